"""The store of one run: opened with everything that is to be known, closed in order."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest

from wissen.errors import StoreDamaged, StoreFull, StoreInUse
from wissen.learning.history import History
from wissen.learning.verb import Verb
from wissen.progress import erasing
from wissen.progress.drives import Drive
from wissen.progress.events import NewEvent
from wissen.progress.places import LastPlace
from wissen.services.journal import Journal, Keeper
from wissen.services.keeping import Keeping
from wissen.services.onboarding import Progress
from wissen.services.places import Places
from wissen.services.today import Today

DAY = date(2026, 11, 23)
SHOWN = Today(None, Progress(1, 1, 0))
BEGUN = NewEvent(Verb.BEGUN, "l-hut")


class Run:
    """One start of the app."""

    def __init__(self, folder: Path, *, today: date = DAY) -> None:
        numbers = itertools.count(1)
        self.journal = Journal(History(), Places())
        self.keeping = Keeping(
            folder / "wissen.db",
            self.journal,
            today=lambda: today,
            new_id=lambda: f"log{next(numbers)}",
            new_salt=lambda: next(numbers).to_bytes(16, "big"),
            machine="amt-pc-1",
            drive=Drive.LOCAL,
        )

    def acts(self) -> None:
        self.journal.record([BEGUN], today=DAY)
        self.journal.keep_place(LastPlace("l-hut", "helfen"))


def backups(folder: Path) -> list[Path]:
    return sorted((folder / "sicherungen").glob("*"))


def test_the_first_run_finds_nothing(tmp_path: Path) -> None:
    run = Run(tmp_path)
    begun = run.keeping.begin()
    assert (begun.known.begun, begun.places, begun.kept, begun.notice, begun.clock_is_late) == (
        set(),
        (),
        None,
        "",
        False,
    )
    run.keeping.end(None)


def test_the_next_run_finds_what_was_done_and_shown(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.keeping.begin()
    run.acts()
    run.keeping.end(SHOWN)
    again = Run(tmp_path)
    begun = again.keeping.begin()
    assert begun.known.begun == {"l-hut"}
    assert begun.places == (LastPlace("l-hut", "helfen"),)
    assert begun.kept == SHOWN
    again.keeping.end(None)


def test_the_end_backs_up_what_is_new_and_only_that(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.keeping.begin()
    run.acts()
    run.keeping.end(None)
    (first,) = backups(tmp_path)
    written = first.stat().st_mtime_ns
    again = Run(tmp_path)
    again.keeping.begin()
    again.keeping.end(None)
    assert backups(tmp_path) == [first]
    assert first.stat().st_mtime_ns == written


def test_the_profile_is_free_afterwards(tmp_path: Path) -> None:
    run, other = Run(tmp_path), Run(tmp_path)
    run.keeping.begin()
    with pytest.raises(StoreInUse):
        other.keeping.begin()
    run.keeping.end(None)
    other.keeping.begin()
    other.keeping.end(None)


def test_an_end_without_a_beginning_is_none(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.keeping.verify()
    run.keeping.end(SHOWN)
    assert not (tmp_path / "wissen.db").exists()


def test_a_damaged_file_gives_way_only_when_asked_to(tmp_path: Path) -> None:
    (tmp_path / "wissen.db").write_bytes(b"SQLite format 3\0" + b"\xa5" * 8192)
    run = Run(tmp_path)
    with pytest.raises(StoreDamaged):
        run.keeping.begin()
    begun = run.keeping.begin_anew()
    assert "leeren Lernstand" in begun.notice
    run.keeping.end(None)


def test_beginning_from_the_backup_closes_what_was_open(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.keeping.begin()
    run.acts()
    begun = run.keeping.begin_from_backup()
    assert begun.known.begun == {"l-hut"}
    run.keeping.end(None)


def test_a_clock_that_is_late_is_noticed(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.keeping.begin()
    run.acts()
    run.keeping.end(None)
    late = Run(tmp_path, today=date(2026, 11, 1))
    assert late.keeping.begin().clock_is_late
    late.keeping.end(None)


def test_a_store_that_cannot_be_read_is_not_left_open(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.keeping._journal = Unreadable(History(), Places())
    with pytest.raises(StoreDamaged):
        run.keeping.begin()
    other = Run(tmp_path)
    other.keeping.begin()
    other.keeping.end(None)


class Unreadable(Journal):
    """Finds the history damaged when it is read."""

    def begin(self, keeper: Keeper) -> tuple[History, tuple[LastPlace, ...]]:
        raise StoreDamaged(f"{type(keeper).__name__} ist unlesbar")


def test_erasing_that_was_cut_short_is_finished_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_short(*_: object, **__: object) -> None:
        raise StoreFull("Der Datenträger ist voll.", "Schaffen Sie Platz.")

    first = Run(tmp_path)
    first.keeping.begin()
    first.acts()
    first.keeping.end(None)
    with monkeypatch.context() as patched:
        patched.setattr(erasing, "scrub", cut_short)
        run = Run(tmp_path)
        run.keeping.begin()
        with pytest.raises(StoreFull):
            run.keeping.erase_everything()
        run.keeping._close()
        assert b"l-hut" in backups(tmp_path)[0].read_bytes()
        again = Run(tmp_path)
        assert not again.keeping.begin().known.begun, "whoever has no space starts all the same"
        again.keeping._close()
    last = Run(tmp_path)
    last.keeping.begin()
    assert all(b"l-hut" not in path.read_bytes() for path in backups(tmp_path))
    last.keeping._close()

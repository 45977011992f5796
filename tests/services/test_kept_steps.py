"""Steps over many files: done, undone until another of the kind is done, and carried on after a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from wissen.content.rewrite import carry_out
from wissen.content.rewritten import Moved, Rewrite, Wrote
from wissen.errors import ContentError
from wissen.services import kept_steps
from wissen.services.authoring import Start, file_to_begin
from wissen.services.kept_steps import KeptStep, KeptSteps, StepKind
from wissen.services.renaming import file_renamed

LESSON = "module/01-anfang/hut.md"
PRACTICE = "praxis/anfang.md"


class PowerCut(Exception):
    """Nothing after it happens."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path / "inhalt")


@pytest.fixture
def steps(tmp_path: Path) -> KeptSteps:
    return KeptSteps(tmp_path / "profil")


def renaming(folder: Path, name: str = "01-ankommen") -> tuple[Rewrite, ...]:
    return file_renamed(folder, "module/01-anfang", name).rewrites


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def cut_after(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """The power goes after so many of the rewrites."""

    def cut(folder: Path, rewrites: tuple[Rewrite, ...]) -> None:
        carry_out(folder, rewrites[:number])
        raise PowerCut

    monkeypatch.setattr(kept_steps, "carry_out", cut)


def test_it_is_undone_even_by_the_next_session(folder: Path, steps: KeptSteps, tmp_path: Path) -> None:
    before, rewrites = files_of(folder), renaming(folder)
    steps.do(folder, StepKind.RENAMED, "Umbenannt", rewrites)
    assert files_of(folder) != before
    later = KeptSteps(tmp_path / "profil")
    assert later.last(folder, StepKind.RENAMED) == KeptStep("Umbenannt", rewrites)
    assert later.last(folder, StepKind.MENDED) is None
    later.undo(folder, StepKind.RENAMED, rewrites)
    assert files_of(folder) == before
    assert later.last(folder, StepKind.RENAMED) is None
    assert later.finish(folder) == ()


def test_the_next_step_of_its_kind_ends_the_way_back(folder: Path, steps: KeptSteps) -> None:
    first = renaming(folder)
    steps.do(folder, StepKind.RENAMED, "Eins", first)
    steps.do(folder, StepKind.RENAMED, "Zwei", file_renamed(folder, PRACTICE, "erste.md").rewrites)
    after = files_of(folder)
    with pytest.raises(ContentError, match="nicht mehr rückgängig"):
        steps.undo(folder, StepKind.RENAMED, first)
    assert files_of(folder) == after


def test_a_new_file_is_taken_away_even_by_the_next_session(folder: Path, steps: KeptSteps, tmp_path: Path) -> None:
    before = files_of(folder)
    rewrites = file_to_begin(folder, Start.LESSON, module="m-anfang").rewrites
    steps.do(folder, StepKind.BEGUN, "Angelegt", rewrites)
    assert len(files_of(folder)) == len(before) + 1
    later = KeptSteps(tmp_path / "profil")
    later.undo(folder, StepKind.BEGUN, rewrites)
    assert files_of(folder) == before


@pytest.mark.parametrize("number", range(3))
def test_after_a_power_cut_it_is_all_new(
    folder: Path, steps: KeptSteps, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrites = renaming(folder)
    assert len(rewrites) == 2
    cut_after(monkeypatch, number)
    with pytest.raises(PowerCut):
        steps.do(folder, StepKind.RENAMED, "Umbenannt", rewrites)
    finished = steps.finish(folder)
    assert [one.title for one in finished] == (["Umbenannt"] if number else [])
    old, new = (folder / "module" / name for name in ("01-anfang", "01-ankommen"))
    assert (old.exists(), new.exists()) == (not number, bool(number))
    linked = "01-ankommen" in (folder / "lernpfade/woche.md").read_text(encoding="utf-8")
    assert linked is bool(number)
    assert steps.finish(folder) == ()


def test_what_was_changed_after_the_power_cut_is_told(
    folder: Path, steps: KeptSteps, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Wrote(LESSON, (folder / LESSON).read_bytes(), b"neu")
    second = Wrote(PRACTICE, (folder / PRACTICE).read_bytes(), b"neu")
    cut_after(monkeypatch, 1)
    with pytest.raises(PowerCut):
        steps.do(folder, StepKind.MENDED, "Behoben", (first, second))
    (folder / PRACTICE).write_bytes(b"von Hand")
    (finished,) = steps.finish(folder)
    assert finished.left == (PRACTICE,)


def test_a_folder_out_of_reach_keeps_what_was_begun(
    folder: Path, steps: KeptSteps, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_after(monkeypatch, 1)
    with pytest.raises(PowerCut):
        steps.do(folder, StepKind.RENAMED, "Umbenannt", renaming(folder))
    away = folder.rename(folder.with_name("weg"))
    assert steps.finish(folder) == ()
    away.rename(folder)
    assert [one.title for one in steps.finish(folder)] == ["Umbenannt"]


def test_what_is_refused_leaves_the_way_back_of_the_step_before(folder: Path, steps: KeptSteps) -> None:
    rewrites = renaming(folder)
    steps.do(folder, StepKind.RENAMED, "Umbenannt", rewrites)
    with pytest.raises(ContentError):
        steps.do(folder, StepKind.RENAMED, "Falsch", [Moved("gibt-es-nicht", "egal")])
    assert steps.last(folder, StepKind.RENAMED) == KeptStep("Umbenannt", rewrites)


@pytest.mark.parametrize("text", ["{", '{"format": 1}', '{"format": 9}'])
def test_what_cannot_be_read_is_as_if_nothing_was_kept(
    folder: Path, steps: KeptSteps, tmp_path: Path, text: str
) -> None:
    steps.do(folder, StepKind.RENAMED, "Umbenannt", renaming(folder))
    (file,) = (tmp_path / "profil").iterdir()
    file.write_text(text, encoding="utf-8")
    assert steps.last(folder, StepKind.RENAMED) is None

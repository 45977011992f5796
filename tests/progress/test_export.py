"""What is kept, out of one database and into another: the same history, a chain that holds, a log of its own."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.stores import DAY, NEXT_DAY, Desk, answered, answered_in_own_words, begun, completed
from wissen.errors import DataFileError
from wissen.learning.history import History
from wissen.learning.verb import Verb
from wissen.progress import export
from wissen.progress.events import NewEvent
from wissen.progress.export import Kept
from wissen.progress.places import LastPlace
from wissen.progress.store import Store

CHOICE = NewEvent(Verb.SETTINGS, "auffrischen", "", {"value": {"version": 1}})


def filled(desk: Desk) -> Store:
    """A history in two logs with an erased answer, own words, and places."""
    store = desk.store()
    store.append(begun(), completed(), answered_in_own_words("q01", "t1", "Weil die Frist läuft."), today=DAY)
    store.append(answered("q02"), answered("q03"), today=DAY)
    store.erase(store.events()[3:4], today=DAY)
    store.close()
    desk.path.with_name("wissen.db-head").unlink()
    store = desk.store(today=NEXT_DAY)
    store.append(completed("l02"), NewEvent(Verb.BOOKMARKED, "l02#a", "", {"kept": True}), today=NEXT_DAY)
    store.write_texts({"note-1": "Notiz mit Ümlaut\nund Zeile"})
    store.remember_place(LastPlace("l01", "a"))
    store.remember_place(LastPlace("l02", ""))
    return store


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    store = filled(Desk(tmp_path / "alt"))
    found = store.kept()
    store.close()
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "neu", ids="neu")


def state(store: Store) -> object:
    history = History(store.events())
    return (history.begun, history.completions, history.answers, history.bookmarks)


def test_what_is_kept_is_all_there_is(kept):
    assert kept.logs == ("log1", "log2")
    assert [(one.seq, one.verb, one.payload is None) for one in kept.events] == [
        (1, "begun", False),
        (2, "completed", False),
        (3, "answered", False),
        (4, "answered", True),
        (5, "answered", False),
        (6, "erased", False),
        (1, "completed", False),
        (2, "bookmarked", False),
    ]
    assert kept.texts == {"note-1": "Notiz mit Ümlaut\nund Zeile", "t1": "Weil die Frist läuft."}
    assert kept.shown["f-l01-einleitung"] == "l01 Zwei Hüte"
    assert kept.places == (LastPlace("l02", ""), LastPlace("l01", "a"))


def test_elsewhere_it_is_the_same_history(kept, desk, tmp_path):
    export.require_sound(kept)
    store = desk.store(today=NEXT_DAY)
    store.take_in(kept, today=NEXT_DAY)
    store.verify_all()
    there = Desk(tmp_path / "alt").store(today=NEXT_DAY)
    assert state(store) == state(there)
    assert store.kept() == kept == there.kept()
    store.close()
    there.close()


def test_it_goes_on_in_a_new_log(kept, desk):
    store = desk.store(today=NEXT_DAY)
    store.take_in(kept, today=NEXT_DAY)
    (event,) = store.append(begun("l09"), today=NEXT_DAY)
    assert (event.log, event.seq) == ("neu2", 1)
    store.close()
    store = desk.store(today=NEXT_DAY)
    store.verify_all()
    assert len(store.events()) == 9
    store.close()


def test_there_is_a_backup_of_it_at_once(kept, desk):
    store = desk.store(today=NEXT_DAY)
    store.take_in(kept, today=NEXT_DAY)
    assert not store.backup_due(NEXT_DAY)
    store.close()


def test_choices_made_before_do_not_stand_in_the_way(kept, desk):
    store = desk.store(today=NEXT_DAY)
    store.append(CHOICE, today=NEXT_DAY)
    store.take_in(kept, today=NEXT_DAY)
    store.verify_all()
    assert [event.verb for event in store.events()][:2] == ["settings", "begun"]
    store.close()


def test_a_profile_with_a_history_takes_nothing(kept, desk):
    store = desk.store(today=NEXT_DAY)
    store.append(begun(), today=NEXT_DAY)
    before = store.kept()
    with pytest.raises(DataFileError, match="gibt es schon einen Lernstand"):
        store.take_in(kept, today=NEXT_DAY)
    assert store.kept() == before
    store.close()


def test_the_second_time_it_is_refused(kept, desk):
    store = desk.store(today=NEXT_DAY)
    store.take_in(kept, today=NEXT_DAY)
    with pytest.raises(DataFileError):
        store.take_in(kept, today=NEXT_DAY)
    assert store.kept() == kept
    store.close()


def test_what_came_from_here_is_known_here(desk):
    store = desk.store(today=NEXT_DAY)
    store.append(CHOICE, today=NEXT_DAY)
    with pytest.raises(DataFileError, match="schon in diesem Profil"):
        store.take_in(store.kept(), today=NEXT_DAY)
    store.close()


def test_after_erasing_everything_it_can_be_brought_back(tmp_path):
    store = filled(Desk(tmp_path / "alt"))
    kept = store.kept()
    store.erase_everything(today=NEXT_DAY)
    store.take_in(kept, today=NEXT_DAY)
    store.verify_all()
    assert store.kept() == kept
    store.close()


def test_a_history_of_the_first_schema_can_be_taken_along(tmp_path, desk):
    folder = tmp_path / "golden"
    folder.mkdir()
    shutil.copy(Path(__file__).parents[1] / "data" / "store" / "v1.db", folder / "wissen.db")
    golden = Desk(folder, ids="g").open(today=NEXT_DAY).store
    kept = golden.kept()
    golden.close()
    export.require_sound(kept)
    last = max(event.day for event in kept.events)
    store = desk.store(today=last)
    store.take_in(kept, today=last)
    store.verify_all()
    store.close()


CHANGES = {
    "a payload": lambda kept: with_event(kept, 4, payload={"attempt": None, "response": ["b"], "score": 1.0}),
    "a day": lambda kept: with_event(kept, 0, day=NEXT_DAY),
    "a verb": lambda kept: with_event(kept, 0, verb="undone"),
    "an object": lambda kept: with_event(kept, 0, object="l99"),
    "a revision": lambda kept: with_event(kept, 1, revision="f-anders"),
    "a salt": lambda kept: with_event(kept, 4, salt=bytes(16)),
    "a hash": lambda kept: with_event(kept, 4, sha=bytes(32)),
    "a hash of a payload": lambda kept: with_event(kept, 4, payload_sha=bytes(32)),
    "an event left out": lambda kept: replace(kept, events=kept.events[:2] + kept.events[3:]),
    "an event twice": lambda kept: replace(kept, events=kept.events[:1] + kept.events),
    "its beginning left out": lambda kept: replace(kept, events=kept.events[1:]),
    "a payload erased by nobody": lambda kept: with_event(kept, 4, payload=None, salt=None),
    "a short salt": lambda kept: with_event(kept, 4, salt=bytes(4)),
    "a short hash": lambda kept: with_event(kept, 4, sha=bytes(4)),
    "no text of what was shown": lambda kept: replace(kept, shown={}),
    "a log of the trial": lambda kept: replace(
        kept, events=tuple(replace(event, log="probe-0") for event in kept.events)
    ),
    "a number beyond all": lambda kept: with_event(kept, 0, seq=2**70),
    "half a character": lambda kept: replace(kept, texts={"t1": "\ud800"}),
}


def with_event(kept: Kept, number: int, **changed: object) -> Kept:
    events = list(kept.events)
    events[number] = replace(events[number], **changed)  # type: ignore[arg-type]  # what a hostile file says
    return replace(kept, events=tuple(events))


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_changed_is_noticed(kept, change):
    with pytest.raises(DataFileError, match="unvollständig oder verändert"):
        export.require_sound(CHANGES[change](kept))


def test_an_empty_history_is_sound(desk):
    export.require_sound(Kept())

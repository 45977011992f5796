"""The notebook: the last word on each bookmark, note and highlight, however often it was changed or taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.events import Happening, bookmarked, highlighted, noted
from wissen.learning.history import History
from wissen.learning.notes import Highlight, Note, Notebook
from wissen.learning.verb import Verb

_ACTS: tuple[Callable[[str, bool], Happening], ...] = (
    lambda reference, on: noted(reference, "n-1", words=on),
    lambda reference, on: noted(reference, "n-2", words=on),
    lambda reference, on: highlighted(reference, "h-1", kept=on),
    lambda reference, on: highlighted(reference, "h-2", kept=on),
    lambda reference, on: bookmarked(reference, "l#a", kept=on),
)


def acts(choices: Sequence[tuple[int, bool]]) -> list[Happening]:
    return [_ACTS[which](f"log/{number}", on) for number, (which, on) in enumerate(choices, 1)]


def state(notebook: Notebook) -> dict[str, bool]:
    """Whether each is kept."""
    notes = {name: note.kept for name, note in notebook.notes.items()}
    highlights = {name: one.kept for name, one in notebook.highlights.items()}
    return {**notes, **highlights, **dict.fromkeys(notebook.bookmarks, True)}


def test_a_note_is_its_last_version() -> None:
    first, second = noted("log/1"), replace(noted("log/2"), object="l#b", day=noted("log/2").day)
    assert History([first, second]).notebook.notes == {
        "n-1": Note("log/2", second.day, "n-1", "l#b", "n-1"),
    }


def test_what_a_note_was_called_is_known() -> None:
    event = noted("log/1")
    titled = replace(event, payload={**event.payload, "title": {"text": "n-1-ort"}})
    assert History([titled]).notebook.notes["n-1"].title == "n-1-ort"


def test_a_note_taken_away_can_still_be_brought_back() -> None:
    (note,) = History([noted("log/1"), noted("log/2", words=False)]).notebook.notes.values()
    assert (note.kept, note.text, note.object) == (False, "n-1", "l#a")


def test_taking_away_a_note_that_nobody_wrote_makes_none() -> None:
    assert History([noted("log/1", words=False)]).notebook.notes == {}


def test_a_highlight_keeps_its_words_and_where_they_stood() -> None:
    event = highlighted("log/1")
    assert History([event]).notebook.highlights["h-1"] == Highlight("log/1", event.day, "h-1", "l#a", "r1", 3, 9, "h-1")


@pytest.mark.parametrize("event", [noted("log/1"), highlighted("log/1"), bookmarked("log/1", "l#a")])
def test_what_was_erased_is_forgotten_at_once_and_later(event: Happening) -> None:
    erased = Happening("log/2", Verb.ERASED, "log/1")
    assert state(History([event, erased]).notebook) == {}
    assert state(History([replace(event, payload={}, erased=True), erased]).notebook) == {}


@pytest.mark.parametrize("event", [noted("log/1"), highlighted("log/1"), bookmarked("log/1", "l#a")])
@pytest.mark.parametrize("object_id", ["", "l"])
def test_it_is_no_standing_that_a_reset_could_begin_anew(event: Happening, object_id: str) -> None:
    history = History([event, Happening("log/2", Verb.PROGRESS_RESET, object_id)])
    assert len(state(history.notebook)) == 1


@given(st.lists(st.tuples(st.integers(0, len(_ACTS) - 1), st.booleans())))
def test_whatever_was_done_and_taken_back_the_last_act_on_each_counts(choices: list[tuple[int, bool]]) -> None:
    names = ("n-1", "n-2", "h-1", "h-2", "l#a")
    last = {names[which]: on for which, on in choices}
    found = state(History(acts(choices)).notebook)
    assert {name for name, kept in found.items() if kept} == {name for name, on in last.items() if on}


@given(st.lists(st.tuples(st.integers(0, len(_ACTS) - 1), st.booleans())), st.data())
def test_the_order_of_others_changes_nothing(choices: list[tuple[int, bool]], data: st.DataObject) -> None:
    events = acts(choices)
    mixed = data.draw(st.permutations(range(len(events))))
    # The events of each stay in their order; those of different ones come in any.
    by_one: dict[int, list[Happening]] = {}
    for event, (which, _) in zip(events, choices, strict=True):
        by_one.setdefault(which, []).append(event)
    waiting = {which: iter(some) for which, some in by_one.items()}
    shuffled = [next(waiting[choices[place][0]]) for place in mixed]
    assert state(History(shuffled).notebook) == state(History(events).notebook)

"""Stand: derived from what was learned and what holds today."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.events import finished, started
from wissen.content.entry import Entry, Part, PartKind
from wissen.content.head import Change, ChangeClass, Head
from wissen.content.ids import Id, Place
from wissen.content.model import Kind
from wissen.learning import completion
from wissen.learning.completion import Standing, combined, known_through
from wissen.learning.history import Completion, History
from wissen.learning.refresher import Surroundings

TODAY = date(2026, 11, 23)
STAGE = date(2026, 11, 1)


def lesson(revision: str, *history: Change, supersedes: tuple[Id, ...] = ()) -> Entry:
    head = Head(Id("l"), "Lektion", history=history, supersedes=supersedes)
    return Entry(Kind.LESSON, "module/m/l.md", "sha", head, (Part("wann", PartKind.SECTION, "Wann", revision),))


def change(kind: ChangeClass, *, day: date = STAGE, sections: tuple[Place, ...] = ()) -> Change:
    return Change(day, kind, "Frist geändert", sections)


def learned(revision: str, *, through: date | None = None, name: str = "l") -> History:
    history = History()
    history.completions[name] = Completion("log/1", date(2026, 11, 10), {"wann": revision}, through)
    return history


def standing(entry: Entry, history: History, today: date) -> Standing:
    return completion.standing(entry, history, today, Surroundings(learned=history.learned()))


def test_what_was_never_opened_is_open() -> None:
    assert standing(lesson("neu"), History(), TODAY) is Standing.OPEN


def test_what_was_opened_is_begun() -> None:
    history = History()
    history.begun.add("l")
    assert standing(lesson("neu"), history, TODAY) is Standing.BEGUN


def test_what_was_read_as_it_stands_is_done() -> None:
    entry = lesson("neu", change(ChangeClass.REFRESH))
    assert standing(entry, learned("neu"), TODAY) is Standing.DONE


@pytest.mark.parametrize("kind", [ChangeClass.REFRESH, ChangeClass.CONFIRM])
def test_a_change_that_asks_again_makes_stale(kind: ChangeClass) -> None:
    assert standing(lesson("neu", change(kind)), learned("alt"), TODAY) is Standing.STALE


@pytest.mark.parametrize("kind", [ChangeClass.EDITORIAL, ChangeClass.INFORM])
def test_a_smaller_change_leaves_it_done(kind: ChangeClass) -> None:
    assert standing(lesson("neu", change(kind)), learned("alt"), TODAY) is Standing.DONE


def test_an_edit_without_entry_is_editorial() -> None:
    assert standing(lesson("neu"), learned("alt"), TODAY) is Standing.DONE


def test_a_change_of_another_section_leaves_it_done() -> None:
    entry = lesson("neu", change(ChangeClass.REFRESH, sections=(Place("wo"),)))
    assert standing(entry, learned("alt"), TODAY) is Standing.DONE


def test_a_change_that_was_already_learned_does_not_count_again() -> None:
    entry = lesson("neu", change(ChangeClass.REFRESH))
    assert standing(entry, learned("alt", through=STAGE), TODAY) is Standing.DONE


def test_a_change_that_arrived_late_counts_though_it_is_older_than_the_completion() -> None:
    assert learned("alt").completions["l"].day > STAGE
    assert standing(lesson("neu", change(ChangeClass.REFRESH)), learned("alt"), TODAY) is Standing.STALE


def test_a_change_to_come_does_not_count_yet() -> None:
    entry = lesson("neu", change(ChangeClass.REFRESH, day=date(2027, 1, 1)))
    assert standing(entry, learned("alt"), TODAY) is Standing.DONE


def test_a_successor_takes_over_the_completion() -> None:
    assert standing(lesson("neu", supersedes=(Id("alt"),)), learned("neu", name="alt"), TODAY) is Standing.DONE


def test_a_text_knows_the_last_change_it_contains() -> None:
    head = lesson("neu", change(ChangeClass.INFORM), change(ChangeClass.INFORM, day=date(2027, 1, 1))).head
    assert known_through(head, TODAY) == STAGE
    assert known_through(head, date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("attempts", "expected"), [((), Standing.OPEN), ((False,), Standing.BEGUN), ((False, True), Standing.DONE)]
)
def test_a_quiz_is_done_once_it_was_passed(attempts: tuple[bool, ...], expected: Standing) -> None:
    history = History()
    for number, passed in enumerate(attempts):
        history.apply(started(f"log/{number}"))
        history.apply(finished(f"log/{number}", passed=passed))
    assert standing(Entry(Kind.QUIZ, "module/m/q.md", "sha", Head(Id("q"), "Übung")), history, TODAY) is expected


OPEN, BEGUN, DONE, STALE = Standing


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ((), OPEN),
        ((OPEN, OPEN), OPEN),
        ((OPEN, DONE), BEGUN),
        ((BEGUN, OPEN), BEGUN),
        ((DONE, DONE), DONE),
        ((DONE, STALE), STALE),
        ((OPEN, STALE), BEGUN),
    ],
)
def test_a_module_has_the_standing_of_its_parts(parts: tuple[Standing, ...], whole: Standing) -> None:
    assert combined(parts) is whole

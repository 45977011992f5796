"""Bisher | Neu of an object on two days."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.person import Person
from wissen.content.word_diff import Mark
from wissen.errors import NotFound
from wissen.services.comparison import Comparison, Fate, compare

EVE, DAY = date(2026, 5, 31), date(2026, 6, 1)


def found(advised: Person, name: str = "p-kommt", before: date = EVE, after: date = DAY) -> Comparison:
    return compare(advised.services.shelf.whole, name, before=before, after=after)


def test_only_parts_that_read_otherwise_are_told(advised: Person) -> None:
    told = found(advised)
    assert [(part.place, part.fate) for part in told.parts] == [("beraten", Fate.CHANGED), ("hinweis", Fate.NEW)]
    assert (told.title, told.same) == ("Beraten", 1)


def test_the_words_are_compared(advised: Person) -> None:
    part = found(advised).parts[0]
    gone = "".join(piece.text for piece in part.text.old if piece.mark is Mark.GONE)
    assert "Zeit haben" in gone
    assert "• Bezug: § 82 AufenthG" in "".join(piece.text for piece in part.text.new)


def test_what_goes_stands_where_it_stood(advised: Person) -> None:
    backwards = found(advised, before=DAY, after=EVE)
    assert [(part.place, part.fate) for part in backwards.parts] == [("beraten", Fate.CHANGED), ("hinweis", Fate.GONE)]


def test_before_something_holds_it_says_nothing(advised: Person) -> None:
    told = found(advised, before=date(2026, 1, 1), after=date(2026, 2, 1))
    assert {part.fate for part in told.parts} == {Fate.NEW}


def test_on_two_equal_days_nothing_differs(advised: Person) -> None:
    assert found(advised, before=DAY, after=date(2026, 7, 1)).parts == ()


def test_a_part_alone_can_be_compared(advised: Person) -> None:
    assert [part.place for part in found(advised, "p-kommt#beraten").parts] == ["beraten"]


def test_an_unknown_kennung_names_the_nearest(advised: Person) -> None:
    with pytest.raises(NotFound, match="p-komt"):
        found(advised, "p-komt")

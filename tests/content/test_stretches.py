"""Stretches: the days on which an object reads the same."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wissen.content.entry import Entry, Part, PartKind
from wissen.content.head import Change, ChangeClass, Head
from wissen.content.ids import Id
from wissen.content.model import Kind
from wissen.content.stretches import stretch_on, stretches
from wissen.content.validity import ALWAYS, Period

FIRST, SECOND = date(2024, 3, 1), date(2024, 6, 1)
A_DAY = timedelta(days=1)


def entry(*periods: Period, whole: Period = ALWAYS, history: tuple[Change, ...] = ()) -> Entry:
    parts = tuple(Part(f"s{number}", PartKind.SECTION, "S", "r", period) for number, period in enumerate(periods))
    return Entry(Kind.PROCESS, "prozesse/p.md", "sha", Head(Id("p"), "P", period=whole, history=history), parts)


def periods(found: Entry, part_id: str = "") -> list[Period]:
    return [stretch.period for stretch in stretches(found, part_id)]


def test_what_always_holds_is_one_stretch() -> None:
    assert periods(entry(ALWAYS, ALWAYS)) == [ALWAYS]


def test_each_turning_day_begins_a_stretch() -> None:
    found = entry(Period(None, FIRST - A_DAY), Period(FIRST), Period(SECOND))
    assert periods(found) == [Period(None, FIRST - A_DAY), Period(FIRST, SECOND - A_DAY), Period(SECOND)]


def test_before_an_object_holds_there_is_no_stretch() -> None:
    assert periods(entry(ALWAYS, whole=Period(FIRST, SECOND))) == [Period(FIRST, SECOND)]


def test_a_part_alone_has_stretches_of_its_own() -> None:
    found = entry(Period(FIRST), Period(SECOND))
    assert periods(found, "s1") == [Period(SECOND)]


def test_a_stretch_knows_what_is_said_of_its_first_day() -> None:
    told = Change(FIRST, ChangeClass.INFORM, "Neu")
    before, after = stretches(entry(Period(None, FIRST - A_DAY), Period(FIRST), history=(told,)))
    assert (before.changes, after.changes) == ((), (told,))


DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 1))


@given(st.lists(st.tuples(DAYS, DAYS).map(lambda pair: Period(min(pair), max(pair))), min_size=1, max_size=4), DAYS)
def test_no_day_lies_in_two_stretches_and_each_day_that_holds_in_one(held: list[Period], day: date) -> None:
    found = stretches(entry(*held), "")
    inside = [stretch for stretch in found if day in stretch.period]
    assert len(inside) == 1  # the object itself always holds
    place = stretch_on(found, day)
    assert place is not None
    assert found[place] is inside[0]


def test_what_is_dated_within_a_part_begins_a_stretch_too() -> None:
    part = Part("s", PartKind.SECTION, "S", "r", Period(FIRST), turns=((SECOND, "n"),))
    found = Entry(Kind.PROCESS, "prozesse/p.md", "sha", Head(Id("p"), "P"), (part,))
    assert periods(found, "s") == [Period(FIRST, SECOND - A_DAY), Period(SECOND)]

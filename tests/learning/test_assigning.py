"""A plan for one person: from a template to days, adjusted, by the week, and what to think about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.person import Person
from tests.helpers.small_pack import write_small_pack
from wissen.content.model import PathUnit
from wissen.learning.assigning import (
    Doubt,
    Plan,
    PlannedItem,
    Release,
    Step,
    added,
    around,
    doubts,
    dropped,
    from_there,
    minutes_per_week,
    monday_of,
    moved,
    planned,
    postponed,
    steps_from,
    steps_of,
    with_choice,
)
from wissen.learning.working_days import Absence, Workdays, day_off
from wissen.settings import LANDS

MONDAY = date(2026, 11, 30)
DAYS = Workdays(MONDAY)
A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)

starts = st.dates(date(2024, 1, 1), date(2030, 1, 1))
lands = st.sampled_from(["", *LANDS])
steps = st.lists(
    st.builds(Step, st.from_regex("[a-c]{1,2}", fullmatch=True), st.sampled_from(PathUnit), st.integers(1, 8)),
    max_size=8,
    unique_by=lambda step: step.ref,
)


@st.composite
def absences(draw: st.DrawFn, near: date) -> tuple[Absence, ...]:
    found = draw(st.lists(st.tuples(st.integers(-10, 90), st.integers(0, 25)), max_size=3))
    return tuple(Absence(near + timedelta(first), near + timedelta(first + length)) for first, length in found)


@st.composite
def workdays(draw: st.DrawFn) -> Workdays:
    start = draw(starts)
    return Workdays(start, draw(lands), draw(absences(start)))


def plan(*items: tuple[str, int]) -> Plan:
    """Items due so many days after the Monday."""
    return tuple(PlannedItem(ref, MONDAY + timedelta(days)) for ref, days in items)


def is_in_order(items: Plan) -> bool:
    return list(items) == sorted(items, key=lambda item: item.due)


# ------------------------------------------------------------ from a template


def test_a_path_of_the_content_is_a_template_with_the_names_that_progress_hangs_on(tmp_path: Path) -> None:
    library = Person(write_small_pack(tmp_path / "inhalte"), today=MONDAY).services.shelf.current
    assert steps_of(library, library.paths[0]) == (
        Step("l-hut", PathUnit.DAY, 1),
        Step("service-probe", PathUnit.DAY, 1),
        Step("l-frist", PathUnit.DAY, 2),
        Step("q-anfang", PathUnit.DAY, 2),
        Step("p-gespraech", PathUnit.DAY, 2, optional=True),
    )


def test_a_step_that_leads_nowhere_or_stands_there_twice_is_left_out(tmp_path: Path) -> None:
    folder = write_small_pack(tmp_path / "inhalte")
    path = folder / "lernpfade/woche.md"
    more = "\n## Tag 3\n\n- [Fort](../module/weg.md)\n- [Zwei Hüte](../module/01-anfang/hut.md)\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    library = Person(folder, today=MONDAY).services.shelf.current
    assert [(step.ref, step.number) for step in steps_of(library, library.paths[0])] == [
        ("l-hut", 1),
        ("service-probe", 1),
        ("l-frist", 2),
        ("q-anfang", 2),
        ("p-gespraech", 2),
    ]


def test_a_template_becomes_days() -> None:
    wanted = (Step("a", PathUnit.WEEK, 2), Step("b", PathUnit.DAY, 1), Step("c", PathUnit.DAY, 6, optional=True))
    assert planned(wanted, DAYS) == (
        PlannedItem("b", MONDAY),
        PlannedItem("c", date(2026, 12, 7), optional=True),
        PlannedItem("a", date(2026, 12, 11)),
    )


def test_what_lies_beyond_the_calendar_is_left_out() -> None:
    late = Workdays(date(9999, 12, 20))
    assert planned((Step("a", PathUnit.MONTH, 3), Step("b", PathUnit.DAY, 1)), late) == (
        PlannedItem("b", date(9999, 12, 20)),
    )


@given(steps, workdays())
def test_everything_is_due_on_a_day_on_which_the_person_works(wanted: list[Step], days: Workdays) -> None:
    found = around(planned(wanted, days), days)
    assert {item.ref for item in found} == {step.ref for step in wanted}
    assert is_in_order(found)
    for item in found:
        assert item.due >= days.start
        assert not day_off(item.due, days.land)
        assert not any(item.due in one for one in days.away)


@given(steps, workdays())
def test_an_absence_takes_no_working_day_away(wanted: list[Step], days: Workdays) -> None:
    there = replace(days, away=())
    whole = planned(wanted, days)
    for before, after in zip(whole, around(whole, days), strict=True):
        assert after.due >= before.due
        assert days.number(after.due) == there.number(before.due)


def test_without_absences_nothing_changes() -> None:
    items = planned((Step("a", PathUnit.WEEK, 1), Step("b", PathUnit.MONTH, 1)), DAYS)
    assert around(items, DAYS) == items


def test_a_plan_goes_around_an_absence() -> None:
    days = Workdays(MONDAY, "", (Absence(date(2026, 12, 2), date(2026, 12, 3)),))
    assert around(plan(("a", 1), ("b", 2), ("c", 4)), days) == plan(("a", 1), ("b", 4), ("c", 8))


@given(steps, workdays(), workdays())
def test_a_plan_that_is_moved_there_and_back_is_the_same(wanted: list[Step], one: Workdays, other: Workdays) -> None:
    items = around(planned(wanted, one), one)
    there = moved(items, one, other)
    assert is_in_order(there)
    assert moved(there, other, one) == items


@given(steps, workdays())
def test_a_plan_kept_as_a_template_gives_the_same_plan(wanted: list[Step], days: Workdays) -> None:
    there = replace(days, away=())
    items = planned(wanted, there)
    assert planned(steps_from(items, there), there) == items


# ------------------------------------------------------------ adjusting


def test_an_item_goes_in_at_its_day_and_once() -> None:
    items = plan(("a", 0), ("b", 4))
    more = added(items, PlannedItem("c", MONDAY + A_DAY))
    assert [item.ref for item in more] == ["a", "c", "b"]
    assert added(more, PlannedItem("c", MONDAY + A_WEEK)) == more


def test_an_item_is_dropped_or_made_optional_by_its_name() -> None:
    items = plan(("a", 0), ("b", 4))
    assert dropped(items, "a") == items[1:]
    chosen = with_choice(items, "b", optional=True)
    assert [item.optional for item in chosen] == [False, True]
    assert with_choice(chosen, "b", optional=False) == items


@pytest.mark.parametrize(
    ("by", "day"),
    [(A_DAY, date(2026, 12, 7)), (A_WEEK, date(2026, 12, 11)), (3 * A_WEEK, date(2026, 12, 28))],
)
def test_an_item_is_postponed_to_a_working_day(by: timedelta, day: date) -> None:
    """From a Friday to the next Monday, and past Christmas."""
    assert postponed(plan(("a", 4)), ["a"], by, DAYS) == (PlannedItem("a", day),)


def test_an_item_that_is_postponed_takes_its_new_place() -> None:
    assert postponed(plan(("a", 0), ("b", 1)), ["a"], A_WEEK, DAYS) == plan(("b", 1), ("a", 7))


def test_everything_that_is_due_on_that_day_or_later_goes_along() -> None:
    items = plan(("a", 0), ("b", 1), ("c", 1), ("d", 3))
    assert from_there(items, "c") == ("b", "c", "d")


@given(steps, workdays(), st.integers(1, 40))
def test_nothing_overtakes_anything_when_all_is_postponed(wanted: list[Step], days: Workdays, by: int) -> None:
    items = around(planned(wanted, days), days)
    later = postponed(items, [item.ref for item in items], timedelta(by), days)
    assert [item.ref for item in later] == [item.ref for item in items]
    assert all(after.due >= before.due + timedelta(by) for before, after in zip(items, later, strict=True))
    assert all(days.on_or_after(item.due) == item.due for item in later)


# ------------------------------------------------------------ what it means


def test_minutes_lie_on_the_working_days_up_to_the_day() -> None:
    items = plan(("a", 0), ("b", 11))  # the second Friday: nine more working days
    assert minutes_per_week(items, {"a": 10, "b": 90}, DAYS) == {MONDAY: 50, MONDAY + A_WEEK: 50}


def test_what_is_optional_takes_no_time() -> None:
    items = with_choice(plan(("a", 0)), "a", optional=True)
    assert minutes_per_week(items, {"a": 10}, DAYS) == {}


@given(steps, workdays(), st.integers(0, 500))
def test_no_minute_is_lost_and_none_is_doubled(wanted: list[Step], days: Workdays, each: int) -> None:
    items = around(planned(wanted, days), days)
    weeks = minutes_per_week(items, {item.ref: each for item in items}, days)
    assert sum(weeks.values()) == each * len(items)
    assert all(monday.weekday() == 0 for monday in weeks)
    if items:
        assert all(monday_of(days.start) <= monday <= items[-1].due for monday in weeks)


def test_what_is_due_before_the_start_counts_in_its_own_week() -> None:
    assert minutes_per_week(plan(("a", -7)), {"a": 10}, DAYS) == {MONDAY - A_WEEK: 10}


def test_there_is_nothing_to_say_of_a_plan_in_order() -> None:
    assert doubts(plan(("a", 0)), {"a": Release.CHECKED}, {MONDAY: 300}, DAYS, today=MONDAY) == ()


def test_everything_doubtful_is_told_once_and_in_this_order() -> None:
    days = Workdays(MONDAY, "", (Absence(MONDAY + A_DAY, MONDAY + A_DAY),))
    items = plan(("weg", 2), ("vorbei", -3), ("frei", 1), ("alt", 2), ("roh", 2), ("gut", 2))
    releases = dict.fromkeys(("vorbei", "frei", "gut"), Release.CHECKED)
    releases |= {"alt": Release.RUN_OUT, "roh": Release.UNCHECKED}
    found = doubts(items, releases, {MONDAY: 301}, days, today=MONDAY)
    assert [(one.kind, one.refs) for one in found] == [
        (Doubt.MISSING, ("weg",)),
        (Doubt.PAST, ("vorbei",)),
        (Doubt.AWAY, ("frei",)),
        (Doubt.RUN_OUT, ("alt",)),
        (Doubt.UNCHECKED, ("roh",)),
        (Doubt.FULL_WEEK, ()),
    ]
    assert (found[-1].monday, found[-1].minutes) == (MONDAY, 301)

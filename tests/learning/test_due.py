"""Due days of a learning path: counted from the first working day, never on a day on which nobody works."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.content.model import PathUnit
from wissen.learning.due import due_day
from wissen.learning.working_days import day_off, months_later
from wissen.settings import LANDS

MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("unit", "number", "start", "land", "day"),
    [
        (PathUnit.DAY, 1, MONDAY, "", MONDAY),
        (PathUnit.DAY, 5, MONDAY, "", date(2026, 12, 4)),
        (PathUnit.DAY, 6, MONDAY, "", date(2026, 12, 7)),
        (PathUnit.DAY, 1, date(2026, 11, 28), "", MONDAY),  # somebody who starts on a Saturday
        (PathUnit.DAY, 2, date(2026, 12, 24), "", date(2026, 12, 28)),
        (PathUnit.DAY, 2, date(2027, 1, 5), "BY", date(2027, 1, 7)),
        (PathUnit.DAY, 2, date(2027, 1, 5), "HH", date(2027, 1, 6)),
        (PathUnit.WEEK, 1, MONDAY, "", date(2026, 12, 4)),
        (PathUnit.WEEK, 2, MONDAY, "", date(2026, 12, 11)),
        (PathUnit.WEEK, 1, date(2026, 12, 2), "", date(2026, 12, 8)),  # from a Wednesday to a Tuesday
        (PathUnit.WEEK, 4, MONDAY, "", date(2026, 12, 24)),  # Christmas Day is a Friday
        (PathUnit.MONTH, 1, MONDAY, "", date(2026, 12, 29)),
        (PathUnit.MONTH, 1, date(2026, 12, 1), "", date(2026, 12, 31)),
        (PathUnit.MONTH, 1, date(2027, 1, 31), "", date(2027, 2, 26)),  # its 27th is a Saturday
    ],
)
def test_a_stage_is_due(unit: PathUnit, number: int, start: date, land: str, day: date) -> None:
    assert due_day(unit, number, start, land) == day


@pytest.mark.parametrize("unit", PathUnit)
def test_beyond_the_calendar_nothing_is_due(unit: PathUnit) -> None:
    assert due_day(unit, 12, date(9999, 12, 31)) is None


@given(
    st.sampled_from(PathUnit),
    st.integers(1, 60),
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    st.sampled_from(["", *LANDS]),
)
def test_it_is_a_working_day_and_never_before_that_of_the_stage_before(
    unit: PathUnit, number: int, start: date, land: str
) -> None:
    day, following = due_day(unit, number, start, land), due_day(unit, number + 1, start, land)
    assert day is not None
    assert following is not None
    assert not day_off(day, land)
    assert start <= day <= following
    if unit is PathUnit.DAY:
        between = (start + timedelta(days) for days in range((day - start).days + 1))
        assert sum(not day_off(one, land) for one in between) == number
    else:
        after = start + timedelta(weeks=number) if unit is PathUnit.WEEK else months_later(start, number)
        rest = (day + timedelta(days) for days in range(1, (after - day).days))
        assert all(day_off(one, land) for one in rest)

"""Periods: both ends inclusive, two spellings of a day, versions that overlap or leave a gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.content.validity import (
    ALWAYS,
    Period,
    format_period,
    gaps,
    holding,
    overlapping,
    parse_day,
    parse_period,
    turning_days,
)

MARCH = Period(date(2024, 3, 1), date(2024, 5, 31))
JUNE = Period(date(2024, 6, 1))

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(st.none() | DAYS)
    end = draw(st.none() | (st.dates(start, date(2100, 12, 31)) if start else DAYS))
    return Period(start, end)


@dataclass(frozen=True)
class Version:
    period: Period


def test_both_ends_belong_to_a_period() -> None:
    assert date(2024, 3, 1) in MARCH
    assert date(2024, 5, 31) in MARCH
    assert date(2024, 2, 29) not in MARCH
    assert date(2024, 6, 1) not in MARCH


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("ab 01.03.2024", Period(date(2024, 3, 1))),
        ("ab 1.3.2024", Period(date(2024, 3, 1))),
        ("bis 2024-02-29", Period(None, date(2024, 2, 29))),
        ("01.03.2024 bis 31.05.2024", MARCH),
        ("  2024-03-01 bis 2024-05-31 ", MARCH),
    ],
)
def test_a_period_is_read_in_both_spellings(text: str, period: Period) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize("text", ["", "demnächst", "ab 2024", "ab 01.03.2024 bis 31.05.2024", "seit 01.03.2024"])
def test_what_is_no_period_is_told_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"ab 01\.03\.2024"):
        parse_period(text)


def test_a_day_that_the_calendar_lacks_is_told() -> None:
    with pytest.raises(ValueError, match="Diesen Tag gibt es im Kalender nicht"):
        parse_period("ab 30.02.2024")


def test_a_period_that_ends_before_it_begins_is_told() -> None:
    with pytest.raises(ValueError, match="liegt vor ihrem Beginn"):
        parse_period("01.06.2024 bis 31.05.2024")


def test_an_iso_day_is_read() -> None:
    assert parse_day("2024-02-29") == date(2024, 2, 29)


@given(periods())
def test_a_written_period_is_read_back(period: Period) -> None:
    text = format_period(period)
    assert (parse_period(text) if text else ALWAYS) == period


@given(periods(), periods(), DAYS)
def test_periods_overlap_exactly_where_they_share_a_day(first: Period, second: Period, day: date) -> None:
    shared = first.within(second)
    assert (shared is not None) == first.overlaps(second)
    assert (day in first and day in second) == (shared is not None and day in shared)


@pytest.mark.parametrize("text", ["20240301", "2024-W09-5", "1.3.24", "heute", "31.02.2024"])
def test_other_spellings_are_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_day(text)


def test_early_years_are_written_with_four_digits() -> None:
    assert format_period(Period(date(24, 3, 1))) == "ab 01.03.0024"


def test_only_versions_of_the_day_hold() -> None:
    versions = (Version(MARCH), Version(JUNE))
    assert holding(versions, date(2024, 6, 1)) == (versions[1],)


def test_overlapping_versions_are_named_in_pairs() -> None:
    first, second = Version(MARCH), Version(Period(date(2024, 5, 31)))
    assert overlapping((first, Version(Period(None, date(2024, 2, 29))), second)) == ((first, second),)


def test_a_gap_between_versions_is_found() -> None:
    assert gaps([JUNE, Period(None, date(2024, 2, 29))]) == (Period(date(2024, 3, 1), date(2024, 5, 31)),)


def test_versions_that_follow_each_other_leave_no_gap() -> None:
    assert gaps([MARCH, JUNE, Period(None, date(2024, 2, 29))]) == ()


def test_an_open_end_closes_every_later_gap() -> None:
    assert gaps([Period(date(2020, 1, 1)), Period(date(2021, 1, 1), date(2021, 2, 1)), JUNE]) == ()


@given(st.lists(periods(), max_size=5))
def test_nothing_changes_between_turning_days(some: list[Period]) -> None:
    turning = turning_days(some)
    for first, second in pairwise(turning):
        last = second - timedelta(days=1)
        assert [first in period for period in some] == [last in period for period in some]

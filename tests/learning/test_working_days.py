"""Working days: weekends and the holidays of a Land do not count."""

from __future__ import annotations

from datetime import date

import pytest

from wissen.learning import working_days
from wissen.learning.working_days import (
    Absence,
    Workdays,
    day_off,
    is_over,
    last_working_day,
    months_later,
    next_working_day,
    were_away,
)

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 6), date(2026, 11, 7), date(2026, 11, 9)
CHRISTMAS_EVE, BACK = date(2026, 12, 24), date(2026, 12, 28)


@pytest.mark.parametrize(
    ("day", "land", "why"),
    [
        (date(2026, 11, 27), "", ""),
        (date(2026, 11, 28), "", "Samstag"),
        (date(2026, 11, 29), "", "Sonntag"),
        (date(2026, 12, 25), "", "Erster Weihnachtstag"),
        (date(2026, 12, 26), "", "Zweiter Weihnachtstag"),  # a Saturday too: the holiday says more
        (date(2027, 1, 6), "", ""),
        (date(2027, 1, 6), "BW", "Heilige Drei Könige"),
        (date(2027, 1, 6), "HH", ""),
    ],
)
def test_why_nobody_works(day: date, land: str, why: str) -> None:
    assert day_off(day, land) == why


def test_the_next_working_day_may_be_in_the_next_year() -> None:
    assert next_working_day(date(2027, 12, 31)) == date(2027, 12, 31)
    assert next_working_day(date(2028, 1, 1)) == date(2028, 1, 3)


def test_a_month_without_the_day_has_its_last_one() -> None:
    assert months_later(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert months_later(date(2026, 12, 1), 1) == date(2027, 1, 1)


def test_months_end_with_the_calendar() -> None:
    with pytest.raises(OverflowError):
        months_later(date(9999, 12, 1), 1)


def test_a_prepared_year_is_not_made_again() -> None:
    working_days.prepare(date(2031, 5, 5), "BE")
    before = working_days._holidays.cache_info().misses
    assert day_off(date(2031, 3, 8), "BE") == "Frauentag"
    assert working_days._holidays.cache_info().misses == before


def test_the_working_day_before_and_after_a_free_day() -> None:
    assert (last_working_day(SATURDAY, ""), next_working_day(SATURDAY, "")) == (FRIDAY, MONDAY)
    assert (last_working_day(MONDAY, ""), next_working_day(MONDAY, "")) == (MONDAY, MONDAY)
    assert next_working_day(date(2026, 12, 25), "") == BACK
    assert last_working_day(date(2026, 12, 27), "") == CHRISTMAS_EVE


@pytest.mark.parametrize(
    ("last", "today", "away"),
    [
        (FRIDAY, MONDAY, False),  # a weekend
        (FRIDAY, date(2026, 11, 13), False),  # four working days between
        (FRIDAY, date(2026, 11, 14), True),
        (FRIDAY, date(2026, 11, 16), True),
        (CHRISTMAS_EVE, date(2026, 12, 31), False),  # two holidays and a weekend lie between
        (date(2025, 1, 1), date(2026, 1, 1), True),
        (MONDAY, MONDAY, False),
    ],
)
def test_only_working_days_count_as_absence(last: date, today: date, away: bool) -> None:
    assert were_away(last, today, "", days=5) is away


def test_the_days_of_a_person_are_numbered_without_weekends_holidays_and_absences() -> None:
    days = Workdays(date(2026, 12, 23), "", (Absence(date(2026, 12, 28), date(2026, 12, 29)),))
    assert [days.day(number) for number in range(1, 5)] == [
        date(2026, 12, 23),
        date(2026, 12, 24),
        date(2026, 12, 30),
        date(2026, 12, 31),
    ]
    assert [days.number(date(2026, 12, day)) for day in (1, 23, 24, 25, 28, 30)] == [1, 1, 2, 3, 3, 3]


def test_absences_that_follow_on_each_other_are_one() -> None:
    away = (Absence(date(2026, 12, 3), date(2026, 12, 4)), Absence(date(2026, 12, 7), date(2026, 12, 7)))
    assert Workdays(date(2026, 12, 1), "", away).on_or_after(date(2026, 12, 3)) == date(2026, 12, 8)


def test_between_two_days_lie_those_after_the_one_and_up_to_the_other() -> None:
    days = Workdays(date(2026, 12, 3))
    assert days.between(date(2026, 12, 1), date(2026, 12, 7)) == (
        date(2026, 12, 3),
        date(2026, 12, 4),
        date(2026, 12, 7),
    )
    assert days.between(date(2026, 12, 7), date(2026, 12, 7)) == ()


@pytest.mark.parametrize(
    ("today", "over"), [(date(2027, 4, 30), False), (date(2027, 5, 1), True), (date(2026, 10, 31), False)]
)
def test_a_day_is_over_once_the_months_have_passed(today: date, over: bool) -> None:
    assert is_over(date(2026, 10, 31), 6, today) is over


def test_a_day_at_the_end_of_time_is_never_over() -> None:
    assert not is_over(date(9999, 12, 1), 6, date.max)

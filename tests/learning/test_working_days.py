"""Working days: weekends, the holidays of everybody and those of a Land."""

from __future__ import annotations

from datetime import date

import pytest

from wissen.learning.working_days import last_working_day, next_working_day, no_working_day, were_away

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 6), date(2026, 11, 7), date(2026, 11, 9)
CHRISTMAS_EVE, BACK = date(2026, 12, 24), date(2026, 12, 28)


def test_a_free_day_says_why_it_is_free() -> None:
    assert no_working_day(FRIDAY, "") == ""
    assert no_working_day(SATURDAY, "") == "Samstag"
    assert no_working_day(date(2026, 12, 25), "") == "Erster Weihnachtstag"
    assert no_working_day(date(2026, 11, 1), "NW") == "Allerheiligen"


def test_a_holiday_of_one_land_is_none_in_another() -> None:
    assert no_working_day(date(2027, 1, 6), "BY")
    assert not no_working_day(date(2027, 1, 6), "NW")


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

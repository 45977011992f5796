"""Working days: weekends and the holidays of a Land do not count."""

from __future__ import annotations

from datetime import date

import pytest

from wissen.learning import working_days
from wissen.learning.working_days import day_off, months_later, working_day_from


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
    assert working_day_from(date(2027, 12, 31)) == date(2027, 12, 31)
    assert working_day_from(date(2028, 1, 1)) == date(2028, 1, 3)


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

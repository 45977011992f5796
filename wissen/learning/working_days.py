"""The one calendar of working days: weekends, the holidays of a Land, and months as § 188 BGB counts them."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

A_DAY = timedelta(days=1)
_WEEKDAYS = {5: "Samstag", 6: "Sonntag"}


def prepare(day: date, land: str = "") -> None:
    """Load the calendar of a year on any thread: the first takes a third of a second, and nobody is to wait for it."""
    _holidays(day.year, land)


def day_off(day: date, land: str = "") -> str:
    """The holiday or the day of the weekend that it is, "" for a working day.

    Without a Land only holidays that are the same everywhere count.
    """
    return _holidays(day.year, land).get(day) or _WEEKDAYS.get(day.weekday(), "")


def next_working_day(day: date, land: str = "") -> date:
    """The day itself, or the first working day after it. Raises OverflowError beyond the year 9999."""
    while day_off(day, land):
        day += A_DAY
    return day


def last_working_day(day: date, land: str = "") -> date:
    """The day itself, or the last working day before it."""
    while day_off(day, land):
        day -= A_DAY
    return day


def were_away(last: date, today: date, land: str, *, days: int) -> bool:
    """Whether at least so many working days lie between two days, neither of them counted."""
    missed = 0
    day = last + A_DAY
    while day < today and missed < days:
        missed += not day_off(day, land)
        day += A_DAY
    return missed >= days


def months_later(day: date, months: int) -> date:
    """The same day of a later month, its last one where it has no such day (§ 188 Abs. 3 BGB).

    Raises OverflowError beyond the year 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError(f"{months} months after {day} is out of range")
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@lru_cache(maxsize=128)
def _holidays(year: int, land: str) -> Mapping[date, str]:
    import holidays  # late: the calendars take a while to import, and few pages need them

    found = holidays.country_holidays("DE", subdiv=land or None, years=year, language="de")
    return {day: str(name) for day, name in found.items()}

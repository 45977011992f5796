"""Working days: which days an office is at work, by weekday and by the holidays of its Land."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_WEEKDAYS = {5: "Samstag", 6: "Sonntag"}
_A_DAY = timedelta(days=1)


def no_working_day(day: date, land: str) -> str:
    """The weekday or the holiday that it is; "" for a working day.

    `land` is a code of ISO 3166-2; without one only holidays that are the same everywhere count.
    """
    found = _holidays(day.year, land).get(day)
    return str(found) if found else _WEEKDAYS.get(day.weekday(), "")


def last_working_day(day: date, land: str) -> date:
    """The day itself, or the last working day before it."""
    while no_working_day(day, land):
        day -= _A_DAY
    return day


def next_working_day(day: date, land: str) -> date:
    """The day itself, or the next working day after it."""
    while no_working_day(day, land):
        day += _A_DAY
    return day


def were_away(last: date, today: date, land: str, *, days: int) -> bool:
    """Whether at least so many working days lie between two days, neither of them counted."""
    missed = 0
    day = last + _A_DAY
    while day < today and missed < days:
        missed += not no_working_day(day, land)
        day += _A_DAY
    return missed >= days


@lru_cache(maxsize=32)
def _holidays(year: int, land: str) -> HolidayBase:
    import holidays  # late: the calendars take a while to import, and few pages need them

    return holidays.country_holidays("DE", subdiv=land or None, years=year, language="de")

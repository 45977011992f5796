"""The one calendar of working days: weekends, holidays of a Land, absences, and months as § 188 BGB counts them."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

A_DAY = timedelta(days=1)
_WEEKDAYS = {5: "Samstag", 6: "Sonntag"}


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody does not work from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Workdays:
    """The days on which one person works from `start` on, numbered from 1."""

    start: date
    land: str = ""
    away: tuple[Absence, ...] = ()

    def day(self, number: int) -> date:
        """The day with this number (1 or more). Raises OverflowError beyond the year 9999."""
        return self.days([number])[number]

    def days(self, numbers: Iterable[int]) -> dict[int, date]:
        """The days with these numbers, counted through once. Raises OverflowError as `day` does."""
        found: dict[int, date] = {}
        day, reached = self.on_or_after(self.start), 1
        for number in sorted(set(numbers)):
            for _ in range(number - reached):
                day = self.on_or_after(day + A_DAY)
            found[number], reached = day, number
        return found

    def number(self, day: date) -> int:
        """The number of a day, or of the next one where nobody works on it; 1 for every day before the start."""
        return self.numbers([day])[day]

    def numbers(self, days: Iterable[date]) -> dict[date, int]:
        """The numbers of these days, counted through once."""
        found: dict[date, int] = {}
        number, reached = 1, self.start
        for day in sorted(set(days)):
            number += sum(1 for one in _days(reached, day - A_DAY) if self.on_or_after(one) == one)
            found[day], reached = number, max(day, reached)
        return found

    def on_or_after(self, day: date) -> date:
        """The day itself, or the first one after it on which the person works. Raises OverflowError as `day` does."""
        found = next_working_day(day, self.land)
        while gone := next((one for one in self.away if found in one), None):
            found = next_working_day(gone.last + A_DAY, self.land)
        return found

    def between(self, after: date, last: date) -> tuple[date, ...]:
        """The days after one day and up to another, none before the start."""
        first = max(self.start, after + A_DAY)
        return tuple(one for one in _days(first, last) if self.on_or_after(one) == one)


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


def is_over(day: date, months: int, today: date) -> bool:
    """Whether so many months have passed since a day; never beyond the year 9999."""
    try:
        return today > months_later(day, months)
    except OverflowError:
        return False


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(count) for count in range((last - first).days + 1))


@lru_cache(maxsize=128)
def _holidays(year: int, land: str) -> Mapping[date, str]:
    import holidays  # late: the calendars take a while to import, and few pages need them

    found = holidays.country_holidays("DE", subdiv=land or None, years=year, language="de")
    return {day: str(name) for day, name in found.items()}

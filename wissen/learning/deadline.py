"""Deadlines: from a duration and the day of an event to the day on which it ends (§ 31 VwVfG, §§ 187–193 BGB)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wissen.learning.working_days import no_working_day


class Unit(StrEnum):
    """What a duration is counted in; the value is how a text begins that names it."""

    DAYS = "Tag"
    WEEKS = "Woche"
    MONTHS = "Monat"
    YEARS = "Jahr"


@dataclass(frozen=True, slots=True)
class Duration:
    """`count` units (1 to 999) from an event, for instance "Zugang"."""

    count: int
    unit: Unit
    event: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """`end` is its last day; `moved` are the days from which it was moved on, each with what kept it from ending."""

    end: date
    moved: tuple[tuple[date, str], ...] = ()


_DURATION = re.compile(r"(?P<count>\d{1,3}) (?P<unit>Tag|Woche|Monat|Jahr)(?:e|en|n)? (?:ab|nach) (?P<event>\S.*)")
_A_DAY = timedelta(days=1)


def parse_duration(text: str) -> Duration | None:
    """The duration that a text names, None where it cannot be counted ("bis zu 6 Monate", "10 Werktage ab …")."""
    match = _DURATION.fullmatch(" ".join(text.split()))
    if match is None or not int(match["count"]):
        return None
    return Duration(int(match["count"]), Unit(match["unit"]), match["event"])


def deadline(duration: Duration, day: date, land: str = "") -> Deadline:
    """When the duration ends that began with an event on this day.

    The day of the event does not count (§ 187 Abs. 1 BGB), the last one counts in full (§ 188 BGB). An end on a
    Saturday, a Sunday or a holiday of the Land moves to the next working day (§ 31 Abs. 3 VwVfG, § 193 BGB); without a
    Land only holidays that are the same everywhere count. Raises OverflowError beyond the year 9999.
    """
    end = _counted(duration, day)
    moved: list[tuple[date, str]] = []
    while reason := no_working_day(end, land):
        moved.append((end, reason))
        end += _A_DAY
    return Deadline(end, tuple(moved))


def _counted(duration: Duration, day: date) -> date:
    match duration.unit:
        case Unit.DAYS:
            return day + timedelta(days=duration.count)
        case Unit.WEEKS:
            return day + timedelta(weeks=duration.count)
        case Unit.MONTHS:
            months = duration.count
        case Unit.YEARS:
            months = 12 * duration.count
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError(f"{duration.count} {duration.unit.value} after {day} is out of range")
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))  # a day that the month does not have is its last (§ 188 Abs. 3)

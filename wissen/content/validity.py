"""Periods of validity: which version holds on a day (Stichtag), and where versions overlap or leave a gap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from wissen.text import german_date

_DAY = r"(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})"
_PERIOD = re.compile(rf"(?:ab\s+(?P<since>{_DAY})|bis\s+(?P<until>{_DAY})|(?P<start>{_DAY})\s+bis\s+(?P<end>{_DAY}))")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both inclusive; None is open."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError("Das Ende der Gültigkeit liegt vor ihrem Beginn.")

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: Period) -> bool:
        """Whether at least one day lies in both."""
        return (self.start is None or other.end is None or self.start <= other.end) and (
            other.start is None or self.end is None or other.start <= self.end
        )

    def within(self, other: Period) -> Period | None:
        """The days that lie in both, None if there are none."""
        if not self.overlaps(other):
            return None
        start = max((day for day in (self.start, other.start) if day), default=None)
        end = min((day for day in (self.end, other.end) if day), default=None)
        return Period(start, end)


ALWAYS = Period()


class Dated(Protocol):
    """Anything that holds during a period."""

    @property
    def period(self) -> Period: ...


D = TypeVar("D", bound=Dated)


def parse_day(text: str) -> date:
    """A day written TT.MM.JJJJ or JJJJ-MM-TT; raises ValueError otherwise."""
    if not re.fullmatch(_DAY, text.strip()):
        raise ValueError(f"„{text}“ ist kein Tag.")
    if "." in text:
        day, month, year = text.strip().split(".")
        return date(int(year), int(month), int(day))
    return date.fromisoformat(text.strip())


def parse_period(text: str) -> Period:
    """`ab …`, `bis …` or `… bis …`; raises ValueError with a German text otherwise."""
    match = _PERIOD.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"„{text.strip()}“ ist keine Gültigkeit. Richtig ist zum Beispiel „ab 01.03.2024“.")
    try:
        start = match["since"] or match["start"]
        end = match["until"] or match["end"]
        return Period(parse_day(start) if start else None, parse_day(end) if end else None)
    except ValueError as error:
        reason = str(error) if str(error).startswith("Das Ende") else "Diesen Tag gibt es im Kalender nicht."
        raise ValueError(f"„{text.strip()}“: {reason}") from error


def format_period(period: Period) -> str:
    """The canonical German form that `parse_period` reads; empty for a period open on both sides."""
    start = german_date(period.start) if period.start else ""
    end = german_date(period.end) if period.end else ""
    if start and end:
        return f"{start} bis {end}"
    if start:
        return f"ab {start}"
    return f"bis {end}" if end else ""


def holding(versions: Iterable[D], day: date) -> tuple[D, ...]:
    """What holds on the day, in the given order."""
    return tuple(version for version in versions if day in version.period)


def overlapping(versions: Sequence[D]) -> tuple[tuple[D, D], ...]:
    """Pairs of versions of one thing that hold on the same day; an author's error."""
    return tuple(
        (first, second)
        for index, first in enumerate(versions)
        for second in versions[index + 1 :]
        if first.period.overlaps(second.period)
    )


def gaps(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Days between the periods on which none holds; the open ends before and after are no gaps."""
    ordered = sorted(periods, key=lambda period: period.start or date.min)
    found: list[Period] = []
    reached: date | None = None
    for index, period in enumerate(ordered):
        start = period.start or date.min
        if index and reached and start > reached + timedelta(days=1):
            found.append(Period(reached + timedelta(days=1), start - timedelta(days=1)))
        if period.end is None:
            break
        reached = max(reached, period.end) if reached else period.end
    return tuple(found)


def turning_days(periods: Iterable[Period]) -> tuple[date, ...]:
    """The days on which something begins to hold or has just ceased to, ascending."""
    days: set[date] = set()
    for period in periods:
        if period.start:
            days.add(period.start)
        if period.end and period.end < date.max:
            days.add(period.end + timedelta(days=1))
    return tuple(sorted(days))

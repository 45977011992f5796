"""Stretches: the days on which an object reads the same, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wissen.content.entry import Entry
from wissen.content.head import Change
from wissen.content.validity import ALWAYS, Period, turning_days

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """`changes` is what `verlauf` says of its first day; none for a stretch that has always begun."""

    period: Period
    changes: tuple[Change, ...] = ()


def stretches(entry: Entry, part_id: str = "") -> tuple[Stretch, ...]:
    """The stretches of an object, or of one of its parts, in order; the entry must have all versions.

    Days on which nothing of it holds belong to no stretch.
    """
    periods = _periods(entry, part_id)
    firsts = (None, *turning_days(periods))
    found: list[Stretch] = []
    for first, following in zip(firsts, (*firsts[1:], None), strict=True):
        last = following - _A_DAY if following else None
        period = Period(first, last)
        if any(period.overlaps(other) for other in periods):
            changes = tuple(change for change in entry.head.history if first and change.day == first)
            found.append(Stretch(period, changes))
    return tuple(found)


def stretch_on(found: tuple[Stretch, ...], day: date) -> int | None:
    """The place of the stretch that holds on the day; None when the object does not hold then."""
    return next((place for place, stretch in enumerate(found) if day in stretch.period), None)


def _periods(entry: Entry, part_id: str) -> list[Period]:
    own = [period for part in entry.parts if not part_id or part.id == part_id for period in part.periods]
    return list(_within(entry.head.period, own if part_id else [ALWAYS, *own]))


def _within(outer: Period, periods: list[Period]) -> Iterator[Period]:
    for period in periods:
        if (inner := period.within(outer)) is not None:
            yield inner

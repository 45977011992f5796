"""A learning path for one person: from a template and a start day to days, adjusted, and what to think about first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from wissen.content.library import Library
from wissen.content.model import LearningPath, PathUnit
from wissen.learning.due import due_day
from wissen.learning.working_days import Workdays

FULL_WEEK = 300
"""Minutes of learning above which a week is too full."""


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A module, lesson, quiz, process or practical skill, and the working day by which it is meant to be done."""

    ref: str
    due: date
    optional: bool = False


Plan = tuple[PlannedItem, ...]
"""In the order of the days; each Kennung once."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a template asks for, and in which stage counted from the start day."""

    ref: str
    unit: PathUnit
    number: int
    optional: bool = False


class Release(StrEnum):
    """Whether the office has checked (`geprüft`) what is to be learned."""

    CHECKED = "geprüft"
    UNCHECKED = "nicht geprüft"
    RUN_OUT = "Prüfung abgelaufen"


class Doubt(StrEnum):
    """What a mentor should know before assigning, in the order in which it is told."""

    MISSING = "missing"
    """The content of today has no such thing."""
    PAST = "past"
    """The day is over."""
    AWAY = "away"
    """The person is away on the day, or nobody works."""
    RUN_OUT = "run-out"
    UNCHECKED = "unchecked"
    FULL_WEEK = "full-week"


@dataclass(frozen=True, slots=True)
class Doubtful:
    """`refs` are the items it is about; of a full week `monday` and the `minutes`."""

    kind: Doubt
    refs: tuple[str, ...] = ()
    monday: date | None = None
    minutes: int = 0


def steps_of(library: Library, path: LearningPath) -> tuple[Step, ...]:
    """What a learning path of the content asks for, as far as the content has it; each Kennung once."""
    source = library.entries[path.head.id].path
    found: dict[str, Step] = {}
    for stage in path.stages:
        for item in stage.items:
            target = library.resolve(source, item.target)
            if target is not None:
                entry, part = library.find(target)
                name = entry.ref(part) if part else entry.id
                found.setdefault(name, Step(name, stage.unit, stage.number, item.optional))
    return tuple(found.values())


def steps_from(plan: Iterable[PlannedItem], days: Workdays) -> tuple[Step, ...]:
    """A plan as a template for others: by the number of the working day."""
    items = tuple(plan)
    numbers = days.numbers(item.due for item in items)
    return tuple(Step(item.ref, PathUnit.DAY, numbers[item.due], item.optional) for item in items)


def planned(steps: Iterable[Step], days: Workdays) -> Plan:
    """What is due when, if everybody is there all the time; a stage beyond the calendar is left out."""
    found = ((step, due_day(step.unit, step.number, days.start, days.land)) for step in steps)
    return _in_order(PlannedItem(step.ref, day, step.optional) for step, day in found if day is not None)


def moved(plan: Iterable[PlannedItem], before: Workdays, after: Workdays) -> Plan:
    """The same plan for other days: what was due on the n-th working day is due on the n-th of the others."""
    items = tuple(plan)
    numbers = before.numbers(item.due for item in items)
    days = after.days(numbers.values())
    return tuple(replace(item, due=days[numbers[item.due]]) for item in items)


def around(plan: Iterable[PlannedItem], days: Workdays) -> Plan:
    """A plan that knows of no absences, with each day put back by the working days that somebody is away."""
    return moved(plan, replace(days, away=()), days)


def added(plan: Iterable[PlannedItem], item: PlannedItem) -> Plan:
    """With one more item; nothing changes where it is there already."""
    items = tuple(plan)
    return items if any(other.ref == item.ref for other in items) else _in_order((*items, item))


def dropped(plan: Iterable[PlannedItem], ref: str) -> Plan:
    """Without an item."""
    return tuple(item for item in plan if item.ref != ref)


def with_choice(plan: Iterable[PlannedItem], ref: str, *, optional: bool) -> Plan:
    """An item may be left out, or is wanted after all."""
    return tuple(replace(item, optional=optional) if item.ref == ref else item for item in plan)


def postponed(plan: Iterable[PlannedItem], refs: Iterable[str], by: timedelta, days: Workdays) -> Plan:
    """Some items later by days or weeks: on that day, or the next on which the person works."""
    wanted = frozenset(refs)
    return _in_order(
        replace(item, due=days.on_or_after(item.due + by)) if item.ref in wanted else item for item in plan
    )


def from_there(plan: Sequence[PlannedItem], ref: str) -> tuple[str, ...]:
    """An item and everything that is due on the same day or later."""
    day = next(item.due for item in plan if item.ref == ref)
    return tuple(item.ref for item in plan if item.due >= day)


def minutes_per_week(plan: Iterable[PlannedItem], minutes: Mapping[str, int], days: Workdays) -> dict[date, int]:
    """The minutes of each ISO week by its Monday, without what is optional.

    What is due on a day is learned on the working days since the day before it on which something was due.
    """
    weeks: dict[date, int] = {}
    last = date.min
    for due, items in groupby(_in_order(item for item in plan if not item.optional), _due):
        left = sum(minutes.get(item.ref, 0) for item in items)
        stretch = days.between(last, due) or (due,)
        for place, day in enumerate(stretch):
            part = left // (len(stretch) - place)
            left -= part
            weeks[monday_of(day)] = weeks.get(monday_of(day), 0) + part
        last = due
    return {monday: spent for monday, spent in sorted(weeks.items()) if spent}


def monday_of(day: date) -> date:
    """The first day of its ISO week."""
    return day - timedelta(days=day.weekday())


def doubts(
    plan: Sequence[PlannedItem],
    releases: Mapping[str, Release],
    weeks: Mapping[date, int],
    days: Workdays,
    *,
    today: date,
) -> tuple[Doubtful, ...]:
    """What to think about before a plan is assigned; `releases` names what the content of today has."""
    return tuple(_doubts(plan, releases, weeks, days, today))


def _doubts(
    plan: Sequence[PlannedItem],
    releases: Mapping[str, Release],
    weeks: Mapping[date, int],
    days: Workdays,
    today: date,
) -> Iterator[Doubtful]:
    about = {
        Doubt.MISSING: [item.ref for item in plan if item.ref not in releases],
        Doubt.PAST: [item.ref for item in plan if item.due < today],
        Doubt.AWAY: [item.ref for item in plan if item.due >= today and days.on_or_after(item.due) != item.due],
        Doubt.RUN_OUT: [item.ref for item in plan if releases.get(item.ref) is Release.RUN_OUT],
        Doubt.UNCHECKED: [item.ref for item in plan if releases.get(item.ref) is Release.UNCHECKED],
    }
    yield from (Doubtful(kind, tuple(refs)) for kind, refs in about.items() if refs)
    for monday, minutes in weeks.items():
        if minutes > FULL_WEEK:
            yield Doubtful(Doubt.FULL_WEEK, (), monday, minutes)


def _in_order(plan: Iterable[PlannedItem]) -> Plan:
    return tuple(sorted(plan, key=_due))


def _due(item: PlannedItem) -> date:
    return item.due

"""The days for which it is worth looking at a text: when it reads otherwise, when the law changes, and today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wissen.content.as_of import periods_of
from wissen.content.entry import Entry, Headed
from wissen.content.model import LawChange
from wissen.content.validity import turning_days
from wissen.law.citation import Citation
from wissen.law.overlap import overlap
from wissen.services.law_changes import Stage, cited, stages_in


@dataclass(frozen=True, slots=True)
class DayToSee:
    """A day from which on something is otherwise: the text itself, or the law by these stages; neither is today."""

    day: date
    turns: bool = False
    stages: tuple[str, ...] = ()


class DaysToSee:
    """Remembers what the stages of the folder change and what the text cites, for it is asked at every key."""

    def __init__(self) -> None:
        self._changes: Sequence[LawChange] = ()
        self._stages: tuple[Stage, ...] = ()
        self._cited: frozenset[Citation] = frozenset()
        self._touching: tuple[Stage, ...] = ()

    def of(self, whole: Headed, entry: Entry, changes: Sequence[LawChange], today: date) -> tuple[DayToSee, ...]:
        """Ascending; before the first day on which something changes there is one for what held before.

        Of the stages only those count that change what the text cites.
        """
        found = frozenset(citation for citation, _ in cited(entry))
        if changes != self._changes or found != self._cited:
            if changes != self._changes:
                self._changes, self._stages = changes, tuple(stages_in(changes))
            self._cited = found
            self._touching = tuple(stage for stage in self._stages if _touches(stage, found))
        return _days(whole, self._touching, today)


def _touches(stage: Stage, citations: Iterable[Citation]) -> bool:
    return any(overlap(citation, one) for citation in citations for one in stage.citations)


def _days(whole: Headed, touching: Iterable[Stage], today: date) -> tuple[DayToSee, ...]:
    turning = set(turning_days((whole.head.period, *periods_of(whole))))
    stages: dict[date, list[str]] = {}
    for one in touching:
        if one.stage.start is not None:
            stages.setdefault(one.stage.start, []).append(one.stage.title)
    days = {today, *turning, *stages}
    first = min(days)
    if first != today and first > date.min:
        days.add(first - timedelta(days=1))
    return tuple(DayToSee(day, day in turning, tuple(stages.get(day, ()))) for day in sorted(days))

"""How long what two people told each other is kept, by the weeks and days that the messages themselves bear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from wissen.learning.working_days import is_over
from wissen.settings import Retention
from wissen.team.messages import (
    Assignment,
    Cover,
    CoverEnded,
    Covering,
    HelpWanted,
    Message,
    Share,
    SignedOff,
    Withdrawn,
    week_day,
)


def lapsed(
    told: Sequence[Message], planned: Sequence[Message], today: date, retention: Retention
) -> frozenset[Message]:
    """Which messages are past their time; `told` is what a trainee told a mentor, `planned` the other way, in order.

    A week counts from its Monday, as no message says which day it was. What belongs together goes together: a share
    that is past its time takes all before it along, and of a path, a skill or a cover the last word counts.
    """
    last_days = _last_days(planned)
    end = max((last_days[name] for name in _running(planned)), default=date.min)
    seen: defaultdict[str, date] = defaultdict(lambda: end)
    for one in planned:
        if isinstance(one, SignedOff):
            seen[one.practice] = max(seen[one.practice], one.day)

    def is_past(day: date) -> bool:
        return is_over(day, retention.months, today)

    def found() -> Iterator[Message]:
        shares = [one for one in told if isinstance(one, Share)]
        past = [place for place, one in enumerate(shares, start=1) if is_past(max(end, week_day(one.week)))]
        yield from shares[: max(past, default=0)]
        yield from _covers((*told, *planned), is_past)
        for one in (*told, *planned):
            match one:
                case HelpWanted(week=week):
                    if today - week_day(week) > timedelta(days=retention.help_days):
                        yield one
                case Assignment(id=name) | Withdrawn(assignment=name):
                    if name in last_days and is_past(last_days[name]):
                        yield one
                case SignedOff(practice=skill):
                    if is_past(seen[skill]):
                        yield one

    return frozenset(found())


def _covers(messages: Sequence[Message], is_past: Callable[[date], bool]) -> Iterator[Message]:
    """All of them or none: what ended an earlier cover must not stay without it, nor go before it."""
    about = [one for one in messages if isinstance(one, Cover | CoverEnded | Covering)]
    if all(is_past(one.last) for one in about if not isinstance(one, CoverEnded)):
        yield from about


def _running(planned: Sequence[Message]) -> Collection[str]:
    """The learning paths that were not withdrawn, or assigned once more after that."""
    found: set[str] = set()
    for one in planned:
        if isinstance(one, Assignment):
            found.add(one.id)
        elif isinstance(one, Withdrawn):
            found.discard(one.assignment)
    return found


def _last_days(planned: Sequence[Message]) -> Mapping[str, date]:
    """When the last of each learning path is due, as it was planned last; also of those that were withdrawn."""
    return {
        one.id: max((item.due for item in one.items), default=one.start)
        for one in planned
        if isinstance(one, Assignment)
    }

"""When a question is asked again: FSRS, computed from the reviews alone, so that everybody can recompute it.

No chance and no clock: a review happens at noon of its day (UTC), no fuzzing, no steps within a day.
Source: https://github.com/open-spaced-repetition/free-spaced-repetition-scheduler (FSRS-6).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from wissen.learning.pace import WEIGHTS, Pace
from wissen.learning.review import Review

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

_FINE = 2
"""Decimals of retrievability that count: below that two questions are known equally well."""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """`due`: the day from which a question is to be asked again; `before`: that day before its last review."""

    last: date
    due: date
    before: date | None


@dataclass(frozen=True, slots=True)
class _Kept:
    reviews: tuple[Review, ...]
    card: Card
    scheduled: Scheduled


class Schedule:
    """Keeps what it computed and replays only what is new. Two threads may ask at once; they find the same."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self._scheduler = _scheduler(pace)
        self._kept: dict[str, _Kept] = {}

    def knows(self, item: str, reviews: Sequence[Review]) -> bool:
        """Whether these reviews were replayed before."""
        kept = self._kept.get(item)
        return kept is not None and kept.reviews == reviews

    def of(self, item: str, reviews: tuple[Review, ...]) -> Scheduled:
        """When the question is due after these reviews, of which there is at least one, ordered by day."""
        kept = self._kept.get(item)
        if kept is None or kept.reviews != reviews:
            kept = self._kept[item] = self._replayed(item, reviews)
        return kept.scheduled

    def retrievability(self, item: str, day: date) -> float:
        """How likely it is, 0 to 1, that a question that was scheduled before is known on the day."""
        return self._scheduler.get_card_retrievability(self._kept[item].card, noon(day))

    def _replayed(self, item: str, reviews: tuple[Review, ...]) -> _Kept:
        from fsrs import Card, Rating  # late: the window is to show before it

        kept = self._kept.get(item)
        if kept is not None and kept.reviews == reviews[: len(kept.reviews)]:
            card, before, new = kept.card, kept.scheduled.due, reviews[len(kept.reviews) :]
        else:
            card, before, new = Card(card_id=1, due=noon(reviews[0].day)), None, reviews
        due: date | None = before
        for review in new:
            before = due
            card, _ = self._scheduler.review_card(card, Rating(int(review.recall)), noon(review.day))
            due = card.due.date()
        return _Kept(reviews, card, Scheduled(reviews[-1].day, card.due.date(), before))


def noon(day: date) -> datetime:
    """When a review of the day happened, for FSRS."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def most_valuable(known: Mapping[str, float], day: date, count: int) -> tuple[str, ...]:
    """Of what is due, by name with its retrievability, what is asked on the day: what is known least, least first.

    Among what is known equally well a hash of name and day decides, so that what was learned together does not come
    back together, and what has to wait is not the same on every day.
    """
    ordered = sorted(known, key=lambda name: (round(known[name], _FINE), _drawn(name, day)))
    return tuple(ordered[: max(0, count)])


def replay(schedule: Schedule, reviews: Iterable[tuple[str, tuple[Review, ...]]]) -> None:
    """Compute many at once; for a lane beside the window."""
    for item, its in reviews:
        schedule.of(item, its)


def _drawn(name: str, day: date) -> str:
    return hashlib.sha256(f"{name}/{day.isoformat()}".encode()).hexdigest()


def _scheduler(pace: Pace) -> Scheduler:
    from fsrs import Scheduler  # late: the window is to show before it

    def made(weights: Sequence[float]) -> Scheduler:
        return Scheduler(
            parameters=weights,
            desired_retention=pace.retention / 100,
            learning_steps=(),
            relearning_steps=(),
            maximum_interval=pace.longest,
            enable_fuzzing=False,
        )

    try:
        return made(pace.weights)
    except ValueError:  # weights out of the bounds of FSRS
        return made(WEIGHTS)

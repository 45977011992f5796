"""Reviews: how well each question was known on each day it was answered, wherever it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import chain
from operator import attrgetter
from typing import Any

from wissen.learning.grading import SelfRating
from wissen.learning.happened import Happened
from wissen.learning.verb import Verb

MOST_FAILURES = 4
"""After so many failures in a row a question rests."""

Moment = tuple[date, int]
"""A day, and the place of an event among all that were taken."""


class Recall(IntEnum):
    """How well something was known; the numbers are those of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3


@dataclass(frozen=True, slots=True)
class Review:
    """The first answer to a question on a day; later ones of that day had the solution before their eyes."""

    day: date
    recall: Recall
    order: int

    @property
    def moment(self) -> Moment:
        """When it was, among all events."""
        return (self.day, self.order)


@dataclass(frozen=True, slots=True)
class _Given:
    """One answer as it was recorded."""

    review: Review
    reference: str
    attempt: str


_RATED: Mapping[str, Recall] = {
    SelfRating.MET: Recall.GOOD,
    SelfRating.PARTLY: Recall.HARD,
    SelfRating.MISSED: Recall.AGAIN,
}
_UNSURE = "marked-unsure"
"""The verb with which a quiz notes that somebody is not sure of an answer."""


def recall_of(score: float | None, response: Sequence[object]) -> Recall | None:
    """From the outcome, 0 to 1; where nothing is graded, from how the person rated it, which is the last part.

    None: nothing is known of it.
    """
    if score is None:
        last = response[-1] if response else None
        return _RATED.get(last) if isinstance(last, str) else None
    if score <= 0:
        return Recall.AGAIN
    return Recall.GOOD if score >= 1 else Recall.HARD


class ReviewLog:
    """Taken from the events, one by one; belongs to the thread of the history."""

    def __init__(self) -> None:
        self._given: dict[str, list[_Given]] = {}
        self._counted: dict[str, tuple[Review, ...]] = {}
        self._unsure: set[tuple[str, str]] = set()
        self._quizzes: dict[str, str] = {}
        self._woken: dict[str, Moment] = {}
        self._days: set[date] = set()
        self.taken = 0
        """How many events were taken; another number, another state."""

    def take(self, event: Happened) -> None:
        """Take in one event that still counts."""
        self.taken += 1
        self._days.add(event.day)
        match event.verb:
            case Verb.ANSWERED:
                self._answered(event)
            case Verb.COMPLETED | Verb.ACKNOWLEDGED | Verb.RESUMED:
                self._woken[event.object] = max(self._woken.get(event.object, _NEVER), (event.day, self.taken))
            case Verb.ATTEMPT_STARTED:
                self._quizzes[event.reference] = event.object
            case Verb.ERASED:
                self._drop(self._given, lambda one: one.reference == event.object)
            case Verb.PROGRESS_RESET if event.object:
                self._drop([event.object], lambda _: True)
                self._drop(self._given, lambda one: self._quizzes.get(one.attempt) == event.object)
            case verb if verb == _UNSURE:
                self._mark(event.object, event.payload)

    @property
    def items(self) -> Iterable[str]:
        """The names of all questions that were ever answered."""
        return self._given.keys()

    def of(self, names: Sequence[str]) -> tuple[Review, ...]:
        """The reviews of a question, by its name and those it had before; one a day, in the order of the days."""
        known = [name for name in names if name in self._given]
        if len(known) == 1:
            return self._of(known[0])
        return tuple(_first_of_each_day(chain.from_iterable(map(self._of, known))))

    def woken(self, names: Iterable[str]) -> Moment:
        """When the person last took up any of these again: the question itself, or the lesson that teaches it."""
        return max((self._woken[name] for name in names if name in self._woken), default=_NEVER)

    def last_day_before(self, day: date) -> date | None:
        """The last day before this one on which anything was recorded."""
        return max((one for one in self._days if one < day), default=None)

    def _of(self, name: str) -> tuple[Review, ...]:
        if name not in self._counted:
            self._counted[name] = tuple(_first_of_each_day(self._seen(name, one) for one in self._given[name]))
        return self._counted[name]

    def _seen(self, name: str, given: _Given) -> Review:
        """The review; what was right without being sure of it was hard."""
        review = given.review
        if review.recall is Recall.GOOD and (given.attempt, name) in self._unsure:
            return Review(review.day, Recall.HARD, review.order)
        return review

    def _answered(self, event: Happened) -> None:
        payload = event.payload
        recall = recall_of(payload["score"], payload["response"])
        if recall is not None:
            given = _Given(Review(event.day, recall, self.taken), event.reference, payload["attempt"] or "")
            self._given.setdefault(event.object, []).append(given)
            self._counted.pop(event.object, None)

    def _mark(self, name: str, payload: Mapping[str, Any]) -> None:
        change = self._unsure.add if payload["unsure"] else self._unsure.discard
        change((payload["attempt"], name))
        self._counted.pop(name, None)

    def _drop(self, names: Iterable[str], gone: Callable[[_Given], bool]) -> None:
        for name in [name for name in names if any(map(gone, self._given.get(name, ())))]:
            self._given[name] = [one for one in self._given[name] if not gone(one)]
            self._counted.pop(name, None)


_NEVER: Moment = (date.min, 0)


def rests(reviews: Sequence[Review], woken: Moment) -> bool:
    """Whether asking again helps no more: it failed four times since it was last known or taken up again."""
    failures = 0
    for review in reversed(reviews):
        if review.recall is not Recall.AGAIN or review.moment < woken:
            break
        failures += 1
    return failures >= MOST_FAILURES


def _first_of_each_day(reviews: Iterable[Review]) -> Iterator[Review]:
    day = None
    for review in sorted(reviews, key=attrgetter("day", "order")):
        if review.day != day:
            yield review
        day = review.day

"""Answers on days, as events and as reviews."""

from __future__ import annotations

from datetime import date, timedelta

from tests.helpers.events import Happening
from wissen.learning.review import Recall, Review, ReviewLog
from wissen.learning.verb import Verb

MONDAY = date(2026, 11, 2)


def day(number: int) -> date:
    """The day so many days after a Monday."""
    return MONDAY + timedelta(days=number)


def answer(
    number: int, item: str = "f", score: float | None = 1.0, *, rated: str = "a", attempt: str = "", seq: int = 1
) -> Happening:
    """An answer on day `number`."""
    payload = {"attempt": attempt or None, "response": ["b", rated], "score": score}
    return Happening(f"log/{seq}", Verb.ANSWERED, item, payload, "r", day(number))


def reviews(*recalls: tuple[int, Recall]) -> tuple[Review, ...]:
    """Reviews by the number of their day."""
    return tuple(Review(day(number), recall, order) for order, (number, recall) in enumerate(recalls, 1))


def log(*events: Happening) -> ReviewLog:
    """A log that has taken these."""
    made = ReviewLog()
    for event in events:
        made.take(event)
    return made


def recalls(made: ReviewLog, *names: str) -> list[tuple[date, Recall]]:
    """What counts of the reviews of a question."""
    return [(review.day, review.recall) for review in made.of(names or ("f",))]

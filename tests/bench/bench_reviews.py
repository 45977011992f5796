"""How long Auffrischen takes: `python -m tests.bench.bench_reviews`. Goal: 10,000 reviews replayed within 500 ms."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.bench.figures import Figure, milliseconds, table
from wissen.learning.pace import Pace
from wissen.learning.review import Recall, Review
from wissen.learning.schedule import Schedule, replay
from wissen.learning.working_days import last_working_day

_ITEMS, _REVIEWS = 400, 25
_REPLAYED = 500.0
_FIRST = date(2025, 1, 1)


def measure() -> list[Figure]:
    """The first look reads the package and the calendar; then everything, and the same once more."""
    known = _known(Random(1))
    schedules: list[Schedule] = []
    name = f"refresh: {_ITEMS * _REVIEWS:,} reviews"
    return [
        Figure("refresh: first schedule made", milliseconds(lambda: schedules.append(Schedule(Pace()))), "ms"),
        Figure("refresh: first calendar read", milliseconds(lambda: last_working_day(_FIRST, "NW")), "ms"),
        Figure(f"{name} replayed", milliseconds(lambda: replay(schedules[0], known)), "ms", _REPLAYED),
        Figure(f"{name}, nothing new", milliseconds(lambda: replay(schedules[0], known)), "ms"),
    ]


def _known(random: Random) -> list[tuple[str, tuple[Review, ...]]]:
    """Each question answered every ten days, four times in five rightly."""
    recalls = (Recall.AGAIN, Recall.HARD, *[Recall.GOOD] * 8)
    return [
        (
            f"f{item}",
            tuple(
                Review(_FIRST + timedelta(days=10 * number + item % 7), random.choice(recalls), number)
                for number in range(_REVIEWS)
            ),
        )
        for item in range(_ITEMS)
    ]


if __name__ == "__main__":
    print(table(measure()))

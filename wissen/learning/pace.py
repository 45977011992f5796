"""The pace of Auffrischen: how well things are to be known, how much on one day, how long one sitting takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CHOICE = "fsrs"
"""The object of the `settings` event that says what was chosen."""
VERSION = 6
WEIGHTS = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
"""Of FSRS-6, as published for everybody; kept here, so that a newer package does not move anybody's days."""
RETENTIONS = (80, 85, 90, 95)
CAPS = (10, 15, 20, 30, 40, 60)
SITTINGS = (5, 10, 15)


@dataclass(frozen=True, slots=True)
class Pace:
    """What a person has chosen, or the start values.

    `retention`: percent of the questions that are to be known when they fall due, 80 to 95. `cap`: questions a day,
    10 to 60. `minutes`: of one sitting, 5 to 15. `longest`: days after which everything is asked again.
    """

    retention: int = 90
    cap: int = 20
    minutes: int = 10
    longest: int = 365
    weights: tuple[float, ...] = WEIGHTS

    @property
    def memory(self) -> tuple[object, ...]:
        """What the days depend on on which questions fall due."""
        return (self.retention, self.longest, self.weights)


def pace_from(value: object) -> Pace:
    """Read what an event says; what is missing, out of range or of another version of FSRS has its start value."""
    if not isinstance(value, Mapping):
        return Pace()
    start = Pace()
    weights: object = value.get("weights") if value.get("version") == VERSION else None
    return Pace(
        _within(value.get("retention"), RETENTIONS[0], RETENTIONS[-1], start.retention),
        _within(value.get("cap"), CAPS[0], CAPS[-1], start.cap),
        _within(value.get("minutes"), SITTINGS[0], SITTINGS[-1], start.minutes),
        _within(value.get("longest"), 1, 3650, start.longest),
        _weights(weights) or WEIGHTS,
    )


def as_value(pace: Pace) -> dict[str, Any]:
    """What stands in the event."""
    return {
        "version": VERSION,
        "retention": pace.retention,
        "cap": pace.cap,
        "minutes": pace.minutes,
        "longest": pace.longest,
        "weights": list(pace.weights),
    }


def _within(value: object, low: int, high: int, otherwise: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    return otherwise


def _weights(value: object) -> tuple[float, ...]:
    if not isinstance(value, list | tuple) or len(value) != len(WEIGHTS):
        return ()
    fine = all(isinstance(one, int | float) and not isinstance(one, bool) for one in value)
    return tuple(map(float, value)) if fine else ()

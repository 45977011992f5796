"""The pace of Auffrischen: what an event says of it, and what holds where it says nothing."""

from __future__ import annotations

import fsrs
import pytest

from wissen.learning.pace import VERSION, WEIGHTS, Pace, as_value, pace_from


def test_what_was_chosen_is_read_back() -> None:
    pace = Pace(80, 60, 5, 100, tuple(weight + 0.01 for weight in WEIGHTS))
    assert pace_from(as_value(pace)) == pace


@pytest.mark.parametrize("value", [None, 7, "fsrs", [], {}])
def test_without_a_choice_the_start_values_hold(value: object) -> None:
    assert pace_from(value) == Pace()


@pytest.mark.parametrize(
    "wrong", [{"retention": 99}, {"cap": 0}, {"cap": True}, {"minutes": "10"}, {"longest": 0}, {"weights": [1.0]}]
)
def test_what_is_out_of_range_has_its_start_value(wrong: dict[str, object]) -> None:
    assert pace_from({**as_value(Pace()), **wrong}) == Pace()


def test_no_weight_is_a_word() -> None:
    assert pace_from({"version": VERSION, "weights": ["a"] * len(WEIGHTS)}).weights == WEIGHTS


def test_the_weights_of_another_version_are_not_taken() -> None:
    other = as_value(Pace(weights=tuple(2 * weight for weight in WEIGHTS)))
    assert pace_from({**other, "version": VERSION + 1}) == Pace()


def test_the_days_depend_on_retention_but_not_on_how_much_one_does_a_day() -> None:
    assert Pace(cap=60, minutes=5).memory == Pace().memory
    assert Pace(retention=80).memory != Pace().memory


def test_the_weights_are_those_that_were_published() -> None:
    """Where this fails, a newer package has others: then decide whether everybody's days are to move."""
    assert fsrs.scheduler.DEFAULT_PARAMETERS == WEIGHTS

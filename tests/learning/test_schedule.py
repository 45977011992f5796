"""The schedule: the same from scratch and step by step, and what it chooses when more is due than fits."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.reviewing import day, reviews
from wissen.learning.pace import WEIGHTS, Pace
from wissen.learning.review import Recall, Review
from wissen.learning.schedule import Schedule, Scheduled, most_valuable, replay

AGAIN, HARD, GOOD = Recall.AGAIN, Recall.HARD, Recall.GOOD

some_reviews = st.dictionaries(st.integers(0, 900), st.sampled_from(Recall), min_size=1, max_size=12).map(
    lambda by_day: reviews(*sorted(by_day.items()))
)


def due(recalls: tuple[Review, ...], pace: Pace | None = None) -> int:
    """The number of the day on which it is asked again."""
    return (Schedule(pace or Pace()).of("f", recalls).due - day(0)).days


def test_what_was_known_comes_back_later_than_what_was_not() -> None:
    assert due(reviews((0, AGAIN))) == 1
    assert due(reviews((0, AGAIN))) < due(reviews((0, HARD))) + 1 <= due(reviews((0, GOOD)))


def test_the_days_between_grow_as_long_as_it_is_known() -> None:
    first = due(reviews((0, GOOD)))
    second = due(reviews((0, GOOD), (first, GOOD))) - first
    assert second > 2 * first


def test_nothing_waits_longer_than_the_pace_allows() -> None:
    assert due(reviews((0, GOOD), (90, GOOD), (400, GOOD)), Pace(longest=365)) <= 765


def test_who_wants_to_know_more_is_asked_more_often() -> None:
    known = reviews((0, GOOD), (3, GOOD))
    assert due(known, Pace(retention=95)) < due(known, Pace(retention=80))


def test_the_day_on_which_it_was_due_before_is_kept() -> None:
    first = Schedule(Pace()).of("f", reviews((0, GOOD)))
    assert (first.last, first.before) == (day(0), None)
    assert Schedule(Pace()).of("f", reviews((0, GOOD), (30, AGAIN))).before == first.due


@given(some_reviews)
def test_step_by_step_is_the_same_as_from_scratch(recalls: tuple[Review, ...]) -> None:
    growing = Schedule(Pace())
    steps = [growing.of("f", recalls[: count + 1]) for count in range(len(recalls))]
    scratch = Schedule(Pace())
    assert steps[-1] == scratch.of("f", recalls)
    assert growing.retrievability("f", day(1000)) == scratch.retrievability("f", day(1000))


@given(some_reviews, some_reviews)
def test_reviews_that_arrive_late_from_another_machine_change_nothing_else(
    first: tuple[Review, ...], second: tuple[Review, ...]
) -> None:
    """What was computed before they came is computed anew."""
    merged = tuple({review.day: review for review in sorted((*first, *second), key=lambda one: one.day)}.values())
    growing = Schedule(Pace())
    growing.of("f", first)
    assert growing.of("f", merged) == Schedule(Pace()).of("f", merged)


@given(some_reviews)
def test_every_question_is_due_after_its_last_review(recalls: tuple[Review, ...]) -> None:
    schedule = Schedule(Pace())
    when = schedule.of("f", recalls)
    assert 1 <= (when.due - when.last).days <= Pace().longest
    assert 0 <= schedule.retrievability("f", when.due) <= 1


def test_many_are_computed_at_once_and_known_from_then_on() -> None:
    schedule, known = Schedule(Pace()), reviews((0, GOOD))
    assert not schedule.knows("f", known)
    replay(schedule, [("f", known), ("g", known)])
    assert schedule.knows("f", known)
    assert not schedule.knows("f", reviews((0, GOOD), (5, GOOD)))
    assert schedule.of("g", known) == Scheduled(day(0), schedule.of("f", known).due, None)


def test_weights_that_fsrs_does_not_take_are_left_aside() -> None:
    wild = Pace(weights=tuple(weight + 1000 for weight in WEIGHTS))
    assert due(reviews((0, GOOD)), wild) == due(reviews((0, GOOD)))


def test_what_is_known_least_is_asked_first() -> None:
    assert most_valuable({"a": 0.9, "b": 0.5, "c": 0.7}, day(0), 2) == ("b", "c")


def test_among_what_is_known_equally_well_another_day_draws_another_order() -> None:
    known = {f"f{number}": 0.8 for number in range(40)}
    first, second = (most_valuable(known, day(number), 20) for number in (0, 1))
    assert first == most_valuable(dict(reversed(known.items())), day(0), 20)
    assert first != second
    assert list(first) != sorted(first)


@given(st.dictionaries(st.text("abc", min_size=1), st.floats(0, 1)), st.integers(-3, 60))
def test_never_more_than_may_be_and_never_less_than_can_be(known: dict[str, float], count: int) -> None:
    chosen = most_valuable(known, day(0), count)
    assert len(chosen) == min(len(known), max(0, count))
    assert len(set(chosen)) == len(chosen)


def test_what_was_answered_today_does_not_change_what_is_left() -> None:
    """The cap falls by one with each answer, and the others stay as they were drawn."""
    known = {f"f{number}": 0.8 for number in range(40)}
    drawn = most_valuable(known, day(0), 20)
    del known[drawn[0]]
    assert most_valuable(known, day(0), 19) == drawn[1:]


def test_a_review_knows_its_moment() -> None:
    (review,) = reviews((3, GOOD))
    assert review.moment == (day(3), 1)
    assert replace(review, order=5).moment > review.moment

"""Grading: scores from 0 to 1, and responses that do not fit are refused with a German text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.content.blocks import Text
from wissen.content.ids import Id
from wissen.content.item import Choice, Choices, Entry, Item, ItemKind, Ordering
from wissen.errors import InvalidResponse
from wissen.learning.grading import grade, mean_percent


def choice(key: str, *, correct: bool = False, red: bool = False) -> Choice:
    return Choice(key, (Text(key),), correct, red=red)


def item(kind: ItemKind, *choices: Choice) -> Item:
    return Item(Id("f"), kind, "Frage?", (), Choices(choices))


def ordering(*keys: str) -> Item:
    return Item(Id("f"), ItemKind.ORDERING, "Ordnen", (), Ordering(tuple(Entry(key, (Text(key),)) for key in keys)))


SINGLE = item(ItemKind.SINGLE, choice("a", correct=True), choice("b"), choice("c", red=True))
MULTIPLE = item(ItemKind.MULTIPLE, choice("a", correct=True), choice("b", correct=True), choice("c"), choice("d"))
STEPS = ordering("a", "b", "c", "d", "e")


def test_the_right_option_scores_fully() -> None:
    assert grade(SINGLE, ("a",)).correct


def test_a_wrong_option_scores_nothing() -> None:
    assert grade(SINGLE, ("b",)).score == 0


def test_a_red_option_is_marked() -> None:
    assert grade(SINGLE, ("c",)).red


@pytest.mark.parametrize(
    ("response", "score"),
    [
        (("a", "b"), 1),
        (("a",), 0.5),
        (("a", "c"), 0),
        (("a", "b", "c"), 0.5),
        (("c", "d"), 0),
        (("a", "b", "c", "d"), 0),
    ],
)
def test_wrong_options_take_points_from_right_ones(response: tuple[str, ...], score: float) -> None:
    assert grade(MULTIPLE, response).score == score


@pytest.mark.parametrize(
    ("response", "score"),
    [(("a", "b", "c", "d", "e"), 1), (("e", "a", "b", "c", "d"), 0.75), (("e", "d", "c", "b", "a"), 0)],
)
def test_an_ordering_counts_right_successors(response: tuple[str, ...], score: float) -> None:
    assert grade(STEPS, response).score == score


@pytest.mark.parametrize(
    ("question", "response"),
    [
        (SINGLE, ()),
        (SINGLE, ("a", "b")),
        (SINGLE, ("x",)),
        (MULTIPLE, ("a", "a")),
        (STEPS, ("a", "b")),
        (STEPS, ("a", "b", "c", "d", "d")),
    ],
)
def test_a_response_that_does_not_fit_is_refused(question: Item, response: tuple[str, ...]) -> None:
    with pytest.raises(InvalidResponse):
        grade(question, response)


@given(st.sets(st.sampled_from("abcd"), min_size=1).map(lambda keys: tuple(sorted(keys))))
def test_every_score_lies_between_nothing_and_one(response: tuple[str, ...]) -> None:
    outcome = grade(MULTIPLE, response)
    assert outcome.score is not None
    assert 0 <= outcome.score <= 1
    assert outcome.correct == (set(response) == {"a", "b"})


@given(st.permutations("abcde"))
def test_only_the_right_order_scores_fully(response: list[str]) -> None:
    assert grade(STEPS, tuple(response)).correct == (response == sorted(response))


def test_an_ordering_of_one_entry_is_right() -> None:
    assert grade(ordering("a"), ("a",)).correct


def test_the_mean_is_rounded_down() -> None:
    assert mean_percent((1.0, 1.0, 0.0)) == 66
    assert mean_percent((1 / 3, 1 / 3, 1 / 3)) == 33
    assert mean_percent((1.0,) * 4 + (0.0,)) == 80
    assert mean_percent(()) == 0

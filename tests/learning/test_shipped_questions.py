"""The shipped questions: each can be answered, and what its author wrote as right is judged to be right."""

from __future__ import annotations

import pytest

from tests.helpers import shipped
from tests.helpers.person import right_keys, wrong_keys
from wissen.content.item import Item, ShortText
from wissen.content.library import Library
from wissen.content.model import Kind
from wissen.content.question_review import Asked, asked_in, review
from wissen.learning.grading import GRADED, grade


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped.library()


@pytest.fixture(scope="module")
def asked(library: Library) -> tuple[Asked, ...]:
    """All questions, read once: that takes most of the time."""
    asking = (entry for entry in library.entries.values() if entry.kind in {Kind.QUIZ, Kind.LESSON})
    return tuple(one for entry in asking for one in asked_in(library.open(entry.id), entry.path))


@pytest.fixture
def items(asked: tuple[Asked, ...]) -> tuple[Item, ...]:
    return tuple(one.item for one in asked)


def test_none_gives_itself_away(library: Library, asked: tuple[Asked, ...]) -> None:
    assert list(map(str, review(library, asked))) == []


def test_what_is_right_scores_fully_and_what_is_wrong_does_not(items: tuple[Item, ...]) -> None:
    graded = [item for item in items if item.kind in GRADED]
    assert len(graded) > 100
    assert [item.id for item in graded if not grade(item, right_keys(item)).correct] == []
    assert [item.id for item in graded if grade(item, wrong_keys(item)).correct] == []


def test_every_variant_of_a_short_text_is_right(items: tuple[Item, ...]) -> None:
    texts = [item for item in items if isinstance(item.interaction, ShortText)]
    assert texts
    wrong = [
        (item.id, variant)
        for item in texts
        if isinstance(item.interaction, ShortText)
        for variant in item.interaction.variants
        if not grade(item, (variant,)).correct
    ]
    assert wrong == []

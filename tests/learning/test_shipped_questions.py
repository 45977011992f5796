"""The shipped questions: each can be answered, and what its author wrote as right is judged to be right."""

from __future__ import annotations

from collections.abc import Iterator

from tests.helpers import shipped
from tests.helpers.person import right_keys, wrong_keys
from wissen.content.item import Item, Quiz, ShortText
from wissen.content.model import Lesson
from wissen.learning.grading import GRADED, grade


def questions() -> Iterator[Item]:
    library = shipped.library()
    for entry in library.entries.values():
        content = library.open(entry.id)
        if isinstance(content, Quiz | Lesson):
            yield from content.items


def test_what_is_right_scores_fully_and_what_is_wrong_does_not() -> None:
    graded = [item for item in questions() if item.kind in GRADED]
    assert len(graded) > 100
    assert [item.id for item in graded if not grade(item, right_keys(item)).correct] == []
    assert [item.id for item in graded if grade(item, wrong_keys(item)).correct] == []


def test_every_variant_of_a_short_text_is_right() -> None:
    texts = [item for item in questions() if isinstance(item.interaction, ShortText)]
    assert texts
    wrong = [
        (item.id, variant)
        for item in texts
        if isinstance(item.interaction, ShortText)
        for variant in item.interaction.variants
        if not grade(item, (variant,)).correct
    ]
    assert wrong == []

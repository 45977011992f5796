"""What was answered, in words, from the text that was kept: also of pairs, gaps and typed answers."""

from __future__ import annotations

import pytest

from tests.helpers.person import right_keys
from tests.helpers.questions import CLOZE, MATCHING, NUMERIC, SINGLE
from wissen.content.blocks import plain_text
from wissen.content.item import Item
from wissen.content.revision import canonical
from wissen.services.kept_questions import kept_question


def answered(item: Item, *response: str) -> tuple[str, ...]:
    return kept_question(canonical(item), response).answer


def test_a_pair_is_called_by_both_its_sides() -> None:
    assert all(" → " in one for one in answered(MATCHING, *right_keys(MATCHING)))


@pytest.mark.parametrize("item", [CLOZE, MATCHING])
def test_no_key_is_left_where_words_belong(item: Item) -> None:
    keys = right_keys(item)
    assert not set(answered(item, *keys)) & {key for key in keys if len(key) == 8}


def test_what_was_typed_is_shown_as_it_was_typed() -> None:
    assert answered(NUMERIC, "einundneunzig Euro") == ("einundneunzig Euro",)


def test_a_part_that_was_left_open_says_so() -> None:
    assert answered(NUMERIC, "") == ("–",)


def test_the_title_stands_before_the_text() -> None:
    kept = kept_question(canonical(SINGLE), right_keys(SINGLE))
    assert kept.title == "Was gilt?"
    assert "Der Keller" in plain_text(kept.blocks)

"""What was answered, in words, from the text that was kept: also of pairs, gaps and typed answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.person import right_keys, wrong_keys
from tests.helpers.questions import CLOZE, DAY, DISCRETION, MATCHING, NUMERIC, SHORT_TEXT, SINGLE
from wissen.content.blocks import Align, Callout, Footnote, FootnoteRef, Paragraph, Table, Text, plain_text
from wissen.content.item import Item
from wissen.content.revision import canonical
from wissen.learning.judging import pair_key
from wissen.services.kept_questions import kept_question

FOO = (Text("Etwas"),)


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


@pytest.mark.parametrize("item", [CLOZE, DAY, DISCRETION, MATCHING, NUMERIC, SHORT_TEXT, SINGLE])
def test_what_was_right_and_why_is_not_told(item: Item) -> None:
    kept = kept_question(canonical(item), wrong_keys(item))
    told = {"Musterlösung", "Antwort:", *filter(None, plain_text(item.explanation).split("\n"))}
    assert not [words for words in told if words in plain_text(kept.blocks)]
    assert not [block for block in kept.blocks if isinstance(block, Callout)]


def test_rows_are_shown_as_they_were_paired() -> None:
    first, second = MATCHING.interaction.rows  # type: ignore[union-attr]
    response = (pair_key(first.left_key, second.right_key),)
    (table,) = kept_question(canonical(MATCHING), response).blocks
    assert isinstance(table, Table)
    assert table.rows == ((first.left, second.right), (second.left, ()))


def test_a_table_that_was_only_read_stays_as_it_was() -> None:
    table = Table(MATCHING.interaction.heading, ((FOO, FOO),), (Align.NONE, Align.NONE))  # type: ignore[union-attr]
    kept = kept_question(canonical(replace(NUMERIC, stem=(table,))), ("1-2",))
    assert kept.blocks == (table,)


def test_footnotes_stay_below_the_question() -> None:
    note = Footnote(1, (Paragraph(FOO),))
    asked = Paragraph((Text("Wie viel?"), FootnoteRef(1)))
    kept = kept_question(canonical(replace(NUMERIC, stem=(asked, note))), ("7",))
    assert kept.blocks == (asked, note)

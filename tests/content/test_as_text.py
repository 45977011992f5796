"""Blocks as plain text: every kind, wrapped and indented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from tests.helpers.strategies import blocks as some_blocks
from wissen.content.as_text import UNBROKEN, blocks_as_text, inlines_as_text
from wissen.content.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRef,
    Gap,
    Image,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
    flatten,
    inline_runs,
)
from wissen.content.validity import Period


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def cell(text: str) -> tuple[Text, ...]:
    return (Text(text),) if text else ()


LONG = "eins zwei drei vier fünf sechs sieben acht"
TABLE = Table((cell("Lage"), cell("Weg")), ((cell("neu"), cell("annehmen")), (cell("alt"), ())), ())


def test_formatting_leaves_its_text():
    inlines = (
        Text("a "),
        Strong((Emphasis((Text("b"),)), Strike((Text("c"),)))),
        Link((Text(" d "),), "ziel.md"),
        Code("e"),
        LineBreak(),
        Image("x.svg", "Plan"),
        FootnoteRef(2),
        Gap(("richtig", "falsch"), chosen=True),
    )
    assert inlines_as_text(inlines) == "a bc d e\n(Bild: Plan)[2][richtig | falsch]"


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (paragraph(LONG), "eins zwei drei vier\nfünf sechs sieben\nacht"),
        (Paragraph((Text("eins"), LineBreak(), Text("zwei"))), "eins\nzwei"),
        (
            paragraph("Aufenthaltserlaubniserteilungsvoraussetzung ja"),
            "Aufenthaltserlaubniserteilungsvoraussetzung\nja",
        ),
        (
            BulletList((ListItem((paragraph("a"),)), ListItem((paragraph(LONG),)))),
            "- a\n- eins zwei drei vier\n  fünf sechs sieben\n  acht",
        ),
        (
            BulletList((ListItem((paragraph("a"),), checked=True), ListItem((paragraph("b"),), checked=False))),
            "- [x] a\n- [ ] b",
        ),
        (
            BulletList((ListItem((paragraph("a"), paragraph("b")), period=Period(date(2024, 3, 1))),)),
            "- a (gilt ab 01.03.2024)\n  b",
        ),
        (OrderedList((ListItem((paragraph("a"),)), ListItem((paragraph("b"),))), start=9), "9. a\n10. b"),
        (BulletList((ListItem((BulletList((ListItem((paragraph("a"),)),)),)),)), "- - a"),
        (TABLE, "Lage  Weg\n────  ────────\nneu   annehmen\nalt"),
        (Quote((paragraph("a"), paragraph("b"))), "│ a\n│\n│ b"),
        (Callout(CalloutKind.REMEMBER, (paragraph("a"), paragraph("b"))), "│ Merke: a\n│\n│ b"),
        (Callout(CalloutKind.MORE, (paragraph("a"),), "Titel"), "│ Mehr dazu: Titel\n│\n│ a"),
        (Callout(CalloutKind.NOTE, (Figure("x.svg", "Plan"),)), "│ Hinweis:\n│\n│ (Bild: Plan)"),
        (CodeBlock("a\n  b"), "    a\n      b"),
        (Figure("x.svg", "Ein Plan"), "(Bild: Ein Plan)"),
        (Footnote(3, (paragraph("a"), paragraph("b"))), "[3] a\n\n    b"),
        (Rule(), "────────────────────"),
    ],
)
def test_every_kind_of_block_is_text(block: Block, text: str):
    assert blocks_as_text((block,), 20) == text


def test_a_table_that_is_too_wide_is_a_list_of_its_rows():
    table = Table((cell("Was jemand sagt"), cell("Was gilt")), ((cell("eins"), cell("zwei")), (cell("drei"), ())), ())
    assert blocks_as_text((table,), 20) == (
        "  Was jemand sagt:\n  eins\n  Was gilt: zwei\n\n  Was jemand sagt:\n  drei\n  Was gilt:"
    )


def test_the_markers_of_a_law_stand_before_their_items():
    items = (ListItem((paragraph("a"),), marker="1a."), ListItem((paragraph("b"), paragraph("c")), marker="b)"))
    assert blocks_as_text((OrderedList(items),), 20) == "1a. a\nb) b\n   c"


def test_a_table_that_is_compared_has_a_line_for_each_row():
    assert blocks_as_text((TABLE,), UNBROKEN) == "- Lage: neu · Weg: annehmen\n- Lage: alt"
    assert blocks_as_text((replace(TABLE, header=()),), UNBROKEN) == "- neu · annehmen\n- alt"


def test_a_table_without_a_header():
    table = Table((), ((cell("neu"), cell("annehmen")), (cell("alt"), ())), (Align.NONE, Align.NONE))
    assert blocks_as_text((table,), 20) == "neu  annehmen\nalt"
    assert blocks_as_text((replace(table, rows=((cell("a" * 20), cell("b")),)),), 20) == f"  {'a' * 20}\n  b"


def test_blocks_are_parted_by_blank_lines_and_empty_ones_left_out():
    assert blocks_as_text((paragraph("a"), Paragraph(()), paragraph("b")), 20) == "a\n\nb"


@given(some_blocks())
@settings(max_examples=30)
def test_no_word_is_lost(blocks):
    inlines = [inline for run, _ in inline_runs(blocks) for inline in flatten(run)]
    words = {word for inline in inlines if isinstance(inline, Text) for word in inline.text.split()}
    for width in (1, 40, 100):
        text = blocks_as_text(blocks, width)
        assert {word for word in words if word not in text} == set()

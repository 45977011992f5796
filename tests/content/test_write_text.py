"""Canonical Markdown as people read it: escaped only where it must be, laid out as in the format."""

from __future__ import annotations

import pytest

from tests.helpers.texts import blocks_of
from wissen.content.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Code,
    CodeBlock,
    Emphasis,
    FootnoteRef,
    Image,
    Inline,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Text,
)
from wissen.content.write_blocks import write_blocks
from wissen.content.write_text import write_cell, write_inlines, write_title


def strong(text: str) -> Strong:
    return Strong((Text(text),))


def emphasis(text: str) -> Emphasis:
    return Emphasis((Text(text),))


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


@pytest.mark.parametrize(
    "text",
    [
        "§ 81 Abs. 4 Satz 1 AufenthG",
        "z. B. Pass/Visum (gültig), 3-fach",
        "„Duldung“ – 93,00 € + 5 %",
        "A & B < C > D",
        "3.4 und 1) a",
        "wichtig!",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str):
    assert write_inlines((Text(text),)) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. März", "1\\. März"),
        ("12) und", "12\\) und"),
        ("- a", "\\- a"),
        ("+ a", "\\+ a"),
        ("# a", "\\# a"),
        ("> a", "\\> a"),
        ("|---|", "\\|---|"),
        (":--", "\\:--"),
        ("a*b_c`d", "a\\*b\\_c\\`d"),
        ("[ ] a", "\\[ \\] a"),
        ("[[a]]", "\\[\\[a\\]\\]"),
        ("**Merke:** a", "\\*\\*Merke:\\*\\* a"),
        ("<b> &amp; &#3;", "\\<b> \\&amp; \\&#3;"),
        ("a ~~b~~ \\", "a \\~\\~b\\~\\~ \\\\"),
        ("Pass (gilt ab 01.03.2024)", "Pass \\(gilt ab 01.03.2024)"),
        ("\u00a0a\u202f", "&#160;a&#8239;"),
    ],
)
def test_text_that_looks_like_markup_is_escaped(text: str, written: str):
    assert write_inlines((Text(text),)) == written
    assert blocks_of(written) == (paragraph(text),)


@pytest.mark.parametrize(
    ("inlines", "written"),
    [
        ((Text("An"), emphasis("trag"), Text("en")), "An*trag*en"),
        ((strong("a"), emphasis("b")), "**a**_b_"),
        ((Strong((emphasis("a"),)),), "**_a_**"),
        ((Emphasis((strong("a"), Text(" b"))),), "_**a** b_"),
        ((Text("x"), strong("(a)"), Text("y")), "&#120;**(a)**&#121;"),
        ((strong("\u00a0a"),), "**&#160;a**"),
        (
            (
                Text("z"),
                Strong((Text("x"), emphasis("y"))),
            ),
            "&#122;**&#120;_y_**",
        ),
        ((Strike((Text("a"),)), Text("b")), "~~a~~b"),
        ((Code("a`b"), Text(" "), Code("`"), Text(" "), Code(" x ")), "``a`b`` `` ` `` `  x  `"),
        ((Text("Achtung!"), Link((Text("a]"),), "b.md")), "Achtung\\![a\\]](b.md)"),
        ((Link((Text("a"),), "x (1).md"), Image("a<b>.png", "c*")), "[a](<x (1).md>)![c\\*](<a\\<b\\>.png>)"),
        ((Text("a"), LineBreak(), Text("- b")), "a\\\n\\- b"),
        ((FootnoteRef(1), Text(": a")), "[^1]\\: a"),
        ((Text("a (gilt ab 1.2.2024)"), LineBreak(), Text("b")), "a \\(gilt ab 1.2.2024)\\\nb"),
    ],
)
def test_markup_within_a_line(inlines: tuple[Inline, ...], written: str):
    assert write_inlines(inlines) == written


def test_cells_escape_their_bars():
    assert write_cell((Text("a | b\\"), Code("|"))) == "a \\| b\\\\`\\|`"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Was ist C#?", "Was ist C#?"),
        ("Nummer #", "Nummer \\#"),
        ("##", "\\##"),
        (" a\nb ", "a b"),
        ("*a*", "\\*a\\*"),
        ("- a", "- a"),
    ],
)
def test_titles(title: str, written: str):
    assert write_title(title) == written


@pytest.mark.parametrize(
    ("blocks", "written"),
    [
        (
            (BulletList((ListItem((paragraph("a"), Quote((paragraph("b"),)))), ListItem((paragraph("c"),)))),),
            "- a\n  > b\n- c",
        ),
        ((BulletList((ListItem((paragraph("a"), BulletList((ListItem((paragraph("b"),)),)))),)),), "- a\n  - b"),
        ((BulletList((ListItem((paragraph("a"), paragraph("b"))), ListItem((paragraph("c"),)))),), "- a\n\n  b\n\n- c"),
        ((OrderedList((ListItem((CodeBlock("x"),)), ListItem(())), 9),), "9.\n   ```\n   x\n   ```\n10."),
        ((BulletList((ListItem((Rule(),)),)),), "-\n  ---"),
        ((BulletList((ListItem(()),)), BulletList((ListItem(()),))), "-\n\n*"),
        ((OrderedList((ListItem(()),)), OrderedList((ListItem(()),))), "1.\n\n1)"),
        ((Callout(CalloutKind.REMEMBER, (paragraph("a"), paragraph("b"))),), "> **Merke:** a\n>\n> b"),
        ((Callout(CalloutKind.REMEMBER, (BulletList((ListItem((paragraph("a"),)),)),)),), "> **Merke:**\n>\n> - a"),
        ((Callout(CalloutKind.MORE, (paragraph("a"),), "Titel"),), "> **Mehr dazu:** Titel\n>\n> a"),
        ((Callout(CalloutKind.MORE, ()),), "> **Mehr dazu:**"),
        ((Quote((Paragraph((strong("Merke:"), Text(" a"))),)),), "> **Merke&#58;** a"),
        ((CodeBlock("```\n  a  "),), "````\n```\n  a  \n````"),
        ((CodeBlock("", "yaml"),), "```yaml\n```"),
    ],
)
def test_blocks(blocks: tuple[Block, ...], written: str):
    assert write_blocks(blocks) == written
    assert blocks_of(written) == blocks

"""The normal form of text, whatever an importer hands in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.strategies import letters
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
    Inline,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
)
from wissen.content.normal import normal_blocks, normal_inlines, single_line


def strong(*texts: str) -> Strong:
    return Strong(tuple(map(Text, texts)))


@pytest.mark.parametrize(
    ("inlines", "normal"),
    [
        ((Text("a"), Text(""), Text("b")), (Text("ab"),)),
        ((Text("a \n"), Text("\t b")), (Text("a b"),)),
        ((Text(" a "),), (Text("a"),)),
        ((Text("\u00a0a\u00a0"),), (Text("\u00a0a\u00a0"),)),
        ((strong("a"), strong("b")), (strong("ab"),)),
        ((Emphasis((Text("a"),)), Emphasis((Text("b"),))), (Emphasis((Text("ab"),)),)),
        ((Strike((Text("a"),)), Strike((Text("b"),))), (Strike((Text("ab"),)),)),
        ((Code("a"), Code("b")), (Code("ab"),)),
        ((Code(" "),), ()),
        ((Strong((Text("a"), strong("b"))),), (strong("ab"),)),
        ((Strong(()), Emphasis((Text(""),))), ()),
        ((Text("a"), strong(" b "), Text("c")), (Text("a "), strong("b"), Text(" c"))),
        ((Text("a"), strong(" "), Text("b")), (Text("a b"),)),
        ((LineBreak(), Text("a "), LineBreak(), Text(" b"), LineBreak()), (Text("a"), LineBreak(), Text("b"))),
        ((Text("a"), LineBreak(), Text(" "), LineBreak(), Text("b")), (Text("a"), LineBreak(), LineBreak(), Text("b"))),
        (
            (Text("a"), Strong((LineBreak(), Text("b"), LineBreak())), Text("c")),
            (Text("a"), LineBreak(), strong("b"), LineBreak(), Text("c")),
        ),
        ((strong("a"), Text(" "), LineBreak(), Text("b")), (strong("a"), LineBreak(), Text("b"))),
        ((Image("a.png", " ein\nBild "), Text("b")), (Image("a.png", "ein Bild"), Text("b"))),
        ((Gap((" a ", "", "b\nc")),), (Gap(("a", "b c")),)),
        ((Gap((" ",)),), ()),
        ((Link((Link((Text("a"),), "x"),), "y"),), (Link((Text("a"),), "y"),)),
        ((Link((Text("a"), FootnoteRef(1)), "x"),), (Text("a"), FootnoteRef(1))),
        ((Link((Strong((Gap(("a",)),)),), "x"),), (Strong((Gap(("a",)),)),)),
    ],
)
def test_inlines(inlines: tuple[Inline, ...], normal: tuple[Inline, ...]):
    assert normal_inlines(inlines) == normal


@pytest.mark.parametrize(
    ("block", "normal"),
    [
        (Paragraph((Text(" "),)), None),
        (Paragraph((Image("a.png", "x"),)), Figure("a.png", "x")),
        (Figure("a.png", " x\ny "), Figure("a.png", "x y")),
        (BulletList(()), None),
        (BulletList((ListItem((Paragraph(()),)),)), BulletList((ListItem(()),))),
        (Quote((Paragraph(()),)), None),
        (Callout(CalloutKind.REMEMBER, (Paragraph(()),), "weg"), Callout(CalloutKind.REMEMBER, ())),
        (Callout(CalloutKind.MORE, (), " Titel\n"), Callout(CalloutKind.MORE, (), "Titel")),
        (Footnote(1, (Paragraph(()),)), Footnote(1, ())),
        (CodeBlock("\ta\x0b\n b"), CodeBlock("    a \n b")),
        (Rule(), Rule()),
        (Table((), (), ()), None),
        (
            Table(((Text("a "),),), (((Text("b"), LineBreak(), Text("c")), (Text("weg"),)), ()), (Align.NONE,)),
            Table(((Text("a"),),), (((Text("b c"),),), ((),)), (Align.NONE,)),
        ),
        (
            Table(
                ((Strong((Text("a"), LineBreak(), Text("b"))),), (Link((Text("a"), LineBreak(), Text("b")), "x"),)),
                (),
                (),
            ),
            Table(((strong("a b"),), (Link((Text("a b"),), "x"),)), (), ()),
        ),
    ],
)
def test_blocks(block: Block, normal: Block | None):
    assert normal_blocks((block,)) == ((normal,) if normal else ())


@given(st.text(letters))
def test_a_single_line_has_no_line_ends_and_no_blank_ends(text: str):
    line = single_line(f" {text}\n{text}\x85")
    assert line == line.strip(" ")
    assert "\n" not in line
    assert single_line(line) == line

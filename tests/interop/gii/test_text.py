"""The text of a norm reads like the printed law, and every letter of it is there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.gii import NESTED, dl, law, norm, p, row, table
from wissen.content.as_text import blocks_as_text
from wissen.content.blocks import Block, Footnote, OrderedList, Paragraph, Span, Table, plain_text
from wissen.interop.gii.read import read_law


def blocks(*content: str, after: str = "") -> tuple[Block, ...]:
    (found,) = read_law(law(norm("§ 1", "", *content, after=after)), "gesetz.xml").norms
    return found.blocks


def text(*content: str, after: str = "") -> str:
    return blocks_as_text(blocks(*content, after=after), 100)


def the_table(*content: str) -> Table:
    (found,) = blocks(*content)
    assert isinstance(found, Table)
    return found


def test_lists_within_lists_keep_the_markers_of_the_law_and_the_words_below_them():
    (found,) = read_law(law(NESTED), "gesetz.xml").norms
    assert blocks_as_text(found.blocks, 100) == (
        "(1) Im Sinne dieses Gesetzes\n\n"
        "1. ist Bote, wer Briefe bringt,\n"
        "1a. ist Empfänger\n"
        "    a) wer sie annimmt,\n"
        "    b) wer darf\n"
        "       aa) kraft Amtes.\n\n"
        "und gilt als zugestellt, was ankommt.\n\n"
        "(2) § 1 gilt entsprechend."
    )


def test_lists_of_one_item_each_are_one_list():
    (found,) = blocks(p(dl(("1.", "eins")), "<BR/>", dl(("2.", "zwei"))))
    assert isinstance(found, OrderedList)
    assert [item.marker for item in found.items] == ["1.", "2."]


def test_an_item_without_text_keeps_its_marker():
    (found,) = blocks(p("<DL><DT>1.</DT><DT>2.</DT><DD>zwei</DD><DT>3.</DT></DL>"))
    assert isinstance(found, OrderedList)
    assert [(item.marker, plain_text(item.blocks)) for item in found.items] == [("1.", ""), ("2.", "zwei"), ("3.", "")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("eins<BR/>zwei", "eins\nzwei"),
        ("eins<BR/><BR/>zwei", "eins\n\nzwei"),
        ("<BR/> eins\n  zwei <BR/>", "eins zwei"),
        ("m<SUP>2</SUP> CO<SUB>2</SUB>", "m² CO₂"),
        ("<quoteL/>Wort<quoteR/>", "„Wort“"),
        ("<B>fett</B> <I>schräg</I>", "fett schräg"),
        ("<B>fett<P>darin</P></B>", "fett\n\ndarin"),
        ("<F>⃞</F> ja", "☐ ja"),
        ("<NB>§ 5</NB>", "§ 5"),
        ("<Unbekannt>Wort</Unbekannt>", "Wort"),
        ("a <IMG SRC='bild.jpg'/> b", "a [Abbildung] b"),
        ("<pre>  eins   zwei\n<BR/>drei </pre>", "eins zwei\ndrei"),
        ("a<!-- Kommentar -->b", "ab"),
    ],
)
def test_markup_within_a_text(written: str, read: str):
    assert text(p(written)) == read


def test_titles_and_remarks_are_paragraphs_of_their_own():
    assert text("<kommentar>(Fundstelle)</kommentar><BR/><Title>Anlage 1</Title>", p("Text")) == (
        "(Fundstelle)\n\nAnlage 1\n\nText"
    )


def test_footnotes_are_numbered_by_their_first_mention_and_stand_last():
    notes = "<Footnotes><Footnote ID='F2'>zweite</Footnote><Footnote ID='F1'>erste</Footnote></Footnotes>"
    found = blocks(p("eins<FnR ID='F1'/> zwei<FnR ID='F2'/> drei<FnR ID='F1'/>"), after=notes)
    assert blocks_as_text(found[:1], 100) == "eins[1] zwei[2] drei[1]"
    footnotes = [(one.number, plain_text(one.blocks)) for one in found[1:] if isinstance(one, Footnote)]
    assert footnotes == [(1, "erste"), (2, "zweite")]


def test_a_table_with_a_heading():
    found = the_table(table(row("Brief", "1 Euro"), row("Paket", "2 Euro"), head=row("Sendung", "Gebühr")))
    assert blocks_as_text((found,), 100) == ("Sendung  Gebühr\n───────  ──────\nBrief    1 Euro\nPaket    2 Euro")


def test_a_table_without_a_heading():
    found = the_table(table(row("Brief", "1 Euro"), row("Paket", "2 Euro")))
    assert found.header == ()
    assert blocks_as_text((found,), 100) == "Brief  1 Euro\nPaket  2 Euro"


def test_cells_that_reach_over_others():
    wide = "<entry namest='col1' nameend='col2'>breit</entry>"
    high = "<entry colname='col1' morerows='1'>hoch</entry>"
    found = the_table(table(row(wide), row(high, "b"), row("c")))
    assert found.spans == (Span(0, 0, 1, 2), Span(1, 0, 2, 1))
    assert [[plain_text((Paragraph(cell),)) for cell in line] for line in found.rows] == [
        ["breit", ""],
        ["hoch", "b"],
        ["", "c"],
    ]


def test_a_cell_never_reaches_out_of_the_table_or_from_its_heading_into_it():
    head = row("<entry morerows='9'>a</entry>", "b")
    found = the_table(table(row("<entry namest='col1' nameend='col9' morerows='99'>c</entry>", "d"), head=head))
    assert all(span.row + span.rows <= 2 and span.column + span.columns <= 2 for span in found.spans)
    assert all(span.row + span.rows <= 1 for span in found.spans if span.row == 0)


def test_a_list_within_a_cell_keeps_its_markers():
    found = the_table(table(row("a", dl(("1.", "eins"), ("2.", "zwei")))))
    assert plain_text((found,)) == "a\n1. eins 2. zwei"


def test_a_single_cell_is_a_way_to_lay_text_out():
    (found,) = blocks(table(row("Text"), columns=1))
    assert isinstance(found, Paragraph)


_WORDS = st.text("abcäß123 ", min_size=1, max_size=8).map(str.strip).filter(bool)
_INNER = st.recursive(
    _WORDS,
    lambda inner: st.one_of(
        st.lists(st.tuples(st.sampled_from(("1.", "a)", "-")), inner), min_size=1, max_size=3).map(
            lambda one: dl(*one)
        ),
        inner.map(p),
        inner.map(lambda one: f"<B>{one}</B>"),
        inner.map(lambda one: table(row(one, "x"))),
        st.tuples(inner, inner).map(" <BR/>".join),
    ),
    max_leaves=8,
)


@given(_INNER)
def test_no_letter_is_lost(content: str):
    written = sorted(re.sub(r"<[^>]*>|\s", "", content))
    assert sorted(re.sub(r"\s", "", _all_of(blocks(p(content))))) == written


def _all_of(found: tuple[Block, ...]) -> str:
    told = ""
    for block in found:
        if isinstance(block, OrderedList):
            told += "".join(item.marker + _all_of(item.blocks) for item in block.items)
        else:
            told += plain_text((block,))
    return told

"""Each kind of block on the page: lists, cards, pictures, and whatever they are put into."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextFormat, QTextListFormat

from tests.helpers.documents import block_with, built, hrefs, lines, whole
from tests.helpers.pages import callout, items, sample_page, text
from wissen.content.blocks import (
    Block,
    BulletList,
    CalloutKind,
    CodeBlock,
    Figure,
    Image,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
)
from wissen.content.validity import parse_period
from wissen.drawing.page import Look
from wissen.drawing.tokens import CONTRAST, DARK, LIGHT

pytestmark = pytest.mark.usefixtures("qapp")


# ---------------------------------------------------------------- lists


def test_bullets_are_a_real_list():
    page = built(BulletList(items("eins", "zwei")))
    assert block_with(page, "eins").textList() is block_with(page, "zwei").textList() is not None


def test_a_list_goes_on_after_a_nested_one():
    nested = ListItem((text("zwei"), BulletList(items("innen"))))
    page = built(BulletList((*items("eins"), nested, *items("drei"))))
    outer = block_with(page, "eins").textList()
    assert block_with(page, "drei").textList().objectIndex() == outer.objectIndex()
    assert block_with(page, "innen").textList().objectIndex() != outer.objectIndex()


def test_numbered_lists_start_where_they_are_told_to():
    page = built(BulletList((ListItem((text("x"), OrderedList(items("vier", "fünf"), start=4))),)))
    format_ = block_with(page, "vier").textList().format()
    assert (format_.style(), format_.start()) == (QTextListFormat.Style.ListDecimal, 4)


def test_the_markers_of_a_law_stand_before_texts_that_begin_below_each_other():
    inner = OrderedList((ListItem((text("innen"),), marker="aa)"),))
    page = built(OrderedList((ListItem((text("eins"),), marker="1."), ListItem((text("zwei"), inner), marker="10a."))))
    blocks = [block_with(page, word) for word in ("eins", "zwei", "innen")]
    assert [block.text() for block in blocks] == ["1.\teins", "10a.\tzwei", "aa)\tinnen"]
    first, second, third = (block.blockFormat() for block in blocks)
    assert first.leftMargin() == second.leftMargin() < third.leftMargin()
    assert first.textIndent() == -first.tabPositions()[0].position < 0
    assert page.badges == []


def test_steps_get_badges_with_their_numbers():
    page = built(OrderedList(items("eins", "zwei"), start=3))
    assert [badge.number for badge in page.badges] == [3, 4]
    assert page.document.findBlock(page.badges[1].position).text() == "zwei"


def test_steps_in_a_narrow_column_are_a_plain_list():
    page = built(OrderedList(items("eins", "zwei")), look=Look(LIGHT, 2.0, 341))
    assert page.badges == []
    assert block_with(page, "zwei").textList() is not None


@pytest.mark.parametrize(("checked", "said"), [(True, "erledigt"), (False, "offen")])
def test_a_tick_box_says_its_state_in_words(checked: bool, said: str):
    page = built(BulletList((ListItem((text("Pass"),), checked=checked),)))
    fragment = block_with(page, "Pass").begin().fragment()
    assert fragment.charFormat().property(QTextFormat.Property.ImageAltText) == said


def test_a_list_item_shows_since_when_it_holds():
    item = ListItem((text("93 Euro"),), period=parse_period("ab 01.03.2024"))
    assert "93 Euro (gilt ab 01.03.2024)" in lines(built(BulletList((item,))))


def test_an_item_without_text_keeps_its_mark():
    page = built(BulletList((ListItem(()), *items("zwei"))))
    assert block_with(page, "zwei").textList().count() == 2


# ---------------------------------------------------------------- cards


@pytest.mark.parametrize("kind", [kind for kind in CalloutKind if kind is not CalloutKind.MORE])
def test_a_callout_says_its_kind_and_is_a_card(kind: CalloutKind):
    page = built(callout(kind, text("Inhalt")))
    assert lines(page)[-2:] == [kind.value, "Inhalt"]
    assert len(page.cards) == 1


def test_a_folded_part_shows_its_title_only():
    page = built(callout(CalloutKind.MORE, text("Inhalt"), title="Wenn der Pass fehlt"))
    assert lines(page)[-1] == "Wenn der Pass fehlt"
    assert hrefs(page) == ["toggle:0"]


def test_an_opened_part_shows_its_text():
    page = built(callout(CalloutKind.MORE, text("Inhalt"), title="Mehr"), opened=frozenset({"0"}))
    assert lines(page)[-2:] == ["Mehr", "Inhalt"]


def test_a_part_without_title_is_called_by_its_label():
    assert lines(built(callout(CalloutKind.MORE, text("x"))))[-1] == "Mehr dazu"


def test_folds_keep_their_names_whatever_is_open():
    inner = callout(CalloutKind.MORE, text("tief"), title="innen")
    parts = (callout(CalloutKind.MORE, inner, title="eins"), callout(CalloutKind.MORE, text("x"), title="zwei"))
    assert hrefs(built(*parts)) == ["toggle:0", "toggle:2"]
    assert hrefs(built(*parts, opened=frozenset({"0"}))) == ["toggle:0", "toggle:1", "toggle:2"]


def test_equal_folds_are_told_apart():
    part = callout(CalloutKind.MORE, text("x"), title="gleich")
    assert hrefs(built(part, replace(part))) == ["toggle:0", "toggle:1"]


def test_an_error_its_answer_and_its_source_stand_as_one_card():
    kinds = (CalloutKind.MISCONCEPTION, CalloutKind.CORRECTION, CalloutKind.SOURCE)
    shapes = [card.shape for card in built(*(callout(kind, text("x")) for kind in kinds)).cards]
    assert [(shape.top, shape.bottom) for shape in shapes] == [(True, False), (False, False), (False, True)]


def test_a_source_alone_is_a_card_of_its_own():
    kinds = (CalloutKind.NOTE, CalloutKind.SOURCE)
    assert all(card.shape.top and card.shape.bottom for card in built(*(callout(kind) for kind in kinds)).cards)


def test_cards_know_the_text_they_lie_under():
    page = whole(sample_page())
    assert all(
        card.start == card.frame.firstPosition() and card.end == card.frame.lastPosition() for card in page.cards
    )


def test_a_card_is_listed_before_the_cards_inside_it():
    page = whole(sample_page())
    starts = [card.start for card in page.cards]
    assert starts == sorted(starts)


def test_quotations_code_and_rules_are_cards():
    assert len(built(Quote((text("x"),)), CodeBlock("a\nb\n"), Rule()).cards) == 3


def test_the_lines_of_code_stay_one_paragraph():
    assert "a\u2028b" in lines(built(CodeBlock("a\nb\n")))


# ---------------------------------------------------------------- pictures


def test_a_figure_is_a_picture_with_its_description_below():
    page = built(Figure("ablauf.svg", "Der Ablauf"))
    assert lines(page)[-1] == "Der Ablauf"
    image = block_with(page, "\ufffc").begin().fragment().charFormat().toImageFormat()
    assert image.property(QTextFormat.Property.ImageAltText) == "Der Ablauf"


def test_a_figure_is_never_wider_than_its_column():
    page = built(Figure("ablauf.svg", "x"), look=Look(LIGHT, 2.0, 341))
    image = block_with(page, "\ufffc").begin().fragment().charFormat().toImageFormat()
    assert image.width() <= page.look.content_width


def test_a_figure_in_a_card_is_never_wider_than_the_card():
    page = built(callout(CalloutKind.NOTE, BulletList((ListItem((Figure("ablauf.svg", "x"),)),))))
    image = block_with(page, "\ufffc").begin().fragment().charFormat().toImageFormat()
    assert image.width() < page.look.content_width - 2 * 16 - 28


def test_a_picture_that_cannot_be_shown_is_described():
    assert lines(built(Figure("fehlt.png", "Der Ablauf")))[-1] == "Das Bild kann nicht gezeigt werden: Der Ablauf"


def test_a_picture_that_is_missing_in_a_line_is_described():
    assert "[ein Pfeil]" in lines(built(Paragraph((Image("fehlt.png", "ein Pfeil"),))))[-1]


@pytest.mark.parametrize(("tokens", "colour"), [(LIGHT, 0), (DARK, 255), (CONTRAST, 255)])
def test_a_drawing_lies_on_white_paper_where_the_page_is_dark(tokens, colour: int):
    page = built(Figure("ablauf.svg", "x"), look=Look(tokens))
    name = block_with(page, "\ufffc").begin().fragment().charFormat().toImageFormat().name()
    image = page.document.resource(2, name)
    assert image.pixelColor(2, 2).alpha() == colour


# ---------------------------------------------------------------- all together


def test_text_after_a_card_stands_in_the_block_that_qt_leaves_there():
    page = built(callout(CalloutKind.NOTE, text("x")), text("danach"))
    after = page.cards[0].end + 1
    assert page.document.findBlock(after).text() == "danach"


_KINDS = st.sampled_from(CalloutKind)
_BLOCKS = st.recursive(
    st.sampled_from([text("Wort"), Rule(), CodeBlock("x"), Figure("fehlt", "Bild"), Figure("ablauf.svg", "Bild")]),
    lambda inner: st.one_of(
        st.builds(lambda content: Quote(tuple(content)), st.lists(inner, max_size=3)),
        st.builds(
            lambda kind, content: callout(kind, *content), st.sampled_from(CalloutKind), st.lists(inner, max_size=3)
        ),
        st.builds(lambda content: BulletList((ListItem(tuple(content)),)), st.lists(inner, max_size=3)),
        st.builds(lambda content: OrderedList((ListItem(tuple(content)),) * 2), st.lists(inner, max_size=2)),
    ),
    max_leaves=8,
)


@given(st.lists(_BLOCKS, max_size=4))
def test_any_nesting_of_blocks_is_built(content: list[Block]):
    page = built(*content, text("Ende"), opened=frozenset(map(str, range(20))))
    assert lines(page)[-1] == "Ende"
    assert all(card.frame.firstPosition() == card.start for card in page.cards)

"""The look of cards: every kind told apart without colour, and painted where its text stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from tests.helpers.documents import whole
from tests.helpers.pages import callout, items, text
from wissen import paths
from wissen.content.blocks import Block, CalloutKind, OrderedList
from wissen.drawing.built_page import BuiltPage
from wissen.drawing.cards import callout_shape, card_rect, fold_shape, paint
from wissen.drawing.page import Look, Page, PageSection
from wissen.drawing.tokens import CONTRAST, DARK, LIGHT, Tokens

pytestmark = pytest.mark.usefixtures("qapp")
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=lambda tokens: tokens.name)


def laid_out(*blocks: Block, tokens: Tokens = LIGHT) -> BuiltPage:
    page = whole(Page("T", (PageSection("a", "A", blocks),)), Look(tokens))
    page.document.setTextWidth(page.look.width)
    return page


def painted(page: BuiltPage, visible: QRectF | None = None) -> QImage:
    """What lies under the text; the ground is magenta, which no theme knows."""
    image = QImage(page.document.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    painter = QPainter(image)
    paint(painter, page, visible or QRectF(image.rect()))
    painter.end()
    return image


def test_no_two_callouts_share_an_icon():
    icons = [callout_shape(kind, LIGHT).icon for kind in CalloutKind]
    assert len(set(icons)) == len(CalloutKind)


@pytest.mark.parametrize("kind", CalloutKind)
def test_the_icon_of_a_callout_is_shipped(kind: CalloutKind):
    assert paths.bundled("resources", "icons", f"{callout_shape(kind, LIGHT).icon}.svg").is_file()


@pytest.mark.parametrize("kind", CalloutKind)
@THEMES
def test_a_callout_ends_somewhere_in_every_theme(kind: CalloutKind, tokens: Tokens):
    shape = callout_shape(kind, tokens)
    assert shape.border or shape.fill != tokens.bg


def test_a_folded_part_shows_by_its_icon_whether_it_is_open():
    assert fold_shape(LIGHT, opened=True).icon != fold_shape(LIGHT, opened=False).icon


@THEMES
def test_a_card_is_painted_under_its_text(tokens: Tokens):
    page = laid_out(callout(CalloutKind.NOTE, text("x")), tokens=tokens)
    rect = card_rect(page, page.cards[0])
    image = painted(page)
    assert image.pixelColor(rect.center().toPoint()).name() == tokens.info_bg
    assert image.pixelColor(round(rect.left()) + 2, round(rect.center().y())).name() == tokens.info


def test_nothing_is_painted_beside_a_card():
    page = laid_out(callout(CalloutKind.NOTE, text("x")))
    rect = card_rect(page, page.cards[0]).toAlignedRect()
    image = painted(page)
    for x, y in (
        (rect.left() - 3, rect.top() + 9),
        (rect.right() + 3, rect.top() + 9),
        (rect.left() + 9, rect.bottom() + 3),
    ):
        assert image.pixelColor(x, y).name() == "#ff00ff"


def test_the_last_letters_stand_as_far_from_the_edge_as_the_first():
    page = laid_out(callout(CalloutKind.NOTE, text("x")))
    rect, layout = card_rect(page, page.cards[0]), page.document.documentLayout()
    first, last = (page.document.findBlock(page.cards[0].start), page.document.findBlock(page.cards[0].end))
    above = layout.blockBoundingRect(first).top() - rect.top()
    line = last.layout().lineAt(0)
    below = rect.bottom() - layout.blockBoundingRect(last).top() - line.ascent() - line.descent()
    assert abs(above - below) < 5


@THEMES
def test_the_edge_of_a_card_is_one_colour(tokens: Tokens):
    page = laid_out(text("x"), callout(CalloutKind.NOTE, text("x")), tokens=tokens)
    rect = card_rect(page, page.cards[0]).toRect()
    image = painted(page)
    across = {image.pixelColor(rect.center().x(), y).name() for y in range(rect.bottom() - 4, rect.bottom() + 5)}
    assert len(across) <= 3, "ground, edge and card"


def test_a_card_that_is_not_seen_is_not_painted():
    page = laid_out(*[text("Absatz " * 60)] * 20, callout(CalloutKind.NOTE, text("x")))
    rect = card_rect(page, page.cards[0])
    image = painted(page, QRectF(0, 0, 760, 300))
    assert image.pixelColor(rect.center().toPoint()).name() == "#ff00ff"


def test_a_card_that_is_seen_at_its_edge_only_is_painted():
    page = laid_out(callout(CalloutKind.NOTE, *[text("Absatz " * 60)] * 20))
    rect = card_rect(page, page.cards[0])
    image = painted(page, QRectF(0, rect.bottom() - 4, 760, 40))
    assert image.pixelColor(rect.center().toPoint()).name() == LIGHT.info_bg


def test_a_step_has_its_disc_left_of_its_text():
    page = laid_out(OrderedList(items("eins", "zwei")))
    block = page.document.findBlock(page.badges[0].position)
    rect = page.document.documentLayout().blockBoundingRect(block)
    left = rect.left() + block.layout().lineAt(0).x()
    # Left of the digit, so that the disc is met and not the number on it.
    assert painted(page).pixelColor(round(left) - 38, round(rect.top()) + 10).name() == LIGHT.accent


def test_blank_above_a_heading_is_kept_below_a_card():
    page = whole(
        Page("T", (PageSection("a", "A", (callout(CalloutKind.NOTE, text("x")),)), PageSection("b", "B", ()))),
    )
    page.document.setTextWidth(760)
    heading = page.document.documentLayout().blockBoundingRect(page.document.findBlock(page.places["b"]))
    assert heading.top() - card_rect(page, page.cards[0]).bottom() >= 36


def test_no_card_is_painted_beyond_what_the_painter_may_paint():
    page = laid_out(callout(CalloutKind.WARNING, text("x")), callout(CalloutKind.NOTE, text("y")))
    image = QImage(page.document.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    cut = round(card_rect(page, page.cards[0]).center().y())
    painter = QPainter(image)
    painter.setClipRect(QRectF(0, 0, image.width(), cut))
    paint(painter, page, QRectF(image.rect()))
    painter.end()
    below = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(cut + 1, image.height(), 3)}
    assert below == {"#ff00ff"}

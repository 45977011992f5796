"""Facts: label and value side by side, one above the other where the column is narrow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextTable

from tests.helpers.documents import LOOK, hrefs, lines, whole
from wissen.content.blocks import Text
from wissen.drawing.built_page import BuiltPage
from wissen.drawing.page import Fact, Look, Page, PageSection

pytestmark = pytest.mark.usefixtures("qapp")
FACTS = (Fact("Wer", (Text("Servicetheke"),)), Fact("Bezug", (Text("§ 81 Abs. 1 AufenthG"),)))
CITED = "§\u00a081 Abs.\u00a01 AufenthG"
NARROW = replace(LOOK, width=300)


def page(*, framed: bool = False) -> Page:
    before, after = PageSection("vorher", "Vorher", ()), PageSection("danach", "Danach", ())
    return Page("T", (before, PageSection("a", "Antwortkarte", (), facts=FACTS, framed=framed), after))


def tables(built: BuiltPage) -> list[QTextTable]:
    frames = built.document.rootFrame().childFrames()
    inside = [child for frame in frames for child in frame.childFrames()]
    return [frame for frame in (*frames, *inside) if isinstance(frame, QTextTable)]


def test_wide_each_label_stands_beside_its_value():
    (table,) = tables(whole(page()))
    assert (table.rows(), table.columns()) == (2, 2)
    assert table.cellAt(1, 0).firstCursorPosition().block().text() == "Bezug"
    assert table.cellAt(1, 1).firstCursorPosition().block().text() == CITED


def test_narrow_each_label_stands_above_its_value():
    built = whole(page(), look=NARROW)
    assert tables(built) == []
    assert lines(built)[3:7] == ["Wer", "Servicetheke", "Bezug", CITED]


@pytest.mark.parametrize("look", [LOOK, NARROW], ids=["wide", "narrow"])
def test_values_are_text_like_any_other(look: Look):
    assert any(href.startswith("law:") for href in hrefs(whole(page(), look=look)))


def test_a_framed_part_is_a_card_that_begins_with_its_heading():
    built = whole(page(framed=True))
    (card,) = built.cards
    assert card.start <= built.places["a"] < card.end < built.places["danach"]
    assert len(tables(built)) == 1


def test_a_label_and_its_value_stand_on_one_line():
    built = whole(page())
    built.document.setTextWidth(LOOK.width)
    layout = built.document.documentLayout()
    (table,) = tables(built)
    for row in range(table.rows()):
        heights = []
        for column in range(2):
            block = table.cellAt(row, column).firstCursorPosition().block()
            line = block.layout().lineAt(0)
            heights.append(layout.blockBoundingRect(block).top() + line.y() + line.ascent())
        assert abs(heights[0] - heights[1]) <= 1

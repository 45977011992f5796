"""Tables: columns with lines below the rows, one row under the other where the column is narrow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextTable

from tests.helpers.documents import whole
from tests.helpers.pages import TABLE, callout, cell
from wissen.content.blocks import Align, Block, CalloutKind, Span, Table
from wissen.drawing.page import Look, Page, PageSection
from wissen.drawing.tokens import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")
WIDE, NARROW = Look(LIGHT), Look(LIGHT, 2.0, 341)


def table_of(block: Block, look: Look = WIDE) -> QTextTable:
    page = whole(Page("T", (PageSection("a", "A", (block,)),)), look)
    frames = [page.document.rootFrame()]
    while frames:
        frame = frames.pop()
        if isinstance(frame, QTextTable):
            return frame
        frames += frame.childFrames()
    raise AssertionError("no table")


def cell_text(table: QTextTable, row: int, column: int) -> str:
    cursor = table.cellAt(row, column).firstCursorPosition()
    cursor.setPosition(table.cellAt(row, column).lastPosition(), cursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u00ad", "").replace("\u2029", "|")


def test_a_table_has_its_rows_below_a_header():
    table = table_of(TABLE)
    assert (table.rows(), table.columns(), table.format().headerRowCount()) == (4, 4, 1)
    assert cell_text(table, 0, 3) == "Erwerbstätigkeit"
    assert cell_text(table, 3, 0) == "Fortgeltungsfiktion"


def test_cells_have_lines_below_them_except_in_the_last_row():
    table = table_of(TABLE)
    borders = [table.cellAt(row, 0).format().toTableCellFormat().bottomBorder() for row in range(4)]
    assert borders == [2, 1, 1, 0]


def test_cells_have_no_other_lines():
    cell_format = table_of(TABLE).cellAt(1, 1).format().toTableCellFormat()
    assert (cell_format.topBorder(), cell_format.leftBorder(), cell_format.rightBorder()) == (0, 0, 0)


def test_a_column_is_aligned_as_written():
    block = table_of(TABLE).cellAt(1, 3).firstCursorPosition().blockFormat()
    assert block.alignment() & Qt.AlignmentFlag.AlignRight


def test_centred_columns_are_centred():
    table = table_of(Table((cell("a"),), ((cell("b"),),), (Align.CENTER,)))
    assert table.cellAt(1, 0).firstCursorPosition().blockFormat().alignment() & Qt.AlignmentFlag.AlignHCenter


PLAIN = Table((), ((cell("a"), cell("b")), (cell("c"), ())), (Align.NONE, Align.NONE))


def test_a_table_of_a_law_may_have_no_header():
    table = table_of(PLAIN)
    assert (table.rows(), table.columns(), table.format().headerRowCount()) == (2, 2, 0)
    assert table.cellAt(0, 0).format().toTableCellFormat().bottomBorder() == 1


def test_a_cell_of_a_law_may_reach_over_others():
    table = table_of(replace(PLAIN, spans=(Span(1, 0, 1, 2),)))
    assert (table.cellAt(1, 0).columnSpan(), cell_text(table, 1, 0)) == (2, "c")


def test_without_a_header_a_narrow_column_tells_the_cells_alone():
    table = table_of(PLAIN, NARROW)
    assert [cell_text(table, row, 0) for row in range(2)] == ["a|b", "c"]


def test_in_a_narrow_column_each_row_tells_what_its_cells_are():
    table = table_of(TABLE, NARROW)
    assert (table.rows(), table.columns()) == (3, 1)
    expected = "Erlaubnisfiktion|Ausgangslage|rechtmäßiger Aufenthalt ohne Titel|Wirkung|gilt als erlaubt"
    assert cell_text(table, 0, 0) == f"{expected}|Erwerbstätigkeit|nein"


def test_a_table_of_one_column_stays_one():
    table = table_of(Table((cell("Kopf"),), ((cell("Zelle"),),), (Align.NONE,)), NARROW)
    assert cell_text(table, 0, 0) == "Kopf"


def test_empty_cells_stay_empty():
    table = table_of(Table((cell("a"), ()), (((), cell("b")),), (Align.NONE, Align.NONE)))
    assert [cell_text(table, row, column) for row in (0, 1) for column in (0, 1)] == ["a", "", "", "b"]


@pytest.mark.parametrize("look", [WIDE, NARROW])
def test_a_table_without_rows_is_its_header(look: Look):
    assert table_of(Table((cell("a"), cell("b")), (), (Align.NONE, Align.NONE)), look).rows() == 1


def test_a_table_in_a_card_is_indented_like_its_text():
    assert table_of(callout(CalloutKind.NOTE, TABLE)).format().leftMargin() > 0

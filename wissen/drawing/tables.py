"""Tables: columns with lines below the rows, or, where columns would be too narrow, one row under the other."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import (
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from wissen.content.blocks import Align, Inline, Table
from wissen.drawing.formats import ALIGN_CENTER, ALIGN_RIGHT
from wissen.drawing.inline import Style
from wissen.drawing.tokens import FONT_MUTED, MEDIUM, SEMI_BOLD
from wissen.drawing.writer import Writer

CELL = Style(size=16)
_HEAD = replace(CELL, weight=SEMI_BOLD)
_LABEL = Style(size=FONT_MUTED, weight=MEDIUM, colour="muted")
_NARROWEST = 6.5
"""Widths of the letter m that a column needs to be read."""


def write_table(writer: Writer, table: Table) -> None:
    """Write a table in the form that fits the column."""
    columns = len(table.aligns)
    room = writer.width - writer.left
    if table.rows and columns > 1 and room / columns < _NARROWEST * writer.look.px(CELL.size):
        _write_stacked(writer, table)
    else:
        _write_columns(writer, table)


def _write_columns(writer: Writer, table: Table) -> None:
    heads = 1 if table.header else 0
    rows = (table.header, *table.rows) if heads else table.rows
    columns = len(table.aligns)
    made = writer.table(len(rows), columns, _table_format(writer, columns, header_rows=heads))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            writer.enter_cell(made.cellAt(row, column).firstCursorPosition())
            with writer.inset():
                _write_cell(writer, cell, align=table.aligns[column], head=row < heads)
            _finish_cell(writer, made, row, column, head=row < heads)
    for span in table.spans:  # last: writing into a cell makes Qt forget how far it reaches
        made.mergeCells(span.row, span.column, span.rows, span.columns)
    writer.leave_table(made)


def _write_cell(writer: Writer, cell: tuple[Inline, ...], *, align: Align, head: bool) -> None:
    block_format = writer.formats.block(line_height=1.35)
    if align is Align.RIGHT:
        block_format.setAlignment(ALIGN_RIGHT)
    elif align is Align.CENTER:
        block_format.setAlignment(ALIGN_CENTER)
    style = _HEAD if head else CELL
    writer.block(block_format, style)
    writer.run(cell, style, annotated=not head)


def _write_stacked(writer: Writer, table: Table) -> None:
    """Each row becomes a cell of its own: its first column as a heading, the others with their column's name."""
    made = writer.table(len(table.rows), 1, _table_format(writer, 1, header_rows=0))
    for row, cells in enumerate(table.rows):
        writer.enter_cell(made.cellAt(row, 0).firstCursorPosition())
        with writer.inset():
            writer.block(writer.formats.block(line_height=1.35), _HEAD)
            writer.run(cells[0], _HEAD)
            for name, cell in zip(table.header[1:] or ((),) * len(cells[1:]), cells[1:], strict=True):
                if name:
                    writer.block(writer.formats.block(top=6, line_height=1.25), _LABEL)
                    writer.run(name, _LABEL, annotated=False)
                elif not cell:
                    continue
                writer.block(writer.formats.block(line_height=1.35), CELL)
                writer.run(cell, CELL)
        _finish_cell(writer, made, row, 0, head=False)
    writer.leave_table(made)


def _table_format(writer: Writer, columns: int, *, header_rows: int) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorder(0)
    made.setBorderCollapse(True)
    made.setCellSpacing(0)
    made.setCellPadding(0)
    made.setTopMargin(writer.look.gap(10))
    made.setBottomMargin(writer.look.gap(20))
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setHeaderRowCount(header_rows)
    made.setColumnWidthConstraints([QTextLength(QTextLength.Type.VariableLength, 0)] * columns)
    return made


def _finish_cell(writer: Writer, table: QTextTable, row: int, column: int, *, head: bool) -> None:
    """Give a cell its paddings and the line below; last, because writing into the cell would undo it."""
    look, formats = writer.look, writer.formats
    cell_format = QTextTableCellFormat()
    side = look.gap(12) if table.columns() > 1 else 0.0
    cell_format.setLeftPadding(side)
    cell_format.setRightPadding(side)
    cell_format.setTopPadding(look.gap(9))
    cell_format.setBottomPadding(look.gap(5))
    if row < table.rows() - 1:
        cell_format.setBottomBorder(2 if head else 1)
        cell_format.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        cell_format.setBottomBorderBrush(formats.colour("border_strong" if head else "border"))
    if head:
        cell_format.setBackground(formats.colour("surface"))
    whole = QTextCharFormat(formats.char(_HEAD if head else CELL))
    whole.merge(cell_format)
    table.cellAt(row, column).setFormat(whole)

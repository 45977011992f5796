"""Facts: what is looked up rather than read, each with its label before it, or above it where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextLength, QTextTable, QTextTableCellFormat, QTextTableFormat

from wissen.drawing.inline import Style
from wissen.drawing.page import Fact
from wissen.drawing.tokens import FONT_MUTED, FONT_TEXT, MEDIUM
from wissen.drawing.writer import Writer

_LABEL = Style(size=FONT_MUTED, weight=MEDIUM, colour="muted")
_VALUE = Style(size=FONT_TEXT)
_LABEL_ROOM = 132
"""Width of the column of labels: the longest of a process stand on one line."""
_LINE = 1.4
_BETWEEN = 7
_LOWER = 2
"""How much lower a label begins, to stand on the line of the words beside it."""


def write_facts(writer: Writer, facts: Sequence[Fact]) -> None:
    """Write the facts below one another."""
    if writer.look.narrow:
        _write_stacked(writer, facts)
    else:
        _write_columns(writer, facts)


def _write_columns(writer: Writer, facts: Sequence[Fact]) -> None:
    made = writer.table(len(facts), 2, _table_format(writer))
    for row, fact in enumerate(facts):
        writer.enter_cell(made.cellAt(row, 0).firstCursorPosition())
        with writer.inset():
            writer.block(writer.formats.block(line_height=_LINE * FONT_TEXT / FONT_MUTED), _LABEL)
            writer.text(fact.label, _LABEL)
        writer.enter_cell(made.cellAt(row, 1).firstCursorPosition())
        with writer.inset(writer.look.px(_LABEL_ROOM)):
            writer.block(writer.formats.block(line_height=_LINE), _VALUE)
            writer.run(fact.value, _VALUE)
        for column, style in enumerate((_LABEL, _VALUE)):
            _finish_cell(writer, made, row, column, style)
    writer.leave_table(made)


def _write_stacked(writer: Writer, facts: Sequence[Fact]) -> None:
    for fact in facts:
        writer.block(writer.formats.block(top=4, line_height=1.25), _LABEL)
        writer.text(fact.label, _LABEL)
        writer.block(writer.formats.block(bottom=_BETWEEN, line_height=_LINE), _VALUE)
        writer.run(fact.value, _VALUE)


def _table_format(writer: Writer) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorder(0)
    made.setCellSpacing(0)
    made.setCellPadding(0)
    made.setTopMargin(writer.look.gap(4))
    made.setBottomMargin(writer.look.gap(12))
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setColumnWidthConstraints(
        [
            QTextLength(QTextLength.Type.FixedLength, writer.look.px(_LABEL_ROOM)),
            QTextLength(QTextLength.Type.VariableLength, 0),
        ]
    )
    return made


def _finish_cell(writer: Writer, table: QTextTable, row: int, column: int, style: Style) -> None:
    """Keep the rows apart; last, because writing into the cell would undo it."""
    cell_format = QTextTableCellFormat()
    if column == 0:
        cell_format.setRightPadding(writer.look.gap(12))
        cell_format.setTopPadding(writer.look.px(_LOWER))
    cell_format.setBottomPadding(writer.look.gap(_BETWEEN) if row < table.rows() - 1 else 0)
    whole = QTextCharFormat(writer.formats.char(style))
    whole.merge(cell_format)
    table.cellAt(row, column).setFormat(whole)

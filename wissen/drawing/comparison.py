"""Bisher | Neu: two columns whose changes show by sign and colour; where there is no room, one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)

from wissen.content.word_diff import Mark, Piece
from wissen.drawing.inline import Style
from wissen.drawing.page import PageComparison
from wissen.drawing.tokens import FONT_MUTED, SEMI_BOLD
from wissen.drawing.writer import Writer

_TEXT = Style(size=16)
_HEAD = Style(size=FONT_MUTED, weight=SEMI_BOLD, colour="muted")
_STYLES = {
    Mark.MOVED: Style(size=16, colour="muted"),
    Mark.GONE: Style(size=16, colour="err", background="err_bg", struck=True),
    Mark.NEW: Style(size=16, colour="ok", background="ok_bg", weight=SEMI_BOLD),
}
# The signs of wdiff; they are read aloud and copied like the words.
SIGNS = {Mark.GONE: ("[−", "−]"), Mark.NEW: ("[+", "+]"), Mark.MOVED: ("[↕", "↕]"), Mark.SAME: ("", "")}
_ABSENT = Style(size=16, colour="muted")
_EMPTY = ("Hier stand nichts.", "Hier steht nichts mehr.")


def write_comparison(writer: Writer, part: PageComparison) -> None:
    """Write both texts, each below its head."""
    sides = tuple(zip(part.heads, (part.old, part.new), _EMPTY, strict=True))
    columns = 1 if writer.look.narrow else 2
    made = writer.table(4 // columns, columns, _table_format(writer, columns))
    for number, (head, pieces, empty) in enumerate(sides):
        row, column = (0, number) if columns == 2 else (2 * number, 0)
        _write_cell(writer, made.cellAt(row, column), (Piece(head, Mark.SAME),), _HEAD)
        shown = pieces or (Piece(empty, Mark.SAME),)
        _write_cell(writer, made.cellAt(row + 1, column), shown, _TEXT if pieces else _ABSENT)
    writer.leave_table(made)


def _write_cell(writer: Writer, cell: QTextTableCell, pieces: tuple[Piece, ...], style: Style) -> None:
    """Write into one of the columns; what is the same on both sides has this style."""
    writer.enter_cell(cell.firstCursorPosition())
    with writer.inset((0 if writer.look.narrow else writer.width / 2) + writer.look.gap(24)):
        for line in _lines(pieces):
            writer.block(writer.formats.block(bottom=6, line_height=1.4), style)
            for piece in line:
                _write_piece(writer, piece, style)
    _finish_cell(writer, cell)


def _write_piece(writer: Writer, piece: Piece, same: Style) -> None:
    """The words between their signs, the blanks around them outside."""
    words = piece.text.strip()
    opened, closed = SIGNS[piece.mark] if words else ("", "")
    before = piece.text[: len(piece.text) - len(piece.text.lstrip())]
    after = piece.text[len(piece.text.rstrip()) :] if words else ""
    style = same if piece.mark is Mark.SAME else _STYLES[piece.mark]
    sign = Style(size=16, colour=style.colour)
    for text, look in ((before, same), (opened, sign), (words, style), (closed, sign), (after, same)):
        if text:
            writer.text(text, look)


def _lines(pieces: tuple[Piece, ...]) -> Iterator[list[Piece]]:
    """The pieces of each line that is not empty."""
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(Piece(first, piece.mark))
        for text in others:
            if any(one.text.strip() for one in line):
                yield line
            line = [Piece(text, piece.mark)]
    if any(one.text.strip() for one in line):
        yield line


def _table_format(writer: Writer, columns: int) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorder(0)
    made.setBorderCollapse(True)
    made.setHeaderRowCount(1 if columns == 2 else 0)  # said again where it goes on overleaf
    made.setCellSpacing(0)
    made.setCellPadding(0)
    made.setTopMargin(writer.look.gap(6))
    made.setBottomMargin(writer.look.gap(18))
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
    made.setColumnWidthConstraints([share] * columns)
    return made


def _finish_cell(writer: Writer, cell: QTextTableCell) -> None:
    """Paddings and a frame; last, because writing into the cell would undo it."""
    look = writer.look
    cell_format = QTextTableCellFormat()
    for set_padding in (
        cell_format.setLeftPadding,
        cell_format.setRightPadding,
        cell_format.setTopPadding,
        cell_format.setBottomPadding,
    ):
        set_padding(look.gap(12))
    cell_format.setBorder(1)
    cell_format.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    cell_format.setBorderBrush(writer.formats.colour("border_strong"))
    whole = QTextCharFormat(writer.formats.char(_TEXT))
    whole.merge(cell_format)
    cell.setFormat(whole)

"""What is known of a document before it is cut into sheets: where what stands, and what is not to be torn apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextFrame, QTextLine, QTextTable

from wissen.drawing import cards
from wissen.drawing.built_page import BuiltPage, CardSpot
from wissen.drawing.tokens import FONT_TEXT
from wissen.printing.page_breaks import Column, Keep, Strip, TableHead
from wissen.printing.typeset import OBJECT, blocks_of

# What gives way first when not everything can be kept: a pair of lines, a row, a card, last a heading.
_LOOSE, _ROW, _CARD, _HEADING = 1, 10, 100, 1000
_LINES_BELOW_HEADING = 3


def column(built: BuiltPage) -> Column:
    """What `page_breaks` has to know of a document."""
    text = [(block, _lines(built, block)) for block in blocks_of(built) if block.text()]
    tables = [_Rows(built, frame) for frame in _frames(built.document.rootFrame()) if isinstance(frame, QTextTable)]
    frames = [(spot, _strip(cards.card_rect(built, spot))) for spot in built.cards]
    keeps = [
        *_heading_keeps(text),
        *_pair_keeps(text),
        *(keep for table in tables for keep in table.keeps()),
        *_card_keeps(built, frames),
    ]
    return Column(
        lines=[line for _, lines in text for line in lines],
        boxes=[*(strip for _, strip in frames), *(strip for table in tables for strip in table.rows)],
        keeps=keeps,
        heads=[head for table in tables for head in table.head()],
    )


def _frames(frame: QTextFrame) -> Iterator[QTextFrame]:
    for child in frame.childFrames():
        yield child
        yield from _frames(child)


def _strip(rect: QRectF) -> Strip:
    return Strip(rect.top(), rect.bottom())


def _lines(built: BuiltPage, block: QTextBlock) -> list[Strip]:
    top = built.document.documentLayout().blockBoundingRect(block).top()
    layout = block.layout()
    return [_line(top, layout.lineAt(number)) for number in range(layout.lineCount())]


def _line(top: float, line: QTextLine) -> Strip:
    return Strip(top + line.y(), top + line.y() + line.height())


def _keep(top: float, bottom: float, weight: int) -> Keep:
    return Keep(Strip(top, bottom), weight)


Text = Sequence[tuple[QTextBlock, Sequence[Strip]]]


def _heading_keeps(text: Text) -> Iterator[Keep]:
    """A heading and the first lines below it, as far as the next heading."""
    for index, (block, lines) in enumerate(text):
        if not block.blockFormat().headingLevel():
            continue
        below: list[Strip] = []
        for following, found in text[index + 1 : index + 1 + _LINES_BELOW_HEADING]:
            if below and following.blockFormat().headingLevel():
                break
            below += found
        kept = [*lines, *below[:_LINES_BELOW_HEADING]]
        yield _keep(kept[0].top, max(line.bottom for line in kept), _HEADING)


def _pair_keeps(text: Text) -> Iterator[Keep]:
    """The first and the last two lines of a paragraph; a picture and the line below it; what ends in a colon."""
    for _, lines in text:
        if len(lines) > 1:
            yield _keep(lines[0].top, lines[1].bottom, _LOOSE)
            yield _keep(lines[-2].top, lines[-1].bottom, _LOOSE)
    for (block, lines), (_, below) in pairwise(text):
        picture = block.text() == OBJECT
        if lines and below and (picture or block.text().endswith(":")):
            yield _keep(lines[-1].top, below[min(1, len(below) - 1)].bottom, _CARD if picture else _LOOSE)


def _card_keeps(built: BuiltPage, frames: Sequence[tuple[CardSpot, Strip]]) -> Iterator[Keep]:
    """Each card; those that stand one on the other as one; of those higher than a sheet at least the beginning."""
    first: Strip | None = None
    for spot, strip in frames:
        yield Keep(strip, _CARD)
        lines = _lines(built, built.document.findBlock(spot.start))
        yield _keep(strip.top, max((line.bottom for line in lines), default=strip.top) + built.look.px(40), _CARD)
        if spot.shape.top and not spot.shape.bottom:
            first = strip
        elif spot.shape.bottom and not spot.shape.top and first is not None:
            yield _keep(first.top, strip.bottom, _CARD)
            first = None


_TALLEST = 24
"""Heights of the letters from which a row is a text that may go on overleaf, as a comparison does."""


class _Rows:
    """The rows of a table; Qt tells where letters stand, not where cells do."""

    def __init__(self, built: BuiltPage, table: QTextTable) -> None:
        self._heads = table.format().toTableFormat().headerRowCount()
        self._facts = not self._heads and table.columns() == 2
        self._below = built.look.px(2 * FONT_TEXT)
        self._tallest = built.look.px(_TALLEST * FONT_TEXT)
        layout = built.document.documentLayout()
        rect = layout.frameBoundingRect(table)
        bottom = rect.bottom() - table.frameFormat().bottomMargin()
        tops = [self._top(built, table, row) for row in range(table.rows())]
        self.rows = [Strip(top, below) for top, below in zip(tops, [*tops[1:], bottom], strict=True)]

    @staticmethod
    def _top(built: BuiltPage, table: QTextTable, row: int) -> float:
        tops = []
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            lines = _lines(built, cell.firstCursorPosition().block())
            tops.append(lines[0].top - cell.format().toTableCellFormat().topPadding() if lines else float("inf"))
        return min(tops)

    def keeps(self) -> Iterator[Keep]:
        """Each row that is not a text by itself; the header row and the one below it; the first and the last two."""
        for row in self.rows:
            if row.bottom - row.top < self._tallest:
                yield Keep(row, _ROW)
        if self._facts:
            # What is looked up stands together, and not without the text that it belongs to.
            top, bottom = self.rows[0].top, self.rows[-1].bottom
            yield _keep(top, bottom, _ROW)
            yield _keep(top, bottom + self._below, _LOOSE)
        if len(self.rows) > self._heads + 1:
            yield _keep(self.rows[0].top, self.rows[self._heads + 1].bottom, _LOOSE)
            yield _keep(self.rows[-2].top, self.rows[-1].bottom, _LOOSE)
        if self._heads and len(self.rows) > self._heads:
            first = self.rows[self._heads]
            yield _keep(self.rows[0].top, min(first.bottom, first.top + self._tallest), _CARD)

    def head(self) -> Iterator[TableHead]:
        """The header row, if the table has one."""
        if self._heads:
            yield TableHead(Strip(self.rows[0].top, self.rows[self._heads - 1].bottom), self.rows[-1].bottom)

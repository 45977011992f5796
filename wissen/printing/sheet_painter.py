"""Paints sheets: the part of the column that each has, its head and foot, and the watermark under the letters."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
)

from wissen.drawing import cards, fonts
from wissen.drawing.page import Look, Lookups, Page
from wissen.drawing.tokens import BOLD, FONT_SMALL, REGULAR, SEMI_BOLD
from wissen.printing.column import column
from wissen.printing.marks import Marks, sheet_number
from wissen.printing.page_breaks import Strip, sheets
from wissen.printing.typeset import PER_INCH, paper_look, typeset

_SIDE, _ABOVE, _BELOW = 16.0, 12.0, 11.0
"""Millimetres of blank paper; the column has a margin of its own within."""

_GAP = 6.0
"""Millimetres between the text and what stands above and below it."""

_FOOT_LINES = 4
_WATERMARK = "#e1e3ec"
_DIAGONAL, _LARGEST = 0.8, 0.12
"""Length of the watermark as a part of the diagonal, height of its letters as a part of the shorter side."""

_RULE_GAP, _BLANK = 5, 6
_EDGE = 1


def _mm(length: float) -> float:
    return length / 25.4 * PER_INCH


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where on the paper what stands, in logical pixels."""

    paper: QSizeF
    side: float
    text: QRectF
    head: QRectF
    foot: QRectF


class Sheets:
    """A page on sheets of one size; `count` of them, painted by their number from 1."""

    def __init__(self, page: Page, lookups: Lookups, marks: Marks, *, inches: QSizeF) -> None:
        self._marks = marks
        self._frame = _frame(inches * PER_INCH, marks)
        room = self._frame.text
        width = self._frame.paper.width() - 2 * self._frame.side
        self.built = typeset(page, lookups, width=width, height=room.height())
        self.sheets = sheets(column(self.built), room.height())

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self.sheets)

    @property
    def text_area(self) -> QRectF:
        """Where on each sheet the text stands, in logical pixels."""
        return self._frame.text

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a sheet; the painter begins at the corner of the paper and counts in logical pixels."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        sheet = self.sheets[number - 1]
        top = self._frame.text.top()
        head = sheet.head.height if sheet.head else 0.0
        parts = [(self._with_blank(number), top + head), *([(sheet.head, top)] if sheet.head else [])]
        for strip, where in parts:
            self._paint_cards(painter, strip, where)
        if self._marks.watermark:
            paint_watermark(painter, self._frame.paper, self._marks.watermark)
        for strip, where in parts:
            self._paint_text(painter, strip, where)
        self._paint_head(painter, number)
        self._paint_foot(painter, number)
        painter.restore()

    def _with_blank(self, number: int) -> Strip:
        """The part of a sheet with a little of the blank below it: a card that is cut does not end at its letters."""
        strip, blank = self.sheets[number - 1].strip, self.built.look.px(_BLANK)
        room = self.sheets[number].strip.top - _EDGE - strip.bottom if number < self.count else blank
        return Strip(strip.top, strip.bottom + min(blank, room))

    def _place(self, painter: QPainter, strip: Strip, where: float, *, above: float = 0) -> QRectF:
        """Let the painter count as the document does, and paint on this part of it alone."""
        painter.translate(self._frame.side, where - strip.top)
        part = QRectF(0, strip.top, self.built.look.width, strip.height)
        painter.setClipRect(part.adjusted(0, -above, 0, 0))
        return part

    def _paint_cards(self, painter: QPainter, strip: Strip, where: float) -> None:
        painter.save()
        # The disc of a step is a little higher than its line, and a card that was cut does not begin at its letters.
        part = self._place(painter, strip, where, above=self.built.look.px(_BLANK))
        cards.paint(painter, self.built, part)
        painter.restore()

    def _paint_text(self, painter: QPainter, strip: Strip, where: float) -> None:
        painter.save()
        part = self._place(painter, strip, where)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(self.built.look.tokens.text))
        context.palette = palette
        # Narrower by a hair: a line that only touches the edge belongs to the other sheet.
        context.clip = part.adjusted(0, _EDGE, 0, 0)
        self.built.document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_head(self, painter: QPainter, number: int) -> None:
        """The words of the watermark on each sheet, the title from the second on."""
        look, rect, marks = self.built.look, self._frame.head, self._marks
        line = _line_height(look)
        if marks.watermark:
            above = QRectF(rect.left(), rect.top(), rect.width(), line)
            _write(painter, _small(look, SEMI_BOLD), look.tokens.err, above, marks.watermark)
        if number > 1:
            below = QRectF(rect.left(), rect.bottom() - line, rect.width(), line)
            _write(painter, _small(look), look.tokens.muted, below, marks.title)

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        look, rect = self.built.look, self._frame.foot
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), QColor(look.tokens.border))
        below = rect.adjusted(0, look.px(_RULE_GAP), 0, 0)
        painter.setFont(_small(look))
        painter.setPen(QColor(look.tokens.muted))
        painter.drawText(below, _RIGHT, sheet_number(number, self.count))
        painter.drawText(below.adjusted(0, 0, -_number_room(look), 0), _WRAPPED, self._marks.foot)


def _frame(paper: QSizeF, marks: Marks) -> _Frame:
    """Divide the paper; small paper has small margins."""
    shrink = min(1.0, paper.width() / _mm(150), paper.height() / _mm(200))
    side, above, below, gap = (_mm(length) * shrink for length in (_SIDE, _ABOVE, _BELOW, _GAP))
    look = paper_look(paper.width() - 2 * side)
    left, width = side + look.margin, look.content_width
    line = _line_height(look)
    head = QRectF(left, above, width, line * (2 if marks.watermark else 1))
    words = QRectF(0, 0, width - _number_room(look), paper.height())
    lines = QFontMetricsF(_small(look)).boundingRect(words, _WRAPPED, marks.foot).height()
    foot_height = look.px(_RULE_GAP) + min(max(line, lines), _FOOT_LINES * line)
    foot = QRectF(left, paper.height() - below - foot_height, width, foot_height)
    text = QRectF(left, head.bottom() + gap, width, max(line, foot.top() - head.bottom() - 2 * gap))
    return _Frame(paper, side, text, head, foot)


def _small(look: Look, weight: int = REGULAR) -> QFont:
    return fonts.font(FONT_SMALL, weight, scale=look.scale)


def _line_height(look: Look) -> float:
    return QFontMetricsF(_small(look)).lineSpacing()


def _number_room(look: Look) -> float:
    """What the number of the sheet takes from the foot, with some blank."""
    return QFontMetricsF(_small(look)).horizontalAdvance(sheet_number(999, 999)) + look.px(20)


def _write(painter: QPainter, font: QFont, colour: str, rect: QRectF, text: str) -> None:
    """Write one line, cut off with three dots where it is too long."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, fitting)


def paint_watermark(painter: QPainter, paper: QSizeF, text: str) -> None:
    """Write up the diagonal; as a shape, so that it is not copied with the text."""
    path = QPainterPath()
    path.addText(QPointF(0, 0), fonts.font(100, BOLD), text)
    bounds = path.boundingRect()
    room = _DIAGONAL * hypot(paper.width(), paper.height())
    size = min(room / bounds.width(), _LARGEST * min(paper.width(), paper.height()) / bounds.height())
    painter.save()
    painter.translate(paper.width() / 2, paper.height() / 2)
    painter.rotate(-degrees(atan2(paper.height(), paper.width())))
    painter.scale(size, size)
    painter.translate(-bounds.center())
    painter.fillPath(path, QColor(_WATERMARK))
    painter.restore()


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_WRAPPED = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value

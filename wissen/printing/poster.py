"""The Prozesslandkarte as a poster: one sheet, everything on it as large as it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from wissen.drawing import fonts
from wissen.drawing.map_layout import DrawnBand, MapLayout, Sign, lay_out
from wissen.drawing.map_painter import as_lines, paint_lines
from wissen.drawing.page import Look
from wissen.drawing.tokens import FONT_H1, FONT_UI, LIGHT, REGULAR, SEMI_BOLD
from wissen.errors import PrintError
from wissen.printing.marks import Marks, sheet_number
from wissen.printing.paper import CREATOR
from wissen.printing.pdf_file import mended
from wissen.printing.sheet_painter import paint_watermark
from wissen.printing.sizes import PosterSize
from wissen.printing.typeset import PER_INCH
from wissen.printing.whole_file import write_whole

_SHEETS = {PosterSize.A3: QPageSize.PageSizeId.A3, PosterSize.A2: QPageSize.PageSizeId.A2}
_MARGIN, _GAP = 11.0, 5.0
"""Millimetres around everything, and between head, map and foot."""
_SMALLEST, _LARGEST, _STEPS = 0.05, 4.0, 10
_STACKED = (3, 2, 4, 5)
"""How many tiles wide the groups may stand; what needs the least height is taken."""
_SEEN_THROUGH = replace(LIGHT, surface="#00ffffff", card="#00ffffff")
"""Bands and tiles without a ground, so that the watermark lies under the letters."""
_HEAD = 1.15
"""Size of title and legend as a part of what they are on an A3 sheet of paper at reading distance."""


def poster_pdf(bands: Sequence[DrawnBand], legend: Sequence[Sign], marks: Marks, *, size: PosterSize) -> bytes:
    """The PDF of a poster. Raises PrintError when Qt cannot paint it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    margins = QMarginsF()
    writer.setPageLayout(QPageLayout(QPageSize(_SHEETS[size]), QPageLayout.Orientation.Landscape, margins))
    writer.setTitle(marks.title)
    writer.setCreator(CREATOR)
    painter = QPainter()
    if not painter.begin(writer):
        raise PrintError(f"„{marks.title}“ lässt sich nicht zeichnen.", "Versuchen Sie es noch einmal.")
    inches = QSizeF(writer.pageLayout().fullRect(QPageLayout.Unit.Inch).size())
    painter.scale(writer.logicalDpiX() / PER_INCH, writer.logicalDpiY() / PER_INCH)
    _Sheet(painter, inches * PER_INCH, marks).paint(bands, legend)
    painter.end()
    return mended(bytes(buffer.data().data()))


def save_poster(
    bands: Sequence[DrawnBand], legend: Sequence[Sign], marks: Marks, path: Path, *, size: PosterSize
) -> None:
    """Write a poster; whole or not at all. Raises PrintError when the file cannot be written."""
    write_whole(path, poster_pdf(bands, legend, marks, size=size))


def largest(bands: Sequence[DrawnBand], room: QSizeF) -> tuple[MapLayout, Look]:
    """The map as large as it fits into a room, in logical pixels, and how it is to be painted."""
    start = _scale(bands, room, stacked=_STACKED[0])
    tried = (lay_out(bands, Look(LIGHT, start, room.width()), stacked=stacked) for stacked in _STACKED)
    heights = [one.height for one in tried]
    stacked = _STACKED[heights.index(min(heights))]
    look = Look(LIGHT, _scale(bands, room, stacked=stacked), room.width())
    return lay_out(bands, look, stacked=stacked), look


def _scale(bands: Sequence[DrawnBand], room: QSizeF, *, stacked: int) -> float:
    low, high = _SMALLEST, _LARGEST
    for _ in range(_STEPS):
        middle = (low + high) / 2
        fits = lay_out(bands, Look(LIGHT, middle, room.width()), stacked=stacked).height <= room.height()
        low, high = (middle, high) if fits else (low, middle)
    return low


class _Sheet:
    """One sheet: title and legend above, the map, and what it rests on below."""

    def __init__(self, painter: QPainter, paper: QSizeF, marks: Marks) -> None:
        self._painter, self._paper, self._marks = painter, paper, marks
        self._scale = _HEAD * min(paper.width(), paper.height()) / _mm(297)
        edge = _mm(_MARGIN)
        self._area = QRectF(edge, edge, paper.width() - 2 * edge, paper.height() - 2 * edge)

    def paint(self, bands: Sequence[DrawnBand], legend: Sequence[Sign]) -> None:
        painter, area, gap = self._painter, self._area, _mm(_GAP)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        below = self._head(legend)
        above = self._foot()
        room = QRectF(area.left(), below + gap, area.width(), above - below - 2 * gap)
        layout, look = largest(bands, room.size())
        if self._marks.watermark:
            paint_watermark(painter, self._paper, self._marks.watermark)
            look = replace(look, tokens=_SEEN_THROUGH)
        painter.save()
        painter.translate(room.topLeft())
        paint_lines(painter, layout, look)
        painter.restore()

    def _head(self, legend: Sequence[Sign]) -> float:
        """Title on the left, legend below it on one line; returns where they end."""
        painter, area = self._painter, self._area
        font = fonts.font(FONT_H1, SEMI_BOLD, scale=self._scale)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.text))
        painter.drawText(QPointF(area.left(), area.top() + metrics.ascent()), self._marks.title)
        bottom = area.top() + metrics.height()
        if self._marks.watermark:
            painter.setPen(QColor(LIGHT.err))
            self._right(self._marks.watermark, area.top() + metrics.ascent(), weight=SEMI_BOLD)
        small = fonts.font(FONT_UI, REGULAR, scale=self._scale)
        metrics = QFontMetricsF(small)
        side, left, line = metrics.ascent(), area.left(), bottom + metrics.height() * 0.4
        painter.setFont(small)
        for sign in legend:
            width = side * 1.4 + metrics.horizontalAdvance(sign.text)
            if left > area.left() and left + width > area.right():
                left, line = area.left(), line + metrics.lineSpacing()
            colour = getattr(LIGHT, sign.colour)
            as_lines(painter, sign.icon, colour, QRectF(left, line + metrics.descent() / 2, side, side))
            painter.setPen(QColor(LIGHT.text))
            painter.drawText(QPointF(left + side * 1.4, line + metrics.ascent()), sign.text)
            left += width + side * 2
        return line + metrics.height()

    def _foot(self) -> float:
        """What the poster rests on, and its page; returns where the foot begins."""
        painter, area = self._painter, self._area
        small = fonts.font(FONT_UI, REGULAR, scale=self._scale)
        metrics = QFontMetricsF(small)
        painter.setFont(small)
        painter.setPen(QColor(LIGHT.muted))
        base = area.bottom() - metrics.descent()
        painter.drawText(QPointF(area.left(), base), self._marks.foot)
        self._right(sheet_number(1, 1), base)
        top = area.bottom() - metrics.height() * 1.3
        painter.fillRect(QRectF(area.left(), top, area.width(), 1), QColor(LIGHT.border))
        return top

    def _right(self, text: str, base: float, *, weight: int = REGULAR) -> None:
        font = fonts.font(FONT_UI, weight, scale=self._scale)
        self._painter.setFont(font)
        left = self._area.right() - QFontMetricsF(font).horizontalAdvance(text)
        self._painter.drawText(QPointF(left, base), text)


def _mm(length: float) -> float:
    return length / 25.4 * PER_INCH

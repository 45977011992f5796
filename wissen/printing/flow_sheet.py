"""A flow on one sheet: its title, the drawing, and what it rests on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter

from wissen.diagram.flow import Flow
from wissen.drawing.flow_painter import MARGIN, picture_of
from wissen.drawing.lettering import Lettering
from wissen.drawing.tokens import FONT_H3, FONT_MUTED, LIGHT, REGULAR, SEMI_BOLD
from wissen.printing.marks import Marks
from wissen.printing.sheet_painter import paint_watermark

_LEAST_WIDTH = 460.0
_GAP = 12.0
_RULE = 1.0
_TOKENS = LIGHT


class FlowSheet:
    """`size` in logical pixels at normal text size; always for white paper."""

    def __init__(self, flow: Flow, marks: Marks) -> None:
        self._marks = marks
        self._picture = picture_of(flow)
        width = max(_LEAST_WIDTH, self._picture.size.width())
        inner = width - 2 * MARGIN
        self._warning = _line(marks.watermark, inner, SEMI_BOLD)
        self._title = Lettering(marks.title, FONT_H3, width=inner, weight=SEMI_BOLD)
        self._foot = _line(marks.foot, inner)
        self._top = MARGIN + _height(self._warning) + self._title.height
        below = _RULE + _GAP + _height(self._foot) if self._foot else 0.0
        self.size = QSizeF(width, self._top + self._picture.size.height() + below)

    def paint(self, painter: QPainter) -> None:
        """Paint all of it; the painter begins at the left upper corner and counts in logical pixels."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), QColor(_TOKENS.bg))
        y = MARGIN
        if self._warning:
            paint_watermark(painter, self.size, self._marks.watermark)
            painter.setPen(QColor(_TOKENS.err))
            self._warning.draw(painter, MARGIN, y)
            y += _height(self._warning)
        painter.setPen(QColor(_TOKENS.text))
        self._title.draw(painter, MARGIN, y)
        self._paint_foot(painter)
        painter.translate((self.size.width() - self._picture.size.width()) / 2, self._top)
        self._picture.paint(painter, _TOKENS)
        painter.restore()

    def _paint_foot(self, painter: QPainter) -> None:
        if self._foot is None:
            return
        y = self._top + self._picture.size.height()
        painter.fillRect(QRectF(MARGIN, y, self.size.width() - 2 * MARGIN, _RULE), QColor(_TOKENS.border))
        painter.setPen(QColor(_TOKENS.muted))
        self._foot.draw(painter, MARGIN, y + _RULE + _GAP / 2)


def _line(text: str, width: float, weight: int = REGULAR) -> Lettering | None:
    return Lettering(text, FONT_MUTED, width=width, weight=weight) if text else None


def _height(text: Lettering | None) -> float:
    return text.height + _GAP / 2 if text else 0.0

"""A slider that goes from one day on which something changes to the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QToolTip, QWidget

from wissen.drawing.tokens import CONTROL_HEIGHT, RING, SPACE_L, SPACE_M, SPACE_S
from wissen.services.days_to_see import DayToSee
from wissen.text import german_date
from wissen.ui import look
from wissen.ui.announce import announce
from wissen.ui.strings import tr

_HANDLE = 9
"""Radius of the handle."""
_GROOVE = 3
_TURN, _STAGE, _TODAY = 8, 4, 13
"""How far the mark of a day reaches below the line: the text changes, only the law does, it is today."""
_SMALL = 0.85
"""Size of the word below the mark, as a share of the text."""


class DaySlider(QSlider):
    """Left and right go to the next change, Home and End to the first and the last."""

    day_chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._today = today
        self._days: tuple[DayToSee, ...] = ()
        self._shown = today
        self.setPageStep(1)
        self.setAccessibleName(tr("Stand der Vorschau"))
        self.valueChanged.connect(self._choose)

    def show_days(self, days: Sequence[DayToSee], day: date) -> None:
        """Offer these days, ascending; `day` is the one that is seen, which need not be among them."""
        self._days, self._shown = tuple(days), day
        self.blockSignals(True)
        self.setRange(0, max(0, len(self._days) - 1))
        self.setValue(max(0, bisect_right([one.day for one in self._days], day) - 1))
        self.blockSignals(False)
        self.setAccessibleDescription(self.told(self.value()))
        self.update()

    def told(self, number: int) -> str:
        """What there is to say of a day: which it is, and what changes on it."""
        if not self._days:
            return ""
        one = self._days[number]
        day = self._shown if number == self.value() else one.day
        parts = [tr("Stand am {day}").format(day=german_date(day))]
        if day == self._today:
            parts.append(tr("heute"))
        if day == one.day:
            parts += [tr("ab hier anderer Text")] if one.turns else []
            parts += one.stages
        return " · ".join(parts)

    def sizeHint(self) -> QSize:
        return QSize(look.scaled(200), max(2 * _HANDLE + SPACE_S + look.scaled(SPACE_L), CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.scaled(80), self.sizeHint().height())

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._follow_mouse(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._follow_mouse(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._days:
            QToolTip.showText(event.globalPos(), self.told(self._nearest(event.pos().x())), self)
            return True
        return super().event(event)

    def _follow_mouse(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._days:
            self.setValue(self._nearest(event.position().x()))
        event.accept()

    def _nearest(self, across: float) -> int:
        return min(range(len(self._days)), key=lambda number: abs(self._at(number) - across))

    def _choose(self, number: int) -> None:
        self._shown = self._days[number].day
        told = self.told(number)
        self.setAccessibleDescription(told)
        self.day_chosen.emit(self._shown)
        announce(self, told)

    # ------------------------------------------------------------ painting

    def _at(self, number: int) -> float:
        """Where a day stands; all have the same distance, for some lie years apart and others a day."""
        side = _HANDLE + SPACE_M
        return side + (self.width() - 2 * side) * number / max(1, len(self._days) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = look.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = float(_HANDLE + SPACE_S)
        if self._days:
            painter.setPen(QPen(QColor(tokens.border_strong), _GROOVE))
            painter.drawLine(QPointF(self._at(0), line), QPointF(self._at(len(self._days) - 1), line))
        for number, one in enumerate(self._days):
            is_today = one.day == self._today
            reach = _TODAY if is_today else _TURN if one.turns else _STAGE
            painter.setPen(QPen(QColor(tokens.accent if is_today or one.turns else tokens.border_strong), 2))
            painter.drawLine(QPointF(self._at(number), line), QPointF(self._at(number), line + reach))
            if is_today:
                self._write_today(painter, self._at(number), line + reach)
        handle = QRectF(-_HANDLE, -_HANDLE, 2 * _HANDLE, 2 * _HANDLE).translated(self._at(self.value()), line)
        painter.setPen(QPen(QColor(tokens.bg), RING))
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(handle)
        painter.end()

    def _write_today(self, painter: QPainter, middle: float, top: float) -> None:
        font = QFont(self.font())
        font.setPixelSize(round(_SMALL * self.fontInfo().pixelSize()))
        word = tr("heute")
        width = QFontMetricsF(font).horizontalAdvance(word)
        left = min(max(0.0, middle - width / 2), self.width() - width)
        painter.setFont(font)
        painter.setPen(QColor(look.tokens().muted))
        painter.drawText(QRectF(left, top, width + SPACE_S, self.height() - top), Qt.AlignmentFlag.AlignTop, word)

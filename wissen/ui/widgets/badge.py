"""A status in a word and an icon: colour alone says nothing to many people."""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from wissen.drawing.tokens import ICON_SMALL, SPACE_S, SPACE_XS
from wissen.learning.completion import Standing
from wissen.ui import look
from wissen.ui.widgets.labels import ElidedLabel, IconLabel

Status = Literal["neutral", "info", "ok", "warn", "err"]

_COLOURS = {
    "neutral": ("muted", "surface2"),
    "info": ("info", "info_bg"),
    "ok": ("ok", "ok_bg"),
    "warn": ("warn", "warn_bg"),
    "err": ("err", "err_bg"),
}


BADGES: dict[Standing, tuple[str, Status]] = {
    Standing.OPEN: ("radio_button_unchecked", "neutral"),
    Standing.BEGUN: ("pending", "info"),
    Standing.DONE: ("check_circle", "ok"),
    Standing.STALE: ("refresh", "warn"),
}
"""Icon and status for each Stand."""


class Badge(QWidget):
    """A small rounded box: icon, then the word."""

    def __init__(self, text: str, icon: str, status: Status = "neutral", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self._icon = IconLabel(icon, _COLOURS[status][0], size=ICON_SMALL)
        self._text = ElidedLabel(text, "badge")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        row.setSpacing(SPACE_XS)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)

    def show_status(self, text: str, icon: str, status: Status) -> None:
        """Tell another status."""
        self._status = status
        self._icon.set_icon(icon, _COLOURS[status][0])
        self._text.setText(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        line, ground = (QColor(getattr(tokens, name)) for name in _COLOURS[self._status])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1))
        painter.setBrush(ground)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

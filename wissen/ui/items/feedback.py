"""What is said about an answer: a box in the colours of right and wrong, with an icon and words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wissen.drawing.tokens import ICON, RADIUS, SPACE_S, SPACE_XS
from wissen.ui import look
from wissen.ui.widgets.badge import Status
from wissen.ui.widgets.labels import IconLabel, WrapLabel

_BAR = 4
_COLOURS = {
    "neutral": ("border_strong", "surface"),
    "info": ("info", "info_bg"),
    "ok": ("ok", "ok_bg"),
    "warn": ("warn", "warn_bg"),
    "err": ("err", "err_bg"),
}


class Feedback(QWidget):
    """A verdict, why, and the source; each may be empty. Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status: Status = "neutral"
        self._icon = IconLabel("info", size=ICON)
        self._verdict = WrapLabel("", "strong")
        self._why = rich_label("", self)
        self._source = WrapLabel("", "muted")
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        for label in self.labels():
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(_BAR + SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        row.setSpacing(SPACE_S)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def say(self, status: Status, icon: str, *, verdict: str = "", why: str = "", source: str = "") -> None:
        """Show it; `why` is small HTML as `drawing.inline_html` writes it."""
        self._status = status
        self._icon.set_icon(icon, "muted" if status == "neutral" else status)
        for label, text in zip(self.labels(), (verdict, why, source), strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        self.show()

    def labels(self) -> tuple[QLabel, ...]:
        """What it is made of, in the order in which it is read."""
        return (self._verdict, self._why, self._source)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        line, ground = (QColor(getattr(tokens, name)) for name in _COLOURS[self._status])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, width in ((ground, self.width()), (line, _BAR)):
            painter.setClipRect(0, 0, width, self.height())
            painter.setBrush(colour)
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)


def rich_label(html: str, parent: QWidget) -> QLabel:
    """Return a label that wraps and shows small HTML."""
    label = QLabel(html, parent)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label

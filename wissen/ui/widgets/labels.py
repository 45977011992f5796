"""Words that are never cut off: labels that wrap inside long German words, labels that shorten and tell the rest."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wissen.drawing.tokens import LINE_HEIGHT
from wissen.drawing.wrapped import line_width
from wissen.german import hyphens
from wissen.ui import icons, look

_WIDEST_HINT = 40
"""Letters of an average line that a wrapping label asks for; it takes more and makes do with less."""
_NARROWEST = 4
_REMEMBERED = 32
"""Heights that a label keeps in mind."""
_FOR_READING = ("lead", "text")
"""Roles whose lines stand apart as they do in a lesson."""


class WrapLabel(QLabel):
    """Plain text that wraps at any width: between words, else at a hyphen, else anywhere.

    QLabel's own word wrap lets a word that is too long run out of the label.
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._heights: dict[tuple[str, int, int, int], int] = {}
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._height_of_lines(inner) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        text = max(line_width(line, self.font()) for line in self.text().split("\n"))
        width = min(text, self.fontMetrics().averageCharWidth() * _WIDEST_HINT)
        width += margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        narrowest = self.fontMetrics().averageCharWidth() * _NARROWEST
        return QSize(min(hint.width(), narrowest), self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        inside = self.contentsRect()
        layout = self._lines(inside.width())
        top = inside.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0, (inside.height() - _height(layout)) // 2)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        layout.draw(painter, QPointF(inside.left(), top))

    def _height_of_lines(self, width: int) -> int:
        """Remembered: a layout asks for the same few widths again and again."""
        font = self.font()
        key = (self.text(), width, font.pixelSize(), font.weight())
        if key not in self._heights:
            if len(self._heights) >= _REMEMBERED:
                self._heights.clear()
            self._heights[key] = _height(self._lines(width))
        return self._heights[key]

    def _line_advance(self) -> float:
        return self.font().pixelSize() * LINE_HEIGHT if self.property("role") in _FOR_READING else 0

    def _lines(self, width: int) -> QTextLayout:
        text = self.text()
        if any(self.fontMetrics().horizontalAdvance(word) > width for word in text.split()):
            text = hyphens.soften(text)
        layout = QTextLayout(text.replace("\n", "\u2028"), self.font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            advance = max(line.height(), self._line_advance())
            line.setPosition(QPointF(0, top + (advance - line.height()) / 2))
            top += advance
        layout.endLayout()
        return layout


class ElidedLabel(QLabel):
    """One line with "…" for what the place is too small for; the whole text is then its tooltip."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._whole = text
        self._more = ""
        self._elide = elide
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._shorten()
        self.updateGeometry()

    def explain(self, text: str) -> None:
        """Say more in the tooltip, and to a screen reader."""
        self._more = text
        self.setAccessibleDescription(text)
        self._shorten()

    def whole_text(self) -> str:
        """The text as it was set."""
        return self._whole

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(min(self.sizeHint().width(), metrics.averageCharWidth() * _NARROWEST), metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._shorten()
            self.updateGeometry()

    def _shorten(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, self._elide, self.contentsRect().width())
        super().setText(shown)
        told = ("" if shown == self._whole else self._whole, self._more)
        self.setToolTip("\n".join(line for line in told if line))


class IconLabel(QWidget):
    """An icon that says nothing by itself: the words beside it do, so a screen reader passes it by."""

    def __init__(self, icon: str, colour: str = "muted", *, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._colour, self._size = icon, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, colour: str) -> None:
        """Show another icon; `colour` names a token."""
        self._icon, self._colour = icon, colour
        self.update()

    def sizeHint(self) -> QSize:
        side = look.scaled(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        density = self.devicePixelRatioF()
        picture = icons.pixmap(self._icon, colour=self._colour, size=self._size, density=density)
        QPainter(self).drawPixmap(QRect(self.rect().topLeft(), self.sizeHint()), picture)


def _height(layout: QTextLayout) -> int:
    """Return the height of all lines; what stands above the first one stands below the last one too."""
    first, last = layout.lineAt(0), layout.lineAt(layout.lineCount() - 1)
    return ceil(last.y() + last.height() + first.y())

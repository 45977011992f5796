"""A row that goes on below when the width is used up: buttons and badges stay whole at any text size.

Not a QLayout: one that is written in Python holds Qt's items by their address, and a new item at the address of one
that Qt has just deleted is taken for that one; the next look at it ends the process.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from wissen.drawing.tokens import SPACE_S

_ARRANGES = {QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.ContentsRectChange}


class FlowRow(QFrame):
    """Lays its widgets out from left to right, line by line, each in its own size and centred in its line.

    What is added after `add_gap` goes to the right end of its line.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._first_after_gap = -1

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end of the row."""
        hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        widget.setParent(self)
        self._widgets.append(widget)
        if not hidden:
            widget.show()

    def clear(self) -> None:
        """Take everything out of the row."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets.clear()
        self._first_after_gap = -1

    def add_gap(self) -> None:
        """From here on everything goes to the right."""
        self._first_after_gap = len(self._widgets)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        around = self._around()
        return self._places(width - around.width())[1] + around.height()

    def sizeHint(self) -> QSize:
        widths = [widget.sizeHint().width() for widget in self._shown()]
        width = sum(widths) + SPACE_S * max(0, len(widths) - 1) + self._around().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        sizes = [_least(widget) for widget in self._shown()]
        widest = max((size.width() for size in sizes), default=0)
        highest = max((size.height() for size in sizes), default=0)
        return QSize(widest, highest) + self._around()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() in _ARRANGES:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        inner = self.contentsRect()
        places, _ = self._places(inner.width())
        for widget, place in zip(self._shown(), places, strict=True):
            widget.setGeometry(place.translated(inner.topLeft()))

    def _around(self) -> QSize:
        """What margins and frame take."""
        return self.size() - self.contentsRect().size()

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden() or _keeps_its_place(widget)]

    def _places(self, width: int) -> tuple[list[QRect], int]:
        """Return where each widget goes, and the height of all lines."""
        places: list[QRect] = []
        right = set(self._widgets[self._first_after_gap :]) if self._first_after_gap >= 0 else set()
        top = 0
        for line in self._lines(width):
            height = max(size.height() for _, size in line)
            left = 0
            spare = width - sum(size.width() for _, size in line) - SPACE_S * (len(line) - 1)
            for widget, size in line:
                if spare and widget in right:
                    left, spare = left + spare, 0
                places.append(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + SPACE_S
            top += height + SPACE_S
        return places, max(0, top - SPACE_S)

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        lines: list[list[tuple[QWidget, QSize]]] = []
        left = 0
        for widget in self._shown():
            size = _size(widget, width)
            if lines and left + size.width() <= width:
                lines[-1].append((widget, size))
            else:
                lines.append([(widget, size)])
                left = 0
            left += size.width() + SPACE_S
        return lines


def _size(widget: QWidget, width: int) -> QSize:
    """The size a widget gets in a row of this width: its own, but no wider than the row unless it must be."""
    wanted = widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
    return wanted.boundedTo(QSize(max(width, _least(widget).width()), wanted.height()))


def _least(widget: QWidget) -> QSize:
    return widget.minimumSizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def _keeps_its_place(widget: QWidget) -> bool:
    return widget.sizePolicy().retainSizeWhenHidden()

"""Real widgets in a text: each lies over the room that the document keeps for it, and the room follows its height."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from wissen.drawing.built_page import BuiltPage
from wissen.drawing.document_builder import question_width
from wissen.drawing.formats import room
from wissen.drawing.page import Look


class Embedding(QObject):
    """Owns the widgets of a view's questions, by the id of the question."""

    resized = Signal()

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self.widgets: dict[str, QWidget] = {}
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.resized)

    def set_widgets(self, widgets: Mapping[str, QWidget]) -> None:
        """Take these over; those taken earlier and not named again are deleted."""
        for widget in self.widgets.values():
            if widget not in widgets.values():
                widget.removeEventFilter(self)
                widget.hide()
                widget.deleteLater()
        for widget in widgets.values():
            if widget.parentWidget() is not self._view.viewport():
                widget.setParent(self._view.viewport())
            widget.installEventFilter(self)  # twice is once
        self.widgets = dict(widgets)

    def rooms(self, look: Look) -> dict[str, int]:
        """The height in pixels that each question needs in a column of this look."""
        width = question_width(look)
        return {question: _height(widget, width) for question, widget in self.widgets.items()}

    def fit(self, built: BuiltPage) -> None:
        """Give each widget the room that it needs now, and lay it there."""
        for question, height in self.rooms(built.look).items():
            if question not in built.questions:
                continue
            cursor = QTextCursor(built.document.findBlock(built.questions[question]))
            if cursor.blockFormat().lineHeight() != height:
                cursor.setBlockFormat(room(height))
        self.place(built)

    def place(self, built: BuiltPage) -> None:
        """Lay each widget over its room; what is not built yet stays hidden."""
        layout = built.document.documentLayout()
        scrolled = QPoint(self._view.horizontalScrollBar().value(), self._view.verticalScrollBar().value())
        width = question_width(built.look)
        for question, widget in self.widgets.items():
            if question in built.questions:
                block = built.document.findBlock(built.questions[question])
                corner = layout.blockBoundingRect(block).topLeft().toPoint() - scrolled
                height = round(block.blockFormat().lineHeight())
                widget.setGeometry(QRect(corner.x(), corner.y(), width, height))
            widget.setVisible(question in built.questions)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._later.start()
        return super().eventFilter(watched, event)


def _height(widget: QWidget, width: int) -> int:
    widget.ensurePolished()
    if widget.hasHeightForWidth():
        return max(widget.heightForWidth(width), widget.minimumSizeHint().height())
    return max(widget.sizeHint().height(), widget.minimumHeight())

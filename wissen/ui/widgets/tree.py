"""A tree to choose from: rows follow the width and the text size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from wissen.ui import look
from wissen.ui.models.tree_model import TreeModel
from wissen.ui.widgets import rows

_INDENT = 20


class Tree(QTreeView):
    """A click or Return chooses a row, Left and Right fold."""

    chosen = Signal(QModelIndex)
    """A row was clicked or Return pressed; Qt's own `activated` means two different things on two systems."""

    def __init__(self, model: TreeModel, name: str, parent: QWidget | None, *, indent: int = _INDENT) -> None:
        """`indent` is that of each level, in logical pixels at normal text."""
        super().__init__(parent)
        self._indent = indent
        self.setProperty("role", "list")
        self.setModel(model)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setIndentation(look.scaled(self._indent))
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.chosen)

    def event(self, event: QEvent) -> bool:
        return rows.waits_until_seen(self, event) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setIndentation(look.scaled(self._indent))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setIndentation(look.scaled(self._indent))
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has done it; the second would fold a group again."""
        event.accept()

"""The rows of what was opened last; a click or Return opens one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from wissen.ui.delegates.node_delegate import NodeDelegate
from wissen.ui.models.recent_model import RecentModel
from wissen.ui.strings import tr
from wissen.ui.widgets import rows


class RecentList(QListView):
    """As high as its rows: the page scrolls, not the list in it."""

    chosen = Signal(QModelIndex)
    """A row was clicked or Return pressed; Qt's own `activated` means two different things on two systems."""

    def __init__(self, model: RecentModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "list")
        self.setModel(model)
        self.setItemDelegate(NodeDelegate(self))
        self.setAccessibleName(tr("Zuletzt geöffnet"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.show_all(self)
        self.clicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rows.fit_height(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            rows.fit_height(self)

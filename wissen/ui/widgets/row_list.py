"""A list of rows to choose from: a click or Return opens one, arrow keys pass headings by."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from wissen.ui.delegates.row_delegate import RowDelegate
from wissen.ui.models.row_model import ROW, Row, RowModel
from wissen.ui.navigation import Address
from wissen.ui.widgets import rows

_SELECTING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class RowList(QListView):
    """Scrolls by itself; rows follow its width."""

    chosen = Signal(object)
    """The `Row` that was clicked or on which Return was pressed."""
    selection_changed = Signal()
    """Other rows are selected than a moment ago; not after the rows were replaced by none."""

    def __init__(self, model: RowModel, name: str, parent: QWidget, *, details: bool) -> None:
        super().__init__(parent)
        self.setProperty("role", "list")
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self, details=details))
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose_clicked)

    def select_several(self) -> None:
        """Let rows be selected as well: with Shift or Ctrl and the mouse or the arrow keys, Ctrl+A for all."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    @property
    def selected(self) -> tuple[Row, ...]:
        """The rows that are selected, from top to bottom."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return tuple(index.data(ROW) for index in indexes)

    def go_to_first(self) -> None:
        """Make the first row that can be chosen the current one."""
        rows = range(self.model().rowCount())
        first = next((row for row in rows if self._can_be_chosen(self.model().index(row, 0))), None)
        if first is not None:
            self.setCurrentIndex(self.model().index(first, 0))

    @property
    def current(self) -> Row | None:
        """The row that Return would open."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def go_to(self, address: Address | None) -> None:
        """Make the row of an address the current one, else the first that can be chosen."""
        rows = range(self.model().rowCount())
        found = (self.model().index(row, 0) for row in rows if address is not None)
        index = next((one for one in found if one.data(ROW).address == address), None)
        if index is not None:
            self.setCurrentIndex(index)
        else:
            self.go_to_first()

    def go_on(self, step: int) -> None:
        """Go to the next row below (1) or above (-1) that can be chosen; at the end there is none."""
        row = self.currentIndex().row() + step
        while 0 <= row < self.model().rowCount():
            index = self.model().index(row, 0)
            if self._can_be_chosen(index):
                self.setCurrentIndex(index)
                return
            row += step

    def choose_current(self) -> None:
        """Open the current row, if there is one."""
        self._choose(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return rows.waits_until_seen(self, event) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def _choose_clicked(self, index: QModelIndex) -> None:
        selects = self.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection
        if not (selects and QApplication.keyboardModifiers() & _SELECTING):
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and self._can_be_chosen(index):
            self.chosen.emit(index.data(ROW))

    @staticmethod
    def _can_be_chosen(index: QModelIndex) -> bool:
        return bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)

"""What is assigned to whom now: change it, put all of it off by a week, take it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.services.assigning import Running
from wissen.ui.models.row_model import RowModel
from wissen.ui.pages.assign_words import running_row
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.tall_list import TallList


class RunningList(QWidget):
    """Tells what is wanted with the current one; hidden while nothing is assigned."""

    change_wanted = Signal(object)
    week_later_wanted = Signal(object)
    withdrawal_wanted = Signal(object)
    """Each with its `Running`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._running: tuple[Running, ...] = ()
        self.list = TallList(RowModel(self), tr("Zugewiesene Lernpfade"), self)
        tools = FlowRow(self)
        tools.add(button(tr("Ändern"), self._change, icon="edit_note", parent=self))
        tools.add(button(tr("Um eine Woche verschieben"), self._put_off, icon="schedule", parent=self))
        tools.add(button(tr("Zurücknehmen"), self._withdraw, parent=self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(WrapLabel(tr("Was zugewiesen ist"), "subheading"))
        column.addWidget(self.list)
        column.addWidget(tools)
        self.hide()

    def show_running(self, running: Sequence[Running]) -> None:
        """Show it; the same row stays the current one."""
        number = self.list.currentIndex().row()
        self._running = tuple(running)
        self.list.show_rows([running_row(one, place) for place, one in enumerate(self._running)])
        if self._running:
            self.list.setCurrentIndex(self.list.model().index(min(max(number, 0), len(self._running) - 1), 0))
        self.setVisible(bool(self._running))

    @property
    def _current(self) -> Running | None:
        row = self.list.currentIndex().row()
        return self._running[row] if 0 <= row < len(self._running) else None

    def _change(self) -> None:
        if self._current is not None:
            self.change_wanted.emit(self._current)

    def _put_off(self) -> None:
        if self._current is not None:
            self.week_later_wanted.emit(self._current)

    def _withdraw(self) -> None:
        if self._current is not None:
            self.withdrawal_wanted.emit(self._current)

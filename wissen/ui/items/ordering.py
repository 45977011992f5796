"""Ordering: move entries with buttons, Alt+arrow keys or the mouse until the order is right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wissen.content.blocks import plain
from wissen.content.item import Entry
from wissen.drawing.inline_html import inline_html
from wissen.drawing.tokens import SPACE_S
from wissen.ui.announce import announce
from wissen.ui.delegates.wrapped import WrappingDelegate
from wissen.ui.items.feedback import Feedback
from wissen.ui.strings import tr
from wissen.ui.widgets import rows
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

_KEY = Qt.ItemDataRole.UserRole
_PLAIN_TEXT = Qt.ItemDataRole.UserRole + 1
_STEPS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}


class OrderList(QListWidget):
    """The entries; rows grow with their text, Alt+Up and Alt+Down move the current one."""

    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Reihenfolge der Einträge"))
        self.setAccessibleDescription(tr("Alt und Pfeil nach oben oder unten verschiebt den Eintrag."))
        self.setItemDelegate(WrappingDelegate(self))
        rows.show_all(self)
        self.set_movable(True)
        self.model().rowsMoved.connect(self._rows_moved)

    def set_movable(self, movable: bool) -> None:
        """Allow or forbid changes; the entries stay readable."""
        self._movable = movable
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if movable else mode.NoDragDrop)

    def move_current(self, step: int) -> None:
        """Move the current entry by one place up (-1) or down (1); at the end nothing happens."""
        row = self.currentRow()
        target = row + step
        if not self._movable or row < 0 or not 0 <= target < self.count():
            return
        self.model().moveRow(QModelIndex(), row, QModelIndex(), target if step < 0 else target + 1)
        self.setCurrentRow(target)
        announce(self, self.item(target).text())

    def number_rows(self) -> None:
        """Write the place before each entry, so that the order can be heard as well as seen."""
        for row in range(self.count()):
            entry = self.item(row)
            entry.setText(f"{row + 1}.  {entry.data(_PLAIN_TEXT)}")

    def mark(self, wanted: Sequence[str]) -> None:
        """Say behind each entry whether it stands where it belongs; `wanted` are the keys in the right order."""
        for row, key in enumerate(wanted):
            right = self.item(row).data(_KEY) == key
            place = wanted.index(self.item(row).data(_KEY)) + 1
            verdict = tr("richtig") if right else tr("gehört an Stelle {place}").format(place=place)
            self.item(row).setText(f"{self.item(row).text()}  –  {verdict}")
        rows.fit_height(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move the current entry."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self.move_current(_STEPS[event.key()])
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        rows.fit_height(self)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            rows.fit_height(self)

    def _rows_moved(self) -> None:
        self.number_rows()
        rows.fit_height(self)
        self.moved.emit()


class OrderingItem(QWidget):
    """Entries in the order shown; after the answer the right order stands below."""

    changed = Signal()

    def __init__(self, entries: Sequence[Entry], solution: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(parent)
        self._solution = tuple(solution)
        self.list = OrderList(self)
        self._fill(entries)
        self.list.moved.connect(self._tell)
        self.up = button(tr("Nach oben"), self._move_up, icon="arrow_upward", parent=self)
        self.down = button(tr("Nach unten"), self._move_down, icon="arrow_downward", parent=self)
        self._hint = WrapLabel(tr("Mit den Knöpfen, mit der Maus oder mit Alt und Pfeiltaste."), "muted", self)
        self._right = Feedback(self)
        buttons = FlowRow(self)
        buttons.add(self.up)
        buttons.add(self.down)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._hint)
        layout.addWidget(self.list)
        layout.addWidget(buttons)
        layout.addWidget(self._right)

    def response(self) -> tuple[str, ...]:
        """All keys in the order shown."""
        return tuple(self.list.item(row).data(_KEY) for row in range(self.list.count()))

    def set_response(self, keys: Sequence[str]) -> None:
        """Show the entries in this order."""
        known = {entry.key: entry for entry in self._solution}
        self._fill([known[key] for key in keys if key in known])

    def set_enabled(self, enabled: bool) -> None:
        """Allow or forbid moving; the list stays readable."""
        for control in (self.up, self.down):
            control.setEnabled(enabled)
        self.list.set_movable(enabled)

    def show_outcome(self) -> str:
        """Show the right order when it is another one; nothing of it needs to be said aloud at once."""
        for part in (self._hint, self.up, self.down):
            part.hide()
        self.list.clearSelection()
        wanted = tuple(entry.key for entry in self._solution)
        self.list.mark(wanted)
        if self.response() != wanted:
            entries = "".join(f"<li>{inline_html(entry.text)}</li>" for entry in self._solution)
            self._right.say("neutral", "check_circle", verdict=tr("Richtige Reihenfolge"), why=f"<ol>{entries}</ol>")
        return ""

    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    def _fill(self, entries: Sequence[Entry]) -> None:
        self.list.clear()
        for entry in entries:
            row = QListWidgetItem(self.list)
            row.setData(_KEY, entry.key)
            row.setData(_PLAIN_TEXT, plain(entry.text))
        self.list.number_rows()
        self.list.setCurrentRow(0)
        rows.fit_height(self.list)

    def _move_up(self) -> None:
        self.list.move_current(-1)

    def _move_down(self) -> None:
        self.list.move_current(1)

    def _tell(self) -> None:
        self.changed.emit()

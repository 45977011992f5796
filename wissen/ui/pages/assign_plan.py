"""The plan of Lernpfad zuweisen: what is due when, with what one can do about each item, and what it means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wissen.drawing.tokens import ICON, SPACE_M, SPACE_S
from wissen.services.assigning import A_WEEK, Preview
from wissen.ui.models.row_model import ROW, RowModel
from wissen.ui.pages.assign_words import address_in_plan, plan_rows, weeks_text
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import IconLabel, WrapLabel
from wissen.ui.widgets.menu_button import MenuButton
from wissen.ui.widgets.tall_list import TallList

_HIGHEST = 320
"""Logical pixels at normal text above which the plan scrolls by itself."""
_A_DAY = timedelta(days=1)
_PUT_OFF = (
    ("Nur dies um einen Tag", _A_DAY, False),
    ("Nur dies um eine Woche", A_WEEK, False),
    ("Dies und alles Spätere um einen Tag", _A_DAY, True),
    ("Dies und alles Spätere um eine Woche", A_WEEK, True),
)


class PlanPane(QWidget):
    """Tells what is wanted; the page does it and shows the plan again."""

    dropped = Signal(str)
    choice_changed = Signal(str, bool)
    put_off = Signal(str, object, bool)
    """Kennung, by how much, and whether everything that is due later goes along."""
    addition_wanted = Signal()
    undone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._told: list[str] = []
        self._frames: list[QFrame] = []
        model = RowModel(self)
        self.list = TallList(model, tr("Plan"), self, highest=_HIGHEST)
        self.list.selectionModel().currentChanged.connect(self._offer)
        self._key(QKeySequence.StandardKey.Delete, self._drop)
        self._key(QKeySequence.StandardKey.Undo, self.undone.emit)
        self._later = MenuButton("schedule", tr("Verschieben"), self)
        for text, by, later in _PUT_OFF:
            self._later.choices.addAction(tr(text)).triggered.connect(partial(self._put_off, by, later))
        self._choice = button("", self._change_choice, parent=self)
        self._drop_button = button(tr("Herausnehmen"), self._drop, parent=self)
        self._undo = button(tr("Rückgängig"), self.undone.emit, parent=self)
        tools = FlowRow(self)
        for tool in (self._later, self._choice, self._drop_button):
            tools.add(tool)
        tools.add(button(tr("Hinzufügen …"), self.addition_wanted.emit, parent=self))
        tools.add(self._undo)
        self._weeks = WrapLabel("", "text")
        self._doubts = QVBoxLayout()
        self._doubts.setSpacing(SPACE_S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(WrapLabel(tr("Lernzeit in der Woche, ohne Wahl"), "strong"))
        column.addWidget(self._weeks)
        column.addLayout(self._doubts)
        column.addSpacing(SPACE_S)
        column.addWidget(self.list)
        column.addWidget(tools)
        column.addWidget(
            WrapLabel(
                tr("Im Plan nimmt Entf einen Eintrag heraus, Strg+Z macht den letzten Schritt rückgängig."), "muted"
            )
        )

    @property
    def current(self) -> str:
        """The Kennung of the current item, "" for none."""
        row = self.list.current
        return row.address.place if row is not None and row.address is not None else ""

    def show_plan(self, preview: Preview, doubts: list[str], today: date, *, may_undo: bool) -> None:
        """Show it; the current item stays if it is still there, else the one in its place is current."""
        before, number = self.current, self.list.currentIndex().row()
        self._preview = preview
        self.list.show_rows(plan_rows(preview, today))
        if before and before in preview.titles:
            self.list.go_to(address_in_plan(before))
        elif number > 0:
            self._go_near(number)
        elif not self.current:
            self.list.go_to_first()
        self._weeks.setText(weeks_text(preview.weeks) or tr("Zu diesem Plan ist keine Lernzeit angegeben."))
        self._show_doubts(doubts)
        self._undo.setEnabled(may_undo)
        self._offer()

    def _go_near(self, number: int) -> None:
        """The item that has moved up into a row, else the last one."""
        rows = range(self.list.model().rowCount())
        nearby = (*rows[number:], *reversed(rows[:number]))
        for row in nearby:
            index = self.list.model().index(row, 0)
            if index.data(ROW).address is not None:
                self.list.setCurrentIndex(index)
                return

    def _show_doubts(self, told: list[str]) -> None:
        if told == self._told:
            return
        self._told = told
        for frame in self._frames:
            self._doubts.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self._frames = [_warning(text, self) for text in told]
        for frame in self._frames:
            self._doubts.addWidget(frame)

    def _put_off(self, by: timedelta, later: bool, _checked: bool = False) -> None:  # noqa: FBT002 - Qt's signal
        if self.current:
            self.put_off.emit(self.current, by, later)

    def _drop(self) -> None:
        if self.current:
            self.dropped.emit(self.current)

    def _change_choice(self) -> None:
        if self.current:
            self.choice_changed.emit(self.current, not self._is_optional())

    def _is_optional(self) -> bool:
        groups = self._preview.groups if self._preview else ()
        return any(line.item.optional for group in groups for line in group.lines if line.item.ref == self.current)

    def _offer(self, _now: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        for tool in (self._later, self._choice, self._drop_button):
            tool.setEnabled(bool(self.current))
        self._choice.setText(tr("Doch Pflicht") if self._is_optional() else tr("Zur Wahl stellen"))

    def _key(self, key: QKeySequence.StandardKey, slot: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(slot)


def _warning(text: str, parent: QWidget) -> QFrame:
    frame = QFrame(parent)
    frame.setProperty("role", "warning")
    row = QHBoxLayout(frame)
    row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
    row.setSpacing(SPACE_S)
    row.addWidget(IconLabel("warning", "warn", size=ICON), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(WrapLabel(text), 1)
    return frame

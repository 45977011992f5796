"""The places that a stage touches: each is decided once, adapted or found to be right still."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_L, SPACE_M, SPACE_S
from wissen.services.law_entry import EnteredChange, Task
from wissen.text import german_date
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList
from wissen.ui.widgets.wrap_combo import WrapCombo

_LOWEST = 120
"""Pixels of the list: below that the page scrolls."""


class PlacesFace(QWidget):
    """A list for each stage; Return or a click opens a place."""

    stage_chosen = Signal(int)
    opened = Signal(object)
    """The `Task` that was chosen."""
    back = Signal()
    done = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks: dict[str, Task] = {}
        self._stage = WrapCombo()
        self._stage.setAccessibleName(tr("Stufe"))
        self._stage.activated.connect(self._choose_stage)
        self._told = WrapLabel("", "muted")
        self._model = RowModel(self)
        self.list = RowList(self._model, tr("Betroffene Stellen"), self, details=False)
        self.list.chosen.connect(self._open)
        self._on = button(tr("Weiter: Prüfen und freigeben"), self.done.emit, weight="primary")
        ways = FlowRow(self)
        ways.add(self._on)
        ways.add(button(tr("Zurück zu den Stufen"), self.back.emit))
        self.list.setMinimumHeight(_LOWEST)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(WrapLabel(tr("2. Betroffene Stellen"), "title"))
        column.addWidget(self._stage)
        column.addWidget(self._told)
        column.addWidget(self.list, 1)
        column.addWidget(ways)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def show_tasks(self, change: EnteredChange, number: int, tasks: Sequence[Task]) -> None:
        """Show what a stage (from 1) touches; the current row stays the current one."""
        current = self.list.current
        self._stage.clear()
        for at, stage in enumerate(change.stages, 1):
            day = tr("ab {day}").format(day=german_date(stage.day)) if stage.day else tr("Tag noch offen")
            self._stage.addItem(f"{at}. {stage.title} ({day})", at)
        self._stage.setCurrentIndex(number - 1)
        self._tasks = {task.ref: task for task in tasks}
        self._model.set_rows(tuple(map(_row, tasks)))
        self.list.go_to(current.address if current else None)
        open_ones = sum(task.settled is None for task in tasks)
        if change.stages[number - 1].day is None:
            told = tr("Solange der Tag offen ist, gibt es hier nichts zu tun.")
        elif not tasks:
            told = tr("Kein Inhalt nennt diese Vorschriften.")
        else:
            places = plural(len(tasks), "Stelle nennt", "Stellen nennen")
            told = tr("{places} diese Vorschriften, {open} davon noch offen.").format(places=places, open=open_ones)
        self._told.setText(told)

    def _choose_stage(self, index: int) -> None:
        self.stage_chosen.emit(index + 1)

    def _open(self, row: Row) -> None:
        if row.address is not None:
            self.opened.emit(self._tasks[row.address.ref])


def _row(task: Task) -> Row:
    title = task.part.title if task.part is not None and task.part.title else task.entry.title
    state = tr(task.settled.value) if task.settled else tr("offen")
    where = task.entry.title if task.part is not None else tr("als Ganzes, im Kopf der Datei")
    return Row(
        title,
        "check_circle" if task.settled else "radio_button_unchecked",
        kind=state,
        note=where,
        address=Address(Screen.LAW_ENTRY, task.ref),
    )

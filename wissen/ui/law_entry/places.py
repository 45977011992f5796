"""The places that a stage touches: each is decided once, adapted or found to be right still."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_L, SPACE_M, SPACE_S
from wissen.services.law_entry import EnteredChange, Settled, Task, right_before
from wissen.text import fold, german_date
from wissen.ui.law_entry.telling import object_name, place_name
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList
from wissen.ui.widgets.wrap_combo import WrapCombo

_ICONS = {Settled.CHANGED: "edit_note", Settled.STILL_RIGHT: "check_circle", None: "radio_button_unchecked"}
_BEGUN = "pending"
_LOWEST = 240
"""Pixels of the list: below that the page scrolls."""


class PlacesFace(QWidget):
    """A list for each stage; Return or a click opens a place, and several at once can be found to be right.

    A wording that was begun is never thrown away by that: such a place is decided by itself.
    """

    stage_chosen = Signal(int)
    opened = Signal(object)
    """The `Task` that was chosen."""
    found_right = Signal(object)
    """The names of the places that stay as they are."""
    back = Signal()
    done = Signal()

    def __init__(self, above: QWidget, parent: QWidget) -> None:
        """`above` stands at the top: what is to be known before any place is opened."""
        super().__init__(parent)
        self._tasks: dict[str, Task] = {}
        self._before: dict[str, int] = {}
        """Places that were found to be right at an earlier stage, and at which."""
        self._numbers = ""
        """How many places there are, and how many are open."""
        self._stage = WrapCombo()
        self._stage.setAccessibleName(tr("Stufe"))
        self._stage.activated.connect(self._choose_stage)
        self._told = WrapLabel("", "text")
        self._filter = QLineEdit()
        self._filter.setClearButtonEnabled(True)
        self._filter.setPlaceholderText(tr("Filtern: Titel oder Art, zum Beispiel „Lektion“"))
        self._filter.setAccessibleName(tr("Stellen filtern"))
        self._filter.textChanged.connect(self._narrow)
        self._open_only = QCheckBox(tr("Nur offene"))
        self._open_only.toggled.connect(self._narrow)
        self._model = RowModel(self)
        self.list = RowList(self._model, tr("Betroffene Stellen"), self, details=False)
        self.list.chosen.connect(self._open)
        self.list.select_several()
        self.list.selection_changed.connect(self._count_selected)
        self._right = button("", self._settle_selected)
        self._as_before = button("", self._settle_as_before, weight="quiet")
        self._on = button(tr("Weiter: Prüfen und freigeben"), self.done.emit, weight="primary")
        ways = FlowRow(self)
        for way in (
            self._on,
            self._right,
            button(tr("Zurück zu den Stufen"), self.back.emit),
            self._as_before,
        ):
            ways.add(way)
        self.list.setMinimumHeight(_LOWEST)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(WrapLabel(tr("2. Betroffene Stellen"), "title"))
        column.addWidget(above)
        column.addWidget(self._stage)
        column.addWidget(self._told)
        self._narrowing = self._narrowing_row()
        column.addWidget(self._narrowing)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addWidget(ways)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def _narrowing_row(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        row.addWidget(self._filter, 1)
        row.addWidget(self._open_only)
        row.addWidget(button(tr("Alle auswählen"), self._select_all, weight="quiet"))
        return made

    def show_tasks(self, change: EnteredChange, number: int, tasks: Sequence[Task]) -> None:
        """Show what a stage (from 1) touches; the current row stays the current one."""
        current = self.list.current
        self._stage.clear()
        for at, stage in enumerate(change.stages, 1):
            day = tr("ab {day}").format(day=german_date(stage.day)) if stage.day else tr("Tag noch offen")
            self._stage.addItem(f"{at}. {stage.title} ({day})", at)
        self._stage.setCurrentIndex(number - 1)
        self._tasks = {task.ref: task for task in tasks}
        self._before = right_before(change, number, tasks)
        open_ones = sum(task.settled is None for task in tasks)
        if change.stages[number - 1].day is None:
            self._numbers = tr("Neues gibt es hier erst zu tun, wenn der Tag feststeht.")
        elif not tasks:
            self._numbers = tr("Kein Inhalt nennt diese Vorschriften.")
        else:
            places = plural(len(tasks), "Stelle nennt", "Stellen nennen")
            told = tr(
                "{places} diese Vorschriften, {open} davon noch offen. Öffnen Sie eine nach der anderen. Was richtig "
                "bleibt, können Sie auch hier auswählen: mehrere mit Umschalt oder Strg, alle mit „Alle auswählen“."
            )
            self._numbers = told.format(places=places, open=open_ones)
        self._narrowing.setVisible(bool(tasks))
        self._right.setVisible(bool(tasks))
        self._as_before.setText(_as_before(self._before))
        self._as_before.setVisible(bool(self._before))
        self._narrow()
        self.list.go_to(current.address if current else None)

    def _narrow(self) -> None:
        """Show what fits the words and the box."""
        current = self.list.current
        words = fold(self._filter.text()).split()
        fitting = [task for task in self._tasks.values() if self._fits(task, words)]
        self._model.set_rows(tuple(_rows(fitting)))
        self.list.setVisible(bool(fitting))
        self.list.go_to(current.address if current else None)
        self._count_selected()
        nothing = tr("Zu diesem Filter passt keine.") if self._tasks and not fitting else ""
        self._told.setText("\n".join(filter(None, (self._numbers, nothing))))

    def _fits(self, task: Task, words: Sequence[str]) -> bool:
        said = fold(f"{object_name(task.entry)} {place_name(task)}")
        return all(word in said for word in words) and not (self._open_only.isChecked() and task.settled)

    @property
    def _selected(self) -> tuple[str, ...]:
        """The places that are selected and that nobody has touched."""
        refs = (row.address.ref for row in self.list.selected if row.address is not None)
        return tuple(ref for ref in refs if self._tasks[ref].is_untouched)

    def _count_selected(self) -> None:
        count = len(self._selected)
        self._right.setText(tr("Bleibt richtig ({count})").format(count=count) if count else tr("Bleibt richtig"))
        self._right.setEnabled(bool(count))

    def _select_all(self) -> None:
        self.list.selectAll()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle_selected(self) -> None:
        self.found_right.emit(self._selected)

    def _settle_as_before(self) -> None:
        self.found_right.emit(tuple(self._before))

    def _choose_stage(self, index: int) -> None:
        self.stage_chosen.emit(index + 1)

    def _open(self, row: Row) -> None:
        if row.address is not None:
            self.opened.emit(self._tasks[row.address.ref])


def _as_before(before: Mapping[str, int]) -> str:
    """What the button says that finds right again what was right at an earlier stage."""
    stages = tr(" und ").join(map(str, sorted(set(before.values()))))
    places = plural(len(before), "Stelle bleibt richtig", "Stellen bleiben richtig")
    return tr("Wie in Stufe {stages}: {places}").format(stages=stages, places=places)


def _rows(tasks: Iterable[Task]) -> Iterator[Row]:
    """Each object with its places below it."""
    for entry, places in groupby(tasks, key=lambda task: task.entry):
        tasks_of_one = tuple(places)
        yield Row(object_name(entry))
        for task in tasks_of_one:
            icon, state = _state(task)
            yield Row(place_name(task), icon, kind=state, address=Address(Screen.LAW_ENTRY, task.ref))


def _state(task: Task) -> tuple[str, str]:
    """Symbol and word."""
    if task.settled is None and task.begun:
        return _BEGUN, tr("begonnen")
    return _ICONS[task.settled], tr(task.settled.value) if task.settled else tr("offen")

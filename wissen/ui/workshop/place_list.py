"""Rows that each lead to a line of a file in the Werkstatt; problems among them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from wissen.content.problem import Problem, Severity
from wissen.ui import look
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import scrolled
from wissen.ui.strings import tr
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.row_list import RowList

WORDS = {Severity.ERROR: "Fehler", Severity.WARNING: "Warnung", Severity.HINT: "Hinweis"}
_AT_A_TIME = 20
_ROOM = 84
"""Logical pixels at normal text that a row or two need; where there is less, the tab scrolls."""
_ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "lightbulb"}


def place(path: str, line: int = 0) -> Address:
    """A line of a file as an address of the Werkstatt; line 0 is the file as a whole."""
    return Address(Screen.WORKSHOP, path, str(line) if line else "")


def where(path: str, line: int) -> str:
    """A place in words."""
    return tr("{path}, Zeile {line}").format(path=path, line=line) if line else path or tr("der Ordner selbst")


def problem_row(problem: Problem) -> Row:
    """A problem in words; its address is where it stands."""
    note = where(problem.file, problem.line)
    if problem.repair is not None:
        note = tr("{place} · lässt sich beheben").format(place=note)
    kind = tr(WORDS[problem.severity])
    return Row(problem.text, _ICONS[problem.severity], kind, note, address=place(problem.file, problem.line))


class PlaceList(QWidget):
    """A list, or what is to be said where there is nothing in it."""

    place_wanted = Signal(str, int)
    current_changed = Signal()

    def __init__(self, name: str, icon: str, parent: QWidget, *, details: bool = False) -> None:
        super().__init__(parent)
        self._model = RowModel(self)
        self.list = RowList(self._model, name, self, details=details)
        # Some thousand rows of wrapped text take seconds to measure: a few at a time, the first ones at once.
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(_AT_A_TIME)
        self.list.chosen.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self.current_changed)
        self.empty = EmptyState(icon, "")
        self._faces = QStackedWidget(self)
        self._faces.addWidget(self.list)
        self._faces.addWidget(scrolled(self.empty))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._faces)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), look.scaled(_ROOM))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), look.scaled(_ROOM))

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._model.rows

    @property
    def number(self) -> int:
        """Which row is the current one, from 0; -1 without any."""
        return self.list.currentIndex().row()

    def show_rows(self, rows: Sequence[Row], nothing: str) -> None:
        """Show these, or say `nothing`; the current one stays, or what stands in its place now is it."""
        before = self.number
        current = self.list.current
        if tuple(rows) != self._model.rows:
            self._model.set_rows(rows)
        self.empty.set_text(nothing)
        self._faces.setCurrentIndex(0 if rows else 1)
        if current in self._model.rows:
            self.list.setCurrentIndex(self._model.index(self._model.rows.index(current)))
        else:
            self.list.go_to_first()
            if before > self.number >= 0:
                self.list.go_on(min(before, len(rows) - 1) - self.number)
        self.current_changed.emit()

    def _choose(self, row: Row) -> None:
        if row.address is not None and row.address.ref:
            self.place_wanted.emit(row.address.ref, int(row.address.place or 0))

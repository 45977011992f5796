"""The last step: what the rules and the Proben say of the folder as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.library import Library
from wissen.content.problem import Problem, Severity
from wissen.drawing.tokens import SPACE_L, SPACE_M, SPACE_S
from wissen.services import law_entry, law_staging
from wissen.services.law_entry import EnteredChange
from wissen.services.law_staging import SURPRISE
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList

_ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "info"}
_LOWEST = 120
"""Pixels of the list: below that the page scrolls."""
_WORDS = {Severity.ERROR: "Fehler", Severity.WARNING: "Warnung", Severity.HINT: "Hinweis"}


class FindingsFace(QWidget):
    """Nothing is released by itself: the content folder holds everything, a pack is built from it."""

    back = Signal()
    again = Signal()
    done = Signal()
    release_wanted = Signal()
    """The content folder is to become a pack."""
    chosen = Signal(str)
    """The file of the finding that was chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._told = WrapLabel("", "text")
        self._model = RowModel(self)
        self.list = RowList(self._model, tr("Befunde"), self, details=False)
        self.list.setMinimumHeight(_LOWEST)
        self.list.chosen.connect(self._choose)
        self._release = button(tr("Als Paket freigeben …"), self.release_wanted.emit, weight="primary")
        self._done = button(tr("Fertig, ohne Paket"), self.done.emit)
        ways = FlowRow(self)
        for way in (
            self._release,
            self._done,
            button(tr("Noch einmal prüfen"), self.again.emit),
            button(tr("Zurück zu den Stellen"), self.back.emit),
        ):
            ways.add(way)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(WrapLabel(tr("3. Prüfen und freigeben"), "title"))
        column.addWidget(self._told)
        column.addWidget(self.list, 1)
        column.addWidget(ways)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def _choose(self, row: Row) -> None:
        if row.address is not None:
            self.chosen.emit(row.address.ref)

    def show_waiting(self) -> None:
        """The folder is being checked."""
        self._told.setText(tr("Wird geprüft …"))
        self._model.set_rows(())
        for way in (self._release, self._done):
            way.setEnabled(False)

    def show_findings(self, found: Sequence[Problem], open_places: int) -> None:
        """Show what was found; `open_places` are those that nobody has decided about."""
        errors = sum(problem.severity is Severity.ERROR for problem in found)
        proofs = sum(problem.rule == SURPRISE for problem in found)
        lines = []
        if open_places:
            lines.append(tr("{places} noch nicht entschieden.").format(places=_are(open_places)))
        if proofs:
            named = plural(proofs, "Probe kommt", "Proben kommen")
            told = tr("{named} zu einem anderen Ergebnis als aufgeschrieben. Das kann gewollt sein: Sehen Sie nach.")
            lines.append(told.format(named=named))
        if errors:
            lines.append(plural(errors, "Fehler ist", "Fehler sind") + " " + tr("vor der Freigabe zu beheben."))
        if not found and not open_places:
            lines.append(tr("Alles in Ordnung."))
        elif not errors:
            lines.append(tr("Kein Fehler steht der Freigabe im Weg."))
        lines.append(tr("An den Stufentagen zeigt Wissen von selbst den jeweils richtigen Text."))
        self._told.setText("\n".join(lines))
        self._model.set_rows(tuple(map(_row, found)))
        self.list.go_to_first()
        for way in (self._release, self._done):
            way.setEnabled(not errors)


def checked(folder: Path, whole: Library, change: EnteredChange) -> tuple[tuple[Problem, ...], int]:
    """What is wrong with the folder, and how many places nobody has decided about; runs on a lane."""
    numbers = range(1, len(change.stages) + 1)
    waiting = sum(task.settled is None for number in numbers for task in law_entry.tasks(whole, change, number))
    return law_staging.findings(folder), waiting


def _are(places: int) -> str:
    return plural(places, "Stelle ist", "Stellen sind")


def _row(problem: Problem) -> Row:
    place = f"{problem.file}, {tr('Zeile')} {problem.line}" if problem.line else problem.file
    return Row(
        problem.text,
        _ICONS[problem.severity],
        kind=tr(_WORDS[problem.severity]),
        note=place,
        address=Address(Screen.LAW_ENTRY, problem.file, str(problem.line)),
    )

"""The last step: what the rules and the Proben say of the folder as it is now, and whether it may be released."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from wissen.content.library import Library
from wissen.content.problem import Problem, Severity
from wissen.drawing.tokens import SPACE_L, SPACE_M, SPACE_S
from wissen.errors import WissenError
from wissen.services import law_leftovers, law_staging
from wissen.services.law_entry import EnteredChange, open_places
from wissen.services.law_staging import SURPRISE, UNCOVERED
from wissen.ui.jobs import Job
from wissen.ui.law_entry.telling import object_name
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList

_ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "info"}
_LOWEST = 240
"""Pixels of the list: below that the page scrolls."""
_WORDS = {Severity.ERROR: "Fehler", Severity.WARNING: "Warnung", Severity.HINT: "Hinweis"}
_MEANINGS = {
    Severity.ERROR: "Fehler halten die Freigabe auf.",
    Severity.WARNING: "Warnungen hindern Sie nicht am Freigeben: Sehen Sie nach, ob es so gemeint ist.",
    Severity.HINT: "Hinweise sind Vorschläge.",
}


class FindingsFace(QWidget):
    """Nothing is released by itself: the content folder holds everything, a pack is built from it."""

    back = Signal()
    done = Signal()
    news_wanted = Signal()
    """The change is to be seen as learners see it."""
    release_wanted = Signal()
    """The content folder is to become a pack."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._change: EnteredChange | None = None
        self._job: Job | None = None
        self.open_places: tuple[int, ...] = ()
        """How many places of each stage nobody has decided about, as it was checked last."""
        self._told = WrapLabel("", "text")
        self._bar = QProgressBar()
        self._bar.setAccessibleName(tr("Prüfung der Inhalte"))
        self._bar.setTextVisible(False)
        self._stop = button(tr("Prüfung abbrechen"), self._cancel)
        self._model = RowModel(self)
        self.list = RowList(self._model, tr("Befunde"), self, details=False)
        self.list.setMinimumHeight(_LOWEST)
        self.list.chosen.connect(self._choose)
        self._release = button(tr("Als Paket freigeben …"), self.release_wanted.emit, weight="primary")
        self._done = button(tr("Fertig, ohne Paket"), self.done.emit)
        self._again = button(tr("Noch einmal prüfen"), self._check_again)
        ways = FlowRow(self)
        for way in (
            self._release,
            self._done,
            self._stop,
            self._again,
            button(tr("Neuerung ansehen"), self.news_wanted.emit),
            button(tr("Zurück zu den Stellen"), self.back.emit),
        ):
            ways.add(way)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(WrapLabel(tr("3. Prüfen und freigeben"), "title"))
        column.addWidget(self._told)
        column.addWidget(self._bar)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addWidget(ways)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def check(self, change: EnteredChange) -> None:
        """Check the folder as it is now."""
        self._change = change
        if self._job is not None:
            self._job.cancel()
        self._told.setText(tr("Alle Inhalte werden geprüft. Das kann eine Minute dauern; Sie können abbrechen."))
        self._model.set_rows(())
        self._bar.setRange(0, 0)
        self._show_way(checking=True)
        shelf = self._context.services.shelf
        work = partial(checked, shelf.folder, shelf.whole, change)
        self._job = self._context.jobs.read_long(
            work, self._show_findings, owner=self, progress=self._show_progress, failed=self._fail
        )

    def take_focus(self) -> None:
        """Put the focus where the person goes on."""
        target = self._stop if self._stop.isVisible() else self._release if self._release.isEnabled() else self.list
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nobody waits for the check any more."""
        if self._job is not None:
            self._job.cancel()

    def _check_again(self) -> None:
        if self._change is not None:
            self.check(self._change)
            self.take_focus()

    def _cancel(self) -> None:
        self.leave()
        self._told.setText(tr("Die Prüfung ist abgebrochen. Freigegeben wird nur, was geprüft ist."))
        self._show_way(checking=False)
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: WissenError) -> None:
        self._context.messages.tell(error)
        self._cancel()

    def _show_way(self, *, checking: bool) -> None:
        """Until it is known that there is no error, nothing is released."""
        during: tuple[QWidget, ...] = (self._bar, self._stop)
        after: tuple[QWidget, ...] = (self.list, self._again)
        for part in (*during, *after):
            part.setVisible(checking == (part in during))
        for way in (self._release, self._done):
            way.setEnabled(False)
        if not checking:
            self._job = None

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _choose(self, row: Row) -> None:
        if row.address is not None:
            self._context.go(row.address)

    def _show_findings(self, found: tuple[tuple[Problem, ...], tuple[int, ...]]) -> None:
        problems, self.open_places = found
        waited = self._stop.hasFocus()
        self._show_way(checking=False)
        self._told.setText("\n".join(_verdict(problems, sum(self.open_places))))
        entries = self._context.services.shelf.whole.entries.values()
        names = {entry.path: object_name(entry) for entry in entries}
        self._model.set_rows(tuple(_rows(problems, names)))
        self.list.setVisible(bool(problems))
        self.list.go_to_first()
        errors = any(problem.severity is Severity.ERROR for problem in problems)
        for way in (self._release, self._done):
            way.setEnabled(not errors)
        if waited:
            self.take_focus()


def checked(
    folder: Path, whole: Library, change: EnteredChange, job: Job
) -> tuple[tuple[Problem, ...], tuple[int, ...]]:
    """What is wrong with the folder, and the open places of each stage; runs on a lane."""
    waiting = open_places(whole, change)
    found = law_staging.findings(folder, progress=job.report, cancelled=lambda: job.cancelled)
    return (*law_leftovers.problems(whole, change), *found), waiting


def _verdict(found: Sequence[Problem], open_places: int) -> list[str]:
    """Whether it may be released comes first, then what else there is to know."""
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    proofs = sum(problem.rule == SURPRISE for problem in found)
    lines = []
    if errors:
        count = plural(errors, "Fehler ist", "Fehler sind")
        lines.append(tr("Sie können noch nicht freigeben: {count} zuerst zu beheben.").format(count=count))
    else:
        lines.append(tr("Sie können freigeben: Es gibt keinen Fehler."))
    if open_places:
        places = plural(open_places, "Stelle ist", "Stellen sind")
        told = tr("{places} noch nicht entschieden. Dort steht auch nach dem Stichtag der bisherige Text.")
        lines.append(told.format(places=places))
    if proofs:
        named = plural(proofs, "Probe kommt", "Proben kommen")
        told = tr("{named} zu einem anderen Ergebnis als aufgeschrieben. Das kann gewollt sein: Sehen Sie nach.")
        lines.append(told.format(named=named))
    if any(problem.rule == UNCOVERED for problem in found):
        told = tr(
            "Proben sind Beispiele, die sagen, wohin ein Anliegen-Finder führen soll. Für den Stufentag fehlt eine: "
            "Antwortet der Finder ab dann anders, ergänzen Sie eine Zeile; sonst müssen Sie nichts tun."
        )
        lines.append(told)
    if found:
        kinds = {problem.severity for problem in found}
        meanings = [tr(text) for kind, text in _MEANINGS.items() if kind in kinds]
        lines.append(" ".join((*meanings, tr("Ein Klick öffnet die Stelle in der Werkstatt."))))
    lines.append(tr("An den Stufentagen zeigt Wissen von selbst den jeweils richtigen Text."))
    return lines


def _rows(found: Iterable[Problem], names: Mapping[str, str]) -> Iterator[Row]:
    """Each object with what was found in it, that with the weightiest finding first; `names` are by path."""
    files: dict[str, list[Problem]] = {}
    for problem in found:
        files.setdefault(problem.file, []).append(problem)
    for file, problems in files.items():
        yield Row(names.get(file, file))
        yield from map(_row, problems)


def _row(problem: Problem) -> Row:
    return Row(
        problem.text,
        _ICONS[problem.severity],
        kind=tr(_WORDS[problem.severity]),
        note=tr("Zeile {line}").format(line=problem.line) if problem.line else "",
        address=Address(Screen.WORKSHOP, problem.file, str(problem.line) if problem.line else ""),
    )

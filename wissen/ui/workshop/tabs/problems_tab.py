"""Prüfung: everything that is wrong with the folder or the file, the way there, and what mends itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.fix import Mended
from wissen.content.problem import Problem, Severity
from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.errors import WissenError
from wissen.services.authoring import fix_folder, fix_problem
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.workshop.place_list import PlaceList, problem_row, where
from wissen.ui.workshop.scope import ScopeCombo
from wissen.ui.workshop.tab import WorkshopTab
from wissen.ui.workshop.undoing import tell_done

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}
_TOLD = 3
"""Mended problems that are named; of more it is said how many."""


class ProblemsTab(WorkshopTab):
    """Errors first, then warnings and hints, each by file and line."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.name = tr("Prüfung")
        self._shown: tuple[Problem, ...] = ()
        self._busy = False
        self.scope = ScopeCombo(self)
        self.scope.chosen.connect(self.file_changed)
        self._count = WrapLabel("", "muted")
        self.list = PlaceList(tr("Befunde"), "check_circle", self)
        self.list.place_wanted.connect(self.place_wanted)
        self.list.current_changed.connect(self._offer)
        self.mend_one = button(tr("Beheben"), self._mend_one)
        self.mend_all = button(tr("Alles beheben"), self._mend_all)
        row = FlowRow(self)
        for widget in (self.scope, self.mend_one, self.mend_all, button(tr("Neu prüfen"), self._again, weight="quiet")):
            row.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_XS)
        column.addWidget(row)
        column.addWidget(self._count)
        column.addWidget(self.list, 1)
        self._offer()

    def folder_changed(self) -> None:
        self.file_changed()

    def file_changed(self) -> None:
        found = self.scope.of(self.problems, self.path)
        self._shown = tuple(sorted(found, key=lambda problem: _WEIGHT[problem.severity]))
        counts = [sum(problem.severity is severity for problem in found) for severity in Severity]
        names = (("Fehler", "Fehler"), ("Warnung", "Warnungen"), ("Hinweis", "Hinweise"))
        told = (plural(count, *words) for count, words in zip(counts, names, strict=True) if count)
        self._count.setText(" · ".join(told))
        self._count.setVisible(bool(found))
        self.list.show_rows(
            [problem_row(problem) for problem in self._shown], tr("Kein Befund: Hier ist alles in Ordnung.")
        )

    # ------------------------------------------------------------ mending

    @property
    def _current(self) -> Problem | None:
        number = self.list.number
        return self._shown[number] if 0 <= number < len(self._shown) else None

    def _offer(self) -> None:
        current = self._current
        self.mend_one.setEnabled(not self._busy and current is not None and current.repair is not None)
        self.mend_all.setEnabled(not self._busy and any(problem.repair for problem in self.problems))

    def _mend_one(self) -> None:
        problem = self._current
        if problem is not None and self.folder is not None and self.library is not None:
            self._work(partial(fix_problem, self.folder, self.library, problem))

    def _mend_all(self) -> None:
        if self.folder is not None:
            self._work(partial(fix_folder, self.folder))

    def _work(self, work: partial[Mended]) -> None:
        self._busy = True
        self._offer()
        self.context.jobs.read(work, self._done, owner=self, failed=self._failed)

    def _done(self, mended: Mended) -> None:
        self._busy = False
        self._offer()
        if self.folder is None or not mended.done:
            self.changed.emit()
            return
        told = [f"{where(one.file, one.line)}: {one.text}" for one in mended.done[:_TOLD]]
        more = len(mended.done) - len(told)
        if more:
            told.append(tr("und {more}").format(more=plural(more, "weiterer", "weitere")))
        text = plural(len(mended.done), "Befund ist behoben.", "Befunde sind behoben.")
        tell_done(self, self.folder, mended.rewrites, text, "\n".join(told))

    def _failed(self, error: WissenError) -> None:
        self._busy = False
        self._offer()
        self.context.messages.tell(error)

    def _again(self) -> None:
        self.changed.emit()

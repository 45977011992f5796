"""Prüfung: everything that is wrong with the folder or the file, the way there, and what mends itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.mend_plan import MendPlan, single_mend
from wissen.content.problem import Problem, Severity
from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.errors import ContentError, WissenError
from wissen.services.kept_steps import StepKind
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.workshop.mend_dialog import MendDialog, refuse_unsaved, told
from wissen.ui.workshop.place_list import PlaceList, problem_row
from wissen.ui.workshop.scope import ScopeCombo
from wissen.ui.workshop.tab import WorkshopTab
from wissen.ui.workshop.undo_button import UndoButton

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


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
        self.mend_all = button(tr("Alles beheben …"), self._mend_all)
        self.undo = UndoButton(self.steps, StepKind.MENDED, self)
        self.steps.done.connect(self._rewritten)
        again = button(tr("Neu prüfen"), self._again, weight="quiet")
        row = FlowRow(self)
        for widget in (self.scope, self.mend_one, self.mend_all, self.undo, again):
            row.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_XS)
        column.addWidget(row)
        column.addWidget(self._count)
        column.addWidget(self.list, 1)
        self._offer()

    def folder_changed(self) -> None:
        self.undo.look(self.folder)
        self.file_changed()

    def file_changed(self) -> None:
        found = self.scope.of(self.problems, self.path)
        self._shown = tuple(sorted(found, key=lambda problem: _WEIGHT[problem.severity]))
        counts = [sum(problem.severity is severity for problem in found) for severity in Severity]
        names = (("Fehler", "Fehler"), ("Warnung", "Warnungen"), ("Hinweis", "Hinweise"))
        counted = (plural(count, *words) for count, words in zip(counts, names, strict=True) if count)
        self._count.setText(" · ".join(counted))
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
            self._busy = True
            self._offer()
            work = partial(single_mend, self.folder, self.library, problem)
            self.context.jobs.read(work, self._planned, owner=self, failed=self._failed)

    def _planned(self, plan: MendPlan) -> None:
        if self.folder is None:
            self._rewritten(())
            return
        try:
            refuse_unsaved(plan, self.unsaved)
        except ContentError as error:
            self._failed(error)
        else:
            title, hint = told(plan)
            self.steps.do(self.folder, StepKind.MENDED, title, plan.rewrites, hint=hint, failed=self._failed)

    def _mend_all(self) -> None:
        if self.folder is not None and self.library is not None:
            MendDialog(
                self.context,
                self.steps,
                self.folder,
                self.window(),
                library=self.library,
                problems=self.problems,
                unsaved=self.unsaved,
            ).open()

    def _rewritten(self, _: object) -> None:
        self._busy = False
        self._offer()

    def _failed(self, error: WissenError) -> None:
        self._busy = False
        self._offer()
        self.context.messages.tell(error)

    def _again(self) -> None:
        self.changed.emit()

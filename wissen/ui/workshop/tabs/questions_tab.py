"""Fragenprüfung: what the questions of the folder give away, leave out, or ask twice."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from wissen.content.library import Library
from wissen.content.problem import Problem
from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.services.question_review import QuestionReview
from wissen.ui.jobs import Job
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.workshop.place_list import PlaceList, problem_row
from wissen.ui.workshop.scope import ScopeCombo
from wissen.ui.workshop.tab import WorkshopTab

_TOLD = "Rat für gute Fragen, nach Form und Wortlaut. Ob eine Frage fachlich stimmt, entscheiden Sie."
_BREATH = 0.002
"""Seconds between two files: parsing holds the interpreter, which whoever is writing needs too."""


class QuestionsTab(WorkshopTab):
    """The newest reading of the folder counts; an older look at it is given up."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.name = tr("Fragenprüfung")
        self._review = QuestionReview()
        self._job: Job | None = None
        self._found: tuple[Problem, ...] = ()
        self.scope = ScopeCombo(self)
        self.scope.chosen.connect(self.file_changed)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Fortschritt"))
        self._bar.hide()
        self.list = PlaceList(tr("Fragen, die auffallen"), "check_circle", self)
        self.list.place_wanted.connect(self.place_wanted)
        row = FlowRow(self)
        row.add(self.scope)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_XS)
        column.addWidget(row)
        column.addWidget(WrapLabel(tr(_TOLD), "muted"))
        column.addWidget(self._bar)
        column.addWidget(self.list, 1)

    def folder_changed(self) -> None:
        if self._job is not None:
            self._job.cancel()
        if self.library is None:
            self._take(())
        else:
            work = partial(_look, self._review, self.library, self.problems)
            self._bar.setRange(0, 0)
            self._bar.show()
            self._job = self.context.jobs.read_long(work, self._take, owner=self, progress=self._tell_progress)

    def file_changed(self) -> None:
        rows = [problem_row(problem) for problem in self.scope.of(self._found, self.path)]
        self.list.show_rows(rows, tr("Keine Frage fällt auf."))

    def _tell_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _take(self, found: tuple[Problem, ...]) -> None:
        self._job = None
        self._bar.hide()
        self._found = found
        self.file_changed()


def _look(review: QuestionReview, library: Library, problems: tuple[Problem, ...], job: Job) -> tuple[Problem, ...]:
    def report(done: int, total: int) -> None:
        job.report(done, total)
        time.sleep(_BREATH)

    return review.look(library, problems, report=report, cancelled=lambda: job.cancelled)

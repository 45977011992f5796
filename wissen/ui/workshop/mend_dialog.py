"""Alles beheben: every repair is seen with its place, before and after; what nobody wants stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from wissen.content.library import Library
from wissen.content.mend_plan import Key, Mend, MendPlan, mend_plan
from wissen.content.problem import Problem
from wissen.errors import ContentError, WissenError
from wissen.services.kept_steps import StepKind
from wissen.services.renaming import touched
from wissen.ui import look
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.jobs import Job
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice
from wissen.ui.widgets.row_list import RowList
from wissen.ui.workshop.place_list import place, where
from wissen.ui.workshop.undoing import Steps

_LIST_HEIGHT = 300
"""Logical pixels at normal text, where the screen has twice as much."""
_TOLD = 3
"""Mended problems that are named afterwards; of more it is said how many."""
_LINES = 2
"""Lines of a text that are shown before and after."""


class MendDialog(QuestionDialog):
    """Nothing is written before it is agreed to; all of it is one step, with one way back."""

    def __init__(
        self,
        context: Context,
        steps: Steps,
        folder: Path,
        parent: QWidget,
        *,
        library: Library,
        problems: Sequence[Problem],
        unsaved: Collection[str],
    ) -> None:
        super().__init__(tr("Alles beheben"), parent)
        self._context, self._steps, self._folder, self._unsaved = context, steps, folder, unsaved
        self._library = library
        self._problems = [problem for problem in problems if problem.file not in unsaved]
        self._plan = MendPlan((), ())
        self._left: set[Key] = set()
        self._busy = False
        self._told = WrapLabel(tr("Es wird gesucht, was sich beheben lässt …"), "text")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(tr("Fortschritt"))
        self._notice = Notice(self)
        self._model = RowModel(self)
        self.list = MendList(self._model, tr("Was behoben wird"), self, details=True)
        room = self.screen().availableGeometry().height()
        self.list.setMinimumHeight(min(look.scaled(_LIST_HEIGHT), room // 2))
        self.list.chosen.connect(self._toggle)
        all_or_none = FlowRow(self)
        self.all, self.none = button(tr("Alle"), self._tick_all), button(tr("Keine"), self._tick_none)
        for way in (self.all, self.none):
            all_or_none.add(way)
        for part in (self._told, self._bar, self.list, all_or_none, self._notice):
            self.add(part)
        self._mend = self.offer(tr("Beheben"), self._begin)
        self.offer(tr("Abbrechen"), self.reject)
        self._follow()
        work = partial(_planned, folder, library, tuple(self._problems), frozenset())
        context.jobs.read_long(work, self._show, owner=self, progress=self._move, failed=self._refuse)
        steps.done.connect(self._done)

    def reject(self) -> None:
        """Not while files are being written: what comes of it is to be told."""
        if not self._busy:
            super().reject()

    # ------------------------------------------------------------ what would be done

    def _move(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _show(self, plan: MendPlan) -> None:
        self._plan = plan
        self._bar.hide()
        self._model.set_rows([self._row(mend) for mend in plan.mends])
        self.list.go_to_first()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()
        self.fit()

    def _row(self, mend: Mend) -> Row:
        wanted = mend.key not in self._left
        icon = "check_box" if wanted else "check_box_outline_blank"
        kind = tr("wird behoben") if wanted else tr("bleibt, wie es ist")
        note = where(mend.problem.file, mend.line)
        words = tr("{before} → {after}").format(before=_short(mend.before), after=_short(mend.after))
        return Row(mend.problem.text, icon, kind, note, words, address=place(mend.problem.file, mend.line))

    def _toggle(self, _: Row) -> None:
        number = self.list.currentIndex().row()
        self._left ^= {self._plan.mends[number].key}
        self._model.set_row(number, self._row(self._plan.mends[number]))
        self._follow()

    def _tick_all(self) -> None:
        self._tick(set())

    def _tick_none(self) -> None:
        self._tick({mend.key for mend in self._plan.mends})

    def _tick(self, left: set[Key]) -> None:
        self._left = left
        for number, mend in enumerate(self._plan.mends):
            self._model.set_row(number, self._row(mend))
        self._follow()

    def _follow(self) -> None:
        count = sum(mend.key not in self._left for mend in self._plan.mends)
        for way in (self.all, self.none):
            way.setEnabled(bool(self._plan.mends))
        self._mend.setEnabled(count > 0 and not self._busy)
        self._mend.setText(tr("{count} beheben").format(count=plural(count, "Befund", "Befunde")))
        if not self._bar.isHidden():
            return
        lines = [tr("Wählen Sie ab, was so bleiben soll. Geändert wird erst, wenn Sie zustimmen.")]
        if not self._plan.mends:
            lines = [tr("Hier lässt sich nichts von selbst beheben.")]
        if self._unsaved:
            kept = tr("Nicht gespeicherte Dateien bleiben, wie sie sind: {files}.")
            lines.append(kept.format(files=", ".join(sorted(self._unsaved))))
        self._told.setText("\n".join(lines))

    # ------------------------------------------------------------ doing it

    def _begin(self) -> None:
        self._busy = True
        self._notice.tell("")
        self._follow()
        if self._left:
            work = partial(_planned, self._folder, self._library, tuple(self._problems), frozenset(self._left))
            self._context.jobs.read_long(work, self._do, owner=self, failed=self._refuse)
        else:
            self._do(self._plan)

    def _do(self, plan: MendPlan) -> None:
        try:
            refuse_unsaved(plan, self._unsaved)
        except ContentError as error:
            self._refuse(error)
        else:
            title, hint = told(plan)
            self._steps.do(self._folder, StepKind.MENDED, title, plan.rewrites, hint=hint, failed=self._refuse)

    def _done(self, _: object) -> None:
        self._busy = False
        self.accept()

    def _refuse(self, error: WissenError) -> None:
        self._busy = False
        self._bar.hide()
        self._follow()
        self._notice.tell(str(error))
        self.fit()
        self.reveal(self._notice)


class MendList(RowList):
    """The space bar ticks and unticks, as a click and Return do."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.choose_current()
        else:
            super().keyPressEvent(event)


def refuse_unsaved(plan: MendPlan, unsaved: Collection[str]) -> None:
    """Raise ContentError where a plan would write files whose text in the editor is another one."""
    found = touched(plan.rewrites, unsaved)
    if found:
        raise ContentError(
            tr("Noch nicht gespeichert: {files}.").format(files=", ".join(found)),
            tr("Speichern Sie zuerst, dann geht nichts verloren."),
        )


def told(plan: MendPlan) -> tuple[str, str]:
    """What is said once it is done: in a sentence, and where."""
    text = plural(len(plan.mends), "Befund ist behoben.", "Befunde sind behoben.")
    lines = [f"{where(one.problem.file, one.line)}: {one.problem.text}" for one in plan.mends[:_TOLD]]
    more = len(plan.mends) - len(lines)
    if more:
        lines.append(tr("und {more}").format(more=plural(more, "weiterer", "weitere")))
    return text, "\n".join(lines)


def _planned(
    folder: Path, library: Library, problems: tuple[Problem, ...], without: frozenset[Key], job: Job
) -> MendPlan:
    return mend_plan(folder, library, problems, without=without, report=job.report)


def _short(text: str) -> str:
    """The first lines of a text in one; a line that is not there, or empty, is said so."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        return tr("(nichts)")
    return " ⏎ ".join(lines[:_LINES]) + (" …" if len(lines) > _LINES else "")

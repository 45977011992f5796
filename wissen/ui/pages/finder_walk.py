"""One question of a finder a page, or its outcome, with the trail of answers beside it and what can be done below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wissen.content.flow import FinderQuestion
from wissen.drawing.page import Page as TextPage
from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.services.finders import FinderState
from wissen.ui import actions
from wissen.ui.pages.finder_choice import AnswerChoice
from wissen.ui.pages.finder_trail import AnswerTrail
from wissen.ui.pages.page import Context
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.finder_content import finder_question_page
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow


class FinderWalk(QWidget):
    """Shows what it is told to; what an answer leads to the page knows."""

    answered = Signal(str)
    back = Signal()
    begin_again = Signal()
    ask_wanted = Signal()
    copy_wanted = Signal()
    print_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget, *, takeable: bool = True) -> None:
        """`takeable` is whether an outcome can be copied and printed, and a fault reported."""
        super().__init__(parent)
        self._choice: AnswerChoice | None = None
        self._takeable = takeable
        self.area = ReadingArea(context, self)
        self.trail = AnswerTrail(self)
        if takeable:
            self.trail.body.addWidget(self._report_button(self.trail))
        self.foot = FlowRow(self)
        self.foot.setProperty("role", "foot")
        self.foot.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self._back = button(tr("Zurück"), self.back.emit, weight="quiet")
        self._again = button(tr("Von vorn"), self.begin_again.emit, weight="quiet")
        self._copy = button(tr("Kopieren"), self.copy_wanted.emit)
        self._print = button(tr("Drucken"), self.print_wanted.emit)
        self._next = button(tr("Weiter"), self._accept, weight="primary")
        self._ask = button(tr("Fragen beantworten"), self.ask_wanted.emit, weight="primary")
        self._report = self._report_button(self)
        for part in (self._back, self._again, self._report):
            self.foot.add(part)
        self.foot.add_gap()
        for part in (self._copy, self._print, self._next, self._ask):
            self.foot.add(part)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.area, 1)
        row.addWidget(self.trail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.foot)

    def show_question(self, state: FinderState, number: int, question: FinderQuestion, path: str, note: str) -> None:
        """Ask a question; one that was answered shows its answer."""
        given = state.given[number].answer if number < state.end else ""
        choice = AnswerChoice(question, given, self)
        choice.changed.connect(self._chosen)
        choice.accepted.connect(self._accept)
        self._choice = choice
        page = finder_question_page(state.finder, question, number)
        self.area.show_page(page, path, note=note, embedded={question.id: choice})
        self._show_trail(state, number)
        self._offer(back=number > 0, again=state.end > 0, asking=True)
        self._chosen()

    def show_outcome(self, state: FinderState | None, page: TextPage, path: str, note: str) -> None:
        """Show an outcome; without a state it was opened directly, and nothing was asked."""
        self._choice = None
        self.area.show_page(page, path, note=note)
        self._show_trail(state, state.end if state else 0)
        self._offer(back=state is not None, again=state is not None, outcome=True, direct=state is None)

    def show_nothing(self, page: TextPage, path: str, note: str) -> None:
        """Show a page that says why there is nothing to ask."""
        self._choice = None
        self.area.show_page(page, path, note=note)
        self._show_trail(None, 0)
        self._offer()

    def take_focus(self) -> None:
        """Put the focus where the person goes on: the answers, or the outcome to read."""
        if self._choice is not None:
            self._choice.take_focus()
        else:
            self.area.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _report_button(self, parent: QWidget) -> QPushButton:
        made = button(tr(actions.REPORT.text), self.report_wanted.emit, weight="quiet", icon="flag", parent=parent)
        made.setToolTip(actions.tip(actions.REPORT))
        return made

    def _show_trail(self, state: FinderState | None, current: int) -> None:
        self.trail.setVisible(state is not None)
        if state is not None:
            self.trail.show_state(state, current)

    def _offer(
        self,
        *,
        back: bool = False,
        again: bool = False,
        asking: bool = False,
        outcome: bool = False,
        direct: bool = False,
    ) -> None:
        shown = (
            (self._back, back),
            (self._again, again),
            (self._copy, outcome and self._takeable),
            (self._print, outcome and self._takeable),
            (self._next, asking),
            (self._ask, direct),
            (self._report, direct and self._takeable),
        )
        for part, wanted in shown:
            part.setVisible(wanted)
        self.foot.setVisible(any(wanted for _, wanted in shown))

    def _chosen(self) -> None:
        self._next.setEnabled(self._choice is not None and bool(self._choice.answer))

    def _accept(self) -> None:
        if self._choice is not None and self._choice.answer:
            self.answered.emit(self._choice.answer)

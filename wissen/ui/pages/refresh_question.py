"""One question of Auffrischen on a page: the text, the answer laid over it, and on to the next."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from wissen.drawing.page import Page as TextPage
from wissen.drawing.page import PageQuestion
from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.learning.grading import Outcome
from wissen.learning.review import Recall, recall_of
from wissen.services.quizzes import Question
from wissen.services.remarks import Subject
from wissen.ui import actions
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.pages.address import address_of
from wissen.ui.pages.answering import take_answer
from wissen.ui.pages.asking_for_help import HelpButton
from wissen.ui.pages.page import Page
from wissen.ui.pages.question_area import QuestionArea
from wissen.ui.reader.page_content import case_page, question_page
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import ElidedLabel

_BAR_WIDTH = 160


class QuestionFace(QWidget):
    """The question stays until the person goes on, so that there is time for what is said about the answer."""

    answered = Signal(bool)
    """It was answered, and that is stored; whether it was known, as the person says where nothing is graded."""
    next_wanted = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._context = page.context
        self._question: Question | None = None
        self.area = QuestionArea(page.context, self)
        self._count = ElidedLabel("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._lesson = button(tr("Zur Lektion"), self._open_lesson, weight="quiet")
        self._report = button(tr(actions.REPORT.text), page.report, weight="quiet")
        self._report.setToolTip(actions.tip(actions.REPORT))
        self._help = HelpButton(page.context, page, page.ask_for_help)
        self._next = button(tr("Weiter"), self.next_wanted.emit, weight="primary")
        # The place of the button is kept, so that nothing jumps when it appears.
        policy = self._next.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._next.setSizePolicy(policy)
        self.foot = FlowRow(self)
        self.foot.setProperty("role", "foot")
        self.foot.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self.foot.add(self._count)
        self.foot.add(self._bar)
        self.foot.add_gap()
        for act in (self._lesson, self._help, self._report, self._next):
            self.foot.add(act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.foot)

    def show_question(self, question: Question) -> None:
        """Ask it; `number` and `count` of the question are those of the sitting."""
        self._question = question
        item = question.item
        box = AnswerBox(item, question.order, self, repeatable=False)
        box.answered.connect(partial(self._answer, box))
        self._context.drafts.attend(box)
        self._show_place(question, answered=False)
        entry, _ = self._context.services.shelf.current.find(item.id)
        lesson = self._context.services.reviews.lesson_of(item.id)
        page = _page((lesson or entry).title, question)
        self.area.show_question(page, entry.path, case=case_page(question), embedded={item.id: box})
        self.area.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def subjects(self) -> tuple[Subject, ...]:
        """What F8 is about here."""
        return (self._context.services.remarks.question(self._question.item),) if self._question else ()

    def _show_place(self, question: Question, *, answered: bool) -> None:
        """Where the person is; going on is offered only after the answer, and so is the lesson."""
        text = tr("{n} von {all}").format(n=question.number, all=question.count)
        self._count.setText(text)
        self._bar.setRange(0, question.count)
        self._bar.setValue(question.number if answered else question.number - 1)
        self._bar.setAccessibleName(text)
        self._next.setVisible(answered)
        self._lesson.setVisible(answered and self._context.services.reviews.lesson_of(question.item.id) is not None)
        if answered:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, box: AnswerBox, response: tuple[str, ...]) -> None:
        take_answer(self._context, box, response, partial(self._answered, box, response))

    def _answered(self, box: AnswerBox, response: tuple[str, ...], outcome: Outcome) -> None:
        question = self._question
        if question is not None and question.item is box.item:
            self._show_place(question, answered=True)
            self.area.reveal_when_laid_out(box.verdict)
        self.answered.emit(recall_of(outcome.score, response) is Recall.GOOD)

    def _open_lesson(self) -> None:
        lesson = self._context.services.reviews.lesson_of(self._question.item.id) if self._question else None
        if lesson is not None:
            self._context.go(address_of(lesson))


def _page(title: str, question: Question) -> TextPage:
    """A sitting counts more than questions, and so the label does not call it one."""
    page = question_page(title, question)
    label = tr("Auffrischen · {n} von {all}").format(n=question.number, all=question.count)
    parts = (replace(part, label=label) if isinstance(part, PageQuestion) else part for part in page.parts)
    return replace(page, parts=tuple(parts))

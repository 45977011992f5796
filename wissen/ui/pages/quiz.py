"""Übung: one question a page, every answer stored before its feedback shows, resumed where it was left."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QStackedLayout, QVBoxLayout, QWidget

from wissen.content.item import Quiz
from wissen.content.model import Module
from wissen.diagram.flow import flow_of
from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.errors import WissenError
from wissen.learning.grading import Outcome
from wissen.learning.history import Attempt
from wissen.services.quizzes import Question
from wissen.services.remarks import Subject
from wissen.ui import actions
from wissen.ui.as_of import text_marks
from wissen.ui.controls import focus_first, holds_focus
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.flow_pane import FlowPane, TextAndFlow
from wissen.ui.pages.page import Context, Page, ScrollColumn
from wissen.ui.pages.quiz_result import ResultView, withdrawn_text
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.page_content import question_page
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.card import Card
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import ElidedLabel


class QuizPage(Page):
    """Three faces: before the start, a question, the result."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._quiz: Quiz | None = None
        self._module: Module | None = None
        self._attempt: Attempt | None = None
        self._question: Question | None = None
        self._intro = ScrollColumn(self)
        self._asking = QWidget(self)
        self._area = ReadingArea(context, self._asking)
        self._foot = QuizFoot(self)
        self._result = ResultView(self)
        self._result.again.connect(self.begin)
        self._result.lesson_chosen.connect(self._open_lesson)
        self._result.done.connect(self._go_home)
        self._flow = FlowPane(context)
        self._both = TextAndFlow(self._asking, self._flow)
        self._both.changed.connect(self._tell_drawn)
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(0)
        asking.addWidget(self._area, 1)
        asking.addWidget(self._foot)
        self._faces = QStackedLayout(self)
        for face in (self._intro, self._both, self._result):
            self._faces.addWidget(face)

    def title(self) -> str:
        return self._quiz.head.title if self._quiz else tr("Übung")

    def trail(self) -> tuple[str, ...]:
        return (tr("Meine Einarbeitung"), *((self._module.head.title,) if self._module else ()), self.title())

    def panes(self) -> tuple[QWidget, ...]:
        return (self._area, self._foot, self._flow) if self._faces.currentWidget() is self._both else (self,)

    def give_room(self, *, room: bool) -> None:
        self._both.give_room(room=room)

    def open(self, address: Address) -> None:
        services = self.context.services
        self._quiz = services.quizzes.open(address.ref)
        self._module = services.shelf.current.module_of(services.shelf.current.entry(address.ref))
        self.context.recorder.visit(self._quiz.head.id, "")
        if address.place and services.quizzes.attempt(address.ref):
            self.go_on()  # back to where the person was in the middle of it
        else:
            self._show_intro()

    def refresh(self) -> None:
        """Only the start page shows anything that others can change; a question under way stays as it was asked."""
        if self._quiz is not None and self._faces.currentWidget() is self._intro:
            self._quiz = self.context.services.quizzes.open(self._quiz.head.id)
            had_focus = holds_focus(self._intro)
            self._show_intro()
            if had_focus:
                focus_first(self._intro)

    def here(self, address: Address) -> Address:
        return replace(address, place=self._question.item.id if self._question else "")

    def take_focus(self) -> None:
        if self._faces.currentWidget() is self._both:
            self._area.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            focus_first(self)

    def show_find(self) -> None:
        if self._faces.currentWidget() is self._both:
            self._area.show_find()

    def explain(self) -> None:
        if self._faces.currentWidget() is self._both:
            self._area.reader.explain()

    def remarkable(self) -> tuple[Subject, ...]:
        if self._question is not None:
            return (self.context.services.remarks.question(self._question.item),)
        whole = self.subject_at(self._quiz.head.id) if self._quiz else None
        return (whole,) if whole else ()

    def begin(self) -> None:
        """Start an attempt."""
        try:
            event = self.context.services.quizzes.started(self._required.head.id, seed=self.context.new_seed())
        except WissenError as error:
            self.context.messages.tell(error)
            return
        self.act([event], self.go_on)

    def go_on(self) -> None:
        """Ask the next question of the last attempt, or show its result."""
        try:
            self._go_on()
        except WissenError as error:  # the content has changed in the meantime
            self.context.messages.tell(error)

    def _go_on(self) -> None:
        quizzes = self.context.services.quizzes
        self._attempt = quizzes.attempts(self._required.head.id)[-1]
        question = quizzes.next_question(self._attempt)
        if question is not None:
            self._ask(question)
        elif self._attempt.finished:
            self._show_result(self._attempt)
        else:
            self.act(quizzes.finished(self._attempt), self.go_on)

    def _show_intro(self) -> None:
        quiz = self._required
        self._question = None
        column = self._intro.column
        while (item := column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        attempt = self.context.services.quizzes.attempt(quiz.head.id)
        card = Card(quiz.head.title, self._facts(quiz), main=True)
        if attempt is not None:
            gone = self.context.services.quizzes.withdrawn(attempt)
            left = len({name for name, _ in attempt.items} - {*attempt.answers, *gone})
            waiting = plural(left, "Frage ist", "Fragen sind")
            told = tr("Sie haben schon begonnen. Noch {waiting} offen.").format(waiting=waiting)
            card.text.setText(f"{told}\n{withdrawn_text(len(gone))}" if gone else told)
            card.add_button(tr("Weitermachen"), self.go_on, weight="primary")
        else:
            card.add_button(tr("Beginnen"), self.begin, weight="primary")
            if self.context.services.quizzes.attempts(quiz.head.id):
                card.add_button(tr("Letztes Ergebnis"), self.go_on)
        column.addWidget(card)
        column.addStretch(1)
        card.show()  # else it cannot take the focus yet
        self._faces.setCurrentWidget(self._intro)

    def _facts(self, quiz: Quiz) -> str:
        facts = [plural(len(quiz.items), "Frage", "Fragen")]
        if quiz.head.minutes:
            facts.append(plural(quiz.head.minutes, "Minute", "Minuten"))
        facts.append(tr("bestanden ab {percent} Prozent").format(percent=quiz.pass_mark))
        lines = [" · ".join(facts)]
        attempts = self.context.services.quizzes.attempts(quiz.head.id)
        if attempts:
            best = max(round((attempt.score or 0) * 100) for attempt in attempts)
            tries = plural(len(attempts), "Versuch", "Versuche")
            lines.append(tr("Bisher {tries}, bestes Ergebnis {best} Prozent.").format(tries=tries, best=best))
        else:
            lines.append(tr("Jede Antwort wird sofort gespeichert. Sie können jederzeit unterbrechen."))
        return "\n".join(lines)

    def _ask(self, question: Question) -> None:
        quiz = self._required
        self._question = question
        box = AnswerBox(question.item, question.order, self, repeatable=False)
        box.answered.connect(partial(self._answer, box))
        page = question_page(quiz.head.title, question)
        path = self.context.services.shelf.current.entry(quiz.head.id).path
        self._foot.show_question(question, answered=False)
        self._faces.setCurrentWidget(self._both)
        self._show_flow(quiz, question)
        self._area.show_page(page, path, embedded={question.item.id: box})
        self._area.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_flow(self) -> None:
        """Show or hide the diagram of the process that is walked through."""
        self._both.toggle()

    def _show_flow(self, quiz: Quiz, question: Question) -> None:
        """The process beside a Durchgang, at the step that is asked about."""
        process = self.context.services.quizzes.process(quiz)
        self._both.be_there(there=process is not None)
        self._foot.offer_flow(there=process is not None)
        if process is not None:
            entry = self.context.services.shelf.current.entries[process.head.id]
            marks = text_marks(self.context.services, entry.title, entry)
            self._flow.show_flow(flow_of(process), entry.path, marks)
            self._flow.show_current(question.item.step, way=(question.item.step,))

    def _tell_drawn(self) -> None:
        self._foot.show_flow(shown=self._both.drawn)

    def _answer(self, box: AnswerBox, response: tuple[str, ...]) -> None:
        attempt, question = self._attempt, self._question
        if attempt is None or question is None:
            return
        try:
            outcome, events = self.context.services.quizzes.answered(attempt, question.item, response)
        except WissenError as error:
            self.context.messages.tell(error)
            return
        box.wait()
        # What could not be stored is not shown as answered.
        show = partial(self._show_outcome, box, question, outcome)
        self.context.recorder.record(events, show, owner=box, failed=box.go_on)

    def _show_outcome(self, box: AnswerBox, question: Question, outcome: Outcome) -> None:
        if self._question is question:
            self._foot.show_question(question, answered=True)
        box.show_outcome(outcome, aloud=True)
        self._area.reveal_when_laid_out(box.verdict)

    def _show_result(self, attempt: Attempt) -> None:
        self._question = None
        self._result.show_result(self.title(), self.context.services.quizzes.result(attempt))
        self._faces.setCurrentWidget(self._result)
        self._result.take_focus()

    def _open_lesson(self, lesson: str) -> None:
        self.context.go(Address(Screen.LESSON, lesson))

    def _go_home(self) -> None:
        self.context.go(Address(Screen.TODAY))

    @property
    def _required(self) -> Quiz:
        if self._quiz is None:
            raise AssertionError("the page is opened before anything is done on it")
        return self._quiz


class QuizFoot(FlowRow):
    """How far the person is, and on to the next question once this one is answered."""

    def __init__(self, page: QuizPage) -> None:
        super().__init__(page)
        self.setProperty("role", "foot")
        self._count = ElidedLabel("", "muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._report = button(tr(actions.REPORT.text), page.report, weight="quiet")
        self._report.setToolTip(actions.tip(actions.REPORT))
        self._next = button("", page.go_on, weight="primary")
        self._flow = button(tr("Diagramm"), page.toggle_flow, weight="quiet")
        self.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self.add(self._count)
        self.add(self._bar)
        self.add(self._flow)
        self._flow.hide()
        self.add_gap()
        self.add(self._report)
        self.add(self._next)
        # The place of the button is kept, so that nothing jumps when it appears.
        policy = self._next.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._next.setSizePolicy(policy)

    def offer_flow(self, *, there: bool) -> None:
        """Whether there is a diagram to look at."""
        self._flow.setVisible(there)

    def show_flow(self, *, shown: bool) -> None:
        """Say what the button of the diagram does now."""
        self._flow.setText(tr("Ohne Diagramm") if shown else tr("Diagramm"))

    def show_question(self, question: Question, *, answered: bool) -> None:
        """Show the place of the question; going on is offered only after the answer."""
        text = tr("Frage {n} von {all}").format(n=question.number, all=question.count)
        self._count.setText(text)
        self._bar.setRange(0, question.count)
        self._bar.setValue(question.number if answered else question.number - 1)
        self._bar.setAccessibleName(text)
        self._next.setText(tr("Weiter") if question.number < question.count else tr("Zum Ergebnis"))
        self._next.setVisible(answered)
        if answered:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

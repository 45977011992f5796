"""Übung: one question a page in any order, every answer stored before its feedback shows, resumed where it was left.

Also "Das kann ich schon", which asks questions of a whole module.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from wissen.content.item import Quiz
from wissen.content.model import Module
from wissen.drawing.page import Lookups
from wissen.drawing.page import Page as TextPage
from wissen.errors import WissenError
from wissen.learning.grading import Outcome
from wissen.learning.history import Attempt
from wissen.printing.marks import Marks
from wissen.services.asked import QuestionState
from wissen.services.journal import NewEvent
from wissen.services.quizzes import Question
from wissen.services.remarks import Subject
from wissen.ui import actions
from wissen.ui.controls import focus_first, holds_focus
from wissen.ui.dialogs.end_dialog import EndDialog
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, Page
from wissen.ui.pages.quiz_asking import QuizAsking
from wissen.ui.pages.quiz_paper import QuizPaper
from wissen.ui.pages.quiz_question import shown_question
from wissen.ui.pages.quiz_result import ResultView
from wissen.ui.pages.quiz_start import QuizStart
from wissen.ui.pages.quiz_texts import QuizTexts
from wissen.ui.strings import tr


class QuizPage(Page):
    """Three faces: before the start, a question, the result."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._quizzes = context.services.quizzes
        self._ref = ""
        self._quiz: Quiz | None = None
        self._module: Module | None = None
        self._attempt: Attempt | None = None
        self._name = ""
        """The question that is shown, as the attempt calls it."""
        self._question: Question | None = None
        self._texts = QuizTexts(context, self)
        self._start = QuizStart(self)
        self._start.begun.connect(self.begin)
        self._start.resumed.connect(self.go_on)
        self._start.left.connect(self._go_up)
        self._start.attempt_chosen.connect(self._show_earlier)
        self._start.printed.connect(self.print_out)
        self._paper = QuizPaper(context, self)
        self._start.solutions_wanted.connect(self._paper.print_solutions)
        self._asking = QuizAsking(context, self, back=self.go_back, on=self.go_on, end=self.end, report=self.report)
        self._asking.overview.chosen.connect(self.ask)
        self._asking.foot.unsure_toggled.connect(self.mark)
        self._result = ResultView(self)
        self._result.again.connect(self.begin)
        self._result.wrong_again.connect(self.begin_again)
        self._result.review.connect(self.review)
        self._result.lesson_chosen.connect(partial(self._go_to, Screen.LESSON))
        self._result.done.connect(partial(self._go_to, Screen.TODAY))
        self._result.resumed.connect(self.go_on)
        self._result.certificate_wanted.connect(self._paper.certify)
        self._faces = QStackedLayout(self)
        for face in (self._start, self._asking, self._result):
            self._faces.addWidget(face)
        actions.add(self, actions.UNSURE, self.toggle_unsure)

    def title(self) -> str:
        if self._quiz is not None:
            return self._quiz.head.title
        return tr("Das kann ich schon") if self._module else tr("Übung")

    def trail(self) -> tuple[str, ...]:
        return (tr("Meine Einarbeitung"), *((self._module.head.title,) if self._module else ()), self.title())

    def panes(self) -> tuple[QWidget, ...]:
        return self._asking.panes() if self._asks else (self,)

    def give_room(self, *, room: bool) -> None:
        self._asking.give_room(room=room)

    def open(self, address: Address) -> None:
        self._take(address.ref)
        self._attempt = None
        self._show_no_question()
        if self._quiz is not None:
            # Read before the visit: it is where the person was.
            kept = self.context.services.places.section(self._ref)
            self.context.recorder.visit(self._ref, kept if self._earlier(address.place) else address.place or kept)
        if self._quiz is not None:
            self._arrive(address)
        else:
            self._start.show_preparing(self._heading)
            self._faces.setCurrentWidget(self._start)
            work = partial(self._quizzes.prepare_test_out, self._ref)
            self.context.jobs.read(work, partial(self._prepared, address), owner=self)

    def _prepared(self, address: Address, _: None) -> None:
        if address.ref == self._ref:
            self._arrive(address)
            if self.isVisible():
                self.take_focus()

    def _arrive(self, address: Address) -> None:
        if earlier := self._earlier(address.place):
            self._show_result(earlier)
        elif address.place and self._quizzes.attempt(self._ref):
            self.go_on()  # back to where the person was in the middle of it
        else:
            self._show_start()

    def refresh(self) -> None:
        """Show the Stand again; a question under way stays as it was asked."""
        if self._ref and self._faces.currentWidget() is self._start:
            self._take(self._ref)
            had_focus = holds_focus(self._start)
            self._show_start()
            if had_focus:
                focus_first(self._start)
        elif self._asks:
            self._show_standing()

    def here(self, address: Address) -> Address:
        if self._attempt is None or self._faces.currentWidget() is self._start:
            return replace(address, place="")
        return replace(address, place=self._attempt.reference if self._attempt.finished else self._name)

    def take_focus(self) -> None:
        if self._asks:
            self._asking.area.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            focus_first(self)

    def step_back(self) -> bool:
        """From looking at earlier answers back to their result."""
        if self._asks and self._attempt is not None and self._attempt.finished:
            self._show_result(self._attempt)
            return True
        return False

    def show_find(self) -> None:
        if self._asks:
            self._asking.area.show_find()

    def explain(self) -> None:
        if self._asks:
            self._asking.area.explain()

    def remarkable(self) -> tuple[Subject, ...]:
        if self._asks and self._question is not None:
            return (self.context.services.remarks.question(self._question.item),)
        whole = self.subject_at(self._ref) if self._ref else None
        return (whole,) if whole else ()

    def printed(self) -> tuple[TextPage, Lookups] | None:
        return self._paper.questions()

    def marks(self, title: str) -> Marks:
        return self._paper.marks(title)

    # ------------------------------------------------------------ an attempt from its beginning to its end

    def begin(self) -> None:
        """Start an attempt."""
        started = self._quizzes.started if self._quiz is not None else self._quizzes.started_test_out
        self._begin(partial(started, self._ref, seed=self.context.new_seed()))

    def begin_again(self, unsure: bool) -> None:
        """Practise what was not right, on wish also what was `unsure`."""
        if self._attempt is not None:
            started = self._quizzes.started_again
            self._begin(partial(started, self._attempt, seed=self.context.new_seed(), unsure=unsure))

    def go_on(self) -> None:
        """Ask the next open question of the last attempt; when there is none, end it and show its result."""
        self._try(self._go_on)

    def go_back(self) -> None:
        """Show the question before."""
        names = self._names
        if self._name in names[1:]:
            self.ask(names[names.index(self._name) - 1])

    def end(self) -> None:
        """End the attempt, after asking if questions are open."""
        self._try(self._offer_end)

    def review(self) -> None:
        """Show the first question of the attempt: of one that has ended, with its answer."""
        names = self._names
        if names:
            self.ask(names[0])

    def toggle_unsure(self) -> None:
        """Mark the question that is shown, or take its mark away."""
        if self._asks and self._attempt is not None:
            self.mark(self._name not in self._attempt.unsure)

    def mark(self, unsure: bool) -> None:
        """Mark the question that is shown as `unsure`, or not."""
        attempt = self._attempt
        if attempt is not None and not attempt.finished and self._name:
            event = self._quizzes.marked(attempt, self._name, unsure=unsure)
            self.context.recorder.record([event], owner=self, failed=self._show_standing)

    def ask(self, name: str) -> None:
        """Show a question of the attempt: to be answered, or as it was answered."""
        self._try(partial(self._ask, name))

    def _try(self, act: Callable[[], object]) -> None:
        """Do what the content may not let be done any more, for it may have changed in the meantime."""
        try:
            act()
        except WissenError as error:
            self.context.messages.tell(error)

    def _begin(self, started: Callable[[], NewEvent]) -> None:
        self._try(lambda: self.act([started()], partial(self._begun, self._ref)))

    def _begun(self, ref: str) -> None:
        if ref == self._ref and self.isVisible():  # else the person has gone on to something else
            self._attempt = self._quizzes.attempts(ref)[-1]
            self.review()

    def _offer_end(self) -> None:
        attempt = self._attempt
        if attempt is None or attempt.finished:
            return
        left = sum(one.state is QuestionState.OPEN for one in self._quizzes.asked(attempt))
        if left:
            EndDialog(left, judged=attempt.judged, end=partial(self._try, self._end), parent=self).open()
        else:
            self._end()

    def _go_on(self) -> None:
        if self._asks and self._attempt is not None and self._attempt.finished:
            self._look_on(self._attempt)
            return
        attempt = self._attempt = self._quizzes.attempts(self._ref)[-1]
        if attempt.finished:
            self._show_result(attempt)
        elif not self._quizzes.exists(self._ref):
            told = tr("Diese Übung gibt es nicht mehr. Ihre Antworten bleiben gespeichert.")
            self.context.messages.post(Message("warning", told))
            self._go_to(Screen.TODAY)
        else:
            self._ask_next(attempt)

    def _ask_next(self, attempt: Attempt) -> None:
        """The one after the present question; on coming back the one that the person was at, if it is still open."""
        kept = "" if self._name else self.context.services.places.section(self._ref)
        waiting = {one.name for one in self._quizzes.asked(attempt) if one.state is QuestionState.OPEN}
        question = self._quizzes.next_question(attempt, after=self._name)
        if kept in waiting:
            self._ask(kept)
        elif question is not None:
            self._ask(question.name)
        elif not waiting:
            self._end()

    def _look_on(self, attempt: Attempt) -> None:
        names = self._names
        place = names.index(self._name) + 1
        if place < len(names):
            self._ask(names[place])
        else:
            self._show_result(attempt)

    def _end(self) -> None:
        if self._attempt is not None:
            events = self._quizzes.finished(self._attempt)
            self.act(events, partial(self._show_earlier, self._attempt.reference))

    # ------------------------------------------------------------ the faces

    @property
    def _asks(self) -> bool:
        return bool(self._name) and self._faces.currentWidget() is self._asking

    @property
    def _names(self) -> list[str]:
        return [name for name, _ in self._attempt.items] if self._attempt else []

    @property
    def _heading(self) -> str:
        """The title with the module that it is about."""
        if self._quiz is None and self._module is not None:
            return tr("Das kann ich schon: {module}").format(module=self._module.head.title)
        return self.title()

    def _take(self, ref: str) -> None:
        """Look the quiz or the module up again. Raises NotFound."""
        shelf = self.context.services.shelf
        module = next((one for one in shelf.current.modules if one.head.id == ref), None)
        self._quiz = None if module else self._quizzes.open(ref)
        self._ref = ref if self._quiz is None else self._quiz.head.id
        self._module = module or shelf.current.module_of(shelf.current.entry(self._ref))
        self._paper.take(self._quiz, self._module)

    def _earlier(self, reference: str) -> Attempt | None:
        """The finished attempt of this reference."""
        found = (one for one in self._quizzes.attempts(self._ref) if one.reference == reference and one.finished)
        return next(found, None)

    def _show_no_question(self) -> None:
        self._texts.want_nothing()
        self._name, self._question = "", None

    def _show_start(self) -> None:
        self._show_no_question()
        attempts, waiting = self._quizzes.attempts(self._ref), self._quizzes.attempt(self._ref)
        title = self._heading
        if waiting is not None:
            self._start.show_waiting(title, attempts, self._quizzes.asked(waiting))
        elif self._quiz is not None:
            self._start.show_quiz(self._quiz, attempts, solutions=self._paper.has_solutions(attempts))
        else:
            self._start.show_offer(title, self._quizzes.test_out(self._ref), attempts)
        self._faces.setCurrentWidget(self._start)

    def _ask(self, name: str) -> None:
        attempt = self._attempt
        if attempt is None:
            return
        asked = self._quizzes.asked(attempt)
        one = next(one for one in asked if one.name == name)
        if not self._texts.ready(one, partial(self.ask, name)):
            return
        self._name = name
        if self._quiz is not None and not attempt.finished:
            self.context.recorder.visit(self._ref, name)
        self._question = self._quizzes.question(attempt, name)
        earlier = self._texts.earlier(one)
        shown = shown_question(self.title(), attempt, one, question=self._question, earlier=earlier, parent=self)
        if shown.box is not None and one.answer is None:
            shown.box.answered.connect(partial(self._answer, shown.box))
            self.context.drafts.attend(shown.box)
        self._faces.setCurrentWidget(self._asking)
        process = self._quizzes.process(self._quiz) if self._quiz else None
        self._asking.show_flow(process, one.place.item.step if one.place else "")
        self._asking.show_standing(asked, name, finished=attempt.finished)
        self._asking.show_question(shown)

    def _show_standing(self) -> None:
        """What has changed of the attempt, beside and below the question."""
        attempt = self._attempt and self._quizzes.now(self._attempt)
        if attempt is not None and self._asks:
            self._attempt = attempt
            self._asking.show_standing(self._quizzes.asked(attempt), self._name, finished=attempt.finished)

    def _answer(self, box: AnswerBox, response: tuple[str, ...]) -> None:
        if self._attempt is None:
            return
        try:
            outcome, events = self._quizzes.answered(self._attempt, box.item, response, name=self._name)
        except WissenError as error:
            self.context.messages.tell(error)
            return
        box.wait()
        # What could not be stored is not shown as answered.
        show = partial(self._show_outcome, box, outcome)
        self.context.recorder.record(events, show, owner=box, failed=box.go_on)

    def _show_outcome(self, box: AnswerBox, outcome: Outcome) -> None:
        self._show_standing()
        self._asking.foot.take_focus()
        box.show_outcome(outcome, aloud=True)
        self._asking.area.reveal_when_laid_out(box.verdict)

    def _show_earlier(self, reference: str) -> None:
        if found := self._earlier(reference):
            self._show_result(found)

    def _show_result(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self._show_no_question()
        result, certificate = self._quizzes.result(attempt), self._paper.certifies(attempt)
        waiting = self._quizzes.attempt(self._ref) is not None
        self._result.show_result(self.title(), result, certificate=certificate, waiting=waiting)
        self._faces.setCurrentWidget(self._result)
        self._result.take_focus()

    def _go_to(self, screen: Screen, ref: str = "") -> None:
        self.context.go(Address(screen, ref))

    def _go_up(self) -> None:
        self._go_to(Screen.ONBOARDING, self._ref)

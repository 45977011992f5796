"""The preview of a quiz: one question at a time over its case, as an Übung asks them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.item import Item, ItemGroup, Quiz
from wissen.drawing.page import Page
from wissen.services.quizzes import Question, shown_order
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.pages.page import Context
from wissen.ui.pages.question_area import QuestionArea
from wissen.ui.pages.quiz_foot import QuizFoot
from wissen.ui.reader.page_content import case_page, question_page
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.strings import tr
from wissen.ui.workshop.face import Face, Seen
from wissen.ui.workshop.trials import Trials


class QuizFace(Face):
    """Questions in the order of the file; any can be left for later, and none counts."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.area = QuestionArea(context, self)
        self.area.text_clicked.connect(self._tell_click)
        self._trials = Trials(context.messages, self)
        self._trials.asked_again.connect(self._ask_again)
        self._trials.answered.connect(self._show_answered)
        self.foot = QuizFoot(self)
        self.foot.back_wanted.connect(self._go_back)
        self.foot.on_wanted.connect(self._go_on)
        self._seen: Seen | None = None
        self._questions: tuple[tuple[ItemGroup, Item], ...] = ()
        self._place = ""
        self._box: AnswerBox | None = None
        self._shown: tuple[Page, Page | None] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.foot)

    @property
    def reader(self) -> ReaderView:
        return self.area.reader

    def show_content(self, seen: Seen, place: str) -> None:
        quiz = seen.content
        if not isinstance(quiz, Quiz):
            raise TypeError(f"{seen.entry.id} asks nothing")
        if self._seen is None or self._seen.entry.path != seen.entry.path:
            self._place = place
        self._seen = seen
        self._questions = tuple((group, item) for group in quiz.groups for item in group.items)
        self._show()

    def show_place(self, place: str) -> None:
        self._place = place
        self._show()

    def give_room(self, *, room: bool) -> None:
        self.foot.give_room(room=room)

    @property
    def _number(self) -> int:
        """The number (from 0) of the question that is shown; the first where the place is none."""
        places: list[str] = [item.id for _, item in self._questions]
        return places.index(self._place) if self._place in places else 0

    def _show(self) -> None:
        if self._seen is None:
            return
        number, count = self._number, len(self._questions)
        group, item = self._questions[number]
        order = shown_order(item, seed=0)
        question = Question(item, group, order, number + 1, count, None, item.id, self._seen.entry)
        page, case = question_page(self._seen.entry.title, question), case_page(question)
        same = self._box is not None and self._box.item == item
        if not same or self._box is None or (page, case) != self._shown:
            box = self._box if same and self._box is not None else self._trials.box(item, self.area.reader.viewport())
            self._box, self._shown = box, (page, case)
            self.area.show_question(page, self._seen.entry.path, case=case, embedded={item.id: box})
        self.foot.show_place(number + 1, count, number)
        self.foot.show_ways(on=tr("Weiter") if number + 1 < count else "", skip=False, end=False, unsure=None)

    def _go(self, number: int) -> None:
        self._place = self._questions[number][1].id
        self._show()
        self.place_chosen.emit(self._place, "")

    def _go_back(self) -> None:
        self._go(max(0, self._number - 1))

    def _go_on(self) -> None:
        self._go(min(len(self._questions) - 1, self._number + 1))

    def _ask_again(self, item_id: str) -> None:
        self._box = None
        self._show()
        self.area.reader.embedding.widgets[item_id].setFocus()

    def _show_answered(self, box: AnswerBox) -> None:
        self.area.reveal_when_laid_out(box.verdict)

    def _tell_click(self, _place: str, words: str) -> None:
        """A case belongs to its questions: it is no part of its own."""
        self.place_chosen.emit(self._questions[self._number][1].id, words)

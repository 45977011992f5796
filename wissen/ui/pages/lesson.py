"""Lektion: the text with its inline questions, outline and margin beside it, read and undo below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wissen.content.entry import Entry
from wissen.content.ids import Id
from wissen.content.item import Item
from wissen.drawing.page import Hint, Lookups, outline
from wissen.drawing.page import Page as TextPage
from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.errors import InvalidResponse, NotThen
from wissen.learning.completion import Standing
from wissen.learning.grading import Outcome, grade
from wissen.printing.marks import Marks
from wissen.services.lessons import LessonView
from wissen.services.quizzes import shown_order
from wissen.services.remarks import Subject
from wissen.ui.as_of import not_today, text_marks
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.messages import Message
from wissen.ui.navigation import Address
from wissen.ui.pages.address import address_of
from wissen.ui.pages.asking_for_help import HelpButton
from wissen.ui.pages.noted_margin import NotedMargin
from wissen.ui.pages.own_places import OwnPlaces
from wissen.ui.pages.page import Context, Page
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.absent import absent_page, with_absent
from wissen.ui.reader.law_hints import law_hints
from wissen.ui.reader.page_content import lesson_page
from wissen.ui.reader.page_view import ReadingPosition
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.badge import BADGES, Badge
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import ElidedLabel


class LessonPage(Page):
    """Opening begins a lesson; only the button says that it was read. On another day than today it is only read."""

    follows_stichtag = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ref = ""
        self._view: LessonView | None = None
        self._shown: object = None
        """What the text was built from: the lesson, and the day for which it is shown."""
        self._boxes: dict[str, AnswerBox] = {}
        self._area = ReadingArea(context, self)
        self._margin = NotedMargin(context, tr("In dieser Lektion"), self._area.reader, self, acts=self.acts)
        self._margin.add_act(HelpButton(context, self, self.ask_for_help))
        self._own = OwnPlaces(self, self._area, self._margin, self._subject_at)
        self._foot = LessonFoot(self)
        self._area.reader.moved.connect(self._remember_place)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._area, 1)
        row.addWidget(self._margin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self._foot)

    def title(self) -> str:
        entries = self.context.services.shelf.whole.entries
        return entries[Id(self._ref)].title if self._ref in entries else tr("Lektion")

    def trail(self) -> tuple[str, ...]:
        module = self._view.module if self._view else None
        return (tr("Meine Einarbeitung"), *((module.head.title,) if module else ()), self.title())

    def panes(self) -> tuple[QWidget, ...]:
        return (self._area, self._margin, self._foot)

    def open(self, address: Address) -> None:
        shelf = self.context.services.shelf
        self._ref = shelf.whole.entry(address.ref).id
        place = address.place or self.context.services.places.section(self._ref)
        built = self._take(ReadingPosition(place, address.fraction))
        if not built and address.place:
            self._area.reader.restore(ReadingPosition(place, address.fraction))
        self._area.mark_words(address.words)
        begun = self.context.services.lessons.begun(self._ref) if shelf.is_today and self._view else None
        if begun is not None:
            self.context.recorder.record([begun], owner=self)
        self.context.recorder.visit(self._ref, place)

    def refresh(self) -> None:
        """Show the Stand again; the text only when it has changed, so that reading is not disturbed."""
        if self._ref:
            self._take(self._area.reader.position())

    def _take(self, position: ReadingPosition) -> bool:
        """Look at the lesson again; whether its text was built anew, at this position."""
        shelf = self.context.services.shelf
        whole = shelf.whole.entry(self._ref)
        try:
            self._view = self.context.services.lessons.view(self._ref)
        except NotThen:
            self._view = None
        hints = law_hints(self.context.services, self._view.entry) if self._view else ()
        now = (whole, self._view.entry if self._view else None, shelf.day, shelf.is_today, hints)
        before, self._shown = self._shown, now
        if now != before:
            self._show_text(whole, hints, position)
        self._own.show(self._ref)
        self._foot.setVisible(self._view is not None)
        if self._view is not None:
            self._foot.show_view(self._view, learnable=shelf.is_today)
        return now != before

    def here(self, address: Address) -> Address:
        return self._area.here(address)

    def take_focus(self) -> None:
        self._area.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        super().leave()
        self._margin.put_away()
        self._remember_place()

    def note(self) -> None:
        self._own.write_note()

    def highlight(self) -> None:
        self._own.highlight()

    def give_room(self, *, room: bool) -> None:
        self._margin.give_room(room=room)

    def show_find(self) -> None:
        self._area.show_find()

    def step_back(self) -> bool:
        return self._margin.step_back() or self._area.take_marks_away()

    def explain(self) -> None:
        self._area.explain()

    def remarkable(self) -> tuple[Subject, ...]:
        return self._area.subjects(self._subject_at)

    def _subject_at(self, place: str) -> Subject | None:
        return self.subject_at(self._ref, place)

    def printed(self) -> tuple[TextPage, Lookups] | None:
        return self._area.shown

    def marks(self, title: str) -> Marks:
        services = self.context.services
        return text_marks(services, title, services.shelf.whole.entry(self._ref))

    def _show_text(self, whole: Entry, hints: tuple[Hint, ...], position: ReadingPosition) -> None:
        shelf, view = self.context.services.shelf, self._view
        self._boxes = {}
        if view is None:
            page = absent_page(whole, None, shelf.day)
        else:
            page = replace(lesson_page(view.lesson, asked=shelf.is_today), hints=hints)
            if shelf.is_today:
                self._boxes = {item.id: self._box(item) for item in view.lesson.items}
            else:
                page = with_absent(page, shelf.whole.open(whole.id), shelf.day)
        self._show_earlier({})
        self._area.show_page(page, whole.path, note=not_today(shelf), embedded=self._boxes, position=position)
        self._margin.show_entry(outline(page), whole.head)
        typed = [name for item in self._boxes for name in self._earlier_texts(item)]
        if typed:
            work = partial(self.context.services.journal.texts, typed)
            self.context.jobs.database(work, self._show_earlier, owner=self)

    def _earlier_texts(self, item_id: str) -> tuple[str, ...]:
        """The ids of what was typed as the answer to a question."""
        answer = self._view.answers.get(item_id) if self._view else None
        return answer.texts if answer else ()

    def _show_earlier(self, texts: Mapping[str, str]) -> None:
        """Show the earlier answers that still fit, where nothing else was answered meanwhile; `texts` by id."""
        answers = self._view.answers if self._view else {}
        for name, box in self._boxes.items():
            earlier = answers[name].given(texts) if name in answers else None
            if earlier is None or not box.untouched:
                continue
            try:
                outcome = grade(box.item, earlier)
            except InvalidResponse:
                continue  # the question has changed since: it is asked anew
            box.input.set_response(earlier)
            box.show_outcome(outcome, aloud=False)

    def _box(self, item: Item) -> AnswerBox:
        """What answers an inline question."""
        box = AnswerBox(item, shown_order(item, seed=0), self, repeatable=True)
        box.answered.connect(partial(self._answer, item))
        self.context.drafts.attend(box)
        box.again.connect(partial(self._ask_again, item))
        return box

    def _answer(self, item: Item, response: tuple[str, ...]) -> None:
        box = self._boxes[item.id]
        try:
            outcome, event = self.context.services.lessons.answered(item, response)
        except InvalidResponse as error:
            self.context.messages.tell(error)
            return
        box.wait()
        # What could not be stored is not shown as answered.
        self.context.recorder.record([event], partial(self._show_outcome, box, outcome), owner=box, failed=box.go_on)

    def _show_outcome(self, box: AnswerBox, outcome: Outcome) -> None:
        box.show_outcome(outcome, aloud=True)
        self._area.reveal_when_laid_out(box.verdict)

    def _ask_again(self, item: Item) -> None:
        box = self._box(item)
        self._boxes = {**self._boxes, item.id: box}
        self._area.reader.set_embedded(self._boxes)
        box.take_focus()

    def mark_read(self) -> None:
        """Note that the lesson was read, unless another text holds since it was shown: then show that one first."""
        shown = self._required.lesson
        self._take(self._area.reader.position())
        if self._view is None or self._view.lesson != shown:
            told = tr("Dieser Text hat sich gerade geändert.")
            self.context.messages.post(Message("info", told, tr("Bitte lesen Sie ihn noch einmal.")))
            return
        self.act([self.context.services.lessons.completed(self._required.entry.id)])

    def undo(self) -> None:
        """Take that back."""
        self.act([self.context.services.lessons.undone(self._required.entry.id)])

    def go_previous(self) -> None:
        """Go to what comes before in the module."""
        if self._required.previous is not None:
            self.context.go(address_of(self._required.previous))

    def go_next(self) -> None:
        """Go to what comes after in the module."""
        if self._required.next is not None:
            self.context.go(address_of(self._required.next))

    def _remember_place(self) -> None:
        if self._view is not None:
            self.context.recorder.visit(self._view.entry.id, self._area.reader.position().section)

    @property
    def _required(self) -> LessonView:
        if self._view is None:
            raise AssertionError("the page is opened before anything is done on it")
        return self._view


class LessonFoot(FlowRow):
    """Below the text: back, the Stand, and the one next act (read it, then go on)."""

    def __init__(self, page: LessonPage) -> None:
        super().__init__(page)
        self.setProperty("role", "foot")
        self._previous = button(tr("Zurück"), page.go_previous)
        self._badge = Badge("", "info", parent=self)
        self._position = ElidedLabel("", "muted")
        self._undo = button(tr("Doch nicht gelesen"), page.undo, weight="quiet")
        self._read = button(tr("Gelesen"), page.mark_read, weight="primary")
        self._next = button(tr("Weiter"), page.go_next)
        self.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        # Taking back is far from the acts at the right: the second click of a double click must not land on it.
        for widget in (self._previous, self._badge, self._position, self._undo):
            self.add(widget)
        self.add_gap()
        for act in (self._read, self._next):
            self.add(act)

    def show_view(self, view: LessonView, *, learnable: bool) -> None:
        """Offer what can be done now; the focus stays where the next act is. What does not hold today is only read."""
        had_focus = self._read.hasFocus() or self._undo.hasFocus()
        done = view.standing is Standing.DONE
        self._badge.show_status(tr(view.standing.value), *BADGES[view.standing])
        self._position.setText(_position(view))
        self._previous.setVisible(view.previous is not None)
        self._next.setVisible(view.next is not None)
        _emphasise(self._next, done)
        # The focus moves on before its button goes: else Qt would look for the next control anywhere in the page.
        shown, hidden = (self._undo, self._read) if done else (self._read, self._undo)
        shown.setVisible(learnable and (not done or view.may_undo))
        if had_focus:
            target = self._next if done and view.next is not None else shown
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        hidden.hide()


def _position(view: LessonView) -> str:
    parts = []
    if view.module is not None:
        parts.append(tr("Lektion {n} von {all}").format(n=view.position, all=view.count))
    if view.head.minutes:
        parts.append(plural(view.head.minutes, "Min.", "Min."))
    return " · ".join(parts)


def _emphasise(target: QPushButton, main: bool) -> None:
    """Make a button the primary one, or an ordinary one again."""
    target.setProperty("role", "primary" if main else "ordinary")
    target.style().unpolish(target)
    target.style().polish(target)

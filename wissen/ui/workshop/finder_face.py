"""The preview of a finder: its questions one after the other, at the one in which the cursor stands."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.blocks import Paragraph, Text
from wissen.content.flow import Finder
from wissen.drawing.page import Page, PageSection
from wissen.errors import ContentError
from wissen.services.finders import FinderState, answer, walk, way_to
from wissen.ui.pages.finder_walk import FinderWalk
from wissen.ui.pages.page import Context
from wissen.ui.reader.finder_content import outcome_page
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.workshop.face import Face, Seen


class FinderFace(Face):
    """Answers stay as far as they fit what the finder asks now."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._messages = context.messages
        self.asking = FinderWalk(context, self, takeable=False)
        self.asking.answered.connect(self._answer)
        self.asking.back.connect(self._go_back)
        self.asking.begin_again.connect(self._begin_again)
        self.asking.trail.change.connect(self._go)
        self.asking.area.reader.text_clicked.connect(self._tell_click)
        self._seen: Seen | None = None
        self._state: FinderState | None = None
        self._number = 0
        self._shown: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.asking)

    @property
    def reader(self) -> ReaderView:
        return self.asking.area.reader

    def show_content(self, seen: Seen, place: str) -> None:
        finder = seen.whole
        if not isinstance(finder, Finder):
            raise TypeError(f"{seen.entry.id} finds nothing")
        other = self._seen is None or self._seen.entry.path != seen.entry.path
        given = () if other or self._state is None else self._state.given
        self._seen = seen
        self._state = walk(finder, seen.day, given)
        self._number = 0 if other else min(self._number, self._state.end)
        self._show()
        if other:
            self.show_place(place)

    def show_place(self, place: str) -> None:
        state, seen = self._state, self._seen
        if state is None or seen is None or not place or place == self._place:
            return
        asked: list[str] = [question.id for question in state.asked]
        if place in asked:
            self._number = asked.index(place)
        else:
            state = way_to(state.finder, seen.day, place)
            if state is None:  # nobody gets there: the checks say so
                return
            self._state, self._number = state, state.end
        self._show()

    def give_room(self, *, room: bool) -> None:
        self.asking.trail.give_room(room=room)

    @property
    def _place(self) -> str:
        """The Kennung of the question or outcome that is shown."""
        state = self._state
        if state is None:
            return ""
        shown = state.question(self._number) or state.outcome
        return shown.id if shown is not None else ""

    def _show(self) -> None:
        state, seen = self._state, self._seen
        if state is None or seen is None:
            return
        now = (seen.entry.path, state, self._number, seen.note)
        if now == self._shown:
            return
        self._shown = now
        path, question = seen.entry.path, state.question(self._number)
        if question is not None:
            self.asking.show_question(state, self._number, question, path, seen.note)
        elif state.outcome is not None:
            page = outcome_page(state, state.outcome, hints=(), lesson=None)
            self.asking.show_outcome(state, page, path, seen.note)
        else:
            fault = PageSection("fehlt", "", (Paragraph((Text(state.fault),)),))
            self.asking.show_nothing(Page(seen.entry.title, (fault,)), path, seen.note)

    def _answer(self, given: str) -> None:
        if self._state is None:
            return
        try:
            self._state = answer(self._state, self._number, given)
        except ContentError as error:
            self._messages.tell(error)
            return
        self._go(self._state.end)

    def _go_back(self) -> None:
        self._go(self._number - 1)

    def _begin_again(self) -> None:
        if self._state is not None and self._seen is not None:
            self._state = walk(self._state.finder, self._seen.day)
            self._go(0)

    def _go(self, number: int) -> None:
        self._number = number
        self._show()
        self.asking.take_focus()
        self.place_chosen.emit(self._place, "")

    def _tell_click(self, _place: str, words: str) -> None:
        self.place_chosen.emit(self._place, words)

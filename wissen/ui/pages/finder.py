"""Anliegen-Finder: a list, and one question a page that leads to an outcome; answers live in memory only."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QWidget

from wissen.content.as_text import UNBROKEN
from wissen.content.blocks import Paragraph, Text
from wissen.content.entry import Entry, PartKind
from wissen.content.flow import FinderOutcome
from wissen.content.ids import Id
from wissen.content.model import Kind
from wissen.drawing.page import Lookups, PageSection
from wissen.drawing.page import Page as TextPage
from wissen.errors import ContentError, NotFound, NotThen
from wissen.printing.marks import Marks
from wissen.services.finders import FinderState, Given, answer, outcome_text
from wissen.services.remarks import Subject
from wissen.ui.announce import announce
from wissen.ui.as_of import not_today, text_marks
from wissen.ui.controls import holds_focus
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.finder_list import FinderList
from wissen.ui.pages.finder_walk import FinderWalk
from wissen.ui.pages.page import Context, Page
from wissen.ui.reader.absent import absent_page
from wissen.ui.reader.finder_content import outcome_page
from wissen.ui.reader.law_hints import law_hints
from wissen.ui.strings import plural, tr


class FinderPage(Page):
    """The address names the finder; its place is a number in the walk (from 0), or an outcome that is looked up.

    Each question is a step of the way back and forward. The answers are kept for each finder until the app closes.
    """

    follows_stichtag = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._given: dict[str, tuple[Given, ...]] = {}
        self._entry: Entry | None = None
        self._state: FinderState | None = None
        self._number = 0
        self._looked_up = ""
        """The Kennung of an outcome that was opened without its questions."""
        self._shown: object = None
        self._list = FinderList(context, self)
        self._list.chosen.connect(context.go)
        self._walk = FinderWalk(context, self)
        self._walk.answered.connect(self._answer)
        self._walk.back.connect(self._go_back)
        self._walk.begin_again.connect(self._begin_again)
        self._walk.ask_wanted.connect(self._ask)
        self._walk.copy_wanted.connect(self._copy)
        self._walk.print_wanted.connect(self.print_out)
        self._walk.report_wanted.connect(self.report)
        self._walk.trail.change.connect(self._go_to)
        self._faces = QStackedLayout(self)
        for face in (self._list, self._walk):
            self._faces.addWidget(face)

    def title(self) -> str:
        return self._entry.title if self._entry else tr("Anliegen-Finder")

    def trail(self) -> tuple[str, ...]:
        return (tr("Anliegen-Finder"), *((self._entry.title,) if self._entry else ()))

    def panes(self) -> tuple[QWidget, ...]:
        walk = self._walk
        return (walk.area, walk.trail, walk.foot) if self._entry else (self._list,)

    def open(self, address: Address) -> None:
        if not address.ref:
            self._entry = self._state = self._shown = None
            self._faces.setCurrentWidget(self._list)
            self._list.show_finders(self._begun, address.place)
            return
        entry, part = self.context.services.shelf.whole.find(address.ref)
        if entry.kind is not Kind.FINDER:
            raise NotFound(tr("„{ref}“ ist kein Anliegen-Finder.").format(ref=address.ref))
        self._take(entry, address.place or (part.id if part else ""))
        self._faces.setCurrentWidget(self._walk)
        self.context.recorder.visit(entry.id, "")
        self._announce()

    def refresh(self) -> None:
        """Look at the finder again; what has gone from the content can be walked until the person leaves."""
        if self._entry is None:
            self._list.show_finders(self._begun)
            return
        entry = self.context.services.shelf.whole.entries.get(self._entry.id)
        had_focus = holds_focus(self._walk)
        if entry is not None and self._take(entry, self._place) and had_focus:
            self._walk.take_focus()

    def here(self, address: Address) -> Address:
        return replace(address, place=self._place if self._entry else self._list.place)

    def take_focus(self) -> None:
        if self._entry is None:
            self._list.take_focus()
        else:
            self._walk.take_focus()

    def give_room(self, *, room: bool) -> None:
        self._walk.trail.give_room(room=room)

    def show_find(self) -> None:
        if self._entry is not None:
            self._walk.area.show_find()

    def explain(self) -> None:
        if self._entry is not None:
            self._walk.area.explain()

    def remarkable(self) -> tuple[Subject, ...]:
        entry, state = self._entry, self._state
        if entry is None:
            return ()
        asked = self._outcome or (state.question(self._number) if state else None)
        places = (asked.id, "") if asked else ("",)
        return tuple(found for place in places if (found := self.subject_at(entry.id, place)))

    def printed(self) -> tuple[TextPage, Lookups] | None:
        return self._walk.area.shown if self._outcome is not None else None

    def marks(self, title: str) -> Marks:
        return text_marks(self.context.services, title, self._entry) if self._entry else super().marks(title)

    # ------------------------------------------------------------ what is shown

    @property
    def _begun(self) -> frozenset[str]:
        return frozenset(name for name, given in self._given.items() if given)

    @property
    def _place(self) -> str:
        return self._looked_up or str(self._number)

    @property
    def _outcome(self) -> FinderOutcome | None:
        """The outcome that is shown, whether it was reached or looked up."""
        state = self._state
        if state is None:
            return None
        if self._looked_up:
            return next((one for one in state.finder.outcomes if one.id == self._looked_up), None)
        return state.outcome if self._number == state.end else None

    def _take(self, entry: Entry, place: str) -> bool:
        """Walk the finder as of the Stichtag; whether a place of it was shown that was not shown already."""
        services = self.context.services
        try:
            self._state = services.finders.begin(entry.id, self._given.get(entry.id, ()))
        except NotThen:
            self._state = None
        state = self._state
        part = entry.part(place)
        self._looked_up = place if part is not None and part.kind is PartKind.OUTCOME else ""
        self._number = _number(state, place)
        self._entry = entry
        now = (entry, state, self._place, law_hints(services, entry), not_today(services.shelf))
        before, self._shown = self._shown, now
        if now != before:
            self._show(entry, state)
        return now != before

    def _show(self, entry: Entry, state: FinderState | None) -> None:
        shelf = self.context.services.shelf
        note = not_today(shelf)
        outcome, question = self._outcome, state.question(self._number) if state else None
        if state is None or (self._looked_up and outcome is None):
            page = absent_page(entry, entry.part(self._looked_up) if state else None, shelf.day)
            self._walk.show_nothing(page, entry.path, note)
        elif outcome is not None:
            hints = law_hints(self.context.services, entry, outcome.id)
            page = outcome_page(state, outcome, hints=hints, lesson=self._lesson(entry, outcome))
            self._walk.show_outcome(None if self._looked_up else state, page, entry.path, note)
        elif question is not None:
            self._walk.show_question(state, self._number, question, entry.path, note)
        else:
            fault = PageSection("fehlt", "", (Paragraph((Text(state.fault),)),))
            self._walk.show_nothing(TextPage(entry.title, (fault,)), entry.path, note)

    def _lesson(self, entry: Entry, outcome: FinderOutcome) -> tuple[str, str] | None:
        """Title and link of the lesson of an outcome, as far as it is there."""
        lesson = self.context.services.shelf.library.entries.get(Id(outcome.lesson))
        return (lesson.title, posixpath.relpath(lesson.path, posixpath.dirname(entry.path))) if lesson else None

    def _announce(self) -> None:
        question = self._state.question(self._number) if self._state else None
        if self._outcome is not None:
            announce(self, tr("Ergebnis: {title}").format(title=self._outcome.title))
        elif question is not None:
            announce(self, tr("Frage {n}: {title}").format(n=self._number + 1, title=question.title))

    # ------------------------------------------------------------ what the person does

    def _answer(self, given: str) -> None:
        if self._entry is None or self._state is None:
            return
        before = self._state.given
        try:
            state = answer(self._state, self._number, given)
        except ContentError as error:
            self.context.messages.tell(error)
            return
        lost = max(len(before), self._number + 1) - state.end
        name = self._entry.id
        self._given[name] = state.given
        self._go_to(state.end)
        if lost:
            one = "spätere Antwort passt nicht mehr und fällt weg."
            self._offer_back(plural(lost, one, "spätere Antworten passen nicht mehr und fallen weg."), name, before)

    def _go_to(self, number: int) -> None:
        if self._entry is not None:
            self.context.go(Address(Screen.FINDER, self._entry.id, str(number)))

    def _go_back(self) -> None:
        self._go_to(self._number - 1)

    def _ask(self) -> None:
        """From an outcome that was looked up to the question that is open."""
        if self._state is not None:
            self._go_to(self._state.end)

    def _begin_again(self) -> None:
        """Ask from the first question on; answers that go can be brought back."""
        if self._entry is None:
            return
        name, before = self._entry.id, self._given.pop(self._entry.id, ())
        self._go_to(0)
        if before:
            self._offer_back(tr("Ihre Antworten sind entfernt."), name, before)

    def _offer_back(self, text: str, name: str, given: tuple[Given, ...]) -> None:
        self.tell(Message("info", text, action=tr("Rückgängig"), run=partial(self._bring_back, name, given)))

    def _bring_back(self, name: str, given: tuple[Given, ...]) -> None:
        self._given[name] = given
        self.context.go(Address(Screen.FINDER, name, str(len(given))))

    def _copy(self) -> None:
        state, outcome = self._state, self._outcome
        if self._entry is None or state is None or outcome is None:
            return
        marks = self.marks(outcome.title)
        rests_on = "\n".join(part for part in (marks.state, marks.watermark) if part)
        QGuiApplication.clipboard().setText(outcome_text(state.finder, outcome, state=rests_on, width=UNBROKEN))
        self.tell(Message("info", tr("Das Ergebnis ist kopiert, ohne Ihre Antworten.")))


def _number(state: FinderState | None, place: str) -> int:
    """The number that a place stands for; the end of the walk for anything that is not asked (yet).

    On a day on which the finder does not hold, the number stays for the days on which it does.
    """
    if place.isdecimal():
        return min(int(place), state.end) if state is not None else int(place)
    if state is None:
        return 0
    return next((number for number, one in enumerate(state.asked) if one.id == place), state.end)

"""Auffrischen: a sitting of a few minutes, one question or Neuerung a page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from wissen.content.entry import Entry
from wissen.errors import WissenError
from wissen.services.remarks import Subject
from wissen.services.reviews import Piece, PieceKind
from wissen.ui.controls import holds_focus
from wissen.ui.navigation import HOME, Address
from wissen.ui.pages.address import address_of
from wissen.ui.pages.page import Context, Page
from wissen.ui.pages.refresh_question import QuestionFace
from wissen.ui.pages.refresh_start import Done, StartFace
from wissen.ui.pages.refresher import DeltaFace
from wissen.ui.strings import tr

_UNDER_WAY = "weiter"
"""The place of an address that leads back into the sitting under way."""


class RefreshPage(Page):
    """Three faces: before and after, a question, a Neuerung. A sitting is left and taken up again without loss."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sitting: tuple[Piece, ...] = ()
        self._at = -1
        self._seed = 0
        self._done = Done()
        self._shown: object = None
        self._start = StartFace(self)
        self._start.begun.connect(self.begin)
        self._start.home_wanted.connect(self._go_home)
        self._start.lesson_wanted.connect(self._open_lesson)
        self._start.wake_wanted.connect(self._wake)
        self._question = QuestionFace(self)
        self._question.answered.connect(self._count_answer)
        self._question.next_wanted.connect(self.go_on)
        self._delta = DeltaFace(self)
        self._delta.done.connect(self._count_delta)
        self._delta.later.connect(self.go_on)
        self._faces = QStackedLayout(self)
        for face in (self._start, self._question, self._delta):
            self._faces.addWidget(face)

    def title(self) -> str:
        return tr("Auffrischen")

    def trail(self) -> tuple[str, ...]:
        return (tr("Heute"), self.title())

    def panes(self) -> tuple[QWidget, ...]:
        face = self._faces.currentWidget()
        return (*face.area.panes(), face.foot) if isinstance(face, QuestionFace | DeltaFace) else (self,)

    def open(self, address: Address) -> None:
        if address.place != _UNDER_WAY or not self._under_way:
            self._sitting, self._done, self._shown = (), Done(), None
            self._show_start()

    def refresh(self) -> None:
        """A question stays as it was asked; what is overtaken by a newer change is shown as it is now."""
        face = self._faces.currentWidget()
        if face is self._delta:
            self._delta.refresh()
        elif face is self._start:
            self._show_start()

    def here(self, address: Address) -> Address:
        return replace(address, place=_UNDER_WAY if self._under_way else "")

    def take_focus(self) -> None:
        face = self._faces.currentWidget()
        if isinstance(face, QuestionFace | DeltaFace):
            face.area.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._start.take_focus()

    def show_find(self) -> None:
        face = self._faces.currentWidget()
        if isinstance(face, QuestionFace | DeltaFace):
            face.area.show_find()

    def explain(self) -> None:
        face = self._faces.currentWidget()
        if isinstance(face, QuestionFace | DeltaFace):
            face.area.explain()

    def remarkable(self) -> tuple[Subject, ...]:
        face = self._faces.currentWidget()
        return face.subjects() if isinstance(face, QuestionFace | DeltaFace) else ()

    def begin(self, minutes: int) -> None:
        """Begin a sitting of so many minutes; the next one offers as many."""
        reviews = self.context.services.reviews
        pace = reviews.pace
        if minutes != pace.minutes:
            self.act([reviews.chosen(replace(pace, minutes=minutes))], self._begin)
        else:
            self._begin()

    def go_on(self) -> None:
        """Show the next piece of the sitting that is still there, or the end."""
        while self._at + 1 < len(self._sitting):
            self._at += 1
            if self._show_piece(self._sitting[self._at]):
                return
        self._sitting = ()
        self._shown = None
        self._show_start()
        self.take_focus()

    @property
    def _under_way(self) -> bool:
        return bool(self._sitting)

    @property
    def _land(self) -> str:
        return self.context.preferences.value.land

    def _begin(self) -> None:
        self._sitting = self.context.services.reviews.sitting(self.context.services.reviews.pace.minutes, self._land)
        self._at = -1
        self._seed = self.context.new_seed()
        self._done = Done()
        self.go_on()

    def _begin_again(self) -> None:
        self.begin(self.context.services.reviews.pace.minutes)

    def _show_piece(self, piece: Piece) -> bool:
        """Show a question or a Neuerung; False when it has gone meanwhile, or was noticed elsewhere."""
        if piece.kind is PieceKind.DELTA:
            try:
                self._delta.open(piece.ref)
            except WissenError:
                return False
            self._faces.setCurrentWidget(self._delta)
            self._delta.area.reader.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        number, count = self._at + 1, len(self._sitting)
        question = self.context.services.reviews.question(piece.ref, seed=self._seed, number=number, count=count)
        if question is None:
            return False
        self._faces.setCurrentWidget(self._question)
        self._question.show_question(question)
        return True

    def _count_answer(self, known: bool) -> None:
        done = self._done
        self._done = replace(done, questions=done.questions + 1, known=done.known + known)

    def _count_delta(self) -> None:
        self._done = replace(self._done, deltas=self._done.deltas + 1)
        self.go_on()

    def _show_start(self) -> None:
        """Show what waits; what takes a moment to be known is computed beside the window."""
        self._faces.setCurrentWidget(self._start)
        if not self.context.services.ready:
            self._start.show_wait()
            return
        work = self.context.services.reviews.catching_up(self._land)
        if work is None:
            self._show_waiting()
            return
        if self._shown is None:
            self._start.show_wait()
        self.context.jobs.read(work, self._caught_up, owner=self)

    def _caught_up(self, _: object) -> None:
        self._show_waiting()

    def _show_waiting(self) -> None:
        services = self.context.services
        waiting, minutes = services.reviews.waiting(self._land), services.reviews.pace.minutes
        now = (waiting, minutes, services.shelf.today, self._done)
        if self._faces.currentWidget() is not self._start or now == self._shown:
            return
        had_focus = holds_focus(self._start) or self._shown is None
        self._shown = now
        if self._done != Done():
            self._start.show_done(self._done, waiting, services.shelf.today, self._begin_again)
        else:
            self._start.show_waiting(waiting, services.shelf.today, minutes=minutes)
        if had_focus and self.isVisible():
            self._start.take_focus()

    def _open_lesson(self, lesson: Entry) -> None:
        self.context.go(address_of(lesson))

    def _wake(self, item: str) -> None:
        self.act([self.context.services.reviews.resumed(item)])

    def _go_home(self) -> None:
        self.context.go(HOME)

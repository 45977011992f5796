"""The app before the camera, and what a picture of it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QAbstractAnimation, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from wissen.content.entry import Entry
from wissen.content.item import Choices, Ordering, QuizKind
from wissen.content.model import Kind
from wissen.session import Session
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.navigation import Address, Screen
from wissen.ui.reader.reader_view import ReaderView

SEED = 7
"""Of every attempt: the options stand in the same order in every picture."""

_SOON = 150
"""Milliseconds of the longest timer that still belongs to what was just done."""
_STEP = 5
"""Milliseconds between two looks at whether a page has come to rest."""
_TURNS = 8
"""Turns of the event loop in which a layout settles: a change of size goes up one level with each."""

W = TypeVar("W", bound=QWidget)
D = TypeVar("D", bound=QDialog)


class Stage:
    """The app before the camera: one session, and what a person does with it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.window = session.window

    def go(self, screen: Screen, ref: str = "") -> None:
        """Show a page."""
        self.window.go(Address(screen, ref))
        self.settle()

    def click(self, text: str) -> None:
        """Click the button of the page that bears a text, one that is seen before one that is hidden."""
        named = [one for one in self.window.page.findChildren(QPushButton) if one.text() == text]
        next((one for one in named if one.isVisible()), named[0]).click()
        self.settle()

    def entries(self, kind: Kind) -> list[Entry]:
        """The objects of a kind in the first module, walks last; of a kind in no module, the longest first."""
        library = self.session.services.shelf.library
        inside = [entry for entry in library.contents(library.modules[0]) if entry.kind is kind]
        inside.sort(key=lambda entry: entry.detail == QuizKind.WALK)
        return inside or sorted(library.of_kind(kind), key=lambda entry: -len(entry.parts))

    def part(self, kind: type[W]) -> W:
        """The one widget of a kind: the page itself or a part of it, what is seen before what is hidden."""
        page = self.window.page
        seen = next((one for one in page.findChildren(kind) if one.isVisible()), page.findChild(kind))
        return sure(page if isinstance(page, kind) else seen, kind)

    def over(self, kind: type[W]) -> W:
        """The dialog of a kind that is open over the window."""
        return sure(next((one for one in self.window.findChildren(kind) if one.isVisible()), None), kind)

    def question(self) -> AnswerBox:
        """The first question of the page."""
        return sure(next(iter(self.part(ReaderView).embedding.widgets.values()), None), AnswerBox)

    def answer(self, *, rightly: bool) -> None:
        """Answer the first question of the page; wrongly is its first option, or an order as it stands."""
        box = self.question()
        match box.item.interaction:
            case Choices(choices=choices):
                box.input.set_response([one.key for one in choices if one.correct] if rightly else [choices[0].key])
            case Ordering(entries=entries) if rightly:
                box.input.set_response([entry.key for entry in entries])
        self.part(ReaderView).go_to(box.item.id)
        box.button.setFocus(Qt.FocusReason.TabFocusReason)
        box.button.click()
        self.settle()

    def settle(self) -> None:
        """Wait until no work is under way, no short timer or animation is running, and everything is laid out."""
        calm = 0
        while calm < _TURNS:
            if self._at_work():
                calm = 0
                loop = QEventLoop()
                QTimer.singleShot(_STEP, loop.quit)
                loop.exec()
            else:
                calm += 1
                QApplication.processEvents()

    def _at_work(self) -> bool:
        timers = (*self.window.findChildren(QTimer), *self.session.findChildren(QTimer))
        animations = self.window.findChildren(QAbstractAnimation)
        return (
            self.session.jobs.busy
            or any(one.isActive() and one.interval() <= _SOON for one in timers)
            or any(one.state() is QAbstractAnimation.State.Running for one in animations)
        )


def sure(widget: object, kind: type[W]) -> W:
    """The widget, known to be of a kind; raises TypeError when it is not."""
    if not isinstance(widget, kind):
        raise TypeError(f"{kind.__name__} is expected here, not {widget!r}")
    return widget


Arrange = Callable[[Stage], QWidget | None]


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture; `arrange` goes there from where the one before left the app, and returns what lies over the window."""

    name: str
    screen: Screen
    arrange: Arrange


def opened(dialog: D) -> D:
    """The dialog, over the window."""
    dialog.open()
    return dialog


def asked(button: str, kind: type[W]) -> Arrange:
    """Press a button that opens a dialog of a kind."""

    def ask(stage: Stage) -> QWidget:
        stage.click(button)
        return stage.over(kind)

    return ask


def at(screen: Screen, kind: Kind | None = None) -> Arrange:
    """Show a screen, of the first object of a kind."""
    return lambda stage: stage.go(screen, stage.entries(kind)[0].id if kind else "")

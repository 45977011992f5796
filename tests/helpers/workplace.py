"""A person at the running app: the real window, lanes, store and content, on a day that can be moved."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import settle
from tests.helpers.attempts import seeds_in_order
from tests.helpers.person import MemoryKeeper, right_keys, wrong_keys
from tests.helpers.posts import PostInMemory
from wissen import paths
from wissen.errors import StoreFull
from wissen.progress.events import Event, NewEvent
from wissen.services.post import Contact
from wissen.session import Session
from wissen.settings import Policy, Settings
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.main_window import MainWindow
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.lesson import LessonPage
from wissen.ui.pages.question_area import CasePane
from wissen.ui.pages.quiz import QuizPage
from wissen.ui.people import People
from wissen.ui.reader.reader_view import ReaderView

W = TypeVar("W", bound=QWidget)
DAY = date(2026, 11, 23)
_PATIENCE = 30_000
"""Milliseconds after which something will not come any more, also where many tests share a machine."""


class Workplace:
    """One profile and one content folder; the app is started and closed as often as wanted.

    Whatever is left to chance is the same in every run; the small quiz is asked from its first question to its last.
    """

    def __init__(self, qtbot: QtBot, app: QApplication, root: Path, content: Path, *, chosen: Settings) -> None:
        self.today = DAY
        self.content = content
        self.root = root
        self.profile = paths.STANDARD_PROFILE
        self._qtbot = qtbot
        self._app = app
        self.chosen = chosen
        self.people: People | None = None
        self.policy = Policy()
        self.content_is_fixed = False
        self._session: Session | None = None
        self._seeds = seeds_in_order(3)

    # ------------------------------------------------------------ the app as a whole

    def start(self, *, size: tuple[int, int] = (1280, 800)) -> None:
        """Start the app and wait until Heute shows what is next."""
        self.launch(size=size)
        self.until(lambda: self.session.services.ready)
        self.wait()
        # Offscreen, a window that was maximised for a moment has lost the focus of the system.
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.wait()

    def launch(self, *, size: tuple[int, int] = (1280, 800)) -> None:
        """Start the app and wait for nothing."""
        folders = paths.folders(self.profile, self.root)
        self._session = Session(
            self._app,
            folders,
            self.chosen,
            content=self.content,
            today=self._day,
            content_is_fixed=self.content_is_fixed,
            people=self.people,
            policy=self.policy,
            new_seed=self._seeds.__next__,
        )
        self._session.start()
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(*size)
        self.window.activateWindow()

    def close(self) -> None:
        """Close the app, as closing its window does."""
        session, self._session = self._session, None
        if session is None:
            return
        session.window.close()
        session.close()
        session.window.deleteLater()
        session.deleteLater()
        settle()

    def start_again(self) -> None:
        """Close and start."""
        self.close()
        self.start()

    @property
    def session(self) -> Session:
        assert self._session is not None, "the app is not running"
        return self._session

    @property
    def window(self) -> MainWindow:
        return self.session.window

    @property
    def told(self) -> list[str]:
        """The texts of all messages that are open."""
        return [message.text for message in self.session.messages.open]

    @property
    def events(self) -> list[tuple[str, str]]:
        """Verb and object of everything recorded, straight from the store."""
        found: list[tuple[str, str]] = []

        def read() -> None:
            store = self.session._keeping._store
            assert store is not None
            found.extend((event.verb, event.object) for event in store.events())

        self.session.jobs.database(read, owner=self.session)
        self.wait()
        return found

    def write(self, name: str, text: str) -> None:
        """Write or replace a file of the content."""
        file = self.content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")

    def exchange_with(self, *contacts: Contact) -> PostInMemory:
        """From now on share and ask for help by a post in memory; pages see who is there when they are shown."""
        post = PostInMemory(*contacts)
        self.session.services.sharing.post = post
        self.window.refresh()
        self.wait()
        return post

    def forget_texts(self) -> None:
        """Let every text be read from its file again when it is opened."""
        self.session.services.shelf.whole.opened._kept.clear()

    def reload(self) -> None:
        """Read the content folder again."""
        self.session.load_content()
        self.wait()

    # ------------------------------------------------------------ waiting

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=_PATIENCE)

    def wait(self) -> None:
        """Wait until no work is under way and everything is laid out."""
        self.until(lambda: not self.session.jobs.busy)
        settle()

    @contextmanager
    def busy_store(self) -> Iterator[None]:
        """Meanwhile the database lane gets nowhere, as with a slow disk."""
        gate = threading.Event()
        self.session.jobs.database(lambda: gate.wait(5), owner=self.session)
        try:
            yield
        finally:
            gate.set()
            self.wait()

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """Meanwhile nothing can be stored."""
        journal = self.session.services.journal
        keeper, journal._keeper = journal._keeper, FullDisk()
        try:
            yield
        finally:
            journal._keeper = keeper

    # ------------------------------------------------------------ pages and what stands on them

    def go(self, screen: Screen, ref: str = "", place: str = "") -> None:
        self.window.go(Address(screen, ref, place))
        self.wait()

    def lesson(self, ref: str, place: str = "") -> LessonPage:
        """Open a lesson."""
        self.go(Screen.LESSON, ref, place)
        assert isinstance(self.window.page, LessonPage)
        return self.window.page

    def walk(self, ref: str) -> None:
        """Walk through a process without branches, to its end."""
        self.go(Screen.WALK, ref)
        while "Weiter" in self.labels():
            self.click("Weiter")
        self.click("Durchgegangen")

    def quiz(self, ref: str) -> QuizPage:
        """Open a quiz."""
        self.go(Screen.QUIZ, ref)
        assert isinstance(self.window.page, QuizPage)
        return self.window.page

    @property
    def reader(self) -> ReaderView:
        """The reader of the page that is shown: of a question, not of the case above it."""
        cases = [pane for pane in self.window.page.findChildren(CasePane) if pane.isVisible()]
        readers = [view for view in self.window.page.findChildren(ReaderView) if view.isVisible()]
        found = [view for view in readers if not any(pane.isAncestorOf(view) for pane in cases)]
        assert len(found) == 1, [view.accessibleName() for view in found]
        return found[0]

    def part(self, kind: type[W], within: QObject | None = None) -> W:
        """The one visible widget of a kind."""
        found = [widget for widget in (within or self.window.page).findChildren(kind) if widget.isVisible()]
        assert len(found) == 1, [str(widget) for widget in found]
        return found[0]

    def labels(self, within: QObject | None = None) -> list[str]:
        """What the visible buttons of the page say."""
        return [button.text() for button in self._buttons(within) if button.text()]

    def button(self, text: str, within: QObject | None = None) -> QAbstractButton:
        """The one visible button that says or is named so."""
        named = [button for button in self._buttons(within) if text in (button.text(), button.accessibleName())]
        assert len(named) == 1, (text, self.labels(within))
        return named[0]

    def click(self, text: str, within: QObject | None = None) -> None:
        """Click a button with the mouse."""
        QTest.mouseClick(self.button(text, within), Qt.MouseButton.LeftButton)
        self.wait()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.wait()

    # ------------------------------------------------------------ questions

    @property
    def box(self) -> AnswerBox:
        """The first question of the page."""
        return next(box for box in self.reader.embedding.widgets.values() if isinstance(box, AnswerBox))

    def answer(self, *keys: str) -> None:
        """Choose these options, or put the entries in this order, and answer."""
        self.box.input.set_response(keys)
        self.click("Antworten")

    def answer_rightly(self) -> None:
        self.answer(*right_keys(self.box.item))

    def answer_wrongly(self) -> None:
        self.answer(*wrong_keys(self.box.item))

    def pass_quiz(self, ref: str) -> None:
        """Answer every question of a quiz rightly, and see the result."""
        self.quiz(ref)
        self.click("Beginnen")
        while "Antworten" in self.labels():
            self.answer_rightly()
            self.click("Weiter" if "Weiter" in self.labels() else "Zum Ergebnis")

    # ------------------------------------------------------------ other

    def _buttons(self, within: QObject | None) -> list[QAbstractButton]:
        buttons = (within or self.window.page).findChildren(QAbstractButton)
        return [button for button in buttons if button.isVisible()]

    def _day(self) -> date:
        return self.today


class FullDisk(MemoryKeeper):
    """Takes no event."""

    def append(self, *new: NewEvent, today: date) -> tuple[Event, ...]:
        del new, today
        raise StoreFull("Der Datenträger ist voll.", "Schaffen Sie Platz.")

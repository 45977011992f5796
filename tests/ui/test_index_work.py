"""Preparing the search: seen when it takes long, stopped when nobody wants it, gone on with when somebody does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from wissen.services.search import Search, Watch
from wissen.ui import index_work
from wissen.ui.index_work import IndexWork
from wissen.ui.jobs import Jobs
from wissen.ui.messages import Messages
from wissen.ui.widgets.labels import ElidedLabel
from wissen.ui.widgets.status_line import StatusLine


class SlowSearch:
    """Reports a first step, then waits until it may finish or is not wanted any more."""

    def __init__(self) -> None:
        self.may_finish = threading.Event()
        self.asked = 0
        self.given_up = 0

    def prepare(self, watch: Watch) -> bool:
        self.asked += 1
        watch.report(1, 4)
        while not self.may_finish.wait(0.01):
            if watch.cancelled():
                self.given_up += 1
                return False
        return True


class Desk:
    """The line, the messages and the work, as the session puts them together."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.search = SlowSearch()
        self.jobs = Jobs()
        self.messages = Messages()
        self.line = StatusLine()
        qtbot.addWidget(self.line)
        self.line.show()
        self.work = IndexWork(cast(Search, self.search), self.jobs, self.messages, self.line, self.jobs)

    @property
    def told(self) -> str:
        return " ".join(label.whole_text() for label in self.line.findChildren(ElidedLabel) if label.isVisible())

    @property
    def stop(self) -> QPushButton:
        (found,) = self.line.findChildren(QPushButton)
        return found


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(index_work, "_SOON", 0.0)
    made = Desk(qtbot)
    yield made
    made.search.may_finish.set()
    made.jobs.close()


def test_a_running_build_says_how_far_it_is_until_it_is_done(desk: Desk) -> None:
    desk.work.begin()
    desk.qtbot.waitUntil(lambda: "Suche wird vorbereitet: 25 %" in desk.told)
    with desk.qtbot.waitSignal(desk.work.done):
        desk.search.may_finish.set()
    assert "vorbereitet" not in desk.told
    assert not desk.stop.isVisible()


def test_what_is_done_soon_is_not_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_work, "_SOON", 60.0)
    desk.work.begin()
    desk.qtbot.waitUntil(lambda: desk.search.asked == 1)
    desk.qtbot.wait(50)
    assert "vorbereitet" not in desk.told


def test_it_can_be_stopped_and_gone_on_with(desk: Desk) -> None:
    desk.work.begin()
    desk.qtbot.waitUntil(desk.stop.isVisible)
    desk.stop.click()
    desk.qtbot.waitUntil(lambda: desk.search.given_up == 1)
    assert not desk.stop.isVisible()
    (message,) = desk.messages.open
    assert message.text == "Das Vorbereiten der Suche ist abgebrochen."
    assert message.run is not None
    desk.search.may_finish.set()
    with desk.qtbot.waitSignal(desk.work.done):
        message.run()


def test_content_that_is_read_anew_makes_the_work_of_the_old_one_pointless(desk: Desk) -> None:
    desk.work.begin()
    desk.qtbot.waitUntil(lambda: desk.search.asked == 1)
    desk.work.begin()
    desk.qtbot.waitUntil(lambda: desk.search.given_up == 1)
    with desk.qtbot.waitSignal(desk.work.done):
        desk.search.may_finish.set()
    assert desk.search.asked == 2

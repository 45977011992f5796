"""The recorder: first on disk, then known, then told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.person import MemoryKeeper
from wissen.errors import StoreFull
from wissen.learning.history import History
from wissen.learning.verb import Verb
from wissen.progress.events import Event, NewEvent
from wissen.services.journal import Journal
from wissen.services.places import Places
from wissen.ui.jobs import Jobs
from wissen.ui.recorder import Recorder

DAY = date(2026, 11, 23)
BEGUN = NewEvent(Verb.BEGUN, "l-hut")


class Desk:
    """A recorder over a keeper in memory, and what happened in which order."""

    def __init__(self, app: QApplication) -> None:
        self.keeper = WatchedKeeper()
        self.history = History()
        self.jobs = Jobs(app)
        self.journal = Journal(self.history, Places())
        self.journal.begin(self.keeper)
        self.recorder = Recorder(self.jobs, self.journal, today=lambda: DAY, parent=app)
        self.order = self.keeper.order
        self.recorder.changed.connect(self._changed)
        self.jobs.failed.connect(self._failed)

    def told(self) -> None:
        self.order.append(f"told, known: {'l-hut' in self.history.begun}")

    def _changed(self) -> None:
        self.order.append("changed")

    def _failed(self, error: StoreFull) -> None:
        self.order.append(error.text)


class WatchedKeeper(MemoryKeeper):
    def __init__(self) -> None:
        super().__init__()
        self.order: list[str] = []
        self.full = False

    def append(self, *new: NewEvent, today: date) -> tuple[Event, ...]:
        if self.full:
            raise StoreFull("voll")
        self.order.append(f"kept on {today}")
        return super().append(*new, today=today)


@pytest.fixture
def desk(app: QApplication) -> Iterator[Desk]:
    desk = Desk(app)
    yield desk
    desk.jobs.close()
    desk.recorder.deleteLater()


def test_an_event_is_kept_then_known_then_told(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.recorder.changed):
        desk.recorder.record([BEGUN], desk.told, owner=desk.recorder)
    assert desk.order == ["kept on 2026-11-23", "told, known: True", "changed"]


def test_nobody_needs_to_wait_for_it(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.recorder.changed):
        desk.recorder.record([BEGUN], owner=desk.recorder)
    assert "l-hut" in desk.history.begun


def test_a_page_that_has_gone_is_not_told_but_the_event_is_known(desk: Desk, qtbot: QtBot) -> None:
    page = QObject()
    with qtbot.waitSignal(desk.recorder.changed):
        desk.recorder.record([BEGUN], desk.told, owner=page)
        shiboken6.delete(page)
    assert "told, known: True" not in desk.order
    assert "l-hut" in desk.history.begun


def test_what_is_not_kept_is_not_known_and_the_page_hears_of_it(desk: Desk, qtbot: QtBot) -> None:
    desk.keeper.full = True
    with qtbot.waitSignal(desk.jobs.failed):
        desk.recorder.record([BEGUN], desk.told, owner=desk.recorder, failed=desk.told)
    assert desk.order == ["told, known: False", "voll"]


def test_what_is_erased_is_gone_from_the_store_before_it_is_told(desk: Desk, qtbot: QtBot) -> None:
    remark = NewEvent(Verb.REMARKED, "l-hut", "", {"kind": "loop", "words": {"text": "m-1"}}, texts={"m-1": "Kreis"})
    with qtbot.waitSignal(desk.recorder.changed):
        desk.recorder.record([remark], owner=desk.recorder)
    assert desk.keeper.texts == {"m-1": "Kreis"}
    with qtbot.waitSignal(desk.recorder.changed):
        desk.recorder.erase(["log/1"], lambda: desk.order.append(f"told: {desk.keeper.texts}"), owner=desk.recorder)
    assert desk.order[-2:] == ["told: {}", "changed"]
    assert desk.history.remarks == {}


def test_a_place_is_kept_without_telling_anybody(desk: Desk, qtbot: QtBot) -> None:
    desk.recorder.visit("l-hut", "helfen")
    desk.recorder.visit("l-hut", "helfen")
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert [(place.object, place.section) for place in desk.keeper.places_kept] == [("l-hut", "helfen")]
    assert desk.order == []

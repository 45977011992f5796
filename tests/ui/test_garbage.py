"""Garbage is collected on the main thread, and only there."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wissen.ui import garbage


class Cycle:
    """Can only be freed by the collector; tells which thread it died on."""

    def __init__(self, died_on: list[threading.Thread]) -> None:
        self.died_on = died_on
        self.me = self

    def __del__(self) -> None:
        self.died_on.append(threading.current_thread())


@pytest.fixture(autouse=True)
def python_collects_again() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    gc.enable()


def test_threads_that_make_garbage_do_not_collect_it(qapp: QApplication, qtbot: QtBot) -> None:
    parent = QObject()
    died_on: list[threading.Thread] = []
    garbage.collect_on_main_thread(parent)

    def litter() -> None:
        for _ in range(5000):
            Cycle(died_on)

    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()
    assert died_on == []
    garbage.collect()
    assert set(died_on) == {threading.main_thread()}


def test_the_timer_collects_by_itself(qapp: QApplication, qtbot: QtBot) -> None:
    parent = QObject()
    died_on: list[threading.Thread] = []
    timer = garbage.collect_on_main_thread(parent)
    timer.setInterval(1)
    for _ in range(5000):
        Cycle(died_on)
    qtbot.waitUntil(lambda: bool(died_on))


def test_a_little_garbage_waits(qapp: QApplication) -> None:
    parent = QObject()
    died_on: list[threading.Thread] = []
    garbage.collect_on_main_thread(parent)
    Cycle(died_on)
    garbage.collect()
    assert died_on == []

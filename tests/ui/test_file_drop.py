"""Files that are dragged onto a window: taken if they lie here, left alone otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from wissen.ui.file_drop import FileDrop

COPY = Qt.DropAction.CopyAction


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def dragged(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def enter(window: QWidget, data: QMimeData) -> bool:
    """Whether the window takes what is dragged over it."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(1, 1), COPY, data, buttons, keys)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window: QWidget, data: QMimeData) -> None:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDropEvent(QPointF(1, 1), COPY, data, buttons, keys))


def test_files_are_taken_and_the_rest_is_not(window: QWidget, tmp_path: Path) -> None:
    told: list[Sequence[Path]] = []
    FileDrop(window).dropped.connect(told.append)
    file = tmp_path / "ablauf.bpmn"
    file.touch()
    urls = (QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/b.bpmn"))
    data = dragged(*urls)
    assert enter(window, data)
    assert told == []
    drop(window, data)
    assert told == [(file,)]


def test_another_computer_is_asked_only_once_something_is_dropped(window: QWidget) -> None:
    told: list[Sequence[Path]] = []
    FileDrop(window).dropped.connect(told.append)
    data = dragged(QUrl("file://gibt-es-nicht/freigabe/b.bpmn"))
    assert enter(window, data)
    drop(window, data)
    assert told == []


@pytest.mark.parametrize("address", ["https://example.org/b.bpmn", "file:///gibt/es/nicht.bpmn", ""])
def test_what_is_no_file_here_is_left_alone(window: QWidget, address: str) -> None:
    told: list[Sequence[Path]] = []
    FileDrop(window).dropped.connect(told.append)
    data = dragged(QUrl(address))
    assert not enter(window, data)
    drop(window, data)
    assert told == []

"""Where the keyboard enters an area."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wissen.ui.controls import focus_first, holds_focus


@pytest.fixture
def area(app: QApplication, qtbot: QtBot) -> QWidget:
    area = QWidget()
    QVBoxLayout(area)
    qtbot.addWidget(area)
    area.show()
    area.activateWindow()
    assert QTest.qWaitForWindowActive(area)
    return area


def put(area: QWidget, *widgets: QWidget) -> None:
    layout = area.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()


def test_the_first_control_takes_the_focus(area: QWidget) -> None:
    button = QPushButton("Weiter")
    put(area, QLabel("Worte"), button, QPushButton("Später"))
    assert focus_first(area)
    assert button.hasFocus()
    assert holds_focus(area)


def test_what_is_hidden_or_off_is_passed_by(area: QWidget) -> None:
    off, hidden, button = QPushButton("aus"), QPushButton("weg"), QPushButton("Weiter")
    put(area, off, hidden, button)
    off.setEnabled(False)
    hidden.hide()
    focus_first(area)
    assert button.hasFocus()


def test_the_area_itself_may_be_the_control(area: QWidget) -> None:
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    put(area, QPushButton("Weiter"))
    focus_first(area)
    assert area.hasFocus()


def test_without_a_control_it_says_so(area: QWidget) -> None:
    put(area, QLabel("Worte"))
    assert not focus_first(area)
    assert not holds_focus(area)

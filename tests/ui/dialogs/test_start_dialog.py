"""The first working day: asked with what follows from it, and usable by everybody."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import faults, settle
from tests.ui.conftest import Dress
from wissen.settings import ThemeName
from wissen.ui.dialogs.start_dialog import StartDialog
from wissen.ui.widgets.day_field import DayField

DAY = date(2026, 11, 23)


@pytest.fixture
def parent(app: QApplication, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(683, 384)
    window.show()
    return window


def opened(parent: QWidget, land: str = "", *, known: bool = False) -> StartDialog:
    dialog = StartDialog(DAY, land, parent, known=known)
    dialog.open()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    settle()
    return dialog


def test_return_takes_the_day_that_stands_there(parent: QWidget) -> None:
    dialog = opened(parent)
    taken: list[object] = []
    dialog.chosen.connect(taken.append)
    field = dialog.findChild(DayField)
    assert isinstance(field, DayField)
    assert field.hasFocus()
    field.set_day(date(2026, 12, 1))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert taken == [date(2026, 12, 1)]


def test_escape_changes_nothing(parent: QWidget) -> None:
    dialog = opened(parent)
    taken: list[object] = []
    dialog.chosen.connect(taken.append)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert taken == []


def test_only_a_day_that_was_chosen_can_be_taken_away(parent: QWidget) -> None:
    new, known = opened(parent), opened(parent, known=True)
    texts = [[button.text() for button in dialog.findChildren(QPushButton)] for dialog in (new, known)]
    assert ["Ohne Tage planen" in found for found in texts] == [False, True]


@pytest.mark.parametrize(
    ("land", "words"), [("SN", "Es gelten die Feiertage in Sachsen."), ("", "Es gelten nur bundesweite Feiertage.")]
)
def test_it_says_whose_holidays_count(parent: QWidget, land: str, words: str) -> None:
    assert any(label.text().startswith(words) for label in opened(parent, land).findChildren(QLabel))


@pytest.mark.parametrize("theme", ["hell", "kontrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everybody_can_use_it(parent: QWidget, dress: Dress, theme: ThemeName, scale: float) -> None:
    dress(theme, scale)
    assert faults(opened(parent, "BW", known=True)) == []

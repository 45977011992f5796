"""The dialogs of Lernpfad zuweisen can be used by everybody, and by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import faults, settle
from tests.helpers.questions import LONG_WORD
from tests.ui.conftest import Dress
from wissen.content.model import Kind
from wissen.learning.working_days import Absence
from wissen.services.assigning import Choice
from wissen.settings import ThemeName
from wissen.ui.dialogs.absences_dialog import AbsencesDialog
from wissen.ui.dialogs.add_item_dialog import AddItemDialog
from wissen.ui.dialogs.name_dialog import NameDialog
from wissen.ui.widgets.day_field import DayField

DAY = date(2026, 11, 23)
CHOICES = (
    Choice("m-anfang", "Anfang", Kind.MODULE),
    Choice("l-hut", "Zwei Hüte", Kind.LESSON, "Anfang"),
    Choice("l-lang", LONG_WORD, Kind.LESSON, LONG_WORD),
)
AWAY = (Absence(DAY, DAY), Absence(date(2026, 12, 24), date(2026, 12, 31)))


def absences(parent: QWidget) -> QDialog:
    return AbsencesDialog(LONG_WORD, AWAY, DAY, parent)


def addition(parent: QWidget) -> QDialog:
    return AddItemDialog(CHOICES, DAY, parent)


def name(parent: QWidget) -> QDialog:
    return NameDialog("Als Vorlage speichern", LONG_WORD, "Name", LONG_WORD, longest=60, parent=parent)


@pytest.fixture
def parent(app: QApplication, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(683, 384)
    window.show()
    return window


def opened(dialog: QDialog) -> QDialog:
    dialog.open()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    settle()
    return dialog


@pytest.mark.parametrize("make", [absences, addition, name])
@pytest.mark.parametrize(("theme", "scale"), [("hell", 1.0), ("dunkel", 1.25), ("kontrast", 2.0)])
def test_they_can_be_used_by_everybody(
    parent: QWidget, dress: Dress, make: Callable[[QWidget], QDialog], theme: ThemeName, scale: float
) -> None:
    dress(theme, scale)
    assert faults(opened(make(parent))) == []


def test_something_is_found_and_added_without_a_mouse(parent: QWidget) -> None:
    dialog = addition(parent)
    assert isinstance(dialog, AddItemDialog)
    taken: list[tuple[str, date]] = []
    dialog.chosen.connect(lambda ref, day: taken.append((ref, day)))
    opened(dialog)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("hüte anf")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert taken == [("l-hut", DAY)]


def test_escape_keeps_nothing(parent: QWidget) -> None:
    dialog = absences(parent)
    assert isinstance(dialog, AbsencesDialog)
    taken: list[object] = []
    dialog.chosen.connect(taken.append)
    QTest.keyClick(opened(dialog), Qt.Key.Key_Escape)
    assert taken == []


@pytest.fixture
def days(parent: QWidget) -> Callable[..., list[object]]:
    """Chooses days, presses some buttons, and gives what was kept."""
    dialog = AbsencesDialog("Jana", AWAY, DAY, parent)
    taken: list[object] = []
    dialog.chosen.connect(taken.append)
    opened(dialog)
    first, last = dialog.findChildren(DayField)

    def choose(begin: date, end: date, *pressed: str) -> list[object]:
        first.set_day(begin)
        last.set_day(end)
        for text in pressed:
            next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()
        return taken

    return choose


def test_days_that_were_chosen_and_not_added_are_kept(days: Callable[..., list[object]]) -> None:
    wanted = Absence(date(2026, 11, 30), date(2026, 12, 4))
    assert days(wanted.first, wanted.last, "Übernehmen") == [(AWAY[0], wanted, AWAY[1])]


def test_days_that_nobody_chose_are_not_kept(days: Callable[..., list[object]]) -> None:
    assert days(DAY, DAY, "Entfernen", "Übernehmen") == [AWAY[1:]]


def test_days_that_were_added_and_taken_away_again_are_not_kept(days: Callable[..., list[object]]) -> None:
    early = date(2026, 11, 2)
    assert days(early, early, "Hinzufügen", "Entfernen", "Übernehmen") == [AWAY]


def test_days_that_cannot_be_are_told_before_anything_is_kept(days: Callable[..., list[object]]) -> None:
    assert days(date(2026, 12, 4), date(2026, 12, 1), "Übernehmen") == []
    assert days(date(2026, 12, 4), date(2026, 12, 5), "Übernehmen") != []


def test_a_name_is_taken_with_return(parent: QWidget) -> None:
    dialog = NameDialog("Als Vorlage speichern", "Wofür?", "Name", "Theke", longest=60, parent=parent)
    taken: list[str] = []
    dialog.chosen.connect(taken.append)
    opened(dialog)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, " Zwei ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert taken == ["Zwei"]

"""A day is what was typed, or nothing has changed and it is said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.days import type_day
from wissen.text import german_date
from wissen.ui.widgets.buttons import ToolButton
from wissen.ui.widgets.day_field import DayField, python_day, qt_day

DAY = date(2026, 11, 28)


@pytest.fixture
def field(app: QApplication, qtbot: QtBot) -> DayField:
    field = DayField(DAY, latest=date(2030, 12, 31))
    field.setAccessibleName("Gilt ab")
    qtbot.addWidget(field)
    field.show()
    return field


def line(field: DayField) -> QLineEdit:
    return field.findChildren(QLineEdit)[0]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("01.03.2027", date(2027, 3, 1)),
        ("1.3.2027", date(2027, 3, 1)),
        ("31.12.2027", date(2027, 12, 31)),
        ("29.02.2028", date(2028, 2, 29)),
        ("2027-03-01", date(2027, 3, 1)),
        ("01032027", date(2027, 3, 1)),
        ("010327", date(2027, 3, 1)),
        ("1.3.27", date(2027, 3, 1)),
    ],
)
def test_what_is_typed_is_the_day(field: DayField, typed: str, day: date) -> None:
    changes: list[date] = []
    field.changed.connect(lambda: changes.append(field.day))
    type_day(field, typed)
    assert (field.day, line(field).text(), field.told) == (day, german_date(day), "")
    assert changes == [day]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31.02.2027", "„31.02.2027“ ist kein Tag. Es bleibt beim 28.11.2026."),
        ("morgen", "„morgen“ ist kein Tag. Es bleibt beim 28.11.2026."),
        ("01.01.2031", "Später als am 31.12.2030 geht es nicht. Es bleibt beim 28.11.2026."),
    ],
)
def test_what_is_no_day_is_told_and_the_last_one_stays(field: DayField, typed: str, told: str) -> None:
    type_day(field, typed)
    assert (field.day, line(field).text(), field.told) == (DAY, "28.11.2026", told)
    type_day(field, "1.12.2026")
    assert (field.day, field.told) == (date(2026, 12, 1), "")


def test_an_emptied_line_keeps_the_day(field: DayField) -> None:
    line(field).selectAll()
    QTest.keyClick(line(field), Qt.Key.Key_Delete)
    QTest.keyClick(line(field), Qt.Key.Key_Return)
    assert (field.day, line(field).text(), field.told) == (DAY, "28.11.2026", "")


def test_up_and_down_go_on_by_days(field: DayField) -> None:
    for _ in range(3):
        QTest.keyClick(line(field), Qt.Key.Key_Up)
    QTest.keyClick(line(field), Qt.Key.Key_Down)
    assert (field.day, line(field).text()) == (DAY + timedelta(days=2), "30.11.2026")
    field.set_day(date(2030, 12, 31))
    QTest.keyClick(line(field), Qt.Key.Key_Up)
    assert field.day == date(2030, 12, 31)


def test_the_calendar_chooses_a_day(field: DayField) -> None:
    QTest.keyClick(line(field), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChildren(QCalendarWidget)[0]
    assert calendar.selectedDate() == qt_day(DAY)
    calendar.clicked.emit(QDate(2026, 12, 24))
    assert (field.day, line(field).text()) == (date(2026, 12, 24), "24.12.2026")


def test_line_and_button_bear_the_name(field: DayField) -> None:
    assert line(field).accessibleName() == "Gilt ab"
    assert field.findChildren(ToolButton)[0].accessibleName() == "Gilt ab: im Kalender wählen"


@given(st.dates())
def test_days_of_qt_are_the_same_days(day: date) -> None:
    assert python_day(qt_day(day)) == day

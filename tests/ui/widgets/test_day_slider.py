"""The slider of days: keys go from change to change, and each day is said in words."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from wissen.services.days_to_see import DayToSee
from wissen.ui.widgets.day_slider import DaySlider

BEFORE, TURN, TODAY, STAGE = date(2026, 5, 31), date(2026, 6, 1), date(2026, 11, 23), date(2027, 1, 1)
DAYS = (DayToSee(BEFORE), DayToSee(TURN, turns=True), DayToSee(TODAY), DayToSee(STAGE, stages=("Neue Grenze",)))


@pytest.fixture
def slider(qtbot: QtBot) -> DaySlider:
    made = DaySlider(TODAY)
    qtbot.addWidget(made)
    made.resize(300, 50)
    made.show_days(DAYS, TODAY)
    made.show()
    return made


def chosen(slider: DaySlider) -> list[date]:
    days: list[date] = []
    slider.day_chosen.connect(days.append)
    return days


def test_left_and_right_go_to_the_next_change(slider: DaySlider) -> None:
    days = chosen(slider)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(slider, key)
    assert days == [TURN, BEFORE, STAGE, BEFORE]


def test_a_click_chooses_the_nearest_day(slider: DaySlider) -> None:
    days = chosen(slider)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 30, 10))
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(0, 10))
    assert days == [STAGE, BEFORE]


def test_what_changes_is_said(slider: DaySlider) -> None:
    assert slider.accessibleDescription() == "Stand am 23.11.2026 · heute"
    slider.setValue(1)
    assert slider.accessibleDescription() == "Stand am 01.06.2026 · ab hier anderer Text"
    assert slider.told(3) == "Stand am 01.01.2027 · Neue Grenze"


def test_a_day_between_two_changes_stands_at_the_one_before(slider: DaySlider) -> None:
    days = chosen(slider)
    slider.show_days(DAYS, date(2026, 7, 4))
    assert slider.value() == 1
    assert slider.accessibleDescription() == "Stand am 04.07.2026"
    assert days == []

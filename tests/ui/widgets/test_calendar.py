"""The calendar of a day: what belongs to the month, and what is chosen, is seen in every theme."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Dress
from wissen.settings import ThemeName
from wissen.ui.widgets.day_field import DayCalendar, qt_day

THEMES: tuple[ThemeName, ...] = ("hell", "dunkel", "kontrast")
BESIDE, INSIDE, CHOSEN = (1, 0), (5, 3), (5, 5)
"""Row and column of the 26th of October, of the 26th of November, and of the 28th: the first row names the days."""


def a_calendar(qtbot: QtBot) -> DayCalendar:
    made = DayCalendar()
    qtbot.addWidget(made)
    made.setSelectedDate(qt_day(date(2026, 11, 28)))
    made.show()
    return made


def cell(calendar: DayCalendar, place: tuple[int, int]) -> QImage:
    view = calendar.findChild(QTableView)
    assert isinstance(view, QTableView)
    return view.viewport().grab(view.visualRect(view.model().index(*place))).toImage()


def colours(image: QImage) -> set[str]:
    every = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(image.pixel(x, y)).name() for x, y in every}


def ink(image: QImage) -> int:
    """Columns of pixels that are not of the ground alone."""
    ground = image.pixel(0, 0)
    return sum(any(image.pixel(x, y) != ground for y in range(image.height())) for x in range(image.width()))


@pytest.mark.parametrize("name", THEMES)
def test_days_of_the_months_beside_it_step_back(qtbot: QtBot, dress: Dress, name: ThemeName) -> None:
    tokens = dress(name, 1.0)
    calendar = a_calendar(qtbot)
    beside, inside = cell(calendar, BESIDE), cell(calendar, INSIDE)
    assert ink(beside) < ink(inside)
    assert tokens.text in colours(inside)
    assert tokens.muted in colours(beside)


@pytest.mark.parametrize("name", THEMES)
def test_the_chosen_day_is_seen(qtbot: QtBot, dress: Dress, name: ThemeName) -> None:
    tokens = dress(name, 1.0)
    calendar = a_calendar(qtbot)
    assert tokens.sel in colours(cell(calendar, CHOSEN))
    assert tokens.sel not in colours(cell(calendar, INSIDE))

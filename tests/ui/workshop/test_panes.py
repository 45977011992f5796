"""Areas beside each other, or one at a time."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from wissen.ui.workshop.panes import CHECKS, PREVIEW, WRITING, Panes


@pytest.fixture
def areas(app: QApplication) -> list[QLabel]:
    return [QLabel(name) for name in ("tree", "writing", "preview", "checks")]


def shown(areas: list[QLabel]) -> list[str]:
    return [area.text() for area in areas if area.isVisible()]


def test_a_wide_and_high_window_shows_everything(areas: list[QLabel], qtbot: QtBot) -> None:
    panes = Panes(*areas[:3], checks=areas[3], parent=None)  # type: ignore[arg-type]
    qtbot.addWidget(panes)
    panes.resize(1100, 700)
    panes.show()
    assert shown(areas) == ["tree", "writing", "preview", "checks"]


@pytest.mark.parametrize("size", [(700, 700), (1100, 400)])
def test_without_room_one_area_is_shown(areas: list[QLabel], qtbot: QtBot, size: tuple[int, int]) -> None:
    panes = Panes(*areas[:3], checks=areas[3], parent=None)  # type: ignore[arg-type]
    qtbot.addWidget(panes)
    panes.resize(*size)
    panes.show()
    assert shown(areas) == ["tree"]
    for number, name in ((WRITING, "writing"), (CHECKS, "checks"), (PREVIEW, "preview")):
        panes.show_pane(number)
        assert shown(areas) == [name]


def test_without_tabs_a_low_window_is_no_hindrance(areas: list[QLabel], qtbot: QtBot) -> None:
    panes = Panes(*areas[:3], checks=None, parent=None)  # type: ignore[arg-type]
    qtbot.addWidget(panes)
    panes.resize(1100, 300)
    panes.show()
    assert shown(areas[:3]) == ["tree", "writing", "preview"]

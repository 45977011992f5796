"""The rail shows where the person is, folds, and works by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import faults, settle
from tests.ui.conftest import Dress
from wissen.drawing.tokens import RAIL_WIDTH
from wissen.settings import ThemeName
from wissen.ui.widgets.buttons import ToolButton
from wissen.ui.widgets.rail import Rail, RailPlace

PLACES = (
    RailPlace("today", "Heute", "home", "Heute (Strg+1)"),
    RailPlace("path", "Meine Einarbeitung", "school"),
    RailPlace("map", "Prozesslandkarte", "map"),
)


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.rail = Rail("Wissen")
        for place in PLACES:
            self.rail.add_place(place)
        self.rail.add_place(RailPlace("settings", "Einstellungen", "folder_open"), at_bottom=True)
        self.chosen: list[str] = []
        self.rail.chosen.connect(self.chosen.append)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.rail)
        row.addStretch(1)
        self.setMinimumSize(320, 300)
        self.resize(900, 600)

    def button(self, key: str) -> ToolButton:
        found = self.rail.findChild(ToolButton, key)
        assert isinstance(found, ToolButton)
        return found

    def fold_button(self) -> ToolButton:
        return self.rail.findChildren(ToolButton)[0]


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> Window:
    return shown(qtbot)


def shown(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return window


def test_the_rail_has_its_width(window: Window) -> None:
    assert window.rail.width() == RAIL_WIDTH


def test_a_click_asks_to_go_there(window: Window) -> None:
    window.button("path").click()
    assert window.chosen == ["path"]


def test_asking_does_not_mark_the_place_yet(window: Window) -> None:
    window.rail.show_place("today")
    window.button("path").click()
    assert window.button("today").isChecked()
    assert not window.button("path").isChecked()


def test_one_place_is_marked_or_none(window: Window) -> None:
    window.rail.show_place("path")
    assert [key for key in ("today", "path", "map", "settings") if window.button(key).isChecked()] == ["path"]
    window.rail.show_place("elsewhere")
    assert not window.button("path").isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keyboard_chooses(window: Window, key: Qt.Key) -> None:
    window.button("today").setFocus()
    QTest.keyClick(window.button("today"), Qt.Key.Key_Down)
    assert window.chosen == []
    assert window.button("path").hasFocus()
    QTest.keyClick(window.button("path"), key)
    assert window.chosen == ["path"]


def test_folded_it_shows_icons_with_names_and_tips(window: Window) -> None:
    window.fold_button().click()
    assert window.rail.folded
    settle()
    assert window.rail.width() < RAIL_WIDTH / 2
    assert window.button("today").toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert window.button("today").accessibleName() == "Heute"
    assert window.button("today").toolTip() == "Heute (Strg+1)"


def test_the_fold_button_says_what_it_does(window: Window) -> None:
    assert window.fold_button().accessibleName() == "Navigation einklappen"
    window.fold_button().click()
    assert window.fold_button().accessibleName() == "Navigation ausklappen"


def test_a_narrow_window_folds_it_and_a_wide_one_unfolds_it(window: Window) -> None:
    window.rail.give_room(room=False)
    assert window.rail.folded
    assert not window.rail.folded_by_person
    window.rail.give_room(room=True)
    assert not window.rail.folded


def test_a_rail_can_start_folded(app: QApplication, qtbot: QtBot) -> None:
    rail = Rail("Wissen", folded=True)
    qtbot.addWidget(rail)
    assert (rail.folded, rail.folded_by_person) == (True, True)


@pytest.mark.parametrize("theme", ["hell", "dunkel", "kontrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("folded", [False, True])
def test_everybody_can_use_it(dress: Dress, qtbot: QtBot, theme: ThemeName, scale: float, folded: bool) -> None:
    dress(theme, scale)
    window = shown(qtbot)
    window.rail.show_place("path")
    window.rail.give_room(room=not folded)
    for size in ((1366, 768), (683, 384)):
        window.resize(*size)
        assert faults(window) == []


def test_growing_text_widens_it(dress: Dress, qtbot: QtBot) -> None:
    dress("hell", 1.0)
    window = shown(qtbot)
    dress("hell", 2.0)
    assert faults(window) == []
    assert window.rail.width() > RAIL_WIDTH

"""The window comes back as it was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wissen.ui import state
from wissen.ui.state import WindowState
from wissen.ui.widgets.buttons import ToolButton
from wissen.ui.widgets.rail import Rail
from wissen.ui.widgets.side_panel import SidePanel

START = WindowState()


class Window(QWidget):
    def __init__(self, *, with_panel: bool = True) -> None:
        super().__init__()
        self.rail = Rail("Wissen")
        row = QHBoxLayout(self)
        row.addWidget(self.rail)
        if with_panel:
            self.panel = SidePanel("Gliederung")
            row.addWidget(self.panel)


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    return window


def fold(area: QWidget) -> None:
    area.findChildren(ToolButton)[0].click()


def test_a_written_state_is_read_back(tmp_path: Path) -> None:
    left = WindowState(geometry="abc=", rail_folded=True, panels_folded=frozenset({"Gliederung"}))
    state.write(tmp_path / "neu" / "fenster.json", left)
    assert state.read(tmp_path / "neu" / "fenster.json") == left


@pytest.mark.parametrize("text", ["", "[]", '{"geometry": 5, "rail_folded": "ja", "panels_folded": 3}'])
def test_a_damaged_state_opens_the_window_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / "fenster.json").write_text(text, encoding="utf-8")
    assert state.read(tmp_path / "fenster.json") == START


def test_a_folder_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "belegt").write_text("", encoding="utf-8")
    state.write(tmp_path / "belegt" / "fenster.json", START)


def test_place_and_size_come_back(window: Window, qtbot: QtBot) -> None:
    window.setGeometry(30, 40, 640, 400)
    left = state.of(window, START)
    window.setGeometry(0, 0, 700, 500)
    state.restore(window, left)
    assert window.geometry().getRect() == (30, 40, 640, 400)


@pytest.mark.parametrize("geometry", ["", "kein Base64!", "AAAA"])
def test_without_a_usable_place_the_window_takes_a_good_size(window: Window, geometry: str) -> None:
    state.restore(window, WindowState(geometry=geometry))
    room = window.screen().availableSize()
    assert (window.width(), window.height()) == (min(1280, room.width()), min(800, room.height()))


def test_what_the_person_folded_is_remembered(window: Window) -> None:
    fold(window.rail)
    fold(window.panel)
    left = state.of(window, START)
    assert (left.rail_folded, left.panels_folded) == (True, frozenset({"Gliederung"}))


def test_what_folded_for_lack_of_room_is_not_remembered(window: Window) -> None:
    window.rail.give_room(room=False)
    window.panel.give_room(room=False)
    left = state.of(window, START)
    assert (left.rail_folded, left.panels_folded) == (False, frozenset())


def test_a_panel_that_was_never_opened_stays_as_it_was(app: QApplication, qtbot: QtBot) -> None:
    window = Window(with_panel=False)
    qtbot.addWidget(window)
    before = WindowState(panels_folded=frozenset({"Auf dieser Seite"}))
    assert state.of(window, before).panels_folded == {"Auf dieser Seite"}


def test_a_panel_that_was_unfolded_is_not_folded_again(window: Window) -> None:
    before = WindowState(panels_folded=frozenset({"Gliederung", "Auf dieser Seite"}))
    assert state.of(window, before).panels_folded == {"Auf dieser Seite"}

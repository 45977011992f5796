"""The side panel folds to a strip that opens it again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import faults, settle
from tests.ui.conftest import Dress
from wissen.drawing.tokens import PANEL_WIDTH
from wissen.ui.widgets.buttons import ToolButton
from wissen.ui.widgets.side_panel import SidePanel


class Window(QWidget):
    def __init__(self, *, folded: bool = False, alone: bool = False) -> None:
        super().__init__()
        self.panel = SidePanel("In dieser Lektion", alone=alone)
        self.panel.keep_folded(folded=folded)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("Notiz")
        self.note.setTabChangesFocus(True)
        self.panel.body.addWidget(self.note)
        row = QHBoxLayout(self)
        self.page = QWidget()
        row.addWidget(self.page, 1)
        row.addWidget(self.panel)
        self.resize(900, 384)

    def fold_button(self) -> ToolButton:
        return self.panel.findChildren(ToolButton)[0]


def shown(qtbot: QtBot, *, folded: bool = False, alone: bool = False) -> Window:
    window = Window(folded=folded, alone=alone)
    qtbot.addWidget(window)
    window.show()
    return window


def test_open_it_has_its_width(app: QApplication, qtbot: QtBot) -> None:
    assert shown(qtbot).panel.width() == PANEL_WIDTH


def test_folded_it_is_a_strip_without_content(app: QApplication, qtbot: QtBot) -> None:
    window = shown(qtbot)
    window.fold_button().click()
    settle()
    assert window.panel.width() < 60
    assert not window.note.isVisible()
    window.fold_button().click()
    settle()
    assert window.panel.width() == PANEL_WIDTH
    assert window.note.isVisible()


def test_the_fold_button_names_the_panel(app: QApplication, qtbot: QtBot) -> None:
    window = shown(qtbot)
    assert window.fold_button().accessibleName() == "In dieser Lektion einklappen"
    window.fold_button().click()
    assert window.fold_button().accessibleName() == "In dieser Lektion ausklappen"


def test_it_can_start_folded(app: QApplication, qtbot: QtBot) -> None:
    window = shown(qtbot, folded=True)
    assert (window.panel.folded, window.panel.folded_by_person) == (True, True)


def test_lack_of_room_folds_it_for_the_time_being(app: QApplication, qtbot: QtBot) -> None:
    window = shown(qtbot)
    window.panel.give_room(room=False)
    assert (window.panel.folded, window.panel.folded_by_person) == (True, False)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("folded", [False, True])
def test_everybody_can_use_it(dress: Dress, qtbot: QtBot, scale: float, folded: bool) -> None:
    dress("kontrast", scale)
    assert faults(shown(qtbot, folded=folded)) == []


def test_it_grows_with_the_text(dress: Dress, qtbot: QtBot) -> None:
    dress("hell", 1.0)
    window = shown(qtbot)
    dress("hell", 1.5)
    settle()
    assert window.panel.width() == PANEL_WIDTH * 1.5


def test_without_room_it_takes_the_place_of_the_page(app: QApplication, qtbot: QtBot) -> None:
    window = shown(qtbot, alone=True)
    assert not window.panel.needs_page
    window.panel.give_room(room=False)
    assert not window.panel.needs_page
    with qtbot.waitSignal(window.panel.refitted):
        window.fold_button().click()
    window.page.hide()
    settle()
    assert window.panel.needs_page
    assert window.panel.width() > 2 * PANEL_WIDTH
    window.panel.give_room(room=True)
    window.page.show()
    settle()
    assert (window.panel.needs_page, window.panel.width()) == (False, PANEL_WIDTH)

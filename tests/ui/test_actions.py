"""The table of actions: unambiguous keys, German tips, bundled icons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wissen import paths
from wissen.ui import actions
from wissen.ui.actions import ActionSpec


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.went_back = 0
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def go_back(self) -> None:
        self.went_back += 1


def test_no_two_actions_share_a_key() -> None:
    keys = [key for spec in actions.ALL for key in spec.keys]
    assert len(keys) == len(set(keys))


def test_the_table_lists_every_action() -> None:
    assert set(actions.ALL) == {value for value in vars(actions).values() if isinstance(value, ActionSpec)}


@pytest.mark.parametrize("spec", actions.ALL, ids=lambda spec: spec.text)
def test_every_icon_is_bundled(spec: ActionSpec) -> None:
    assert not spec.icon or paths.bundled("resources", "icons", f"{spec.icon}.svg").is_file()


def test_keys_work_wherever_the_focus_is(app: QApplication, qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    action = actions.add(window, actions.BACK, window.go_back)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.field.setFocus()
    qtbot.keyClick(window.field, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.went_back == 1
    assert not action.icon().isNull()


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (actions.BACK, "Zurück (Alt+Links)"),
        (actions.TODAY, "Heute (Strg+1)"),
        (ActionSpec("Ohne Taste"), "Ohne Taste"),
    ],
)
def test_tips_name_the_key_in_german(app: QApplication, spec: ActionSpec, expected: str) -> None:
    assert actions.tip(spec) == expected

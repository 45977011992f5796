"""The tools beside the picture of a flow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import faults, settle
from tests.helpers.drawn_flows import looping_flow, story
from tests.helpers.sheets import MARKS
from tests.ui.conftest import Dress
from wissen.ui.diagram.flow_tools import FlowTools
from wissen.ui.diagram.flow_view import FlowView
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.jobs import Jobs
from wissen.ui.messages import Messages


class Place:
    """A window with the picture and its tools."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.messages = Messages(self.window)
        self.jobs = Jobs(self.window)
        self.view = FlowView(self.jobs, self.window)
        self.tools = FlowTools(self.view, self.jobs, self.messages, self.window)
        column = QVBoxLayout(self.window)
        column.addWidget(self.tools)
        column.addWidget(self.view, 1)
        self.window.resize(683, 384)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        self.view.show_flow(looping_flow())
        settle()

    def button(self, name: str) -> QToolButton:
        return next(one for one in self.tools.findChildren(QToolButton) if one.accessibleName().startswith(name))


@pytest.fixture
def place(app: QApplication, qtbot: QtBot) -> Iterator[Place]:
    made = Place(qtbot)
    yield made
    made.jobs.close()


def test_buttons_zoom(place: Place) -> None:
    before = place.view.zoom
    place.button("Ablauf vergrößern").click()
    assert place.view.zoom > before
    place.button("Ablauf verkleinern").click()
    assert place.view.zoom == pytest.approx(before)


def test_a_button_shows_the_whole_flow(place: Place) -> None:
    place.view.show_flow(story(12))
    place.button("Ganzen Ablauf zeigen").click()
    assert place.view.verticalScrollBar().maximum() == 0


def test_without_marks_nothing_is_saved(place: Place, tmp_path: Path) -> None:
    assert not place.button("Ablauf speichern").isEnabled()
    place.tools.save(str(tmp_path / "ablauf.svg"))
    assert list(tmp_path.iterdir()) == []
    place.tools.set_marks(MARKS)
    assert place.button("Ablauf speichern").isEnabled()
    place.tools.set_marks(None)
    assert not place.button("Ablauf speichern").isEnabled()


@pytest.mark.parametrize("name", ["ablauf.svg", "ablauf.png", "ablauf.pdf"])
def test_the_flow_is_saved_and_it_is_told(place: Place, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    place.tools.set_marks(MARKS)
    place.tools.save(str(tmp_path / name))
    qtbot.waitUntil(lambda: bool(place.messages.open))
    assert (tmp_path / name).stat().st_size > 1000
    assert [message.text for message in place.messages.open] == [f"Gespeichert als „{name}“."]


def test_what_goes_wrong_is_told(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    place.tools.set_marks(MARKS)
    place.tools.save(str(tmp_path / "fehlt" / "ablauf.svg"))
    qtbot.waitUntil(lambda: bool(place.messages.open))
    (message,) = place.messages.open
    assert message.kind == "error"
    assert "Den Ordner gibt es nicht" in message.text


def test_the_dialog_asks_and_the_tools_save(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    place.tools.set_marks(MARKS)
    SaveDialog.folder = str(tmp_path)
    place.button("Ablauf speichern").click()
    (dialog,) = place.tools.findChildren(SaveDialog)
    dialog.fileSelected.emit(str(tmp_path / "ablauf.svg"))
    qtbot.waitUntil(lambda: bool(place.messages.open))
    assert (tmp_path / "ablauf.svg").exists()
    dialog.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_they_can_be_used_by_everybody(app: QApplication, qtbot: QtBot, dress: Dress, scale: float) -> None:
    dress("hell", scale)
    place = Place(qtbot)
    place.tools.set_marks(MARKS)
    assert faults(place.window) == []
    place.jobs.close()

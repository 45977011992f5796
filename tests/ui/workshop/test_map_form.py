"""The Prozesslandkarte as a form: what a trainer does to it by name stands in the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.folders import write_folder
from wissen.content.load import load
from wissen.ui.dialogs.name_dialog import NameDialog
from wissen.ui.workshop.map_form import MapForm
from wissen.ui.workshop.tile_dialog import TileDialog

PROCESS = "---\nkennung: {name}\ntitel: {title}\n---\n\n## 1. Anfang\n"
TEXT = """Führung:
  Leitung:
    - eins
    # bald
    - zwei: Noch offen
Kern:
  Theke:
    - drei: Auch offen
  Leer:
"""


class Held:
    """The form in a window, with the text that it changes."""

    def __init__(self, form: MapForm) -> None:
        self.form, self.text = form, ""
        form.changed.connect(self._write)

    def _write(self, text: str) -> None:
        self.text = text

    def show(self, text: str = TEXT) -> None:
        self.text = text
        self.form.show_text(text)

    def choose(self, title: str) -> None:
        model = self.form.list.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        self.form.list.setCurrentIndex(next(row for row in rows if row.data() == title))

    @property
    def current(self) -> str:
        return str(self.form.list.currentIndex().data())

    def press(self, qtbot: QtBot, button: QWidget) -> None:
        assert button.isEnabled()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def menu(self, name: str) -> QAction:
        """An action of one of the menus, filled as when it is opened."""
        for button in (self.form._over, self.form._more):
            button.choices.aboutToShow.emit()
            for action in button.choices.actions():
                if action.text() == name:
                    return action
        raise AssertionError(name)

    def answer(self, title: str) -> None:
        dialog = self.form.findChild(NameDialog)
        assert isinstance(dialog, NameDialog)
        dialog._field.setText(title)
        dialog._save.click()


@pytest.fixture
def held(qtbot: QtBot, tmp_path: Path) -> Held:
    processes = {"eins": "Der erste", "vier": "Der vierte"}
    folder = tmp_path / "inhalte"
    write_folder(
        folder, {f"prozesse/{name}.md": PROCESS.format(name=name, title=title) for name, title in processes.items()}
    )
    form = MapForm()
    qtbot.addWidget(form)
    form.know(load(folder)[0])
    form.show()
    return Held(form)


def titles(held: Held) -> list[str]:
    model = held.form.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_groups_and_processes_are_listed_by_their_titles(held: Held):
    held.show()
    assert titles(held) == ["Leitung", "Der erste", "Noch offen", "Theke", "Auch offen", "Leer"]
    assert "1 beschriebener Prozess fehlt noch" in held.form._told.text()


def test_a_process_is_moved_and_stays_the_current_one(held: Held, qtbot: QtBot):
    held.show()
    held.choose("Noch offen")
    held.press(qtbot, held.form._up)
    assert titles(held)[:3] == ["Leitung", "Noch offen", "Der erste"]
    assert "    # bald\n" in held.text
    assert held.current == "Noch offen"
    assert not held.form._up.isEnabled()


def test_the_keyboard_moves_it_too(held: Held, qtbot: QtBot):
    held.show()
    held.choose("Noch offen")
    held.form.list.setFocus()
    qtbot.waitUntil(held.form.list.hasFocus)
    qtbot.keyClick(held.form.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(held)[:4] == ["Leitung", "Der erste", "Theke", "Noch offen"]


def test_a_process_goes_into_another_group(held: Held):
    held.show()
    held.choose("Der erste")
    assert not held.menu("Leitung").isEnabled()
    held.menu("Leer").trigger()
    assert held.text.endswith("  Leer:\n    - eins\n")
    assert held.current == "Der erste"


def test_a_described_process_is_taken_up_by_its_title(held: Held, qtbot: QtBot):
    held.show()
    held.choose("Auch offen")
    held.press(qtbot, held.form._add)
    dialog = held.form.findChild(TileDialog)
    assert isinstance(dialog, TileDialog)
    assert dialog.group.currentText() == "Kern · Theke"
    dialog.process.setText("der vierte")
    dialog._take.click()
    assert "    - drei: Auch offen\n    - vier\n" in held.text
    assert held.current == "Der vierte"
    assert held.form._told.text() == "Alle beschriebenen Prozesse stehen auf der Karte."


def test_one_that_nobody_has_described_comes_with_its_title(held: Held, qtbot: QtBot):
    held.show()
    held.press(qtbot, held.form._add)
    dialog = held.form.findChild(TileDialog)
    assert isinstance(dialog, TileDialog)
    assert not dialog._take.isEnabled()
    dialog.process.setText("Karte: verloren")
    dialog.group.setCurrentIndex(2)
    dialog._take.click()
    assert held.text.endswith("  Leer:\n    - karte-verloren: Karte: verloren\n")


def test_a_process_is_taken_from_the_map(held: Held):
    held.show()
    held.choose("Der erste")
    held.menu("Von der Karte nehmen").trigger()
    assert "eins" not in held.text
    assert "2 beschriebene Prozesse fehlen noch" in held.form._told.text()


def test_only_an_empty_group_can_be_removed(held: Held):
    held.show()
    held.choose("Theke")
    assert not held.menu("Gruppe entfernen").isEnabled()
    held.choose("Leer")
    held.menu("Gruppe entfernen").trigger()
    assert held.text == TEXT.replace("  Leer:\n", "")


def test_groups_are_named_and_no_two_alike(held: Held):
    held.show()
    held.menu("Neue Gruppe in „Führung“ …").trigger()
    dialog = held.form.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)
    dialog._field.setText("leitung")
    assert not dialog._save.isEnabled()
    held.answer("Recht")
    assert titles(held)[3] == "Recht"
    assert held.current == "Recht"


def test_a_group_and_a_process_without_a_text_are_renamed(held: Held, qtbot: QtBot):
    held.show()
    held.choose("Theke")
    held.menu("Umbenennen …").trigger()
    held.answer("Service")
    qtbot.waitUntil(lambda: held.form.findChild(NameDialog) is None)
    held.choose("Auch offen")
    held.menu("Umbenennen …").trigger()
    held.answer("Ganz anders")
    assert "  Service:\n    - drei: Ganz anders\n" in held.text
    held.choose("Der erste")
    assert not held.menu("Umbenennen …").isEnabled()


def test_a_map_that_cannot_be_read_says_why_and_changes_nothing(held: Held):
    held.show("Kern:\n  A:\n    - eins\n    - eins\n")
    assert "steht schon in Zeile 3" in held.form._told.text()
    assert "Bitte ändern Sie das im Text." in held.form._told.text()
    assert not held.form._add.isEnabled()
    assert titles(held) == []


def test_a_map_without_a_band_offers_nothing(held: Held):
    held.show("")
    assert not held.form._more.isEnabled()

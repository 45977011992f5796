"""The question where a file is to be saved, and in which form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from wissen.ui.dialogs.save_dialog import SaveDialog


@pytest.fixture
def dialog(app: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[SaveDialog]:
    SaveDialog.folder = str(tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    yield SaveDialog("Ablauf speichern", {".pdf": "PDF", ".svg": "SVG", ".png": "PNG"}, "Antrag Annahme.pdf", window)
    window.close()


def chosen(dialog: SaveDialog) -> str:
    return Path(dialog.selectedFiles()[0]).name


def test_it_begins_with_the_name_that_is_offered(dialog: SaveDialog) -> None:
    assert chosen(dialog) == "Antrag Annahme.pdf"


@pytest.mark.parametrize(
    ("form", "name"), [("SVG (*.svg)", "Antrag Annahme.svg"), ("PNG (*.png)", "Antrag Annahme.png")]
)
def test_the_form_gives_the_suffix(dialog: SaveDialog, form: str, name: str) -> None:
    dialog.selectNameFilter(form)
    dialog.filterSelected.emit(form)
    assert chosen(dialog) == name
    assert f".{dialog.defaultSuffix()}" == Path(name).suffix


def test_a_name_with_another_ending_is_left_alone(dialog: SaveDialog) -> None:
    dialog.selectFile("Antrag.2026")
    dialog.filterSelected.emit("SVG (*.svg)")
    assert chosen(dialog) == "Antrag.2026"


def test_the_next_file_goes_beside_the_last(dialog: SaveDialog, tmp_path: Path) -> None:
    SaveDialog.remember(tmp_path / "anderswo" / "ablauf.svg")
    assert SaveDialog.folder == str(tmp_path / "anderswo")


def test_without_a_folder_of_documents_it_begins_at_home(own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SaveDialog, "folder", "")
    assert SaveDialog.start_folder() == str(own_folders)
    (own_folders / "Documents").mkdir()
    assert SaveDialog.start_folder() == str(own_folders / "Documents")

"""The Prozesslandkarte is saved as a poster: on the sheet that was chosen, in the folder of the last file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers import maps
from tests.helpers.accessibility import faults
from tests.helpers.pdf import read_pdf
from wissen.printing.marks import Marks
from wissen.ui.dialogs.poster_dialog import PosterDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.messages import Messages

MARKS = Marks("Prozesslandkarte · Kern", "Rechtsstand 23.11.2026", "", "2026-11")


@pytest.fixture
def messages(app: QApplication) -> Messages:
    return Messages(app)


@pytest.fixture
def dialog(app: QApplication, qtbot: QtBot, messages: Messages, tmp_path: Path) -> Iterator[PosterDialog]:
    SaveDialog.folder = str(tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    made = PosterDialog(maps.drawn_bands(3), MARKS, messages, window)
    window.show()
    made.open()
    yield made
    SaveDialog.folder = ""


def choose(dialog: PosterDialog, text: str) -> QFileDialog:
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return dialog.findChildren(QFileDialog)[0]


@pytest.mark.parametrize(("size", "box"), [("A3", b"[0 0 1191.000000 842.000000]"), ("A2", b"1684.000000 1191.000000")])
def test_the_chosen_sheet_is_saved(
    dialog: PosterDialog, messages: Messages, tmp_path: Path, size: str, box: bytes
) -> None:
    files = choose(dialog, f"{size} speichern …")
    assert Path(files.selectedFiles()[0]).name == f"Prozesslandkarte · Kern {size}.pdf"
    folder = tmp_path / "Poster"
    folder.mkdir()
    path = folder / "karte.pdf"
    files.fileSelected.emit(str(path))
    assert read_pdf(path.read_bytes()).sheets[0]
    assert box in path.read_bytes()
    assert messages.open[-1].text == "Gespeichert als „karte.pdf“."
    assert SaveDialog.folder == str(folder)


def test_what_goes_wrong_is_told(dialog: PosterDialog, messages: Messages, tmp_path: Path) -> None:
    choose(dialog, "A3 speichern …").fileSelected.emit(str(tmp_path / "gibt-es-nicht" / "karte.pdf"))
    assert "lässt sich nicht speichern" in messages.open[-1].text


def test_what_does_not_hold_today_is_announced(app: QApplication, qtbot: QtBot, messages: Messages) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    marks = Marks("Prozesslandkarte", "Rechtsstand 01.01.2024", "Rechtsstand 01.01.2024 – nicht aktuell", "1")
    made = PosterDialog(maps.drawn_bands(3), marks, messages, window)
    said = [label.text() for label in made.findChildren(QLabel)]
    assert "Auf dem Poster steht: Rechtsstand 01.01.2024 – nicht aktuell" in said


def test_everybody_can_use_it(dialog: PosterDialog) -> None:
    assert faults(dialog) == []

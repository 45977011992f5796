"""The Prozesslandkarte becomes a poster: on the sheet that was chosen, with a name that says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import faults
from wissen.printing.marks import Marks
from wissen.printing.sizes import PosterSize
from wissen.ui.dialogs.poster_dialog import PosterDialog
from wissen.ui.dialogs.save_dialog import SaveDialog

TODAY = Marks("Prozesslandkarte · Kern", "Stand 23.11.2026", "", "2026-11")
THEN = Marks("Prozesslandkarte", "Rechtsstand 01.01.2024", "Rechtsstand 01.01.2024 – nicht aktuell", "1")


@pytest.fixture
def dialog(app: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[PosterDialog]:
    SaveDialog.folder = str(tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    made = PosterDialog(TODAY, window)
    window.show()
    made.open()
    yield made
    window.close()


def said(dialog: PosterDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def choose(dialog: PosterDialog, text: str) -> QFileDialog:
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return dialog.findChildren(QFileDialog)[0]


@pytest.mark.parametrize("size", PosterSize)
def test_the_sheet_and_the_file_are_told(dialog: PosterDialog, qtbot: QtBot, tmp_path: Path, size: PosterSize) -> None:
    name = size.value.upper()
    files = choose(dialog, f"{name} speichern …")
    assert Path(files.selectedFiles()[0]) == tmp_path / f"Prozesslandkarte · Kern {name}.pdf"
    with qtbot.waitSignal(dialog.wanted) as told:
        files.fileSelected.emit(str(tmp_path / "karte.pdf"))
    assert told.args == [tmp_path / "karte.pdf", size]


def test_it_says_what_will_stand_on_it(app: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert "Auf dem Poster steht: Rechtsstand 01.01.2024 – nicht aktuell" in said(PosterDialog(THEN, window))
    assert not any("Auf dem Poster" in text for text in said(PosterDialog(TODAY, window)))


def test_everybody_can_use_it(dialog: PosterDialog) -> None:
    assert faults(dialog) == []


def test_it_stands_in_the_middle_of_its_window(app: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(20, 20, 760, 700)
    window.show()
    dialog = PosterDialog(TODAY, window)
    dialog.open()
    out = dialog.frameGeometry().center() - window.frameGeometry().center()
    assert out.manhattanLength() < 60

"""The question what to do with a page on paper: by keyboard, given up, saved, told when it goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.helpers.accessibility import faults, settle
from tests.helpers.pages import LOOKUPS, sample_page
from tests.helpers.pdf import read_pdf
from tests.helpers.sheets import MARKS, OLD
from tests.ui.conftest import Dress
from wissen.printing.marks import Marks
from wissen.printing.printer import PrinterDialog
from wissen.settings import ThemeName
from wissen.ui.dialogs.print_dialog import PrintDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.messages import Messages
from wissen.ui.widgets.flow_row import FlowRow

Ask = Callable[[], PrintDialog]


@pytest.fixture
def messages(app: QApplication) -> Messages:
    return Messages()


@pytest.fixture
def ask(app: QApplication, qtbot: QtBot, messages: Messages, tmp_path: Path) -> Iterator[Ask]:
    """Open the dialog over a window and wait until it has the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    SaveDialog.folder = str(tmp_path)

    def asked(marks: Marks = MARKS) -> PrintDialog:
        dialog = PrintDialog(sample_page(), LOOKUPS, marks, messages, window)
        dialog.open()
        dialog.activateWindow()
        assert QTest.qWaitForWindowActive(dialog)
        settle()
        return dialog

    yield asked
    window.close()


def button(dialog: PrintDialog, text: str) -> QPushButton:
    return next(made for made in dialog.findChildren(QPushButton) if made.text() == text)


def gone(dialog: PrintDialog) -> bool:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return not isValid(dialog)


def choose_file(dialog: PrintDialog, way: str = "Als PDF speichern …") -> QFileDialog:
    button(dialog, way).click()
    return dialog.findChildren(QFileDialog)[0]


def test_there_are_three_ways_and_one_back(ask: Ask) -> None:
    texts = [made.text() for made in ask().findChildren(QPushButton)]
    assert texts == ["Drucken …", "Als PDF speichern …", "Als HTML speichern …", "Abbrechen"]


def test_by_keyboard_each_way_is_one_tab_further(ask: Ask) -> None:
    dialog = ask()
    assert dialog.focusWidget() is button(dialog, "Drucken …")
    QTest.keyClick(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is button(dialog, "Als PDF speichern …")
    QTest.keyClick(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is button(dialog, "Als HTML speichern …")
    QTest.keyClick(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is button(dialog, "Abbrechen")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert gone(dialog)


def test_escape_gives_up(ask: Ask, messages: Messages) -> None:
    dialog = ask()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert gone(dialog)
    assert messages.open == ()


def test_a_name_is_proposed_from_the_title(ask: Ask, tmp_path: Path) -> None:
    files = choose_file(ask())
    assert files.selectedFiles() == [str(tmp_path / "Eine Seite.pdf")]
    assert files.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert files.defaultSuffix() == "pdf"


def test_whoever_gives_up_there_chooses_again(ask: Ask, messages: Messages) -> None:
    dialog = ask()
    choose_file(dialog).reject()
    assert dialog.isVisible()
    assert messages.open == ()


def test_the_file_is_saved_told_and_its_folder_kept(ask: Ask, messages: Messages, tmp_path: Path) -> None:
    folder = tmp_path / "Ablage"
    folder.mkdir()
    dialog = ask()
    choose_file(dialog).fileSelected.emit(str(folder / "Blatt.pdf"))
    assert len(read_pdf((folder / "Blatt.pdf").read_bytes()).sheets) == 3
    assert [(one.kind, one.text) for one in messages.open] == [("info", "Gespeichert als „Blatt.pdf“.")]
    assert QGuiApplication.overrideCursor() is None
    assert gone(dialog)
    assert SaveDialog.folder == str(folder)


def test_the_end_of_the_name_says_that_it_becomes_html(ask: Ask, messages: Messages, tmp_path: Path) -> None:
    dialog = ask()
    choose_file(dialog, "Als HTML speichern …").fileSelected.emit(str(tmp_path / "Blatt.html"))
    written = (tmp_path / "Blatt.html").read_text(encoding="utf-8")
    assert written.startswith("<!DOCTYPE html>")
    assert [(one.kind, one.text) for one in messages.open] == [("info", "Gespeichert als „Blatt.html“.")]


def test_html_that_cannot_be_written_is_told(ask: Ask, messages: Messages, tmp_path: Path) -> None:
    choose_file(ask(), "Als HTML speichern …").fileSelected.emit(str(tmp_path / "fehlt" / "Blatt.html"))
    assert [one.kind for one in messages.open] == ["error"]


def test_a_file_that_cannot_be_written_is_told(ask: Ask, messages: Messages, tmp_path: Path) -> None:
    choose_file(ask()).fileSelected.emit(str(tmp_path / "fehlt" / "Blatt.pdf"))
    assert [one.kind for one in messages.open] == ["error"]
    assert "anderen Ordner" in messages.open[0].hint
    assert QGuiApplication.overrideCursor() is None


def test_what_was_accepted_in_the_printer_s_dialog_is_printed(ask: Ask, messages: Messages, tmp_path: Path) -> None:
    dialog = ask()
    button(dialog, "Drucken …").click()
    printers = dialog.findChildren(PrinterDialog)[0]
    printers.device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printers.device.setOutputFileName(str(tmp_path / "gedruckt.pdf"))
    printers.accepted.emit(printers.device)
    assert len(read_pdf((tmp_path / "gedruckt.pdf").read_bytes()).sheets) == 3
    assert [one.text for one in messages.open] == ["Der Druckauftrag ist abgeschickt."]
    assert gone(dialog)


def test_what_stands_on_each_sheet_is_told_before(ask: Callable[[Marks], PrintDialog]) -> None:
    words = [made.text() for made in ask(OLD).findChildren(QWidget) if hasattr(made, "text")]
    assert f"Auf jedem Blatt steht: {OLD.watermark}" in words


@pytest.mark.parametrize(("theme", "scale"), [("hell", 1.0), ("dunkel", 1.5), ("kontrast", 2.0)])
def test_it_can_be_used_in_every_look(ask: Ask, dress: Dress, theme: ThemeName, scale: float) -> None:
    dress(theme, scale)
    assert faults(ask()) == []


def test_all_ways_are_seen_whole(ask: Ask) -> None:
    dialog = ask()
    below = max(way.geometry().bottom() for way in dialog.findChildren(QPushButton))
    assert below < dialog.findChildren(FlowRow)[0].height()

"""The printer's dialog, and what a printer leaves to the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.pages import LOOKUPS, sample_page
from tests.helpers.pdf import read_pdf
from tests.helpers.sheets import MARKS
from wissen.printing.paper import print_page
from wissen.printing.printer import PrinterDialog, wanted_sheets


class Printer(QPrinter):
    """A printer that can do what it is told it can."""

    def __init__(self, *, copies: bool = True) -> None:
        super().__init__()
        self._copies = copies

    def supportsMultipleCopies(self) -> bool:
        return self._copies


def test_all_sheets_are_wanted_at_first():
    assert list(wanted_sheets(Printer())(3)) == [1, 2, 3]


@pytest.mark.parametrize(("first", "last", "found"), [(2, 3, [2, 3]), (4, 9, [4, 5]), (8, 9, [])])
def test_a_range_is_kept_to(first: int, last: int, found: list[int]) -> None:
    printer = Printer()
    printer.setFromTo(first, last)
    assert list(wanted_sheets(printer)(5)) == found


def test_sheets_come_out_backwards_where_that_was_chosen():
    printer = Printer()
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert list(wanted_sheets(printer)(3)) == [3, 2, 1]


def test_copies_are_made_only_where_the_printer_does_not():
    for can, found in ((True, [1, 2]), (False, [1, 2, 1, 2])):
        printer = Printer(copies=can)
        printer.setCopyCount(2)
        assert list(wanted_sheets(printer)(2)) == found


def test_the_dialog_starts_with_a4_and_the_title(app, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PrinterDialog("So liest man", parent)
    assert dialog.device.docName() == "So liest man"
    assert dialog.device.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    dialog.show_over()
    assert dialog.isVisible()
    dialog.reject()


def test_a_page_goes_to_a_printer(app, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    count = print_page(sample_page(), LOOKUPS, printer, MARKS)
    sheets = read_pdf((tmp_path / "x.pdf").read_bytes()).sheets
    assert count == len(sheets) == 3

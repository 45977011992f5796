"""Qt's dialog of printers, and printing what was chosen there: the only place that knows QtPrintSupport."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from wissen.printing.paper import CREATOR, all_sheets

Numbers = Callable[[int], Iterable[int]]


def count() -> int:
    """How many printers the system knows."""
    return len(QPrinterInfo.availablePrinterNames())


class PrinterDialog(QPrintDialog):
    """The printers of the system for one document, A4 at first; deleted when it closes.

    `wanted` is what `print_page` has to put on its printer once it was accepted.
    """

    def __init__(self, title: str, parent: QWidget) -> None:
        self.device = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self.device.setDocName(title)
        self.device.setCreator(CREATOR)
        super().__init__(self.device, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
        self.setOption(QAbstractPrintDialog.PrintDialogOption.PrintSelection, False)

    def show_over(self) -> None:
        """Open it over its parent; Qt's own `open` takes a slot in the place of none."""
        QDialog.open(self)

    @property
    def wanted(self) -> Numbers:
        """The sheets that were chosen, in the order in which they are to come out."""
        return wanted_sheets(self.device)


def wanted_sheets(printer: QPrinter) -> Numbers:
    """What a printer leaves to the program: from which sheet to which, backwards, more than once."""
    backwards = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return partial(_chosen, first=printer.fromPage(), last=printer.toPage(), backwards=backwards, copies=copies)


def _chosen(count: int, *, first: int, last: int, backwards: bool, copies: int) -> list[int]:
    """Numbers of sheets; `first` and `last` are 0 for all of them."""
    numbers = [number for number in all_sheets(count) if not last or first <= number <= last]
    return (numbers[::-1] if backwards else numbers) * copies

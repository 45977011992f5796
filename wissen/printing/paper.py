"""A page becomes sheets on a device or a PDF file: the one way that everything takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from wissen.drawing.page import Lookups, Page
from wissen.errors import PrintError
from wissen.printing.marks import Marks
from wissen.printing.pdf_file import mended
from wissen.printing.sheet_painter import Sheets
from wissen.printing.typeset import PER_INCH
from wissen.printing.whole_file import write_whole

CREATOR = "Wissen"
_POINTS_PER_INCH = 72


def all_sheets(count: int) -> Iterable[int]:
    """The numbers of every sheet, in order."""
    return range(1, count + 1)


def print_page(
    page: Page,
    lookups: Lookups,
    device: QPagedPaintDevice,
    marks: Marks,
    *,
    chosen: Callable[[int], Iterable[int]] = all_sheets,
) -> int:
    """Put a page on a printer or into a PDF and return the number of sheets.

    `chosen` gives the numbers of the sheets wanted, from 1, by how many there are. Raises PrintError when the device
    does not begin or breaks off.
    """
    layout = device.pageLayout()
    layout.setMode(QPageLayout.Mode.FullPageMode)  # the margins are ours
    device.setPageLayout(layout)
    points = device.pageLayout().fullRect(QPageLayout.Unit.Point).size()
    sheets = Sheets(page, lookups, marks, inches=QSizeF(points) / _POINTS_PER_INCH)
    painter = QPainter()
    if not painter.begin(device):
        raise PrintError(
            f"„{page.title}“ lässt sich nicht drucken: Der Drucker nimmt den Auftrag nicht an.", _OTHERWISE
        )
    scale = device.logicalDpiX() / PER_INCH, device.logicalDpiY() / PER_INCH
    well = True
    for index, number in enumerate(chosen(sheets.count)):
        well = well and (index == 0 or device.newPage())
        painter.resetTransform()
        painter.scale(*scale)
        sheets.paint(painter, number)
    if not (painter.end() and well):
        raise PrintError(f"Der Druck von „{page.title}“ ist abgebrochen.", _OTHERWISE)
    return sheets.count


_OTHERWISE = "Prüfen Sie den Drucker, oder speichern Sie die Seite als PDF und drucken Sie die Datei."


def pdf(page: Page, lookups: Lookups, marks: Marks) -> bytes:
    """A page as a PDF of A4 sheets."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(marks.title)
    writer.setCreator(CREATOR)
    print_page(page, lookups, writer, marks)
    return mended(bytes(buffer.data().data()))


def save_pdf(page: Page, lookups: Lookups, path: Path, marks: Marks) -> None:
    """Write a page as a PDF; whole or not at all. Raises PrintError when the file cannot be written."""
    write_whole(path, pdf(page, lookups, marks))

"""A flow as a file of its own: SVG and PNG in the size of the drawing, PDF on one sheet of paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from wissen.diagram.flow import Flow
from wissen.errors import PrintError
from wissen.printing.flow_sheet import FlowSheet
from wissen.printing.marks import Marks
from wissen.printing.paper import CREATOR
from wissen.printing.pdf_file import mended
from wissen.printing.svg_file import mended_svg
from wissen.printing.whole_file import write_whole
from wissen.text import german_list

_SCREEN = 96
"""Logical pixels per inch."""
_DENSITY, _MOST_PIXELS = 2.0, 48e6
"""Pixels of a PNG for each logical pixel, less where the drawing is huge."""
_PAPERS = (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A3, QPageSize.PageSizeId.A2, QPageSize.PageSizeId.A1)
_LEAST_SCALE = 0.55
"""Smallest scale at which text on paper is still read: below it the next larger paper is taken."""
_POINTS_PER_PIXEL = 0.75
_EDGE = 28.0
"""Blank around the sheet on paper, in points: printers reach no further."""


def svg(flow: Flow, marks: Marks) -> bytes:
    """An SVG whose words stay words, with title and description for screen readers."""
    sheet = FlowSheet(flow, marks)
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(sheet.size.toSize())
    generator.setResolution(_SCREEN)
    generator.setViewBox(QRectF(0, 0, sheet.size.width(), sheet.size.height()))
    generator.setTitle(marks.title)
    generator.setDescription(marks.foot)
    painter = QPainter(generator)
    sheet.paint(painter)
    painter.end()
    return mended_svg(bytes(buffer.data().data()))


def png(flow: Flow, marks: Marks) -> bytes:
    """A PNG with two pixels for each of the screen, less for very large drawings."""
    sheet = FlowSheet(flow, marks)
    density = min(_DENSITY, (_MOST_PIXELS / (sheet.size.width() * sheet.size.height())) ** 0.5)
    image = QImage((sheet.size * density).toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(density, density)
    sheet.paint(painter)
    painter.end()
    buffer = _buffer()
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def pdf(flow: Flow, marks: Marks) -> bytes:
    """A PDF of one sheet: A4, or the smallest larger paper on which the text can be read."""
    sheet = FlowSheet(flow, marks)
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setPageLayout(_paper(sheet.size))
    writer.setTitle(marks.title)
    writer.setCreator(CREATOR)
    painter = QPainter(writer)
    per_point = writer.logicalDpiX() / 72
    painter.scale(per_point, per_point)
    room = _room(writer.pageLayout())
    scale = _scale(room, sheet.size)
    painter.translate(room.left() + (room.width() - sheet.size.width() * scale) / 2, room.top())
    painter.scale(scale, scale)
    sheet.paint(painter)
    painter.end()
    return mended(bytes(buffer.data().data()))


_WRITERS: dict[str, Callable[[Flow, Marks], bytes]] = {".svg": svg, ".png": png, ".pdf": pdf}
SUFFIXES = tuple(_WRITERS)


def save_flow(flow: Flow, path: Path, marks: Marks) -> None:
    """Write a flow in the form that the suffix names; whole or not at all.

    Raises PrintError for another suffix, and when the file cannot be written.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        known = german_list([f"„{suffix}“" for suffix in SUFFIXES], "oder")
        raise PrintError(
            f"„{path.name}“ sagt nicht, in welcher Form der Ablauf gespeichert werden soll.",
            f"Der Name der Datei endet auf {known}.",
        )
    write_whole(path, write(flow, marks))


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _paper(size: QSizeF) -> QPageLayout:
    """The smallest paper, upright or across, on which the sheet stays readable; the largest if none is enough."""
    upright, across = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
    best = QPageLayout()
    for paper in _PAPERS:
        layouts = [QPageLayout(QPageSize(paper), way, QMarginsF(0, 0, 0, 0)) for way in (upright, across)]
        best = max(layouts, key=lambda layout: _scale(_room(layout), size))
        if _scale(_room(best), size) >= _LEAST_SCALE * _POINTS_PER_PIXEL:
            break
    best.setMode(QPageLayout.Mode.FullPageMode)
    return best


def _room(layout: QPageLayout) -> QRectF:
    """The part of the paper that is used, in points."""
    return layout.fullRect(QPageLayout.Unit.Point).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)


def _scale(room: QRectF, size: QSizeF) -> float:
    return min(_POINTS_PER_PIXEL, room.width() / size.width(), room.height() / size.height())

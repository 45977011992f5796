"""A text with room in its lines for a field in the place of each gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QImage, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextImageFormat

from wissen.content.blocks import Block
from wissen.drawing.block_writer import BlockWriter
from wissen.drawing.built_page import BuiltPage
from wissen.drawing.page import Look, Lookups
from wissen.drawing.writer import Writer

_ROOM = QUrl("room")
_AS_HIGH_AS_ITS_LINE = QTextBlockFormat.LineHeightTypes.SingleHeight.value


@dataclass(frozen=True, slots=True)
class GapText:
    """The document, and where in it the room for each gap stands."""

    document: QTextDocument
    places: tuple[int, ...]


def gap_text(blocks: Sequence[Block], sizes: Sequence[QSize], look: Look, lookups: Lookups) -> GapText:
    """Write the blocks without margins around them; `sizes` is the room of each gap in pixels, in reading order."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    built = BuiltPage(document, look)
    writer = Writer(built, lookups, {})
    writer.width = look.width
    BlockWriter(writer, {}, frozenset()).write(blocks)
    writer.end_with(0)
    writer.finish()
    document.setTextWidth(look.width)
    nothing = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    nothing.fill(0)
    document.addResource(QTextDocument.ResourceType.ImageResource.value, _ROOM, nothing)
    places: list[int] = []
    before = 0
    for (start, end), size in zip(built.gaps, sizes, strict=True):
        places.append(start - before)
        _make_room(document, start - before, end - before, size)
        before += end - start - 1
    return GapText(document, tuple(places))


def _make_room(document: QTextDocument, start: int, end: int, size: QSize) -> None:
    """Put room of a size into the place of the letters from `start` to `end`."""
    room = QTextImageFormat()
    room.setName(_ROOM.toString())
    room.setWidth(size.width())
    room.setHeight(size.height())
    room.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertImage(room)
    line = cursor.blockFormat()
    line.setLineHeight(0, _AS_HIGH_AS_ITS_LINE)
    cursor.setBlockFormat(line)

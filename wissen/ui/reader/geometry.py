"""Where text stands in a laid out document, in the document's own coordinates."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument


def range_rects(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """One box per line that the characters from `start` to `end` (exclusive) stand on."""
    rects = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        rects += _block_rects(document, block, start - block.position(), end - block.position())
        block = block.next()
    return rects


def _block_rects(document: QTextDocument, block: QTextBlock, start: int, end: int) -> list[QRectF]:
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    rects = []
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first >= last:
            continue
        left, right = (float(line.cursorToX(place)[0]) for place in (first, last))  # type: ignore[index]
        letters = QRectF(min(left, right), line.y(), abs(right - left), line.ascent() + line.descent())
        rects.append(letters.translated(origin))
    return rects


def top_of(document: QTextDocument, position: int) -> float:
    """The height at which the block of a position begins."""
    return document.documentLayout().blockBoundingRect(document.findBlock(position)).top()

"""Documents of the editor: each file has its own, with its own way back."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from wissen.ui.reader.finding import as_counted
from wissen.ui.workshop.highlighter import MarkdownHighlighter

_LINE_ENDS = dict.fromkeys((0x2028, 0x2029, 0xFDD0, 0xFDD1), "\n")
"""What Qt has in a document between lines and paragraphs."""


def new_document(text: str, parent: QObject) -> QTextDocument:
    """A document with this text in the colours of Markdown; nothing of it is unsaved, and nothing can be undone."""
    document = QTextDocument(parent)
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    document.setPlainText(text)
    MarkdownHighlighter(document)
    document.clearUndoRedoStacks()
    document.setModified(False)
    return document


def text_of(document: QTextDocument) -> str:
    """The text as it will be written; `toPlainText` would make every no-break space an ordinary one."""
    return document.toRawText().translate(_LINE_ENDS)


def highlighter_of(document: QTextDocument) -> MarkdownHighlighter | None:
    """What colours a document, if it is one of the Werkstatt."""
    return next(iter(document.findChildren(MarkdownHighlighter)), None)


def write_over(document: QTextDocument, text: str) -> None:
    """Make this the text, as one step that can be undone; only what differs is touched."""
    before = text_of(document)
    if text == before:
        return
    start = _common(before, text)
    end = _common(before[start:][::-1], text[start:][::-1])
    cursor = QTextCursor(document)
    cursor.setPosition(counted(before[:start]))
    cursor.setPosition(counted(before[: len(before) - end]), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text[start : len(text) - end])


def counted(text: str) -> int:
    """How long a text is for Qt, which counts some letters twice."""
    return len(as_counted(text))


def letters_before(text: str, position: int) -> int:
    """How many letters stand before a position of Qt."""
    return len(text.encode("utf-16-le")[: 2 * position].decode("utf-16-le"))


def _common(first: str, second: str) -> int:
    """How many letters two texts have in common from their beginning."""
    longest = min(len(first), len(second))
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        if first[:middle] == second[:middle]:
            low = middle
        else:
            high = middle - 1
    return low

"""Marking words in a page: all in the colour of a selection, the one that is meant stronger and underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from wissen.ui import look


def mark(view: QTextEdit, places: Sequence[tuple[int, int]], current: int = -1) -> None:
    """Mark these stretches (start, end exclusive) of the document and nothing else; `current` is the number of one."""
    tokens = look.tokens()
    every = _dress(tokens.sel, tokens.sel_text)
    meant = _dress(tokens.accent, tokens.on_accent)
    meant.setFontUnderline(True)
    view.setExtraSelections(
        [_selection(view, place, meant if number == current else every) for number, place in enumerate(places)]
    )


def _selection(view: QTextEdit, place: tuple[int, int], dress: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(view.document())
    cursor.setPosition(place[0])
    cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor
    selection.format = dress
    return selection


def _dress(background: str, text: str) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setBackground(QColor(background))
    dress.setForeground(QColor(text))
    return dress

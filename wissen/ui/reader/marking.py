"""Marking words in a page: all in the colour of a selection, the one that is meant stronger and underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from wissen.ui import look
from wissen.ui.reader.page_view import PageView
from wissen.ui.strings import tr

Place = tuple[int, int]
"""Start and end (exclusive) in the document."""


class MarkedPlaces:
    """What is marked in a page, one of them perhaps the current one; a page shows those of the last who marked."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self._current = -1
        self.places: tuple[Place, ...] = ()

    @property
    def current(self) -> Place | None:
        """Where one is."""
        return self.places[self._current] if self.places and self._current >= 0 else None

    @property
    def told(self) -> str:
        """Which of how many the current one is; "" without any."""
        if self.current is None:
            return ""
        return tr("{n} von {all}").format(n=self._current + 1, all=len(self.places))

    def show(self, places: Sequence[Place]) -> None:
        """Mark these and nothing else; the current one stays the one of its number, if there still is one."""
        self.places = tuple(places)
        self._current = min(self._current, len(self.places) - 1)
        self.paint()

    def begin_anew(self) -> None:
        """None is the current one until the next step."""
        self._current = -1

    def clear(self) -> None:
        """Mark nothing any more."""
        self.begin_anew()
        self.show(())

    def step(self, by: int) -> None:
        """Go on (1) or back (-1), round and round; at first to what can be seen or comes after, or is before."""
        if not self.places:
            return
        if self._current < 0:
            seen = self._view.first_visible()
            before = sum(start < seen for start, _ in self.places)
            number = before if by > 0 else before - 1
        else:
            number = self._current + by
        self._current = number % len(self.places)
        self.paint()
        self._view.reveal(*self.places[self._current])

    def paint(self) -> None:
        """Mark again what is marked, in the colours of now."""
        tokens = look.tokens()
        every = _dress(tokens.sel, tokens.sel_text)
        meant = _dress(tokens.accent, tokens.on_accent)
        meant.setFontUnderline(True)
        self._view.setExtraSelections(
            [
                _selection(self._view, place, meant if number == self._current else every)
                for number, place in enumerate(self.places)
            ]
        )


def _selection(view: QTextEdit, place: Place, dress: QTextCharFormat) -> QTextEdit.ExtraSelection:
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

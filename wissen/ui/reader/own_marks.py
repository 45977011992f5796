"""What a person has marked in a page, painted under its text; found again whenever the page is built anew."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QPainter, QTextDocument

from wissen.drawing.built_page import LinkSpot
from wissen.learning.anchor import anchored, occurrences, whole_words
from wissen.ui import look
from wissen.ui.reader.finding import as_counted
from wissen.ui.reader.geometry import range_rects, top_of
from wissen.ui.reader.page_view import PageView
from wissen.ui.strings import tr

MARK = "markierung:"
_LINE = 2
_NOT_TEXT = str.maketrans({"\u00ad": "", "\ufffc": " ", "\ufdd0": " ", "\ufdd1": " "})


@dataclass(frozen=True, slots=True)
class OwnMark:
    """Words in the part `place` of a page; `number` says which of the places there that have these words, from 0."""

    id: str
    place: str
    words: str
    number: int = 0


class OwnMarks(QObject):
    """`spots` are where they stand, in reading order; they answer to mouse and keyboard as links do."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._marks: tuple[OwnMark, ...] = ()
        self._document: QTextDocument | None = None
        self._spots: tuple[LinkSpot, ...] = ()
        view.page_built.connect(self._find)

    @property
    def spots(self) -> tuple[LinkSpot, ...]:
        """Where they stand; none while the page is being built anew."""
        return self._spots if self._document is self._view.document() else ()

    def show(self, marks: Sequence[OwnMark]) -> None:
        """Paint these and no others."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self._find()

    def at(self, position: int) -> LinkSpot | None:
        """The one that covers a position of the document, of several that which begins last."""
        before = self.spots[: bisect_right(self.spots, position, key=lambda spot: spot.start)]
        return next((spot for spot in reversed(before) if position < spot.end), None)

    def selected(self) -> tuple[OwnMark, ...]:
        """What the person has selected, in whole words, part by part of the page; without an id."""
        cursor = self._view.textCursor()
        if not cursor.hasSelection():
            return ()
        found = []
        for place, start, text in self._parts():
            touched = whole_words(text, cursor.selectionStart() - start, cursor.selectionEnd() - start)
            if touched is not None:
                words = " ".join(text[slice(*touched)].translate(_NOT_TEXT).split())
                found.append(OwnMark("", place, words, _number(text, words, touched)))
        return tuple(found)

    def paint(self, painter: QPainter, visible: QRectF) -> None:
        """A ground in the colour of a marker and a line below it, so that it does not rest on colour alone."""
        tokens, document = look.tokens(), self._view.document()
        for spot in self.spots:
            if top_of(document, spot.start) > visible.bottom():
                break
            for rect in range_rects(document, spot.start, spot.end):
                if not rect.intersects(visible):
                    continue
                painter.fillRect(rect, QColor(tokens.warn_bg))
                line = look.scaled(_LINE)
                painter.fillRect(QRectF(rect.left(), rect.bottom() - line, rect.width(), line), QColor(tokens.warn))
                if tokens.warn_bg == tokens.bg:  # links are underlined too: a frame tells the two apart
                    painter.setPen(QColor(tokens.warn))
                    painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _find(self) -> None:
        parts = {place: (start, text) for place, start, text in self._parts()} if self._marks else {}
        found = (_spot(mark, *parts[mark.place]) for mark in self._marks if mark.place in parts)
        self._document = self._view.document()
        self._spots = tuple(sorted(filter(None, found), key=lambda spot: (spot.start, -spot.end)))
        self._view.viewport().update()

    def _parts(self) -> list[tuple[str, int, str]]:
        """Every part of the page with its first position and its text."""
        sections = self._view.built.sections
        text = as_counted(self._view.document().toRawText())
        ends = [*(start for start, _ in sections[1:]), len(text)] if sections else []
        return [(place, start, text[start:end]) for (start, place), end in zip(sections, ends, strict=True)]


def _spot(mark: OwnMark, start: int, text: str) -> LinkSpot | None:
    """Where it stands in the text of its part, which begins at `start`; None where that is folded."""
    exact = occurrences(text, mark.words)
    found = exact[min(mark.number, len(exact) - 1)] if exact else anchored(text, mark.words, 0)
    if found is None:
        return None
    return LinkSpot(start + found[0], start + found[1], f"{MARK}{mark.id}", tr("Von Ihnen markiert"))


def _number(text: str, words: str, touched: tuple[int, int]) -> int:
    places = occurrences(text, words)
    return places.index(touched) if touched in places else 0

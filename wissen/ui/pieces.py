"""The pieces of text of what was found: a few at a time on a lane, those first that are seen first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from wissen.services.search import Hit, Snippet
from wissen.ui.pages.page import Context

_AT_ONCE = 8
"""About what is in sight."""


class Pieces(QObject):
    """Keeps the pieces for one question: other rows of the same hits have them at once."""

    found = Signal(object)
    """The hits whose pieces are known now."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = ""
        self._known: dict[Hit, Snippet] = {}
        self._wanted: tuple[Hit, ...] = ()
        self._number = 0
        self._under_way = False

    @property
    def known(self) -> Mapping[Hit, Snippet]:
        """What was found so far."""
        return self._known

    def begin(self, asked: str) -> None:
        """Another question, or another index: what is still under way comes too late."""
        self._asked, self._known, self._wanted = asked, {}, ()
        self._number += 1
        self._under_way = False

    def want(self, hits: Sequence[Hit]) -> None:
        """Find the pieces of these, and no longer those of others."""
        self._wanted = tuple(hits)
        if not self._under_way:
            self._find()

    def _find(self) -> None:
        missing = tuple(hit for hit in self._wanted if hit not in self._known)[:_AT_ONCE]
        self._under_way = bool(missing)
        if missing:
            work = partial(self._read, missing, self._asked)
            self._context.jobs.read(work, partial(self._take, self._number), owner=self)

    def _read(self, hits: Sequence[Hit], asked: str) -> dict[Hit, Snippet]:
        return {hit: self._context.services.search.snippet(hit, asked) for hit in hits}

    def _take(self, number: int, pieces: dict[Hit, Snippet]) -> None:
        if number == self._number:
            self._known |= pieces
            self.found.emit(tuple(pieces))
            self._find()

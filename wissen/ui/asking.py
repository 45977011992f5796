"""Asking the search while somebody types: on a lane, and of several questions under way the newest wins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from wissen.services.search import Hits
from wissen.ui.pages.page import Context


class Asking(QObject):
    """What was asked stays in memory only, and only the last of it."""

    found = Signal(str, object)
    """The text that was asked for, and what was found."""

    def __init__(
        self, context: Context, parent: QObject, *, search: Callable[..., object] | None = None, nothing: object = None
    ) -> None:
        """`search` takes a text and `roles`; without one, it is that for `Hits`. `nothing` is what a blank finds."""
        super().__init__(parent)
        self._context = context
        self._search = search or context.services.search.search
        self._nothing = nothing or Hits()
        self._number = 0

    def ask(self, text: str) -> None:
        """Search for a text; nothing but blanks finds nothing at once."""
        self._number += 1
        if not text.strip():
            self.found.emit(text, self._nothing)
            return
        work = partial(self._search, text, roles=self._context.preferences.value.roles)
        self._context.jobs.read(work, partial(self._tell, self._number, text), owner=self)

    def _tell(self, number: int, text: str, found: object) -> None:
        if number == self._number:
            self.found.emit(text, found)

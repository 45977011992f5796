"""Bookmarks (Lesezeichen): places of the content that a person wants at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wissen.content.entry import Entry, Part
from wissen.errors import NotFound
from wissen.learning.history import History
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark of something that the content has; `part` is the section, step, card or term, None for the whole."""

    ref: str
    entry: Entry
    part: Part | None

    @property
    def title(self) -> str:
        """What people call it."""
        return self.part.title if self.part is not None and self.part.title else self.entry.title


class Bookmarks:
    """Use cases of Ctrl+D."""

    def __init__(self, shelf: Shelf, history: History) -> None:
        self._shelf = shelf
        self._history = history

    def has(self, ref: str) -> bool:
        """Whether something has a bookmark: `kennung` or `kennung#place`."""
        return ref in self._history.bookmarks

    @property
    def all(self) -> tuple[Bookmark, ...]:
        """The newest first; what has gone from the content keeps its bookmark and is left out until it comes back."""
        return tuple(self._known())

    def changed(self, ref: str, *, kept: bool) -> NewEvent:
        """Set a bookmark or take it away."""
        return NewEvent(Verb.BOOKMARKED, ref, "", {"kept": kept})

    def _known(self) -> Iterator[Bookmark]:
        for ref in reversed(self._history.bookmarks):
            try:
                entry, part = self._shelf.whole.find(ref)
            except NotFound:
                continue
            yield Bookmark(ref, entry, part)

"""Bookmarks (Lesezeichen): places of the content that a person wants at hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from wissen.content.entry import Entry, Part
from wissen.learning.history import History
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.whereabouts import Whereabouts


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

    def __init__(self, history: History, whereabouts: Whereabouts) -> None:
        self._history = history
        self._whereabouts = whereabouts

    def has(self, ref: str) -> bool:
        """Whether something has a bookmark, also under an older name: `kennung` or `kennung#place`."""
        return self._marked(ref) is not None

    @property
    def all(self) -> tuple[Bookmark, ...]:
        """Those of what the content has, the newest first."""
        return tuple(self._known())

    def changed(self, ref: str, *, kept: bool, title: str = "") -> NewEvent:
        """Set a bookmark or take it away; `title` is what to call a place that the content no longer has."""
        if not kept:
            return NewEvent(Verb.BOOKMARKED, self._marked(ref) or ref, "", {"kept": False})
        spot = self._whereabouts.of(ref)
        called = title or (spot.title if spot else ref)
        text_id = f"lesezeichen-{hashlib.sha256(ref.encode()).hexdigest()[:16]}"
        return NewEvent(Verb.BOOKMARKED, ref, "", {"kept": True, "title": {"text": text_id}}, texts={text_id: called})

    def _marked(self, ref: str) -> str | None:
        """The name under which a place got its bookmark."""
        if ref in self._history.bookmarks:
            return ref
        spots = ((name, self._whereabouts.of(name)) for name in self._history.bookmarks)
        return next((name for name, spot in spots if spot is not None and spot.ref == ref), None)

    def _known(self) -> Iterator[Bookmark]:
        for name in reversed(list(self._history.bookmarks)):
            spot = self._whereabouts.of(name)
            if spot is not None:
                yield Bookmark(spot.ref, spot.entry, spot.part)

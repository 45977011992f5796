"""The journal: record what happened, then let everything derived know."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Protocol

from wissen.learning.history import History
from wissen.progress.events import Event, NewEvent
from wissen.progress.payloads import text_ids
from wissen.progress.places import LastPlace
from wissen.services.places import Places

__all__ = ["Event", "Journal", "LastPlace", "NewEvent"]


class Keeper(Protocol):
    """What the journal needs of the store."""

    def append(self, *new: NewEvent, today: date) -> tuple[Event, ...]: ...
    def events(self) -> tuple[Event, ...]: ...
    def places(self) -> tuple[LastPlace, ...]: ...
    def remember_place(self, place: LastPlace) -> None: ...
    def shown(self, revision: str) -> str | None: ...
    def text(self, text_id: str) -> str | None: ...
    def erase(self, recorded: Collection[Event], *, today: date) -> tuple[Event, ...]: ...


class Journal:
    """Every act in two halves, because they run on different threads: keep it (database lane), learn it (window)."""

    def __init__(self, history: History, places: Places) -> None:
        self._history = history
        self._places = places
        self._keeper: Keeper | None = None
        self.known = False
        """Whether the store was read: before that nothing may be shown as done or open."""

    def begin(self, keeper: Keeper) -> tuple[History, tuple[LastPlace, ...]]:
        """Take the opened store and fold what it holds; database lane, for years of events take a while.

        Raises StoreError.
        """
        self._keeper = keeper
        return History(keeper.events()), keeper.places()

    def record(self, events: Sequence[NewEvent], *, today: date) -> tuple[Event, ...]:
        """Commit events, all or none; database lane. Raises StoreError."""
        return self._opened.append(*events, today=today)

    def shown(self, revisions: Iterable[str]) -> dict[str, str]:
        """What the person saw, by Fassung; database lane. What was never kept is left out. Raises StoreError."""
        found = {revision: self._opened.shown(revision) for revision in revisions}
        return {revision: text for revision, text in found.items() if text is not None}

    def texts(self, text_ids: Iterable[str]) -> dict[str, str]:
        """What the person wrote, by id; database lane. What was erased is left out. Raises StoreError."""
        found = {text_id: self._opened.text(text_id) for text_id in text_ids}
        return {text_id: text for text_id, text in found.items() if text is not None}

    def erase(self, references: Collection[str], *, today: date) -> tuple[Event, ...]:
        """Erase the payloads and texts of events for good, from the backups too; database lane. Raises StoreError.

        Other events that name one of these texts go as well: they would speak of what nobody can read.
        """
        standing = [event for event in self._opened.events() if not event.erased]
        wanted = [event for event in standing if event.reference in references]
        texts = {text_id for event in wanted for text_id in text_ids(event.payload)}
        alike = (event for event in standing if not texts.isdisjoint(text_ids(event.payload)))
        recorded = list({event.reference: event for event in (*wanted, *alike)}.values())
        return self._opened.erase(recorded, today=today) if recorded else ()

    def learn(self, events: Iterable[Event]) -> None:
        """Take committed events into the history; thread of the window."""
        for event in events:
            self._history.apply(event)

    def take_over(self, known: History, places: Iterable[LastPlace]) -> None:
        """Know what the opened store holds, and nothing else; thread of the window."""
        self._history.become(known)
        self._places.take(places)
        self.known = True

    def visit(self, object_id: str, section: str) -> LastPlace | None:
        """Make this the most recent place; what comes back is to be kept. Thread of the window."""
        return self._places.visit(object_id, section)

    def keep_place(self, place: LastPlace) -> None:
        """Keep where the person is; database lane. Raises StoreError."""
        self._opened.remember_place(place)

    @property
    def _opened(self) -> Keeper:
        if self._keeper is None:
            raise AssertionError("the store is opened before anything is recorded")
        return self._keeper

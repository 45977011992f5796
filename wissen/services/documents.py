"""Meine Unterlagen: everything a person keeps for themselves, with where it stands today and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto

from wissen.content.library import Library
from wissen.learning.history import History
from wissen.learning.notes import Bookmark, Highlight, Note
from wissen.services.highlights import Highlights, HighlightView, standing
from wissen.services.notes import Notes, NoteView
from wissen.services.reference import has_words
from wissen.services.shelf import Shelf
from wissen.services.whereabouts import Spot, Whereabouts


class Drawer(StrEnum):
    """What is kept; the value stands in addresses."""

    BOOKMARKS = "lesezeichen"
    NOTES = "notizen"
    HIGHLIGHTS = "markierungen"


class Order(Enum):
    """How a list is sorted."""

    NEWEST = auto()
    PLACE = auto()


class State(Enum):
    """What has become of the place of something."""

    THERE = auto()
    CHANGED = auto()
    """The place is there, the words that were marked are not."""
    GONE = auto()
    TAKEN_AWAY = auto()
    """The person took it away; it can be brought back."""


@dataclass(frozen=True, slots=True)
class Filed:
    """`title` is what the place is called, or was; `spot` is None when it has gone.

    `start` says how far into the place it stood, in characters; `number` counts in the order of the last changes.
    """

    drawer: Drawer
    id: str
    title: str
    words: str
    day: date
    state: State
    number: int
    spot: Spot | None = None
    view: NoteView | HighlightView | None = None
    start: int = 0


Piece = Bookmark | Note | Highlight


@dataclass(frozen=True, slots=True)
class Drawn:
    """What lies in a drawer, to be told on any thread: each piece with its place, and the texts that it needs."""

    drawer: Drawer
    pieces: tuple[tuple[Piece, Spot | None], ...]
    library: Library

    @property
    def text_ids(self) -> tuple[str, ...]:
        """The texts that belong to it."""
        texts = ((piece.title, "" if isinstance(piece, Bookmark) else piece.text) for piece, _ in self.pieces)
        return tuple(name for pair in texts for name in pair if name)

    def filed(self, texts: Mapping[str, str]) -> tuple[Filed, ...]:
        """Every piece, in the order of the last changes; what was erased meanwhile is left out. Any thread."""
        found = (self._filed(number, piece, spot, texts) for number, (piece, spot) in enumerate(self.pieces))
        return tuple(one for one in found if one is not None)

    def _filed(self, number: int, piece: Piece, spot: Spot | None, texts: Mapping[str, str]) -> Filed | None:
        title = spot.title if spot else texts.get(piece.title, piece.object)
        state = State.THERE if spot else State.GONE
        if isinstance(piece, Bookmark):
            return Filed(self.drawer, piece.object, title, "", piece.day, state, number, spot)
        state = state if piece.kept else State.TAKEN_AWAY
        if isinstance(piece, Note):
            views = Notes.views([(piece, "")], texts)
            made = (
                Filed(self.drawer, one.id, title, one.words, piece.day, state, number, spot, view=one) for one in views
            )
            return next(made, None)
        view = Highlights.view(piece, texts)
        if view is None:
            return None
        words = view.words
        if spot is not None and spot.part is not None and spot.part.revision != piece.revision:
            found = standing(piece, spot, words, self.library)  # only what has changed is looked at: it takes a while
            words = found.words if found else words
            state = State.CHANGED if state is State.THERE and found is None else state
        return Filed(self.drawer, piece.id, title, words, piece.day, state, number, spot, view, piece.start)


class Documents:
    """Use cases of Meine Unterlagen; belongs to the thread of the history."""

    def __init__(self, shelf: Shelf, history: History, whereabouts: Whereabouts) -> None:
        self._shelf = shelf
        self._history = history
        self._whereabouts = whereabouts

    def open(self, drawer: Drawer) -> Drawn:
        """What lies in a drawer now."""
        book = self._history.notebook
        pieces: Mapping[Drawer, Iterable[Piece]] = {
            Drawer.BOOKMARKS: book.bookmarks.values(),
            Drawer.NOTES: book.notes.values(),
            Drawer.HIGHLIGHTS: book.highlights.values(),
        }
        placed = tuple((piece, self._spot(piece)) for piece in pieces[drawer])
        return Drawn(drawer, placed, self._shelf.current)

    def fraction(self, filed: Filed) -> float:
        """How far into its place it stands today, 0 to 1."""
        if filed.spot is None or not isinstance(filed.view, HighlightView):
            return 0.0
        found = standing(filed.view.highlight, filed.spot, filed.view.words, self._shelf.current)
        return found.fraction if found else 0.0

    def reference(self, filed: Filed) -> str:
        """The event that erasing it for good begins with; raises KeyError when it has gone already."""
        book = self._history.notebook
        found: Mapping[str, Note | Highlight] = book.notes if filed.drawer is Drawer.NOTES else book.highlights
        return found[filed.id].reference

    def _spot(self, piece: Piece) -> Spot | None:
        return self._whereabouts.of(piece.object, piece.revision if isinstance(piece, Highlight) else "")


def narrowed(filed: Iterable[Filed], words: str, order: Order) -> tuple[Filed, ...]:
    """Those in which every word stands, as a person compares them; then what has gone, then what was taken away."""
    found = [one for one in filed if has_words(words, one.title, one.words)]
    if order is Order.NEWEST:
        found.sort(key=lambda one: -one.number)
    else:
        found.sort(key=_by_place)
    return tuple(sorted(found, key=lambda one: (one.state is State.TAKEN_AWAY, one.state is State.GONE)))


def _by_place(one: Filed) -> tuple[str, int, int, str, int]:
    if one.spot is None:
        return ("", 0, 0, one.title, one.number)
    entry, part = one.spot.entry, one.spot.part
    at = next((number for number, other in enumerate(entry.parts) if part and other.id == part.id), -1)
    return (entry.path, at, one.start, one.title, one.number)

"""What a person keeps for themselves at places of the content: bookmarks, notes, highlights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wissen.learning.happened import Happened
from wissen.learning.verb import Verb


@dataclass(frozen=True, slots=True)
class Bookmark:
    """`object` is a Kennung or `object#place`; `title` is the id of the text that says what it was called."""

    reference: str
    day: date
    object: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """`text` and `title` are ids of texts: what was written, and what the place was called; `day` is the last change.

    One that is not `kept` was taken away and can be brought back.
    """

    reference: str
    day: date
    id: str
    object: str
    text: str
    title: str = ""
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words of a place: `length` characters from `start` in the plain text of the Fassung `revision`.

    `text` and `title` are ids of texts: the words, and what the place was called. One that is not `kept` was taken
    away and can be brought back.
    """

    reference: str
    day: date
    id: str
    object: str
    revision: str
    start: int
    length: int
    text: str
    title: str = ""
    kept: bool = True


class Notebook:
    """The last word on each, the oldest first; belongs to one thread."""

    def __init__(self) -> None:
        self.bookmarks: dict[str, Bookmark] = {}
        """By the place they are on."""
        self.notes: dict[str, Note] = {}
        self.highlights: dict[str, Highlight] = {}
        self._named: dict[str, str] = {}
        """Which one an event is about, by its reference."""

    def apply(self, event: Happened) -> None:
        """Take in an event about one of them."""
        match event.verb:
            case Verb.BOOKMARKED:
                self._named[event.reference] = event.object
                self._bookmark(event)
            case Verb.NOTED:
                self._named[event.reference] = event.payload["note"]
                self._note(event)
            case Verb.HIGHLIGHTED:
                self._named[event.reference] = event.payload["mark"]
                self._highlight(event)

    def forget(self, reference: str) -> None:
        """Leave out what rests on an event that was erased."""
        name = self._named.pop(reference, None)
        kept: tuple[dict[str, Any], ...] = (self.bookmarks, self.notes, self.highlights)
        for pieces in kept if name is not None else ():
            if name in pieces and pieces[name].reference == reference:
                del pieces[name]

    def _bookmark(self, event: Happened) -> None:
        self.bookmarks.pop(event.object, None)
        if event.payload["kept"]:
            self.bookmarks[event.object] = Bookmark(
                event.reference, event.day, event.object, _text(event.payload.get("title"))
            )

    def _note(self, event: Happened) -> None:
        name, text = event.payload["note"], _text(event.payload["words"])
        before = self.notes.pop(name, None)
        if text:
            title = _text(event.payload.get("title"))
            self.notes[name] = Note(event.reference, event.day, name, event.object, text, title)
        elif before is not None:
            self.notes[name] = Note(
                before.reference, event.day, name, before.object, before.text, before.title, kept=False
            )

    def _highlight(self, event: Happened) -> None:
        payload = event.payload
        self.highlights.pop(payload["mark"], None)
        self.highlights[payload["mark"]] = Highlight(
            event.reference,
            event.day,
            payload["mark"],
            event.object,
            event.revision,
            payload["start"],
            payload["length"],
            _text(payload["words"]),
            _text(payload.get("title")),
            payload["kept"],
        )


def _text(value: Mapping[str, str] | None) -> str:
    return value["text"] if value else ""

"""Notes (Notizen): a person's own words at a place of the content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from wissen.learning.history import History
from wissen.learning.notes import Note
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.whereabouts import Whereabouts

LONGEST: Final = 4_000
"""Characters of one note."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note with its words, and what its place is or was called; `place` is its section or step today."""

    id: str
    ref: str
    title: str
    words: str
    place: str = ""


class Notes:
    """Use cases of Ctrl+M; belongs to the thread of the history."""

    def __init__(self, history: History, whereabouts: Whereabouts) -> None:
        self._history = history
        self._whereabouts = whereabouts

    def on(self, object_id: str) -> tuple[tuple[Note, str], ...]:
        """The notes of an object as it is today, the oldest first, each with its section, step or card."""
        found = (
            (note, self._whereabouts.of(note.object)) for note in self._history.notebook.notes.values() if note.kept
        )
        return tuple(
            (note, spot.part.id if spot.part else "")
            for note, spot in found
            if spot is not None and spot.entry.id == object_id
        )

    @staticmethod
    def views(notes: Iterable[tuple[Note, str]], texts: Mapping[str, str]) -> tuple[NoteView, ...]:
        """Notes with their texts, by id; what was erased meanwhile is left out."""
        return tuple(
            NoteView(note.id, note.object, texts.get(note.title, note.object), texts[note.text], place)
            for note, place in notes
            if note.text in texts
        )

    @staticmethod
    def written(view: NoteView) -> NewEvent:
        """Write a note, change it, or bring it back; its words replace those it had."""
        texts = {view.id: view.words.strip(), f"{view.id}-ort": view.title}
        return NewEvent(
            Verb.NOTED,
            view.ref,
            payload={"note": view.id, "words": {"text": view.id}, "title": {"text": f"{view.id}-ort"}},
            texts=texts,
        )

    @staticmethod
    def taken_away(view: NoteView) -> NewEvent:
        """Hide a note; `written` brings it back, erasing its event removes it for good."""
        return NewEvent(Verb.NOTED, view.ref, payload={"note": view.id, "words": None})

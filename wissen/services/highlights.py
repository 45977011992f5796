"""Highlights (Markierungen): words of a text that a person marked, found again when the text has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial

from wissen.content.library import Library
from wissen.learning.anchor import Stretch, anchored, occurrences
from wissen.learning.history import History
from wissen.learning.notes import Highlight
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.refreshers import readable
from wissen.services.remarks import Remarks, Subject
from wissen.services.whereabouts import Spot, Whereabouts


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a text as it reads: `number` says which of the places with these words is meant, from 0.

    `fraction` is how far into the text they stand, 0 to 1.
    """

    words: str
    number: int = 0
    fraction: float = 0.0


@dataclass(frozen=True, slots=True)
class HighlightView:
    """A highlight with its words and what its place is or was called; all that is needed to make it again."""

    highlight: Highlight
    words: str
    title: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a highlight is to be painted: in the section, step or card `place` of a page."""

    id: str
    place: str
    marked: Marked


class Highlights:
    """Use cases of Markieren; what is not static belongs to the thread of the history."""

    def __init__(self, history: History, whereabouts: Whereabouts) -> None:
        self._history = history
        self._whereabouts = whereabouts

    def on(self, object_id: str) -> tuple[tuple[Highlight, Spot], ...]:
        """The highlights of an object as it is today, each with its place."""
        every = (one for one in self._history.notebook.highlights.values() if one.kept)
        found = ((one, self._whereabouts.of(one.object, one.revision)) for one in every)
        return tuple((one, spot) for one, spot in found if spot and spot.part and spot.entry.id == object_id)

    @staticmethod
    def made(subject: Subject, marked: Marked, *, mark_id: str) -> NewEvent | None:
        """Mark words of a place; `mark_id` is a fresh slug.

        None for what no Fassung holds: a heading, a label, a place that is not learned.
        """
        text = readable(subject.seen.text) if subject.seen else ""
        exact = occurrences(text, marked.words)
        found = exact[min(marked.number, len(exact) - 1)] if exact else anchored(text, marked.words, 0)
        if subject.seen is None or found is None:
            return None
        words = marked.words if exact else " ".join(text[slice(*found)].split())
        return NewEvent(
            Verb.HIGHLIGHTED,
            subject.ref,
            subject.seen.revision,
            _payload(mark_id, found, kept=True),
            {subject.seen.revision: subject.seen.text},
            {mark_id: words, f"{mark_id}-ort": subject.title},
        )

    @staticmethod
    def changed(view: HighlightView, *, kept: bool) -> NewEvent:
        """Take a highlight away or bring it back; erasing its event removes it for good."""
        one = view.highlight
        return NewEvent(
            Verb.HIGHLIGHTED,
            one.object,
            one.revision,
            _payload(one.id, (one.start, one.start + one.length), kept=kept),
            texts={one.id: view.words, f"{one.id}-ort": view.title},
        )

    @staticmethod
    def view(highlight: Highlight, texts: Mapping[str, str]) -> HighlightView | None:
        """A highlight with its texts, by id; None when they were erased meanwhile."""
        if highlight.text not in texts:
            return None
        return HighlightView(highlight, texts[highlight.text], texts.get(highlight.title, highlight.object))


def shown(found: Iterable[tuple[Highlight, Spot]], texts: Mapping[str, str], library: Library) -> tuple[Shown, ...]:
    """Where highlights stand in the texts of a Library; those whose words have gone are left out. Any thread."""
    text = cache(partial(_text_of, library))
    placed = ((one, spot, _standing(one, texts.get(one.text, ""), text(spot.ref))) for one, spot in found)
    return tuple(
        Shown(one.id, spot.part.id, marked) for one, spot, marked in placed if marked is not None and spot.part
    )


def standing(highlight: Highlight, spot: Spot, words: str, library: Library) -> Marked | None:
    """The words as they stand today; None when they no longer do. Any thread."""
    return _standing(highlight, words, _text_of(library, spot.ref))


def _text_of(library: Library, ref: str) -> str:
    """The plain text of a place, "" where it has none."""
    subject = Remarks.subject(library, ref)
    return readable(subject.seen.text) if subject and subject.seen else ""


def _standing(highlight: Highlight, words: str, text: str) -> Marked | None:
    found = anchored(text, words, highlight.start)
    if found is None:
        return None
    now = words if occurrences(text, words) else text[slice(*found)]
    return Marked(now, occurrences(text, now).index(found), found[0] / len(text))


def _payload(mark_id: str, stretch: Stretch, *, kept: bool) -> Mapping[str, object]:
    return {
        "mark": mark_id,
        "kept": kept,
        "start": stretch[0],
        "length": stretch[1] - stretch[0],
        "words": {"text": mark_id},
        "title": {"text": f"{mark_id}-ort"},
    }

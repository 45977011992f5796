"""Refreshers: what has changed of what the person learned, and taking note of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wissen.content.as_text import UNBROKEN, blocks_as_text
from wissen.content.entry import Entry
from wissen.content.ids import Id
from wissen.content.item import Item, Quiz
from wissen.content.library import Library
from wissen.content.model import Lesson
from wissen.errors import NotFound, WissenError
from wissen.learning.completion import Standing, known_through, standing
from wissen.learning.history import History
from wissen.learning.refresher import Refresher, Surroundings, present, refresher, replaced
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.seen import seen_parts
from wissen.services.shelf import Shelf

MOST_QUESTIONS = 3
WORDS_A_MINUTE = 160
"""How fast a careful reader reads; for the minutes of what is shown old beside new."""


@dataclass(frozen=True, slots=True)
class RefresherView:
    """A refresher with its questions as they are asked."""

    refresher: Refresher
    items: tuple[Item, ...]
    minutes: int


class Refreshers:
    """Use cases of "Neu im Recht"; belongs to the thread of the history."""

    def __init__(self, shelf: Shelf, history: History) -> None:
        self._shelf = shelf
        self._history = history
        self._current: Library | None = None
        self._around = Surroundings()

    def standing(self, entry: Entry) -> Standing:
        """The Stand of a lesson or quiz as of today."""
        return standing(entry, self._history, self._shelf.today, self._surroundings())

    def of(self, object_id: str) -> Refresher | None:
        """What has changed of an object for this person; None when nothing has, or when it was never learned."""
        entry = self._shelf.current.entries.get(Id(object_id))
        return refresher(entry, self._history, self._shelf.today, self._surroundings()) if entry else None

    def learned(self) -> frozenset[str]:
        """The objects that the person has learned."""
        return frozenset((*self._history.completions, *self._history.acknowledged))

    def all(self) -> tuple[Refresher, ...]:
        """Everything that has changed for this person, the newest first."""
        around, today = self._surroundings(), self._shelf.today
        learned = self.learned()
        found = [
            asked
            for entry in self._shelf.current.entries.values()
            if learned & {entry.id, *entry.head.supersedes}
            and (asked := refresher(entry, self._history, today, around)) is not None
        ]
        return tuple(sorted(found, key=lambda asked: asked.since, reverse=True))

    def view(self, object_id: str) -> RefresherView:
        """A refresher with the questions it asks; raises NotFound when nothing has changed."""
        asked = self.of(object_id)
        if asked is None:
            raise NotFound("Hier hat sich nichts geändert, seit Sie es gelernt haben.")
        found = (self._item(name) for name in asked.questions)
        items = tuple(item for item in found if item is not None)
        return RefresherView(asked, items[:MOST_QUESTIONS], minutes_of(asked))

    def _item(self, name: str) -> Item | None:
        """A question of today's content, wherever it stands."""
        try:
            entry, _ = self._shelf.current.find(name)
            content = self._shelf.current.open(entry.id)
        except WissenError:
            return None
        items = content.items if isinstance(content, Lesson | Quiz) else ()
        return next((item for item in items if item.id == name), None)

    def noticed(self, object_id: str) -> NewEvent:
        """Take note of everything that has changed of an object, with the Fassung and text as shown today.

        Raises NotFound when nothing has changed.
        """
        asked = self.view(object_id).refresher
        shown = seen_parts(self._shelf.current.open(asked.entry.id), self._shelf.whole)
        through = known_through(asked.entry.head, self._shelf.today)
        return NewEvent(
            Verb.ACKNOWLEDGED,
            asked.entry.id,
            payload={
                "kind": asked.kind.name.lower(),
                "sections": {place: part.revision for place, part in shown.items()},
                "through": through and through.isoformat(),
            },
            shown={part.revision: part.text for part in shown.values()},
        )

    def new_texts(self, asked: Refresher) -> dict[str, str]:
        """What the changed sections say today, by section."""
        shown = seen_parts(self._shelf.current.open(asked.entry.id), self._shelf.whole)
        return {delta.place: readable(shown[delta.place].text) for delta in asked.deltas if delta.place in shown}

    def _surroundings(self) -> Surroundings:
        current = self._shelf.current
        if current is not self._current:
            entries = current.entries.values()
            self._around = Surroundings(replaced(entries), present(entries), self._shelf.whole.entries)
            self._current = current
        return replace(self._around, learned=self._history.learned())


def minutes_of(asked: Refresher) -> int:
    """How long it takes: the changed sections read twice, and a minute for each question; at least one."""
    places = {delta.place for delta in asked.deltas}
    words = sum(part.words for part in asked.entry.parts if part.id in places)
    return max(1, round(2 * words / WORDS_A_MINUTE) + min(MOST_QUESTIONS, len(asked.questions)))


def old_revisions(asked: Refresher) -> tuple[str, ...]:
    """The Fassungen that the person saw of what has changed."""
    return tuple(revision for delta in asked.deltas for revision in delta.old)


def readable(canonical: str) -> str:
    """What was kept of a section as a person reads it: without the marks of Markdown."""
    from wissen.content.fragment import read_fragment  # late: brings the parser with it

    return blocks_as_text(read_fragment(canonical), UNBROKEN)

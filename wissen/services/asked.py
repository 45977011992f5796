"""The questions of an attempt as today's content has them: gone, changed, moved or renamed, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wissen.content.entry import Entry, PartKind
from wissen.content.ids import Id
from wissen.content.item import Item, ItemGroup, Quiz
from wissen.content.library import Library
from wissen.content.model import Lesson
from wissen.errors import InvalidResponse, NotFound
from wissen.learning.attempt_kind import AttemptKind
from wissen.learning.grading import grade
from wissen.learning.history import Answer, Attempt
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.shelf import Shelf


class QuestionState(StrEnum):
    """How a question of an attempt stands; the value is the German word on screen."""

    OPEN = "offen"
    ANSWERED = "beantwortet"
    RIGHT = "richtig"
    PARTLY = "teilweise richtig"
    WRONG = "noch nicht richtig"
    GONE = "entfernt"


@dataclass(frozen=True, slots=True)
class Place:
    """A question of today's content, the group it stands in (its case), and the file."""

    entry: Entry
    group: ItemGroup
    item: Item

    @property
    def revision(self) -> str:
        """The Fassung of today, as the Library knows it: without the text, for a quiz is to open at once."""
        part = self.entry.part(self.item.id)
        return part.revision if part else ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of an attempt; `name` is what it was called when it was drawn, `place` None when it has gone.

    `revision` is the Fassung that the person answered, or that was drawn as long as there is no answer.
    """

    name: str
    revision: str
    place: Place | None
    answer: Answer | None
    unsure: bool
    gone: bool = False
    """Whether it counts for nothing, because it has gone from the content before the end of the attempt."""

    @property
    def state(self) -> QuestionState:
        """What is known of it."""
        if self.gone:
            return QuestionState.GONE
        return state_of(self.answer) if self.answer else QuestionState.OPEN

    @property
    def changed(self) -> bool:
        """Whether it reads otherwise today, or has gone."""
        return self.place is None or self.place.revision != self.revision

    @property
    def fits(self) -> bool:
        """Whether the answer can be shown in the question of today."""
        if self.place is None or self.answer is None or self.changed:
            return False
        response = self.answer.given({})
        if response is None:
            return True  # typed: it is judged when its text is read
        try:
            grade(self.place.item, response)
        except InvalidResponse:
            return False
        return True


def state_of(answer: Answer) -> QuestionState:
    """How an answer was graded."""
    if answer.score is None:
        return QuestionState.ANSWERED
    if answer.score == 1:
        return QuestionState.RIGHT
    return QuestionState.PARTLY if answer.score else QuestionState.WRONG


class Questions:
    """Finds questions in today's content by the names they have or had; belongs to the thread of the history."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._library: Library | None = None
        self._heirs: dict[str, str] = {}

    def of(self, entry: Entry) -> dict[str, Place]:
        """The questions of a quiz or lesson, in their order. Raises ContentError."""
        match self._shelf.current.open(entry.id):
            case Quiz(groups=groups):
                return {item.id: Place(entry, group, item) for group in groups for item in group.items}
            case Lesson(items=items):
                return {item.id: Place(entry, ItemGroup((item,)), item) for item in items}
        return {}

    def heir(self, name: str) -> Id | None:
        """What bears the name today: an object of this Kennung, else one that says that it replaces it."""
        current = self._shelf.current
        return Id(name) if name in current.entries else self._heir(name)

    def asked(self, attempt: Attempt) -> tuple[Asked, ...]:
        """All questions of an attempt, in the order in which they are asked. Raises ContentError."""
        opened: dict[str, dict[str, Place]] = {}
        home = self.heir(attempt.quiz)
        return tuple(self._asked(attempt, name, revision, home, opened) for name, revision in attempt.items)

    def _asked(
        self, attempt: Attempt, name: str, revision: str, home: Id | None, opened: dict[str, dict[str, Place]]
    ) -> Asked:
        answer = attempt.answers.get(name)
        known = (name, answer.item) if answer else (name,)
        place = next((place for one in known for place in self._places(one, home, opened)), None)
        if answer is None and place is not None:  # two questions that have become one are answered as one
            same = (one for one in attempt.answers.values() if one.item == place.item.id)
            answer = next(same, None)
        gone = name in attempt.withdrawn if attempt.finished else place is None
        return Asked(name, answer.revision if answer else revision, place, answer, name in attempt.unsure, gone)

    def _places(self, name: str, home: Id | None, opened: dict[str, dict[str, Place]]) -> Iterator[Place]:
        """In its own quiz, then wherever it has moved to, then what replaces it."""
        current = self._shelf.current
        heir = self._heir(name)
        for wanted in (name, heir) if heir else (name,):
            entry = current.entries.get(home) if home else None
            if entry is None or entry.part(wanted) is None:
                try:
                    entry, _ = current.find(wanted)
                except NotFound:
                    continue
            if entry.id not in opened:
                opened[entry.id] = self.of(entry)
            if wanted in opened[entry.id]:
                yield opened[entry.id][wanted]

    def _heir(self, name: str) -> Id | None:
        current = self._shelf.current
        if current is not self._library:
            entries = current.entries.values()
            self._heirs = {old: entry.id for entry in entries for old in entry.head.supersedes}
            self._heirs |= {
                old: part.id
                for entry in entries
                for part in entry.parts
                if part.kind is PartKind.ITEM
                for old in part.supersedes
            }
            self._library = current
        found = self._heirs.get(name)
        return Id(found) if found else None


def started_event(
    object_id: str,
    places: Sequence[Place],
    *,
    pass_mark: int,
    seed: int,
    day: date,
    kind: AttemptKind = AttemptKind.WHOLE,
) -> NewEvent:
    """An attempt with these questions begins, in their order; a `pass_mark` of 0 is none."""
    return NewEvent(
        Verb.ATTEMPT_STARTED,
        object_id,
        payload={
            "items": [[place.item.id, place.revision] for place in places],
            "pass_mark": pass_mark,
            "seed": seed,
            "stichtag": day.isoformat(),
            **({} if kind is AttemptKind.WHOLE else {"kind": kind.value}),
        },
    )

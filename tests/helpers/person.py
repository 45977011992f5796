"""A person at work: services over a small pack and a keeper in memory, on a day that can be moved."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from pathlib import Path

from tests.helpers.posts import PostInMemory, a_mentor, a_trainee
from wissen.content.answers import write_answer
from wissen.content.item import (
    Choices,
    Cloze,
    DateAnswer,
    Discretion,
    Item,
    Matching,
    Numeric,
    Ordering,
    ShortText,
)
from wissen.learning.judging import gap_keys, pair_key
from wissen.learning.verb import Verb
from wissen.progress import payloads
from wissen.progress.events import Event, NewEvent
from wissen.progress.places import LastPlace
from wissen.services.bundle import build_services
from wissen.services.shelf import Shelf


@dataclass
class MemoryKeeper:
    """Numbers events like the store, and keeps them in a list."""

    kept: list[Event] = field(default_factory=list)
    places_kept: list[LastPlace] = field(default_factory=list)
    shown_texts: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def append(self, *new: NewEvent, today: date) -> tuple[Event, ...]:
        first = len(self.kept) + 1
        recorded = tuple(
            Event("log", first + place, today, event.verb.value, event.object, event.revision, dict(event.payload))
            for place, event in enumerate(new)
        )
        self.kept += recorded
        for event in new:
            self.shown_texts |= event.shown
            self.texts |= event.texts
        return recorded

    def events(self) -> tuple[Event, ...]:
        return tuple(self.kept)

    def places(self) -> tuple[LastPlace, ...]:
        return tuple(self.places_kept)

    def shown(self, revision: str) -> str | None:
        return self.shown_texts.get(revision)

    def text(self, text_id: str) -> str | None:
        return self.texts.get(text_id)

    def erase(self, recorded: Collection[Event], *, today: date) -> tuple[Event, ...]:
        for event in recorded:
            for text_id in payloads.text_ids(event.payload):
                self.texts.pop(text_id, None)
        gone = {event.reference for event in recorded}
        self.kept = [replace(one, payload={}, erased=True) if one.reference in gone else one for one in self.kept]
        return self.append(*(NewEvent(Verb.ERASED, event.reference) for event in recorded), today=today)

    def remember_place(self, place: LastPlace) -> None:
        self.places_kept = [place, *(other for other in self.places_kept if other.object != place.object)]


class Person:
    """What one person does, without a window."""

    def __init__(self, folder: Path, *, today: date) -> None:
        self.today = today
        self.keeper = MemoryKeeper()
        self.post = PostInMemory(a_trainee(), a_mentor())
        shelf = Shelf(folder, cache=None, today=self._day)
        self._texts = count(1)
        self.services = build_services(
            shelf,
            index=folder.with_name("suche"),
            law_folder=folder.with_name("gesetze"),
            new_text_id=self._new_text_id,
            post=self.post,
        )
        shelf.adopt(shelf.read())
        self.services.journal.begin(self.keeper)

    def does(self, *events: NewEvent) -> tuple[Event, ...]:
        """Record events and learn them, as the window does."""
        recorded = self.services.journal.record(events, today=self.today)
        self.services.journal.learn(recorded)
        return recorded

    def reads(self, lesson: str) -> None:
        """Open a lesson and finish it."""
        begun = self.services.lessons.begun(lesson)
        if begun is not None:
            self.does(begun)
        self.does(self.services.lessons.completed(lesson))

    def walks(self, process: str) -> None:
        """Go through a process to its end."""
        begun = self.services.processes.begun(process)
        if begun is not None:
            self.does(begun)
        self.does(self.services.processes.completed(process))

    def passes(self, quiz: str) -> None:
        """Answer every question of a quiz rightly."""
        quizzes = self.services.quizzes
        self.does(quizzes.started(quiz, seed=1))
        while question := quizzes.next_question(quizzes.attempts(quiz)[-1]):
            _, events = quizzes.answered(quizzes.attempts(quiz)[-1], question.item, right_keys(question.item))
            self.does(*events)
        self.does(*quizzes.finished(quizzes.attempts(quiz)[-1]))

    def visits(self, object_id: str, section: str = "") -> None:
        """Be at a place."""
        place = self.services.journal.visit(object_id, section)
        if place is not None:
            self.services.journal.keep_place(place)

    def _day(self) -> date:
        return self.today

    def _new_text_id(self) -> str:
        return f"wort-{next(self._texts)}"


def right_keys(item: Item) -> tuple[str, ...]:
    """The response that scores fully, where there is a score."""
    match item.interaction:
        case Choices(choices=choices):
            return tuple(choice.key for choice in choices if choice.correct)
        case Ordering(entries=entries):
            return tuple(entry.key for entry in entries)
        case Matching(rows=rows):
            return tuple(pair_key(row.left_key, row.right_key) for row in rows)
        case Cloze(gaps=gaps):
            return tuple(gap_keys(gap)[0] if gap.chosen else gap.variants[0] for gap in gaps)
        case Numeric() | DateAnswer():
            return (write_answer(item.interaction),)
        case ShortText(variants=variants):
            return variants[:1]
        case Discretion():
            return ("Ich wäge beide Seiten ab.", "getroffen")


def wrong_keys(item: Item) -> tuple[str, ...]:
    """A response that scores nothing, or too little."""
    match item.interaction:
        case Choices(choices=choices):
            return next((choice.key,) for choice in choices if not choice.correct)
        case Matching(rows=rows):
            return tuple(pair_key(row.left_key, other.right_key) for row, other in zip(rows, rows[::-1], strict=True))
        case Cloze(gaps=gaps):
            return tuple(gap_keys(gap)[-1] if gap.chosen else "Unsinn" for gap in gaps)
        case Numeric() | DateAnswer():
            return ("7",) if isinstance(item.interaction, Numeric) else ("7.7.1999",)
        case ShortText():
            return ("Unsinn",)
        case Discretion():
            return ("", "verfehlt")
        case _:
            return right_keys(item)[::-1]

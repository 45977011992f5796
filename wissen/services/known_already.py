"""A few questions over a whole module ("Das kann ich schon"): who passes need not read what they know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wissen.content.entry import Entry, PartKind
from wissen.content.ids import split_ref
from wissen.content.item import Quiz, QuizKind
from wissen.content.library import Library
from wissen.content.model import Kind, Lesson, Module
from wissen.errors import InvalidResponse, NotFound
from wissen.learning.attempt_kind import AttemptKind
from wissen.learning.draw import spread
from wissen.learning.grading import GRADED
from wissen.learning.history import Attempt, History
from wissen.learning.refresher import known_of
from wissen.progress.events import NewEvent
from wissen.services.asked import Place, Questions, started_event
from wissen.services.lessons import completed_event
from wissen.services.results import lesson_of
from wissen.services.shelf import Shelf

LEAST, MOST = 5, 10
_EACH = 2
"""Questions for each lesson of the module, as far as there may be so many."""
_PASS_MARK = 80
"""Percent, for a module without an Abschluss."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a person may show of a module: `count` questions; `lessons` are those not yet learned.

    `from_day` is the first day on which it may be tried again, None if at once.
    """

    module: Module
    count: int
    pass_mark: int
    lessons: tuple[Entry, ...]
    from_day: date | None = None


class KnownAlready:
    """Use cases of testing out of a module; belongs to the thread of the history."""

    def __init__(self, shelf: Shelf, history: History, questions: Questions) -> None:
        self._shelf = shelf
        self._history = history
        self._questions = questions

    def prepare(self, module_id: str) -> None:
        """Read the texts that questions are drawn from, so that they are there at once; on any thread.

        Raises NotFound or ContentError.
        """
        library = self._shelf.current
        for entry in _sources(library, self._module(module_id)):
            library.open(entry.id)

    def may_offer(self, module_id: str) -> bool:
        """Whether it is worth asking for the offer: nothing is read for it."""
        library, module = self._shelf.current, self._module(module_id)
        lessons = {entry.id for entry in _lessons(library, module)}
        count = sum(
            (entry.id if entry.kind is Kind.LESSON else split_ref(part.lesson)[0]) in lessons
            for entry in _sources(library, module)
            for part in entry.parts
            if part.kind is PartKind.ITEM
        )
        return count >= LEAST and bool(self._unlearned(library, module))

    def offer(self, module_id: str) -> Offer | None:
        """What is offered today; None when everything is learned, or the module has too few questions.

        Raises NotFound for what is no module.
        """
        library = self._shelf.current
        module = self._module(module_id)
        lessons = self._unlearned(library, module)
        pools = self._pools(module)
        there = sum(map(len, pools))
        if not lessons or there < LEAST:
            return None
        count = min(MOST, max(LEAST, _EACH * len(pools)), there)
        return Offer(module, count, _pass_mark(library, module), lessons, self._again_from(module))

    def started(self, module_id: str, *, seed: int) -> NewEvent:
        """Begin with questions drawn by the seed. Raises InvalidResponse when none are offered today."""
        offer = self.offer(module_id)
        if offer is None:
            raise InvalidResponse("Für dieses Modul gibt es heute keine Fragen zu „Das kann ich schon“.")
        if offer.from_day is not None:
            raise InvalidResponse("Heute haben Sie es schon versucht.", "Morgen können Sie es noch einmal versuchen.")
        places = spread(self._pools(offer.module), offer.count, seed=seed)
        return started_event(
            offer.module.head.id,
            places,
            pass_mark=offer.pass_mark,
            seed=seed,
            day=self._shelf.today,
            kind=AttemptKind.TEST_OUT,
        )

    def learned(self, attempt: Attempt) -> Iterator[NewEvent]:
        """What a passed attempt makes known: each lesson not yet learned, with its sections as they read today.

        Nothing when the module has gone.
        """
        library = self._shelf.current
        if attempt.quiz not in library.entries:
            return
        for entry in self._unlearned(library, self._module(attempt.quiz)):
            lesson = library.open(entry.id)
            if isinstance(lesson, Lesson):
                event = completed_event(lesson, self._shelf)
                yield replace(event, payload={**event.payload, "by": attempt.reference})

    def shown_known(self, attempt: Attempt) -> tuple[Entry, ...]:
        """The lessons that count as read because of an attempt."""
        entries, completions = self._shelf.current.entries, self._history.completions
        return tuple(
            entry
            for entry in entries.values()
            if entry.id in completions and completions[entry.id].by == attempt.reference
        )

    def _module(self, module_id: str) -> Module:
        found = next((one for one in self._shelf.current.modules if one.head.id == module_id), None)
        if found is None:
            raise NotFound(f"„{module_id}“ ist kein Modul.")
        return found

    def _unlearned(self, library: Library, module: Module) -> tuple[Entry, ...]:
        return tuple(entry for entry in _lessons(library, module) if known_of(entry, self._history) is None)

    def _again_from(self, module: Module) -> date | None:
        last = max((one.ended for one in self._history.attempts(module.head.id) if one.ended), default=None)
        return last + timedelta(days=1) if last is not None and last >= self._shelf.today else None

    def _pools(self, module: Module) -> list[list[Place]]:
        """The questions by lesson of the module: those in it, and those of quizzes that name it.

        A Durchgang is one story from its first question to its last: nothing is taken out of it.
        """
        library = self._shelf.current
        by_lesson: dict[str, list[Place]] = {entry.id: [] for entry in _lessons(library, module)}
        for entry in _sources(library, module):
            for place in self._questions.of(entry).values():
                if place.item.kind in GRADED and lesson_of(place) in by_lesson:
                    by_lesson[lesson_of(place)].append(place)
        return [places for places in by_lesson.values() if places]


def _lessons(library: Library, module: Module) -> tuple[Entry, ...]:
    return tuple(entry for entry in library.contents(module) if entry.kind is Kind.LESSON)


def _sources(library: Library, module: Module) -> Iterator[Entry]:
    """Where questions are drawn from."""
    for entry in library.contents(module):
        if entry.kind is Kind.LESSON or (entry.kind is Kind.QUIZ and entry.detail != QuizKind.WALK):
            yield entry


def _pass_mark(library: Library, module: Module) -> int:
    """That of the Abschluss of the module."""
    for entry in library.contents(module):
        if entry.detail == QuizKind.FINAL and isinstance(quiz := library.open(entry.id), Quiz):
            return quiz.pass_mark
    return _PASS_MARK

"""Lessons: open one as of today, take note of reading it, take that back, answer its inline questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wissen.content.entry import Entry
from wissen.content.flow import Process
from wissen.content.head import Head
from wissen.content.item import Item
from wissen.content.library import Library
from wissen.content.model import Lesson, Module
from wissen.errors import NotFound
from wissen.learning.completion import Standing, known_through
from wissen.learning.grading import Outcome, grade
from wissen.learning.history import Answer, History
from wissen.learning.judging import is_typed
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.refreshers import Refreshers
from wissen.services.seen import seen, seen_parts
from wissen.services.shelf import Shelf


@dataclass(frozen=True, slots=True)
class LessonView:
    """A lesson as the page shows it; `position` counts from 1 among the `count` lessons and quizzes of the module."""

    entry: Entry
    lesson: Lesson
    standing: Standing
    answers: dict[str, Answer]
    module: Module | None = None
    position: int = 0
    count: int = 0
    previous: Entry | None = None
    next: Entry | None = None
    may_undo: bool = False
    """Whether the person read this very lesson; what a predecessor brought along cannot be taken back here."""

    @property
    def head(self) -> Head:
        """Title, minutes, sources and review of the lesson."""
        return self.lesson.head


class Lessons:
    """Use cases of the lesson page; `open` may run on any thread, the rest belongs to the thread of the history."""

    def __init__(
        self, shelf: Shelf, history: History, refreshers: Refreshers, *, new_text_id: Callable[[], str]
    ) -> None:
        self._shelf = shelf
        self._history = history
        self._refreshers = refreshers
        self._new_text_id = new_text_id

    def open(self, lesson_id: str) -> Lesson:
        """Parse the lesson as of the Stichtag; raises NotFound or ContentError."""
        return self._lesson(self._shelf.library, lesson_id)

    @staticmethod
    def _lesson(library: Library, lesson_id: str) -> Lesson:
        lesson = library.open(lesson_id)
        if not isinstance(lesson, Lesson):
            raise NotFound(f"„{lesson_id}“ ist keine Lektion.")
        return lesson

    def view(self, lesson_id: str) -> LessonView:
        """Everything the page shows."""
        library = self._shelf.library
        entry, _ = self._shelf.find(lesson_id)
        module = library.module_of(entry)
        neighbours = library.contents(module) if module else (entry,)
        lesson, answers = self.open(lesson_id), self._history.answers
        index = next(place for place, other in enumerate(neighbours) if other.id == entry.id)
        return LessonView(
            entry=entry,
            lesson=lesson,
            standing=self._refreshers.standing(self._shelf.current.entries.get(entry.id, entry)),
            answers={item.id: answers[item.id] for item in lesson.items if item.id in answers},
            module=module,
            position=index + 1 if module else 0,
            count=len(neighbours) if module else 0,
            previous=neighbours[index - 1] if index else None,
            next=neighbours[index + 1] if index + 1 < len(neighbours) else None,
            may_undo=entry.id in self._history.completions,
        )

    def begun(self, lesson_id: str) -> NewEvent | None:
        """Note that the lesson was opened; None when that is known already."""
        return None if lesson_id in self._history.begun else NewEvent(Verb.BEGUN, lesson_id)

    def completed(self, lesson_id: str) -> NewEvent:
        """Note that the lesson was read, with the Fassung and text of every section that holds today."""
        lesson = self._lesson(self._shelf.current, lesson_id)
        return completed_event(lesson, self._shelf)

    def undone(self, lesson_id: str) -> NewEvent:
        """Take the completion of a lesson back; raises KeyError when it is not completed."""
        return NewEvent(Verb.UNDONE, lesson_id, payload={"completion": self._history.completions[lesson_id].reference})

    def answered(self, item: Item, response: tuple[str, ...]) -> tuple[Outcome, NewEvent]:
        """Grade an inline question; raises InvalidResponse."""
        outcome = grade(item, response)
        return outcome, answer_event(item, response, outcome, attempt=None, new_text_id=self._new_text_id)


def completed_event(content: Lesson | Process, shelf: Shelf) -> NewEvent:
    """Note that what holds today was read or walked through, with the Fassung and text of every part."""
    shown = seen_parts(content, shelf.whole)
    through = known_through(content.head, shelf.today)
    return NewEvent(
        Verb.COMPLETED,
        content.head.id,
        payload={
            "sections": {place: part.revision for place, part in shown.items()},
            "through": through and through.isoformat(),
        },
        shown={part.revision: part.text for part in shown.values()},
    )


def answer_event(
    item: Item,
    response: tuple[str, ...],
    outcome: Outcome,
    *,
    attempt: str | None,
    new_text_id: Callable[[], str],
    asked: str = "",
) -> NewEvent:
    """The event of an answer, with the question as it was shown; `attempt` is None outside a quiz.

    `asked` is what the attempt calls the question, where that is not its Kennung.

    What was typed goes into a text of its own, under a fresh id: a slug.
    """
    question = seen(item)
    parts: list[str | dict[str, str] | None] = []
    texts: dict[str, str] = {}
    for place, part in enumerate(response):
        if part and is_typed(item.interaction, place):
            text_id = new_text_id()
            texts[text_id] = part
            parts.append({"text": text_id})
        else:
            parts.append(part or None)
    return NewEvent(
        Verb.ANSWERED,
        item.id,
        question.revision,
        {"attempt": attempt, "response": parts, "score": outcome.score, **({"asked": asked} if asked else {})},
        {question.revision: question.text},
        texts,
    )

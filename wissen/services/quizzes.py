"""Quizzes: begin or resume an attempt, one question at a time, result by topic with a next step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from wissen.content.entry import Entry
from wissen.content.flow import Process
from wissen.content.ids import Id, split_ref
from wissen.content.item import Choices, Cloze, Item, ItemGroup, ItemKind, Matching, Ordering, Quiz, QuizKind
from wissen.errors import InvalidResponse, NotFound
from wissen.learning.grading import Outcome, grade, mean_percent
from wissen.learning.history import Answer, Attempt, History
from wissen.learning.judging import gap_keys
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.lessons import answer_event
from wissen.services.seen import seen
from wissen.services.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Question:
    """One question of an attempt; `order` are the keys as shown, `number` counts from 1."""

    item: Item
    group: ItemGroup
    order: tuple[str, ...]
    number: int
    count: int
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Topic:
    """Result of one theme: the lesson its questions belong to (None: no lesson named)."""

    lesson: Entry | None
    right: int
    count: int


@dataclass(frozen=True, slots=True)
class Result:
    """A finished attempt; `repeat` are the lessons worth another look, weakest first.

    `red` are the titles of the questions in which something unlawful was chosen.
    """

    attempt: Attempt
    right: int
    count: int
    topics: tuple[Topic, ...]
    repeat: tuple[Entry, ...]
    red: tuple[str, ...] = ()


class Quizzes:
    """Use cases of the quiz page; `open` may run on any thread, the rest belongs to the thread of the history."""

    def __init__(self, shelf: Shelf, history: History, *, new_text_id: Callable[[], str]) -> None:
        self._shelf = shelf
        self._history = history
        self._new_text_id = new_text_id

    def open(self, quiz_id: str) -> Quiz:
        """Parse the quiz as of today; raises NotFound or ContentError."""
        quiz = self._shelf.current.open(quiz_id)
        if not isinstance(quiz, Quiz):
            raise NotFound(f"„{quiz_id}“ ist keine Übung.")
        return quiz

    def attempt(self, quiz_id: str) -> Attempt | None:
        """The attempt to go on with; None when the last one is finished or there is none."""
        return self._history.open_attempt(quiz_id)

    def attempts(self, quiz_id: str) -> tuple[Attempt, ...]:
        """All attempts, oldest first."""
        return self._history.attempts(quiz_id)

    def started(self, quiz_id: str, *, seed: int) -> NewEvent:
        """Begin an attempt with today's questions; `seed` (0 or more) decides the order of the options."""
        quiz = self.open(quiz_id)
        items = {item.id: seen(item) for item in quiz.items}
        if not items:
            raise InvalidResponse("Diese Übung enthält heute keine Frage.")
        return NewEvent(
            Verb.ATTEMPT_STARTED,
            quiz.head.id,
            payload={
                "items": [[item_id, question.revision] for item_id, question in items.items()],
                "pass_mark": quiz.pass_mark,
                "seed": seed,
                "stichtag": self._shelf.today.isoformat(),
            },
            shown={question.revision: question.text for question in items.values()},
        )

    def question(self, attempt: Attempt, item_id: str) -> Question | None:
        """A question of the attempt as today's content has it; None when it has gone."""
        names = [name for name, _ in attempt.items]
        for group in self.open(attempt.quiz).groups:
            for item in group.items:
                if item.id == item_id:
                    return Question(
                        item,
                        group,
                        shown_order(item, seed=attempt.seed),
                        names.index(item_id) + 1,
                        len(names),
                        attempt.answers.get(item_id),
                    )
        return None

    def next_question(self, attempt: Attempt) -> Question | None:
        """The first question without an answer that today's content still has; None when there is none left."""
        open_names = (name for name, _ in attempt.items if name not in attempt.answers)
        return next((question for name in open_names if (question := self.question(attempt, name))), None)

    def answered(self, attempt: Attempt, item: Item, response: tuple[str, ...]) -> tuple[Outcome, tuple[NewEvent, ...]]:
        """Grade an answer; the last one also finishes the attempt. Raises InvalidResponse."""
        outcome = grade(item, response)
        event = answer_event(item, response, outcome, attempt=attempt.reference, new_text_id=self._new_text_id)
        answer = Answer(item.id, event.revision, response, outcome.score)
        after = replace(attempt, answers={**attempt.answers, item.id: answer})
        return outcome, (event, *self.finished(after))

    def finished(self, attempt: Attempt) -> tuple[NewEvent, ...]:
        """The event that ends an attempt, once no question is left; a question that has gone counts for nothing."""
        if attempt.finished or self.next_question(attempt) is not None:
            return ()
        gone = self.withdrawn(attempt)
        counted = (answer.score for name, answer in attempt.answers.items() if name not in gone)
        scores = tuple(score for score in counted if score is not None)
        percent = mean_percent(scores)
        payload = {
            "attempt": attempt.reference,
            "score": percent / 100,
            "passed": percent >= attempt.pass_mark and not self._red(attempt),
            **({"withdrawn": list(gone)} if gone else {}),
        }
        return (NewEvent(Verb.ATTEMPT_FINISHED, attempt.quiz, payload=payload),)

    def withdrawn(self, attempt: Attempt) -> tuple[str, ...]:
        """The questions of an attempt that today's content no longer has; of a finished one those gone at its end."""
        if attempt.finished:
            return attempt.withdrawn
        present = {str(item.id) for item in self.open(attempt.quiz).items}
        return tuple(name for name, _ in attempt.items if name not in present)

    def result(self, attempt: Attempt) -> Result:
        """The outcome of a finished attempt by topic."""
        lessons = {str(item.id): split_ref(item.lesson)[0] for item in self.open(attempt.quiz).items}
        by_lesson: dict[Id, list[Answer]] = {}
        counted = {
            name: answer
            for name, answer in attempt.answers.items()
            if name not in attempt.withdrawn and answer.score is not None
        }
        for name, answer in counted.items():
            by_lesson.setdefault(lessons.get(name, Id("")), []).append(answer)
        topics = tuple(
            Topic(self._shelf.current.entries.get(lesson), _right(answers), len(answers))
            for lesson, answers in by_lesson.items()
        )
        weak = sorted((topic for topic in topics if topic.lesson and topic.right < topic.count), key=_share)
        return Result(
            attempt,
            _right(counted.values()),
            len(counted),
            topics,
            tuple(topic.lesson for topic in weak if topic.lesson),
            self._red(attempt),
        )

    def process(self, quiz: Quiz) -> Process | None:
        """The process that a Durchgang walks through, as of today; None for any other quiz, or when it has gone."""
        if quiz.kind is not QuizKind.WALK or quiz.process not in self._shelf.current.entries:
            return None
        process = self._shelf.current.open(quiz.process)
        return process if isinstance(process, Process) else None

    def _red(self, attempt: Attempt) -> tuple[str, ...]:
        """In a Durchgang, the questions in which the person chose what would do harm."""
        quiz = self.open(attempt.quiz)
        if quiz.kind is not QuizKind.WALK:
            return ()
        answered = ((item, attempt.answers[item.id]) for item in quiz.items if item.id in attempt.answers)
        return tuple(item.title for item, answer in answered if _is_red(item, answer))


def shown_order(item: Item, *, seed: int) -> tuple[str, ...]:
    """Keys in the order shown: shuffled, but the same each time with the same seed, so that resuming moves nothing.

    Richtig and Falsch keep their places; an ordering never starts out solved. Of a matching the keys of right sides,
    of a cloze those of its chosen gaps, gap after gap; nothing of a question that is answered in one's own words.
    """
    random = Random(f"{seed}/{item.id}")
    match item.interaction:
        case Choices(choices=choices):
            keys = [choice.key for choice in choices]
            if item.kind is not ItemKind.TRUE_FALSE:
                random.shuffle(keys)
            return tuple(keys)
        case Ordering(entries=entries):
            solution = [entry.key for entry in entries]
            keys = random.sample(solution, len(solution))
            return tuple(keys if keys != solution else [*keys[1:], *keys[:1]])
        case Matching(rights=rights):
            return _shuffled(tuple(rights), random)
        case Cloze(gaps=gaps):
            chosen = (gap_keys(gap) for gap in gaps if gap.chosen)
            return tuple(key for keys in chosen for key in _shuffled(keys, random))
        case _:
            return ()


def _shuffled(keys: Sequence[str], random: Random) -> tuple[str, ...]:
    return tuple(random.sample(keys, len(keys)))


def _is_red(item: Item, answer: Answer) -> bool:
    response = answer.given({})
    try:
        return response is not None and grade(item, response).red
    except InvalidResponse:
        return False  # the options have changed since


def _right(answers: Iterable[Answer]) -> int:
    return sum(answer.score == 1 for answer in answers)


def _share(topic: Topic) -> float:
    return topic.right / topic.count

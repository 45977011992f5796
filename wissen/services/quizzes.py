"""Quizzes: begin or resume an attempt, one question at a time in any order, its end, and what may follow it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from wissen.content.entry import Entry
from wissen.content.flow import Process
from wissen.content.ids import Id
from wissen.content.item import Choices, Cloze, Item, ItemGroup, ItemKind, Matching, Ordering, Quiz, QuizKind
from wissen.content.model import Kind
from wissen.errors import InvalidResponse, NotFound
from wissen.learning.attempt_kind import AttemptKind
from wissen.learning.draw import shuffled
from wissen.learning.grading import Outcome, grade
from wissen.learning.history import Answer, Attempt, History
from wissen.learning.judging import gap_keys
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.asked import Asked, Questions, QuestionState, started_event
from wissen.services.known_already import KnownAlready, Offer
from wissen.services.lessons import answer_event
from wissen.services.results import Result, is_wrong, percent_of, red_titles, result_of
from wissen.services.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Question:
    """One question of an attempt; `order` are the keys as shown, `number` counts from 1.

    `name` is what the attempt calls it, `entry` the file it stands in today.
    """

    item: Item
    group: ItemGroup
    order: tuple[str, ...]
    number: int
    count: int
    answer: Answer | None
    name: str
    entry: Entry
    changed: bool = False
    """Whether it reads otherwise than when it was drawn, or answered."""


class Quizzes:
    """Use cases of the quiz page; `open` may run on any thread, the rest belongs to the thread of the history."""

    def __init__(self, shelf: Shelf, history: History, *, new_text_id: Callable[[], str]) -> None:
        self._shelf = shelf
        self._history = history
        self._new_text_id = new_text_id
        self._questions = Questions(shelf)
        self._known = KnownAlready(shelf, history, self._questions)

    def open(self, quiz_id: str) -> Quiz:
        """Parse the quiz as of today, or the one that replaces it; raises NotFound or ContentError."""
        quiz = self._shelf.current.open(self._questions.heir(quiz_id) or quiz_id)
        if not isinstance(quiz, Quiz):
            raise NotFound(f"„{quiz_id}“ ist keine Übung.")
        return quiz

    def exists(self, quiz_id: str) -> bool:
        """Whether today's content has the quiz, or one that replaces it."""
        return self._questions.heir(quiz_id) is not None

    def attempt(self, quiz_id: str) -> Attempt | None:
        """The attempt at a quiz or module to go on with; None when the last one is finished or there is none."""
        return self._history.open_attempt(*self._names(quiz_id))

    def attempts(self, quiz_id: str) -> tuple[Attempt, ...]:
        """All attempts at a quiz or module, also under names that it bore earlier, oldest first."""
        return self._history.attempts(*self._names(quiz_id))

    def now(self, attempt: Attempt) -> Attempt | None:
        """The same attempt with what has happened since; None when it was begun anew or erased meanwhile."""
        attempts = self._history.attempts(attempt.quiz)
        return next((one for one in attempts if one.reference == attempt.reference), None)

    def started(self, quiz_id: str, *, seed: int) -> NewEvent:
        """Begin an attempt with today's questions; `seed` (0 or more) decides their order and the options'.

        The questions of a case stay together and in their order, those of a Durchgang all do.
        """
        quiz = self.open(quiz_id)
        places = self._questions.of(self._shelf.current.entry(quiz.head.id))
        if not places:
            raise InvalidResponse("Diese Übung enthält heute keine Frage.")
        asked = [[places[item.id] for item in group.items] for group in quiz.groups]
        cases = zip(quiz.groups, asked, strict=True)
        units = [unit for group, part in cases for unit in ([part] if group.case else [[place] for place in part])]
        return started_event(
            quiz.head.id,
            tuple(places.values()) if quiz.kind is QuizKind.WALK else shuffled(units, seed=seed),
            pass_mark=0 if quiz.kind is QuizKind.PRACTICE else quiz.pass_mark,
            seed=seed,
            day=self._shelf.today,
        )

    def started_again(self, attempt: Attempt, *, seed: int, unsure: bool = False) -> NewEvent:
        """Begin practice with what was not fully right in a finished attempt, on wish also with what was unsure.

        Raises InvalidResponse when nothing of it is left.
        """
        places = {
            one.place.item.id: one.place  # once, where two have become one
            for one in self.asked(attempt)
            if one.place is not None and (is_wrong(one) or (unsure and one.unsure))
        }
        if not places:
            raise InvalidResponse("Hier ist nichts mehr zu wiederholen.")
        kind, day = AttemptKind.WRONG, self._shelf.today
        return started_event(attempt.quiz, tuple(places.values()), pass_mark=0, seed=seed, day=day, kind=kind)

    def asked(self, attempt: Attempt) -> tuple[Asked, ...]:
        """All questions of an attempt as today's content has them, in the order in which they are asked."""
        return self._questions.asked(attempt)

    def question(self, attempt: Attempt, name: str) -> Question | None:
        """A question of the attempt as today's content has it; None when it has gone."""
        asked = self.asked(attempt)
        number = next((number for number, one in enumerate(asked, 1) if one.name == name), 0)
        return _question(attempt, asked[number - 1], number, len(asked)) if number else None

    def next_question(self, attempt: Attempt, after: str = "") -> Question | None:
        """The first open question behind another, then from the beginning; None when there is none but that one."""
        asked = self.asked(attempt)
        start = next((number for number, one in enumerate(asked, 1) if one.name == after), 0)
        for number in (*range(start, len(asked)), *range(start)):
            if asked[number].state is QuestionState.OPEN and asked[number].name != after:
                return _question(attempt, asked[number], number + 1, len(asked))
        return None

    def answered(
        self, attempt: Attempt, item: Item, response: tuple[str, ...], *, name: str = ""
    ) -> tuple[Outcome, tuple[NewEvent, ...]]:
        """Grade an answer, which stands then; `name` is what the attempt calls the question. Raises InvalidResponse."""
        outcome = grade(item, response)
        asked = "" if name == item.id else name
        event = answer_event(
            item, response, outcome, attempt=attempt.reference, new_text_id=self._new_text_id, asked=asked
        )
        return outcome, (event,)

    def marked(self, attempt: Attempt, name: str, *, unsure: bool) -> NewEvent:
        """Mark a question of the attempt as unsure, or take the mark away."""
        return NewEvent(Verb.MARKED_UNSURE, name, payload={"attempt": attempt.reference, "unsure": unsure})

    def finished(self, attempt: Attempt) -> tuple[NewEvent, ...]:
        """The events that end an attempt, whatever is still open; a question that has gone counts for nothing.

        Where there is something to pass, an open question counts 0; in practice it is left out.
        """
        if attempt.finished:
            return ()
        asked = self.asked(attempt)
        percent = percent_of(attempt, asked)
        passed = attempt.judged and percent >= attempt.pass_mark and not red_titles(attempt, asked)
        gone = self.withdrawn(attempt)
        payload = {
            "attempt": attempt.reference,
            "score": percent / 100,
            "passed": passed,
            **({"withdrawn": list(gone)} if gone else {}),
        }
        learned = self._known.learned(attempt) if passed and attempt.kind is AttemptKind.TEST_OUT else ()
        return (NewEvent(Verb.ATTEMPT_FINISHED, attempt.quiz, payload=payload), *learned)

    def withdrawn(self, attempt: Attempt) -> tuple[str, ...]:
        """The questions of an attempt that today's content no longer has; of a finished one those gone at its end."""
        if attempt.finished:
            return attempt.withdrawn
        return tuple(one.name for one in self.asked(attempt) if one.state is QuestionState.GONE)

    def result(self, attempt: Attempt) -> Result:
        """The outcome of a finished attempt by topic."""
        result = result_of(attempt, self.asked(attempt), self._shelf.current)
        return replace(result, learned=self._known.shown_known(attempt)) if attempt.passed else result

    def test_out(self, module_id: str) -> Offer | None:
        """What "Das kann ich schon" offers for a module today; None where it offers nothing. Raises NotFound."""
        return self._known.offer(module_id)

    def may_test_out(self, module_id: str) -> bool:
        """Whether a button for it has a place: reads no text, unlike `test_out`. Raises NotFound."""
        return self._known.may_offer(module_id)

    def prepare_test_out(self, module_id: str) -> None:
        """Read the texts of a module, on any thread, so that it can begin at once. Raises NotFound or ContentError."""
        self._known.prepare(module_id)

    def started_test_out(self, module_id: str, *, seed: int) -> NewEvent:
        """Begin "Das kann ich schon" for a module. Raises InvalidResponse when it is not offered today."""
        return self._known.started(module_id, seed=seed)

    def process(self, quiz: Quiz) -> Process | None:
        """The process that a Durchgang walks through, as of today; None for any other quiz, or when it has gone."""
        if quiz.kind is not QuizKind.WALK or quiz.process not in self._shelf.current.entries:
            return None
        process = self._shelf.current.open(quiz.process)
        return process if isinstance(process, Process) else None

    def _names(self, quiz_id: str) -> tuple[str, ...]:
        entry = self._shelf.current.entries.get(self._questions.heir(quiz_id) or Id(quiz_id))
        return (entry.id, *entry.head.supersedes) if entry and entry.kind is Kind.QUIZ else (quiz_id,)


def _question(attempt: Attempt, asked: Asked, number: int, count: int) -> Question | None:
    place = asked.place
    if place is None:
        return None
    order = shown_order(place.item, seed=attempt.seed)
    return Question(place.item, place.group, order, number, count, asked.answer, asked.name, place.entry, asked.changed)


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

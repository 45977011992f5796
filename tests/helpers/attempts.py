"""Attempts of a person without a window: begun with a seed, answered, and looked at again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from tests.helpers.person import Person, right_keys, wrong_keys
from wissen.learning.draw import shuffled
from wissen.learning.history import Attempt

QUIZ = "q-anfang"


def seeds_in_order(units: int) -> Iterator[int]:
    """Seeds with which so many units stay in their order, each once."""
    order = tuple(range(units))
    return (seed for seed in count() if shuffled([(unit,) for unit in order], seed=seed) == order)


IN_ORDER = next(seeds_in_order(3))
"""Asks the small quiz from its first question to its last."""


def begin(person: Person, quiz: str = QUIZ, *, seed: int = IN_ORDER) -> Attempt:
    """Begin an attempt at a quiz."""
    person.does(person.services.quizzes.started(quiz, seed=seed))
    return now(person, quiz)


def now(person: Person, quiz: str = QUIZ) -> Attempt:
    """The last attempt as it stands."""
    return person.services.quizzes.attempts(quiz)[-1]


def answer(person: Person, quiz: str = QUIZ, *, right: bool = True) -> str:
    """Answer the next open question; returns its name."""
    quizzes = person.services.quizzes
    question = quizzes.next_question(now(person, quiz))
    assert question is not None
    keys = right_keys(question.item) if right else wrong_keys(question.item)
    person.does(*quizzes.answered(now(person, quiz), question.item, keys, name=question.name)[1])
    return question.name


def finish(person: Person, quiz: str = QUIZ, *, right: Sequence[bool] = ()) -> Attempt:
    """Answer the open questions, rightly or not one after the other, and end the attempt."""
    for rightly in right:
        answer(person, quiz, right=rightly)
    person.does(*person.services.quizzes.finished(now(person, quiz)))
    return now(person, quiz)


def change(person: Person, name: str, *pairs: tuple[str, str]) -> None:
    """Replace words in a file of the content, and read it again."""
    file = person.services.shelf.folder / name
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    reread(person)


def reread(person: Person) -> None:
    """Read the content again, as after an update."""
    person.services.shelf.adopt(person.services.shelf.read())

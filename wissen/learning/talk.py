"""Gesprächsblatt: which questions a talk may begin with, from what a person shared and what is planned for them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import Final

from wissen.learning.completion import Standing
from wissen.learning.weekly import ENDS_WITHIN, Seen, is_silent, late, week_words
from wissen.text import german_date

MOST_QUESTIONS: Final = 7
_DIGITS: Final = 12
_LAST: Final = "Was würde Ihnen in der nächsten Woche am meisten helfen?"


@dataclass(frozen=True, slots=True)
class Own:
    """A line of a mentor's own."""

    words: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that was suggested, by its name: what it says of somebody stands nowhere but in what they shared."""

    name: str


@dataclass(frozen=True, slots=True)
class Questions:
    """What a mentor made of the questions: their lines, and the names of what they took out; at first nothing."""

    lines: tuple[Own | Suggestion, ...] = ()
    left_out: tuple[str, ...] = ()

    def only(self, names: Collection[str]) -> Questions:
        """Without what is not suggested any more."""
        lines = (one for one in self.lines if isinstance(one, Own) or one.name in names)
        return Questions(tuple(lines), tuple(name for name in self.left_out if name in names))


def question_name(question: str) -> str:
    """What names a question that is suggested; the same words have the same name."""
    return hashlib.sha256(question.encode()).hexdigest()[:_DIGITS]


def written(words: str, suggestions: Collection[str]) -> Questions:
    """What is to be kept of questions as they stand there now, one a line."""
    if words == "\n".join(suggestions):
        return Questions()
    lines = words.splitlines()
    kept = (Suggestion(question_name(one)) if one in suggestions else Own(one) for one in lines)
    return Questions(tuple(kept), tuple(question_name(one) for one in suggestions if one not in lines))


def shown(questions: Questions, suggestions: Collection[str]) -> str:
    """The questions as they stand there now: what is suggested anew comes first, what is not any more has gone."""
    names = {question_name(one): one for one in suggestions}
    known = {*questions.left_out, *(one.name for one in questions.lines if isinstance(one, Suggestion))}
    new = [one for name, one in names.items() if name not in known]
    kept = [one.words if isinstance(one, Own) else names.get(one.name) for one in questions.lines]
    return "\n".join([*new, *(one for one in kept if one is not None)])


def suggested(person: Seen, today: date) -> tuple[str, ...]:
    """At most seven questions, first about what the person asked for; the last one always fits."""
    rules = (_asked(person), _late(person, today), _ready(person), _modules(person), _around(person, today))
    return (*islice(chain.from_iterable(rules), MOST_QUESTIONS - 1), _LAST)


def _asked(person: Seen) -> Iterator[str]:
    for one in sorted(person.asked, key=lambda asked: (asked.week, asked.ref)):
        yield f"Hilfe bei „{one.title}“: Was ist noch unklar, und was hat schon geholfen?"


def _late(person: Seen, today: date) -> Iterator[str]:
    items = {item.ref: item for plan in person.plans for item in late(person, plan, today)}
    for item in sorted(items.values(), key=lambda one: (one.due, one.ref)):
        yield f"„{item.title}“ war bis {german_date(item.due)} gedacht: Passt der Plan noch?"


def _ready(person: Seen) -> Iterator[str]:
    for _, title in person.ready:
        yield f"Abnahme „{title}“: Wann schauen wir es uns gemeinsam an?"


def _modules(person: Seen) -> Iterator[str]:
    for title, standing in person.modules:
        if standing is Standing.STALE:
            yield f"„{title}“ hat sich geändert: Was ist jetzt anders, und wo kommt es in der Arbeit vor?"
    for title, standing in person.modules:
        if standing is Standing.BEGUN:
            yield f"„{title}“ ist begonnen: Was ist gut gelungen, was war schwer?"


def _around(person: Seen, today: date) -> Iterator[str]:
    if is_silent(person, today):
        came = f"Seit {week_words(person.week)} ist" if person.week else "Noch ist"
        yield f"{came} kein Stand gekommen: Fehlt etwas, damit es weitergehen kann?"
    ends = [(item.due, plan.title) for plan in person.plans for item in plan.items]
    if ends and max(ends)[0] <= today + ENDS_WITHIN:
        yield f"„{max(ends)[1]}“ geht zu Ende: Was soll danach kommen?"

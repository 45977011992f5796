"""The Fragenprüfung: what gives an answer away, what nobody is taught, what is asked twice. Advice, never an error.

What keeps a question from being asked at all is found by `check_questions`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wissen.content.blocks import plain, plain_text
from wissen.content.entry import Entry, Headed
from wissen.content.ids import split_ref
from wissen.content.item import Choices, Item, ItemKind, Quiz, QuizKind
from wissen.content.library import Library
from wissen.content.model import Kind, Lesson, Module
from wissen.content.problem import Problem, Severity
from wissen.law.citation import parse_sources
from wissen.text import fold, german_list

LONG_SOLUTION = "lösung-auffällig-lang"
UNEVEN = "optionen-ungleich"
SIGNAL_WORD = "signalwort"
LENGTH_TELLS = "länge-verrät"
UNTAUGHT = "frage-ohne-lektion"
DOUBLED = "frage-doppelt"
RULES = (LONG_SOLUTION, UNEVEN, SIGNAL_WORD, LENGTH_TELLS, UNTAUGHT, DOUBLED)
"""Of the problems that are found here."""

_MUCH_LONGER = 1.5
_LETTERS_LONGER = 25
"""A right answer this much longer than the longest wrong one stands out."""
_UNEVEN = 3.0
_LETTERS_UNEVEN = 50
_FEWEST = 5
"""Questions that a quiz must have before a pattern in them means something."""
_PASSES = 80
"""Percent of the questions that somebody who knows nothing must not get right by their looks."""

_SIGNALS = re.compile(
    r"\b(immer|nie|niemals|stets|ausnahmslos|keinesfalls|in jedem Fall|auf keinen Fall|unter keinen Umständen)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question where it stands, with the case that is told before it."""

    path: str
    item: Item
    case: str = ""

    @property
    def words(self) -> str:
        """What is asked, such as two spellings of it are the same."""
        return fold(" ".join((self.case, self.item.title, plain_text(self.item.stem))))


def asked_in(content: Headed, path: str) -> tuple[Asked, ...]:
    """The questions of an object."""
    match content:
        case Quiz(groups=groups):
            return tuple(
                Asked(path, item, plain_text(group.blocks) if group.case else "")
                for group in groups
                for item in group.items
            )
        case Lesson(items=items):
            return tuple(Asked(path, item) for item in items)
        case _:
            return ()


def review(library: Library, asked: Iterable[Asked]) -> list[Problem]:
    """Everything that is striking about these questions, which are all of the Library."""
    by_file: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        by_file[one.path].append(one)
    entries = {entry.path: entry for entry in library.entries.values()}
    taught = _Taught(library)
    problems: list[Problem] = []
    for path, questions in by_file.items():
        for one in questions:
            problems += _of_options(one)
        if (entry := entries.get(path)) is not None and entry.kind is Kind.QUIZ:
            problems += _of_lengths(entry, questions)
            problems += taught.missing(entry, questions)
    problems += _doubled([one for questions in by_file.values() for one in questions])
    return sorted(problems, key=lambda problem: (problem.file.split("/"), problem.line))


def _of_options(asked: Asked) -> Iterator[Problem]:
    item = asked.item
    if not isinstance(item.interaction, Choices) or item.kind is ItemKind.TRUE_FALSE:
        return
    right = [plain(choice.text) for choice in item.interaction.choices if choice.correct]
    wrong = [plain(choice.text) for choice in item.interaction.choices if not choice.correct]
    if not right or not wrong:
        return
    lengths = sorted(map(len, (*right, *wrong)))
    longest_wrong = max(map(len, wrong))
    if _stands_out(min(map(len, right)), longest_wrong):
        letters = f"{max(map(len, right))} zu {longest_wrong} Zeichen"
        text = f"Die richtige Antwort ist viel länger als die falschen ({letters})."
        yield _hint(asked, LONG_SOLUTION, f"{text} Kürzen Sie sie, oder sagen Sie in den falschen mehr.")
    elif lengths[-1] > _UNEVEN * lengths[0] and lengths[-1] - lengths[0] >= _LETTERS_UNEVEN:
        text = f"Die Optionen sind sehr verschieden lang ({lengths[0]} bis {lengths[-1]} Zeichen)."
        yield _hint(asked, UNEVEN, f"{text} Gleich lange verraten nichts.")
    signals = dict.fromkeys(match[0] for text in wrong for match in _SIGNALS.finditer(text))
    if signals and not any(_SIGNALS.search(text) for text in right):
        words = german_list([f"„{word}“" for word in signals])
        stand = "steht" if len(signals) == 1 else "stehen"
        text = f"{words} {stand} nur in falschen Optionen. Wer solche Wörter kennt, streicht sie ohne Fachwissen."
        yield _hint(asked, SIGNAL_WORD, text)


def _stands_out(right: int, wrong: int) -> bool:
    return right > _MUCH_LONGER * wrong and right - wrong >= _LETTERS_LONGER


def _of_lengths(entry: Entry, questions: list[Asked]) -> Iterator[Problem]:
    """Whether somebody who always ticks the longest option would pass."""
    asked = (one.item.interaction for one in questions if one.item.kind is ItemKind.SINGLE)
    single = [interaction for interaction in asked if isinstance(interaction, Choices)]
    longest = sum(map(_longest_is_right, single))
    if len(single) >= _FEWEST and 100 * longest >= _PASSES * len(single):
        text = (
            f"In {longest} von {len(single)} Fragen ist die längste Option die richtige. Wer stets sie ankreuzt, "
            "besteht fast ohne Wissen."
        )
        yield Problem(entry.path, 0, LENGTH_TELLS, text, Severity.HINT)


def _longest_is_right(asked: Choices) -> bool:
    lengths = [(len(plain(choice.text)), choice.correct) for choice in asked.choices]
    most = max(length for length, _ in lengths)
    return [correct for length, correct in lengths if length == most] == [True]


class _Taught:
    """What the lessons of each module deal with."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._norms: dict[str, frozenset[str]] = {}

    def missing(self, quiz: Entry, questions: list[Asked]) -> Iterator[Problem]:
        """Questions of a quiz in a module that no lesson of the module prepares for."""
        module = self._library.module_of(quiz)
        if module is None or quiz.detail == QuizKind.WALK.value:
            return
        lessons = [entry for entry in self._library.contents(module) if entry.kind is Kind.LESSON]
        known = {lesson.id for lesson in lessons}
        for one in questions:
            lesson, _ = split_ref(one.item.lesson)
            if lesson in known or (not lesson and self._cites(module, lessons, one.item)):
                continue
            text = (
                f"Die Lektion „{lesson}“ gehört nicht zu diesem Modul."
                if lesson
                else "Keine Lektion dieses Moduls behandelt, wonach hier gefragt wird."
            )
            yield _hint(one, UNTAUGHT, f"{text} Nennen Sie mit „Lektion: …“ eine, in der die Antwort steht.")

    def _cites(self, module: Module, lessons: list[Entry], item: Item) -> bool:
        if module.head.id not in self._norms:
            cited = (citation for lesson in lessons for part in lesson.parts for citation in part.citations)
            self._norms[module.head.id] = frozenset(norm for one in cited for norm in _norms(one))
        return any(norm in self._norms[module.head.id] for one in item.sources for norm in _norms(one))


def _norms(source: str) -> Iterator[str]:
    return (f"{one.norm} {one.law}" for one in parse_sources(source) if one.norm)


def _doubled(asked: list[Asked]) -> Iterator[Problem]:
    """The same words asked twice; versions of one question are one."""
    first: dict[str, Asked] = {}
    for one in asked:
        known = first.setdefault(one.words, one)
        if known.item.id != one.item.id:
            text = f"Diese Frage gibt es schon: „{known.item.id}“ in {known.path}, Zeile {known.item.line}."
            yield _hint(one, DOUBLED, text)


def _hint(asked: Asked, rule: str, text: str) -> Problem:
    return Problem(asked.path, asked.item.line, rule, text, Severity.HINT)

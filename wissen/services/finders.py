"""Anliegen-Finder: which there are, and a walk through one in which every answer can be changed; nothing is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from wissen.content.as_of import as_of
from wissen.content.as_text import blocks_as_text
from wissen.content.blocks import BulletList, Inline, Paragraph, Text, plain, plain_text
from wissen.content.fields import field_items
from wissen.content.finder_run import UNKNOWN, UNKNOWN_LABEL, choose, is_unknown, leads_to, run_finder
from wissen.content.flow import OUTCOME_FIELDS, Field, Finder, FinderOutcome, FinderQuestion, Target, TargetKind
from wissen.content.ids import Place
from wissen.content.model import Kind
from wissen.errors import ContentError, NotFound, WissenError
from wissen.services.shelf import Shelf

ADVICE = "Arbeitshilfe – die Entscheidung trifft die Sachbearbeitung"
"""Stands over every outcome, on the screen, on paper and in what is copied."""

_SOURCES = "Bezug"


@dataclass(frozen=True, slots=True)
class ListedFinder:
    """One finder of the list; `detail` says what it is for."""

    kennung: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given: the place of its question, and the label or `?` for "Weiß ich nicht"."""

    question: Place
    answer: str


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be given; `answer` is what `Given` keeps of it."""

    answer: str
    label: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class FinderState:
    """How far the answers lead as of a day.

    `asked` are the questions that `given` answers, in their order. Then comes the question that is `open`, or the
    `outcome`; with neither, `fault` tells why there is nothing to ask.
    """

    finder: Finder
    day: date
    given: tuple[Given, ...] = ()
    asked: tuple[FinderQuestion, ...] = ()
    open: FinderQuestion | None = None
    outcome: FinderOutcome | None = None
    fault: str = ""

    @property
    def end(self) -> int:
        """The number (from 0) at which the open question or the outcome stands behind those answered."""
        return len(self.given)

    def question(self, number: int) -> FinderQuestion | None:
        """The question at a place of the walk; None where the outcome stands."""
        return self.asked[number] if number < self.end else self.open


class Finders:
    """The finders that hold on the Stichtag; reading the list may run on any thread."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def read(self) -> tuple[ListedFinder, ...]:
        """All finders in the order of their files; what cannot be read is left out."""
        library = self._shelf.library
        found: list[ListedFinder] = []
        for entry in library.of_kind(Kind.FINDER):
            try:
                content = library.open(entry.id)
            except WissenError:
                continue
            detail = " ".join(plain_text(content.blocks).split()) if isinstance(content, Finder) else ""
            found.append(ListedFinder(entry.id, entry.title, detail))
        return tuple(found)

    def begin(self, kennung: str, given: Iterable[Given] = ()) -> FinderState:
        """Walk a finder as far as the answers fit; an outcome names its finder.

        Raises NotFound, NotThen when it does not hold on the Stichtag, ContentError when its file has gone.
        """
        entry, _ = self._shelf.find(kennung)
        content = self._shelf.library.open(entry.id)
        if not isinstance(content, Finder):
            raise NotFound(f"„{kennung}“ ist kein Anliegen-Finder.", "Alle Finder zeigt „wissen list finder“.")
        return walk(content, self._shelf.day, given)


def walk(finder: Finder, day: date, given: Iterable[Given] = ()) -> FinderState:
    """Go as far as these answers lead; an answer whose question is not asked, or has it no more, is left out."""
    finder = as_of(finder, day)
    waiting = list(given)
    kept: list[Given] = []
    run = run_finder(finder, (), day)
    while run.open is not None:
        asked = run.open.id
        fitting = next((one for one in waiting if one.question == asked), None)
        if fitting is None:
            break
        waiting.remove(fitting)  # each is used once: a way back to a question asks it again
        further = run_finder(finder, [one.answer for one in (*kept, fitting)], day)
        if not further.fault:
            kept.append(fitting)
            run = further
    return FinderState(finder, day, tuple(kept), run.asked, run.open, run.outcome, run.fault)


def answer(state: FinderState, number: int, given: str) -> FinderState:
    """Give or change the answer at a place of the walk; later answers stay as far as they still fit.

    Raises ContentError when the finder leads nowhere from there, which `wissen check` would have told.
    """
    question = state.question(number)
    if question is None:
        raise ValueError(f"no question stands at place {number}")
    before = state.given[:number]
    run = run_finder(state.finder, [*(one.answer for one in before), given], state.day)
    if run.fault:
        raise ContentError(run.fault, "Wählen Sie eine andere Antwort, oder melden Sie es der Redaktion.")
    return walk(state.finder, state.day, (*before, Given(question.id, given), *state.given[number + 1 :]))


def way_to(finder: Finder, day: date, place: str) -> FinderState | None:
    """A shortest walk to a question that is open then, or to an outcome; None when no answers lead there."""
    finder = as_of(finder, day)
    numbers = {question.number: question for question in reversed(finder.questions)}
    waiting: deque[tuple[Target, tuple[Given, ...]]] = deque()
    if numbers:
        waiting.append((Target(TargetKind.QUESTION, str(min(numbers))), ()))
    seen: set[str] = set()
    while waiting:
        target, given = waiting.popleft()
        asked = numbers.get(int(target.value)) if target.kind is TargetKind.QUESTION else None
        if place in (target.value, asked.id if asked is not None else ""):
            return walk(finder, day, given)
        if asked is not None and asked.id not in seen:
            seen.add(asked.id)
            for option in options(asked):
                leads = leads_to(finder, asked, option.answer)
                if leads is not None:
                    waiting.append((leads, (*given, Given(asked.id, option.answer))))
    return None


def options(question: FinderQuestion) -> tuple[Option, ...]:
    """The answers in the order of the file; "Weiß ich nicht" is always there, and last."""
    labels = [branch.label for branch in question.branches]
    known = [Option(plain(label), label) for label in labels if plain(label) and not is_unknown(plain(label))]
    return (*known, Option(UNKNOWN, (Text(UNKNOWN_LABEL),)))


def said(question: FinderQuestion, answer: str) -> str:
    """An answer in the words of its question."""
    branch = None if is_unknown(answer) else choose(question, answer)
    return plain(branch.label) if branch else UNKNOWN_LABEL


def outcome_fields(outcome: FinderOutcome) -> tuple[Field, ...]:
    """The fields in one order for all outcomes; what the outcome rests on stands last, each source once."""
    fields = {field.key: field for field in outcome.fields}
    named = fields[_SOURCES].values if _SOURCES in fields else ()
    others = tuple((Text(source),) for source in outcome.sources if source not in set(map(plain, named)))
    if others:
        fields[_SOURCES] = Field(_SOURCES, (*named, *others))
    return tuple(fields[key] for key in OUTCOME_FIELDS if key in fields)


def outcome_text(finder: Finder, outcome: FinderOutcome, *, state: str, width: int) -> str:
    """An outcome as plain text, without the answers that led to it; `state` says what it rests on, `width` in letters.

    Nothing in it tells of a person: it may be kept or handed on.
    """
    fields = field_items(map(_without_links, outcome_fields(outcome)))
    blocks = (*((BulletList(fields),) if fields else ()), *outcome.blocks)
    advice = Paragraph((Text(f"{ADVICE}.\n{state}"),))
    parts = (outcome.title, finder.head.title, blocks_as_text(blocks, width), blocks_as_text((advice,), width))
    return "\n\n".join(part for part in parts if part)


def _without_links(field: Field) -> Field:
    """Outside the app a path to a file of the content says nothing."""
    return replace(field, values=tuple((Text(plain(value)),) for value in field.values))

"""From a parsed object to its entry in the Library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from sys import intern
from typing import assert_never

from wissen.content.as_of import as_of, periods_of
from wissen.content.entry import Entry, Headed, Part, PartKind
from wissen.content.fingerprint import fingerprint
from wissen.content.flow import AnswerCard, Finder, FinderOutcome, FinderQuestion, Process, Step
from wissen.content.item import Item, Quiz
from wissen.content.model import (
    Card,
    CardFile,
    Glossary,
    Kind,
    LawChange,
    LearningPath,
    Lesson,
    Module,
    Practice,
    PracticeFile,
    Section,
    Term,
)
from wissen.content.process import CARD_TITLE
from wissen.content.revision import canonical, step_names
from wissen.content.validity import ALWAYS, turning_days
from wissen.law.citation import find

_Source = Section | Item | Step | AnswerCard | Card | Practice | Term | FinderOutcome | FinderQuestion

KINDS: dict[type, Kind] = {
    Module: Kind.MODULE,
    Lesson: Kind.LESSON,
    Quiz: Kind.QUIZ,
    Process: Kind.PROCESS,
    CardFile: Kind.CARDS,
    PracticeFile: Kind.PRACTICES,
    Finder: Kind.FINDER,
    LearningPath: Kind.PATH,
    LawChange: Kind.CHANGE,
    Glossary: Kind.GLOSSARY,
}


def summarise(content: Headed, *, path: str, sha: str) -> Entry:
    """Reduce a parsed object to what the Library keeps."""
    names = step_names(content)
    return Entry(
        kind=KINDS[type(content)],
        path=path,
        sha=sha,
        head=content.head,
        parts=tuple(_part(source, names) for source in sources_of(content)),
        detail=content.kind.value if isinstance(content, Quiz) else "",
    )


def sources_of(content: Headed) -> Iterator[_Source]:
    """The parts of an object as parsed, in reading order."""
    match content:
        case Lesson(parts=parts):
            yield from parts
        case Quiz():
            yield from content.items
        case Process(cards=cards, steps=steps):
            yield from cards
            yield from steps
        case CardFile(cards=cards):
            yield from cards
        case PracticeFile(practices=practices):
            yield from practices
        case Finder(questions=questions, outcomes=outcomes):
            yield from questions
            yield from outcomes
        case Glossary(terms=terms):
            yield from terms
        case Module() | LearningPath() | LawChange():
            return
        case _:
            assert_never(content)


_PART_KINDS: dict[type, PartKind] = {
    Section: PartKind.SECTION,
    Item: PartKind.ITEM,
    Step: PartKind.STEP,
    AnswerCard: PartKind.ANSWER,
    Card: PartKind.CARD,
    Practice: PartKind.PRACTICE,
    Term: PartKind.TERM,
    FinderOutcome: PartKind.OUTCOME,
    FinderQuestion: PartKind.QUESTION,
}


def _part(source: _Source, names: Mapping[str, str]) -> Part:
    text = canonical(source, names)
    revision, *turns = _readings(source, names, text)
    return Part(
        id=source.id,
        kind=_PART_KINDS[type(source)],
        title=CARD_TITLE if isinstance(source, AnswerCard) else source.title,
        revision=revision[1],
        period=getattr(source, "period", ALWAYS),
        level=source.level if isinstance(source, Section) else 0,
        words=len(text.split()),
        line=source.line,
        lesson=getattr(source, "lesson", ""),
        supersedes=getattr(source, "supersedes", ()),
        citations=_citations("; ".join((*getattr(source, "sources", ()), text))),
        also=(*source.abbreviations, *source.synonyms) if isinstance(source, Term) else (),
        derived=getattr(source, "derived", False),
        turns=tuple(turns),
    )


def _readings(source: _Source, names: Mapping[str, str], text: str) -> list[tuple[date, str]]:
    """The Fassungen one after the other, each with its first day (for one that always held, any day before)."""
    period = getattr(source, "period", ALWAYS)
    days = [day for day in turning_days(periods_of(source)) if day in period and day != period.start]
    if not days:
        return [(date.min, fingerprint(text))]
    before = days[0] - timedelta(days=1)
    found: list[tuple[date, str]] = []
    for day in (before, *days):
        revision = fingerprint(canonical(as_of(source, day), names))
        if not found or found[-1][1] != revision:
            found.append((day, revision))
    return found


def _citations(text: str) -> tuple[str, ...]:
    """Normalised citations, each once, in order of first mention."""
    names = (intern(str(citation)) for found in find(text) for citation in found.citations)
    return tuple(dict.fromkeys(names))

"""From a parsed object to its entry in the Library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from sys import intern
from typing import assert_never

from wissen.content.entry import Entry, Headed, Part, PartKind
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
from wissen.content.revision import canonical, fingerprint, step_names
from wissen.content.validity import ALWAYS
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
    return Part(
        id=source.id,
        kind=_PART_KINDS[type(source)],
        title=CARD_TITLE if isinstance(source, AnswerCard) else source.title,
        revision=fingerprint(text),
        period=getattr(source, "period", ALWAYS),
        level=source.level if isinstance(source, Section) else 0,
        words=len(text.split()),
        line=source.line,
        lesson=getattr(source, "lesson", ""),
        supersedes=getattr(source, "supersedes", ()),
        citations=_citations("; ".join((*getattr(source, "sources", ()), text))),
        also=(*source.abbreviations, *source.synonyms) if isinstance(source, Term) else (),
        derived=getattr(source, "derived", False),
    )


def _citations(text: str) -> tuple[str, ...]:
    """Normalised citations, each once, in order of first mention."""
    names = (intern(str(citation)) for found in find(text) for citation in found.citations)
    return tuple(dict.fromkeys(names))

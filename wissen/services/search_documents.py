"""What of the content can be found: one document for each version of a section, process, step, card, term and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from wissen.content.blocks import Inline, plain, plain_text
from wissen.content.entry import Headed
from wissen.content.flow import AnswerCard, Field, Finder, Process, Step
from wissen.content.head import Head
from wissen.content.model import Card, CardFile, Glossary, LawChange, Lesson, Practice, PracticeFile, Section
from wissen.content.validity import Period
from wissen.search.model import Concept, Document, Found

_PARTED = "¶"
_FOREMOST = 4
"""How many times more the first Bezug of a process counts: the norm that it is about stands before those it touches."""


def documents_of(content: Headed) -> tuple[Document, ...]:
    """The documents of one object; none for what is not looked up (quizzes, modules, paths)."""
    return tuple(_documents(content))


def text_of(content: Headed, kennung: str, place: str, period: Period) -> str:
    """The text of one document as people read it; "" when there is none."""
    wanted = (kennung, place, period)
    found = (one.body for one in _documents(content) if (one.kennung, one.place, one.period) == wanted)
    return " ".join(next(found, "").replace(_PARTED, "").split())


def concepts_of(content: Headed) -> Iterator[Concept]:
    """The names that mean the same, out of a glossary."""
    if isinstance(content, Glossary):
        for term in content.terms:
            yield Concept(term.id, (term.title, *term.synonyms, *term.abbreviations))


@singledispatch
def _documents(content: object) -> Iterable[Document]:
    del content
    return ()


@_documents.register
def _(content: Lesson) -> Iterator[Document]:
    head = content.head
    opening = (plain_text(section.blocks) for section in content.sections if not section.title)
    yield _whole(head, Found.LESSON, body=_sentence(*opening))
    for section, period in _held(content.sections, head.period):
        if section.title:
            yield Document(
                head.id,
                Found.LESSON,
                head.title,
                section.id,
                section.title,
                keys=_sentence(*section.sources),
                body=plain_text(section.blocks),
                period=period,
                roles=head.roles,
            )


@_documents.register
def _(content: Process) -> Iterator[Document]:
    head = content.head
    foremost = head.sources[:1] * _FOREMOST
    about = (plain_text(content.blocks), content.trigger)
    for card in content.cards or (None,):
        period = card.period.within(head.period) if card else head.period
        if period:
            titles = [step.title for step in content.steps if step.period.overlaps(period)]
            yield _whole(head, Found.PROCESS, *foremost, body=_sentence(*_card(card), *about, *titles), period=period)
    for step in content.steps:
        if held := step.period.within(head.period):
            yield Document(
                head.id, Found.PROCESS, head.title, step.id, step.title, body=_step(step), period=held, roles=head.roles
            )


@_documents.register
def _(content: CardFile) -> Iterator[Document]:
    yield from _single(content.head, Found.CARD, content.cards)


@_documents.register
def _(content: PracticeFile) -> Iterator[Document]:
    yield from _single(content.head, Found.PRACTICE, content.practices)


@_documents.register
def _(content: Glossary) -> Iterator[Document]:
    for term in content.terms:
        keys = _sentence(*term.synonyms, *term.abbreviations, *term.sources)
        period = content.head.period
        yield Document(term.id, Found.TERM, term.title, keys=keys, body=plain_text(term.blocks), period=period)


@_documents.register
def _(content: Finder) -> Iterator[Document]:
    questions = (question.title for question in content.questions)
    outcomes = (outcome.title for outcome in content.outcomes)
    yield _whole(content.head, Found.FINDER, *questions, *outcomes, body=plain_text(content.blocks))


@_documents.register
def _(content: LawChange) -> Iterator[Document]:
    stages = [_sentence(stage.title, *_fields(stage.fields), plain_text(stage.blocks)) for stage in content.stages]
    yield _whole(content.head, Found.CHANGE, body=_sentence(plain_text(content.blocks), *stages))


def _held(sections: Iterable[Section], whole: Period) -> Iterator[tuple[Section, Period]]:
    """Each section with the days on which it is seen: those of its own on which the section above it holds."""
    above: list[tuple[int, Period | None]] = []
    for section in sections:
        while above and above[-1][0] >= section.level:
            above.pop()
        outer = above[-1][1] if above else whole
        period = section.period.within(outer) if outer else None
        above.append((section.level, period))
        if period:
            yield section, period


def _whole(head: Head, kind: Found, *keys: str, body: str = "", period: Period | None = None) -> Document:
    return Document(
        head.id,
        kind,
        head.title,
        keys=_sentence(*head.keywords, *head.sources, *keys),
        body=body,
        period=period or head.period,
        roles=head.roles,
    )


def _single(head: Head, kind: Found, parts: Iterable[Card | Practice]) -> Iterator[Document]:
    """Parts with a Kennung of their own."""
    for part in parts:
        if period := part.period.within(head.period):
            body = _sentence(*_fields(part.fields), plain_text(part.blocks))
            keys = _sentence(*head.keywords, *part.sources)
            yield Document(part.id, kind, part.title, keys=keys, body=body, period=period, roles=head.roles)


def _card(card: AnswerCard | None) -> tuple[str, ...]:
    return (*_fields(card.fields), plain_text(card.blocks)) if card else ()


def _step(step: Step) -> str:
    branches = (_text(branch.label) for branch in step.branches)
    return _sentence(*_fields(step.fields), plain_text(step.blocks), *branches)


def _fields(fields: Iterable[Field]) -> tuple[str, ...]:
    return tuple("; ".join(_text(value) for value in one.values) for one in fields)


def _text(inlines: tuple[Inline, ...]) -> str:
    return plain(inlines)


def _sentence(*texts: str) -> str:
    """Texts one after the other, so that the end of one and the beginning of the next make no phrase."""
    return f" {_PARTED} ".join(text for text in texts if text)

"""One object or part of the content as plain text, as it holds on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from wissen.content.as_text import blocks_as_text
from wissen.content.blocks import Block, BulletList, Callout, CalloutKind, ListItem, Paragraph, Text
from wissen.content.branches import branch_items
from wissen.content.entry import Entry, Headed
from wissen.content.fields import field_items
from wissen.content.flow import AnswerCard, Branch, Field, FinderOutcome, FinderQuestion, Process, Step
from wissen.content.ids import Id
from wissen.content.item import Item, Quiz
from wissen.content.library import Library
from wissen.content.model import (
    Card,
    Kind,
    LawChange,
    LawStage,
    LearningPath,
    Module,
    PathStage,
    Practice,
    Section,
    Term,
)
from wissen.content.process import CARD_TITLE, GROUP, JOIN
from wissen.content.quiz import CASE
from wissen.content.summary import sources_of
from wissen.content.validity import ALWAYS, Period, format_period
from wissen.content.write_question import interaction_blocks
from wissen.services.then import find_then
from wissen.text import german_date

_WORDS = {
    Kind.MODULE: "Modul",
    Kind.LESSON: "Lektion",
    Kind.QUIZ: "Übung",
    Kind.PROCESS: "Prozess",
    Kind.CARDS: "Karten",
    Kind.PRACTICES: "Praxis",
    Kind.FINDER: "Finder",
    Kind.PATH: "Lernpfad",
    Kind.CHANGE: "Rechtsänderung",
    Kind.GLOSSARY: "Glossar",
}
_RULES = {1: "=", 2: "-", 3: "·"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading of level 1 to 3, what is said about it, and the text below it."""

    level: int
    title: str
    note: str = ""
    blocks: tuple[Block, ...] = ()


def sheet(library: Library, name: str, *, day: date, width: int) -> str:
    """The text of what bears the name (a Kennung or `object#place`) on that day.

    Raises NotFound with the nearest Kennung, or with the days on which it holds.
    """
    state = library.at(day)
    entry, part = find_then(library, state, name)
    content = state.open(entry.id)
    if part is None:
        passages = [_about(entry), *_passages(content, state)]
    else:
        passages = [passage_of(source) for source in sources_of(content) if source.id == part.id]
        passages.append(Passage(0, "", f"Aus: {entry.title} · {entry.id} · {entry.path}"))
    return "\n\n".join(text for passage in passages if (text := _text(passage, width))) + "\n"


def _text(passage: Passage, width: int) -> str:
    rule = _RULES.get(passage.level, "") * len(passage.title)
    lines = (passage.title, rule, passage.note)
    heading = "\n".join(line for line in lines if line)
    return "\n\n".join(text for text in (heading, blocks_as_text(passage.blocks, width)) if text)


def _about(entry: Entry) -> Passage:
    head = entry.head
    minutes = f"{head.minutes} Minuten" if head.minutes else ""
    facts = (_WORDS[entry.kind], entry.id, minutes, _holds(head.period), entry.path)
    sources = f"Quellen: {'; '.join(head.sources)}" if head.sources else ""
    note = "\n".join(line for line in (" · ".join(filter(None, facts)), sources) if line)
    return Passage(1, entry.title, note)


def _passages(content: Headed, state: Library) -> Iterator[Passage]:
    match content:
        case Module():
            yield _module(content, state)
        case LearningPath(stages=stages, blocks=blocks):
            yield Passage(0, "", blocks=blocks)
            yield from map(_path_stage, stages)
        case LawChange(gazette=gazette, stages=stages, blocks=blocks):
            yield Passage(0, "", f"Fundstelle: {gazette}" if gazette else "", blocks)
            yield from map(_law_stage, stages)
        case Quiz(groups=groups):
            for group in groups:
                title = f"{CASE}: {group.title}" if group.case else group.title
                yield Passage(2 if title else 0, title, blocks=group.blocks)
                yield from map(passage_of, group.items)
        case Process():
            yield from _process(content)
        case _:
            yield Passage(0, "", blocks=getattr(content, "blocks", ()))
            yield from map(passage_of, sources_of(content))


def _module(module: Module, state: Library) -> Passage:
    goal = (Paragraph((Text(f"Danach können Sie {module.goal}"),)),) if module.goal else ()
    contents = tuple(_bullet(f"{entry.title} ({entry.id})") for entry in state.contents(module))
    return Passage(0, "", blocks=(*goal, *module.blocks, *_list(contents)))


def _process(process: Process) -> Iterator[Passage]:
    facts = (
        f"Auslöser: {process.trigger}" if process.trigger else "",
        f"Beteiligte: {'; '.join(process.parties)}" if process.parties else "",
    )
    yield Passage(0, "", "\n".join(filter(None, facts)), process.blocks)
    yield from map(passage_of, process.cards)
    group = ""
    for step in process.steps:
        if step.group != group:
            group = step.group
            yield Passage(2, f"{GROUP}: {group}")
        yield passage_of(step)


def passage_of(
    part: Section | Item | Step | AnswerCard | Card | Practice | Term | FinderOutcome | FinderQuestion,
) -> Passage:
    """A part as it is read in plain text."""
    note = _note(part.id, part)
    match part:
        case Section(level=level, title=title, blocks=blocks):
            return Passage(level if title else 0, title, note if title else "", blocks)
        case Item():
            return Passage(3, part.title, note, (*part.stem, *interaction_blocks(part.interaction), *_asides(part)))
        case Step():
            kind = f"{part.kind.value}: " if part.kind.value else ""
            join = (replace(part.join, label=(Text(JOIN),)),) if part.join else ()
            blocks = (*_fields(part.fields), *part.blocks, *_ways((*part.branches, *join)))
            return Passage(3, f"{part.number}. {kind}{part.title}", note, blocks)
        case FinderQuestion():
            return Passage(3, f"Frage {part.number}: {part.title}", note, (*part.blocks, *_ways(part.branches)))
        case AnswerCard(fields=fields, blocks=blocks):
            return Passage(2, CARD_TITLE, note, (*_fields(fields), *blocks))
        case Term(title=title, abbreviations=short, synonyms=also, blocks=blocks):
            names = (Paragraph((Text(f"Auch: {'; '.join((*short, *also))}"),)),) if short or also else ()
            return Passage(3, title, note, (*blocks, *names))
        case Card() | Practice() | FinderOutcome():
            return Passage(3, part.title, note, (*_fields(part.fields), *part.blocks))
        case _:
            assert_never(part)


def _note(kennung: Id | str, part: object) -> str:
    """Kennung, period and Bezug in one line."""
    sources = "; ".join(getattr(part, "sources", ()))
    return " · ".join(filter(None, (kennung, _holds(getattr(part, "period", ALWAYS)), sources)))


def _path_stage(stage: PathStage) -> Passage:
    items = (f"{item.title} ({item.target}){' · Wahl' if item.optional else ''}" for item in stage.items)
    return Passage(2, f"{stage.unit.value} {stage.number}", blocks=(*_list(map(_bullet, items)), *stage.blocks))


def _law_stage(stage: LawStage) -> Passage:
    since = "gilt ab" if stage.exact else "gilt spätestens seit"
    note = f"{since} {german_date(stage.start)}" if stage.start else "vorgemerkt, noch ohne Tag"
    return Passage(2, stage.title, note, (*_fields(stage.fields), *stage.blocks))


def _asides(item: Item) -> Iterator[Block]:
    if item.tip:
        yield Callout(CalloutKind.TIP, item.tip)
    if item.explanation:
        yield Callout(CalloutKind.EXPLANATION, item.explanation)


def _fields(fields: tuple[Field, ...]) -> tuple[Block, ...]:
    return _list(field_items(fields))


def _ways(branches: Iterable[Branch]) -> tuple[Block, ...]:
    return _list(branch_items(branches))


def _list(items: Iterable[ListItem]) -> tuple[Block, ...]:
    found = tuple(items)
    return (BulletList(found),) if found else ()


def _bullet(text: str) -> ListItem:
    return ListItem((Paragraph((Text(text),)),))


def _holds(period: Period) -> str:
    return "" if period == ALWAYS else f"gilt {format_period(period)}"

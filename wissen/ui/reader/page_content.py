"""From content to pages of the reader: lessons, single questions, and everything that is looked up."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import singledispatch
from itertools import chain, groupby
from operator import attrgetter

from wissen.content.blocks import Block, BulletList, Emphasis, Inline, Link, ListItem, Paragraph, Text, plain
from wissen.content.entry import Entry
from wissen.content.flow import (
    AnswerCard,
    Branch,
    Field,
    Process,
    Step,
    StepKind,
    TargetKind,
)
from wissen.content.item import Item
from wissen.content.model import (
    Card,
    CardFile,
    Glossary,
    LawChange,
    LawStage,
    LearningPath,
    Lesson,
    Practice,
    PracticeFile,
    Section,
    Term,
)
from wissen.drawing.page import Fact, Page, PageQuestion, PageSection
from wissen.services.quizzes import Question
from wissen.text import german_date, slug
from wissen.ui.strings import tr


def lesson_page(lesson: Lesson, *, asked: bool = True) -> Page:
    """Sections and inline questions in their order; without being asked, a question only says that it is there."""
    return Page(lesson.head.title, tuple(_lesson_part(part, asked=asked) for part in lesson.parts))


def question_page(title: str, question: Question) -> Page:
    """One question of a quiz; the case it belongs to is a page of its own."""
    item = question.item
    label = tr("Frage {n} von {all}").format(n=question.number, all=question.count)
    return Page(title, (PageQuestion(item.id, item.title, item.stem, label),))


def case_page(question: Question) -> Page | None:
    """The case that a question of a quiz belongs to; None for one that stands alone."""
    group = question.group
    if not group.case:
        return None
    return Page(tr("Fall: {title}").format(title=group.title), (PageSection("fall", "", group.blocks),))


@singledispatch
def lookup_page(content: object) -> Page:
    """Anything that is read but not learned: processes, cards, practice, glossary, law changes."""
    raise TypeError(f"{type(content).__name__} has a page of its own")


@lookup_page.register
def _(content: Process) -> Page:
    numbers = {str(step.number): step.id for step in content.steps}
    steps = chain.from_iterable(_steps(content, numbers))
    return Page(content.head.title, (*map(_answer_card, content.cards), *_about(content), *steps))


@lookup_page.register
def _(content: CardFile) -> Page:
    return Page(content.head.title, tuple(map(_fielded, content.cards)))


@lookup_page.register
def _(content: PracticeFile) -> Page:
    return Page(content.head.title, tuple(map(_fielded, content.practices)))


@lookup_page.register
def _(content: Glossary) -> Page:
    sections = (PageSection(term.id, term.title, term.blocks, note=_note(term.sources)) for term in content.terms)
    return Page(content.head.title, tuple(sections))


@lookup_page.register
def _(content: LawChange) -> Page:
    stages = (
        PageSection(f"stufe-{number}", stage.title, stage.blocks, note=_stage_note(stage), facts=facts_of(stage.fields))
        for number, stage in enumerate(content.stages, 1)
    )
    return Page(content.head.title, (*_opening(content.blocks), *stages))


@lookup_page.register
def _(content: LearningPath) -> Page:
    return Page(content.head.title, _opening(content.blocks))


def card_page(card: Card | Practice) -> Page:
    """One card or practical skill by itself."""
    return Page(card.title, (replace(_fielded(card), title="", framed=bool(card.fields)),))


def term_page(term: Term) -> Page:
    """One term by itself, with its other names."""
    named = ((tr("Kürzel"), term.abbreviations), (tr("Auch"), term.synonyms), (tr("Bezug"), term.sources))
    facts = tuple(Fact(label, (Text("; ".join(values)),)) for label, values in named if values)
    return Page(term.title, (PageSection(term.id, "", (*term.blocks,)), PageSection("namen", "", (), facts=facts)))


def links_section(place: str, title: str, links: Iterable[tuple[str, str]]) -> PageSection:
    """A list of what to go on with: title and target of each link."""
    items = tuple(ListItem((Paragraph((Link((Text(name),), target),)),)) for name, target in links)
    return PageSection(place, title, (BulletList(items),))


def link_to(source: Entry, target: Entry) -> str:
    """The relative link from one file to another, as an author would write it."""
    return posixpath.relpath(target.path, posixpath.dirname(source.path))


def _lesson_part(part: Section | Item, *, asked: bool) -> PageSection | PageQuestion:
    if isinstance(part, Item):
        note = "" if asked else tr("Fragen werden nur zum heutigen Rechtsstand gestellt.")
        return PageQuestion(part.id, part.title, part.stem, note=note)
    return PageSection(part.id, part.title, part.blocks, part.level)


def _opening(blocks: tuple[Block, ...]) -> tuple[PageSection, ...]:
    return (PageSection("einleitung", "", blocks),) if blocks else ()


def _fielded(part: Card | Practice) -> PageSection:
    return PageSection(part.id, part.title, part.blocks, facts=_sourced(part.fields, part.sources))


def _about(process: Process) -> tuple[PageSection, ...]:
    """What sets the process going and who takes part, with the text before the first step."""
    facts = [
        Fact(label, (Text(value),))
        for label, value in ((tr("Auslöser"), process.trigger), (tr("Beteiligte"), "; ".join(process.parties)))
        if value
    ]
    return (PageSection("einleitung", "", process.blocks, facts=tuple(facts)),) if facts or process.blocks else ()


def _steps(process: Process, numbers: Mapping[str, str]) -> Iterator[Iterable[PageSection]]:
    """The steps, each Teilprozess below its heading; `numbers` are the places of the steps by their number."""
    for group, steps in groupby(process.steps, key=attrgetter("group")):
        level = 2
        if group:
            level = 3
            yield (PageSection(slug(group), group, ()),)
        yield (_step(step, numbers, level=level) for step in steps)


def _answer_card(card: AnswerCard) -> PageSection:
    facts = _sourced(card.fields, card.sources)
    return PageSection("antwortkarte", tr("Antwortkarte"), card.blocks, facts=facts, framed=True)


def _step(step: Step, numbers: Mapping[str, str], *, level: int) -> PageSection:
    branches = (*step.branches, *((step.join,) if step.join else ()))
    blocks = (*step.blocks, *_branch_list(branches, numbers))
    return PageSection(step.id, step_title(step), blocks, level, facts=facts_of(step.fields))


def step_title(step: Step) -> str:
    """Number, kind and title of a step: "3. Frage: Vollständig?"."""
    kind = f"{step.kind.value}: " if step.kind is not StepKind.ACTION else ""
    return f"{step.number}. {kind}{step.title}"


def facts_of(fields: Sequence[Field]) -> tuple[Fact, ...]:
    """Fields as what is looked up by its label."""
    return tuple(Fact(field.key, tuple(_values(field))) for field in fields)


def _sourced(fields: Sequence[Field], sources: Sequence[str]) -> tuple[Fact, ...]:
    """The fields, and last what they rest on."""
    return (*facts_of(fields), *([Fact(tr("Bezug"), (Text("; ".join(sources)),))] if sources else []))


def _values(field: Field) -> Iterator[Inline]:
    for number, value in enumerate(field.values):
        if number:
            yield Text("; ")
        yield from value


def _branch_list(branches: Sequence[Branch], numbers: Mapping[str, str]) -> tuple[Block, ...]:
    if not branches:
        return ()
    return (BulletList(tuple(ListItem((_branch(branch, numbers),)) for branch in branches)),)


def _branch(branch: Branch, numbers: Mapping[str, str]) -> Paragraph:
    """The answer and where it leads; `numbers` are the places on this page by the number of their step or question."""
    target = branch.target
    match target.kind:
        case TargetKind.LINK:
            where, href = target.title, target.value
        case TargetKind.END:
            where, href = tr("Ende"), ""
        case _:
            place = numbers.get(target.value, "")
            where, href = f"{target.kind.value} {target.value}", place and f"#{place}"
    label = (*branch.label, Text(" → ")) if plain(branch.label) else (Text(tr("Weiter: ")),)
    back = (Text(" "), Emphasis((Text(tr("(zurück)")),))) if branch.back else ()
    leads = (Link((Text(where),), href),) if href else (Text(where),)
    return Paragraph((*label, *leads, *back))


def _stage_note(stage: LawStage) -> str:
    if stage.start is None:
        return tr("vorgemerkt, noch ohne Tag")
    day = german_date(stage.start)
    return tr("gilt ab {day}").format(day=day) if stage.exact else tr("spätestens seit {day}").format(day=day)


def _note(sources: Sequence[str]) -> str:
    return tr("Bezug: ") + "; ".join(sources) if sources else ""

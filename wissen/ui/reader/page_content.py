"""From content to pages of the reader: lessons, single questions, and everything that is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from itertools import chain, groupby
from operator import attrgetter

from wissen.content.blocks import Block, BulletList, Emphasis, Inline, ListItem, Paragraph, Strong, Text, plain
from wissen.content.flow import (
    AnswerCard,
    Branch,
    Field,
    Finder,
    FinderOutcome,
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
)
from wissen.drawing.page import Page, PageQuestion, PageSection
from wissen.learning.grading import GRADED
from wissen.services.quizzes import Question
from wissen.text import german_date, slug
from wissen.ui.strings import tr


def lesson_page(lesson: Lesson) -> Page:
    """Sections and inline questions in their order."""
    return Page(lesson.head.title, tuple(_lesson_part(part) for part in lesson.parts))


def question_page(title: str, question: Question) -> Page:
    """One question of a quiz, below the case it belongs to."""
    group, item = question.group, question.item
    case = (PageSection("fall", tr("Fall: {title}").format(title=group.title), group.blocks),) if group.case else ()
    label = tr("Frage {n} von {all}").format(n=question.number, all=question.count)
    return Page(title, (*case, PageQuestion(item.id, item.title, item.stem, label)))


@singledispatch
def lookup_page(content: object) -> Page:
    """Anything that is read but not learned: processes, cards, practice, glossary, law changes, finders."""
    raise TypeError(f"{type(content).__name__} has a page of its own")


@lookup_page.register
def _(content: Process) -> Page:
    steps = tuple(chain.from_iterable(_steps(content)))
    return Page(content.head.title, (*_opening(content.blocks), *map(_answer_card, content.cards), *steps))


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
        PageSection(
            f"stufe-{number}", stage.title, (*stage.blocks, *_field_list(stage.fields)), note=_stage_note(stage)
        )
        for number, stage in enumerate(content.stages, 1)
    )
    return Page(content.head.title, (*_opening(content.blocks), *stages))


@lookup_page.register
def _(content: Finder) -> Page:
    questions = (
        PageSection(
            f"frage-{question.number}",
            f"{question.number}. {question.title}",
            (*question.blocks, *_branch_list(question.branches)),
        )
        for question in content.questions
    )
    return Page(content.head.title, (*_opening(content.blocks), *questions, *map(_fielded, content.outcomes)))


@lookup_page.register
def _(content: LearningPath) -> Page:
    return Page(content.head.title, _opening(content.blocks))


def _lesson_part(part: Section | Item) -> PageSection | PageQuestion:
    if isinstance(part, Item):
        note = "" if part.kind in GRADED else tr("Fragen dieser Art lassen sich in dieser Version nicht beantworten.")
        return PageQuestion(part.id, part.title, part.stem, note=note)
    return PageSection(part.id, part.title, part.blocks, part.level)


def _opening(blocks: tuple[Block, ...]) -> tuple[PageSection, ...]:
    return (PageSection("einleitung", "", blocks),) if blocks else ()


def _fielded(part: Card | Practice | FinderOutcome) -> PageSection:
    return PageSection(part.id, part.title, (*_field_list(part.fields), *part.blocks), note=_note(part.sources))


def _steps(process: Process) -> Iterator[Iterable[PageSection]]:
    """The steps, each Teilprozess below its heading."""
    for group, steps in groupby(process.steps, key=attrgetter("group")):
        level = 2
        if group:
            level = 3
            yield (PageSection(slug(group), group, ()),)
        yield (_step(step, level=level) for step in steps)


def _answer_card(card: AnswerCard) -> PageSection:
    return PageSection("antwortkarte", tr("Antwortkarte"), _field_list(card.fields), note=_note(card.sources))


def _step(step: Step, *, level: int) -> PageSection:
    kind = f"{step.kind.value}: " if step.kind is not StepKind.ACTION else ""
    branches = (*step.branches, *((step.join,) if step.join else ()))
    blocks = (*_field_list(step.fields), *step.blocks, *_branch_list(branches))
    return PageSection(step.id, f"{step.number}. {kind}{step.title}", blocks, level)


def _field_list(fields: Sequence[Field]) -> tuple[Block, ...]:
    if not fields:
        return ()
    return (BulletList(tuple(ListItem((_field(field),)) for field in fields)),)


def _field(field: Field) -> Paragraph:
    inlines: list[Inline] = [Strong((Text(f"{field.key}:"),)), Text(" ")]
    for number, value in enumerate(field.values):
        inlines += [Text("; "), *value] if number else value
    return Paragraph(tuple(inlines))


def _branch_list(branches: Sequence[Branch]) -> tuple[Block, ...]:
    if not branches:
        return ()
    return (BulletList(tuple(ListItem((_branch(branch),)) for branch in branches)),)


def _branch(branch: Branch) -> Paragraph:
    target = branch.target
    match target.kind:
        case TargetKind.LINK:
            where = target.title
        case TargetKind.END:
            where = tr("Ende")
        case _:
            where = f"{target.kind.value} {target.value}"
    label = (*branch.label, Text(" ")) if plain(branch.label) else ()
    back = (Text(" "), Emphasis((Text(tr("(zurück)")),))) if branch.back else ()
    return Paragraph((*label, Text(f"→ {where}"), *back))


def _stage_note(stage: LawStage) -> str:
    if stage.start is None:
        return tr("vorgemerkt, noch ohne Tag")
    day = german_date(stage.start)
    return tr("gilt ab {day}").format(day=day) if stage.exact else tr("spätestens seit {day}").format(day=day)


def _note(sources: Sequence[str]) -> str:
    return tr("Bezug: ") + "; ".join(sources) if sources else ""

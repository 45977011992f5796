"""Fassungen: a stable hash of what is to be learned, so that only a change of substance asks for a refresher.

Line numbers, the head, Kennungen, step numbers, difficulty and the way the text was laid out never change it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from wissen.content.blocks import Block, BulletList, Quote
from wissen.content.branches import branch_items
from wissen.content.fields import field_items
from wissen.content.fingerprint import fingerprint
from wissen.content.flow import (
    AnswerCard,
    Branch,
    Field,
    Finder,
    FinderOutcome,
    FinderQuestion,
    Process,
    Step,
    TargetKind,
)
from wissen.content.footnotes import renumbered
from wissen.content.item import Choices, Interaction, Item
from wissen.content.model import Card, LawStage, Practice, Section, Term
from wissen.content.write_blocks import write_blocks
from wissen.content.write_question import interaction_blocks

Learnable = Section | Item | Step | AnswerCard | Card | Practice | FinderQuestion | FinderOutcome | LawStage | Term

NO_NAMES: Mapping[str, str] = {}


def revision(part: Learnable, names: Mapping[str, str] = NO_NAMES) -> str:
    """The Fassung of a part; for steps give `step_names`, so that renumbering is no change but another way is."""
    return fingerprint(canonical(part, names))


def canonical(part: Learnable, names: Mapping[str, str] = NO_NAMES) -> str:
    """What is to be learned, as Markdown that depends on nothing else."""
    match part:
        case Section(blocks=blocks):
            return _text("", blocks)
        case Item():
            return _item(part)
        case Step():
            kind = f"{part.kind.value}: " if part.kind.value else ""
            join = (part.join,) if part.join else ()
            ways = (*_ways(part.branches, names), *_ways(join, names))
            return _text(f"{kind}{part.title}", (*_fields(part.fields), *part.blocks, *ways))
        case FinderQuestion():
            return _text(part.title, (*part.blocks, *_ways(part.branches, names)))
        case AnswerCard(fields=fields, blocks=blocks):
            return _text("", (*_fields(fields), *blocks))
        case Term(title=title, blocks=blocks):
            return _text(title, blocks)
        case _:
            return _text(part.title, (*_fields(part.fields), *part.blocks))


def step_names(content: object) -> Mapping[str, str]:
    """The Kennung behind each number that a branch of a process or finder may name; none for other content."""
    match content:
        case Process(steps=steps):
            return {str(step.number): step.id for step in steps}
        case Finder(questions=questions):
            return {str(question.number): question.id for question in questions}
        case _:
            return NO_NAMES


def _item(item: Item) -> str:
    """Stem, interaction and explanation; options in the order of their keys, for they are shown shuffled."""
    answer = interaction_blocks(_ordered(item.interaction))
    return _text(f"{item.title} ({item.kind.value})", (*item.stem, *answer, Quote(item.explanation)))


def _ordered(interaction: Interaction) -> Interaction:
    match interaction:
        case Choices(choices=choices):
            return Choices(tuple(sorted(choices, key=lambda choice: choice.key)))
        case _:
            return interaction


def _fields(fields: tuple[Field, ...]) -> tuple[Block, ...]:
    return (BulletList(field_items(fields)),)


def _ways(branches: Iterable[Branch], names: Mapping[str, str]) -> tuple[Block, ...]:
    return (BulletList(branch_items(_named(branch, names) for branch in branches)),)


def _named(branch: Branch, names: Mapping[str, str]) -> Branch:
    """The branch with the Kennung of its target in place of the number."""
    target = branch.target
    if target.kind not in {TargetKind.STEP, TargetKind.QUESTION}:
        return branch
    return replace(branch, target=replace(target, value=names.get(target.value, "")))


def _text(title: str, blocks: Iterable[Block]) -> str:
    body = write_blocks(renumbered(blocks))
    return "\n\n".join(part for part in (title, body) if part)

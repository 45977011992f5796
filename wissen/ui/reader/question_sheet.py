"""A quiz on paper: a sheet of questions with room for the answers, and a sheet of solutions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from random import Random
from string import ascii_uppercase
from typing import TypeVar

from wissen.content.answers import write_answer
from wissen.content.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Emphasis,
    Gap,
    Inline,
    ListItem,
    Paragraph,
    Strike,
    Strong,
    Table,
    Text,
)
from wissen.content.item import (
    Choices,
    Cloze,
    Discretion,
    Item,
    ItemGroup,
    ItemKind,
    Matching,
    Numeric,
    Ordering,
    Quiz,
    ShortText,
)
from wissen.content.mapped import map_runs
from wissen.content.write_question import interaction_blocks
from wissen.drawing.page import Page, PagePart, PageSection
from wissen.ui.strings import tr

T = TypeVar("T")

_SHORT, _LINE = "_" * 12, "_" * 56
_LINES = 5
"""Lines to write an own reasoning on."""


def question_sheet(quiz: Quiz) -> Page:
    """The questions as they are to be answered with a pen; in the same order on every sheet, as the solutions are."""
    return Page(quiz.head.title, tuple(_parts(quiz, _asked)))


def solution_sheet(quiz: Quiz) -> Page:
    """What is right, and why."""
    return Page(tr("Lösungen: {title}").format(title=quiz.head.title), tuple(_parts(quiz, _solved, cases=False)))


def _parts(quiz: Quiz, blocks: Callable[[Item], tuple[Block, ...]], *, cases: bool = True) -> Iterator[PagePart]:
    numbers = count(1)
    for group in quiz.groups:
        if cases and group.case and group.items:
            yield _case(group)
        for item in group.items:
            sources = "; ".join(item.sources)
            yield PageSection(item.id, f"{next(numbers)}. {item.title}", blocks(item), note="" if cases else sources)


def _case(group: ItemGroup) -> PageSection:
    return PageSection(f"fall-{group.items[0].id}", tr("Fall: {title}").format(title=group.title), group.blocks)


# ---------------------------------------------------------------- to be answered


def _asked(item: Item) -> tuple[Block, ...]:
    return (*item.stem, *_room(item))


def _room(item: Item) -> tuple[Block, ...]:
    """Room for the answer."""
    shuffle = Random(item.id)
    match item.interaction:
        case Choices(choices=choices):
            fixed = item.kind is ItemKind.TRUE_FALSE
            shown = choices if fixed else _shuffled(choices, shuffle)
            boxes = BulletList(tuple(ListItem((Paragraph(one.text),), checked=False) for one in shown))
            several = (_said(tr("Mehrere Antworten können richtig sein.")),) if item.kind is ItemKind.MULTIPLE else ()
            return (*several, boxes)
        case Ordering(entries=entries):
            lines = (Paragraph((Text("____  "), *entry.text)) for entry in _shuffled(entries, shuffle))
            return (_said(tr("Nummerieren Sie in der richtigen Reihenfolge.")), *lines)
        case Matching():
            return _matching(item.interaction, shuffle)
        case Cloze(blocks=blocks):
            return _with_gaps(blocks, partial(_open, shuffle=shuffle))
        case Discretion():
            return (_said(tr("Wie entscheiden Sie, und warum?")), *(_said(_LINE) for _ in range(_LINES)))
        case Numeric(unit=unit):
            return (_said(f"{tr('Antwort:')} {_SHORT} {unit}".rstrip()),)
        case _:
            return (_said(f"{tr('Antwort:')} {_LINE[: 2 * len(_SHORT)]}"),)


def _matching(interaction: Matching, shuffle: Random) -> tuple[Block, ...]:
    """The left sides with a line each, then the right sides with the letters to write there."""
    left, right = interaction.heading
    lines = tuple((row.left, _text("____")) for row in interaction.rows)
    letters = zip(ascii_uppercase, _shuffled(tuple(interaction.rights.values()), shuffle), strict=False)
    return (
        _said(tr("Tragen Sie die Buchstaben ein. Es können welche übrig bleiben.")),
        _table((left, _text(tr("Buchstabe"))), lines),
        _table((_text(tr("Buchstabe")), right), tuple((_text(letter), words) for letter, words in letters)),
    )


def _open(gap: Gap, shuffle: Random) -> Inline:
    """A gap becomes a line, or the words of which one is to be chosen."""
    return Strong(_text(f"[ {' / '.join(_shuffled(gap.variants, shuffle))} ]")) if gap.chosen else Text(_SHORT)


# ---------------------------------------------------------------- solved


def _solved(item: Item) -> tuple[Block, ...]:
    explained = (Callout(CalloutKind.EXPLANATION, item.explanation),) if item.explanation else ()
    return (*_right(item), *explained)


def _right(item: Item) -> tuple[Block, ...]:
    match item.interaction:
        case Choices(choices=choices):
            return (BulletList(tuple(ListItem((Paragraph(one.text),)) for one in choices if one.correct)),)
        case Matching(heading=heading, pairs=pairs):
            return (_table(heading, tuple((pair.left, pair.right) for pair in pairs if pair.left)),)
        case Cloze(blocks=blocks):
            return _with_gaps(blocks, _filled)
        case ShortText(variants=variants):
            return (_said(tr(" oder ").join(variants)),)
        case Ordering() | Discretion():
            return interaction_blocks(item.interaction)
        case _:
            return (Paragraph(_text(write_answer(item.interaction))),)


def _filled(gap: Gap) -> Inline:
    return Strong(_text(gap.variants[0]))


def _with_gaps(blocks: tuple[Block, ...], fill: Callable[[Gap], Inline]) -> tuple[Block, ...]:
    def replaced(inline: Inline) -> Inline:
        match inline:
            case Gap():
                return fill(inline)
            case Strong(children=children) | Emphasis(children=children) | Strike(children=children):
                return replace(inline, children=tuple(map(replaced, children)))
            case _:
                return inline

    return map_runs(blocks, lambda run: tuple(map(replaced, run)))


def _shuffled(things: Sequence[T], shuffle: Random) -> list[T]:
    return shuffle.sample(list(things), len(things))


def _said(words: str) -> Paragraph:
    return Paragraph(_text(words))


def _text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def _table(heads: tuple[tuple[Inline, ...], ...], rows: tuple[tuple[tuple[Inline, ...], ...], ...]) -> Table:
    return Table(heads, rows, (Align.LEFT,) * len(heads))

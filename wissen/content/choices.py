"""Options with boxes: lists to choices, the quotations below them to feedback."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wissen.content.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Figure,
    Image,
    Inline,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    plain,
)
from wissen.content.ids import choice_key
from wissen.content.item import Choice, ItemKind
from wissen.content.problem import Replace, Report
from wissen.content.source import Source
from wissen.text import fold

_TRUE_FALSE = {"richtig", "falsch"}


def is_option_list(block: Block) -> bool:
    """Whether at least one item of a list bears a box."""
    match block:
        case BulletList(items=items) | OrderedList(items=items):
            return any(item.checked is not None for item in items)
        case _:
            return False


def kind_of_choices(blocks: Iterable[Block]) -> ItemKind:
    """Single, multiple or true/false, from labels and boxes alone."""
    items = [item for block in blocks for item in _items(block) if item.checked is not None]
    if {fold(plain(_label(item))) for item in items} <= _TRUE_FALSE:
        return ItemKind.TRUE_FALSE
    return ItemKind.MULTIPLE if sum(item.checked is True for item in items) > 1 else ItemKind.SINGLE


def read_choices(
    blocks: Iterable[Block], *, source: Source, report: Report
) -> tuple[tuple[Choice, ...], tuple[Block, ...]]:
    """The options from the first option list on, and the blocks that belong to none of them.

    A quotation without label, or with `Rot`, belongs to the option above it.
    """
    choices: list[Choice] = []
    after: list[Block] = []
    for block in blocks:
        if is_option_list(block):
            choices += (_choice(item, source=source, report=report) for item in _items(block))
        elif choices and _is_feedback(block):
            choices[-1] = _with_feedback(choices[-1], block)
        else:
            after.append(block)
    _tell_doubled(choices, report)
    return tuple(choices), tuple(after)


def single_text(blocks: tuple[Block, ...]) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
    """The text of the first paragraph (or the picture in its place) and the blocks behind it."""
    match blocks:
        case (Paragraph(inlines=inlines), *rest):
            return inlines, tuple(rest)
        case (Figure(source=picture, alt=alt), *rest):
            return (Image(picture, alt),), tuple(rest)
        case _:
            return (), blocks


def _items(block: Block) -> tuple[ListItem, ...]:
    match block:
        case BulletList(items=items) | OrderedList(items=items):
            return items
        case _:
            return ()


def _label(item: ListItem) -> tuple[Inline, ...]:
    return single_text(item.blocks)[0]


def _choice(item: ListItem, *, source: Source, report: Report) -> Choice:
    text, rest = single_text(item.blocks)
    if not text:
        report.error(item.line, "option-leer", text="Diese Option hat keinen Text.")
    if item.checked is None:
        mended = source.line(item.line).replace("- ", "- [ ] ", 1)
        told = "Vor dieser Option fehlt das Kästchen „[ ]“ oder „[x]“; sie gilt als falsch."
        report.error(item.line, "kästchen", text=told, repair=Replace(item.line, item.line, mended + "\n"))
    choice = Choice(choice_key(plain(text)), text, correct=bool(item.checked), period=item.period, line=item.line)
    for block in rest:
        if not _is_feedback(block):
            told = "Eine Option ist ein einzelner Absatz. Eine Rückmeldung steht darunter als Zitat („> …“)."
            report.error(item.line, "option-mehrzeilig", text=told)
        choice = _with_feedback(choice, block)
    return choice


def _is_feedback(block: Block) -> bool:
    match block:
        case Quote() | Callout(kind=CalloutKind.RED):
            return True
        case _:
            return False


def _with_feedback(choice: Choice, block: Block) -> Choice:
    match block:
        case Quote(blocks=blocks):
            return replace(choice, feedback=choice.feedback + blocks)
        case Callout(kind=CalloutKind.RED, blocks=blocks):
            return replace(choice, feedback=choice.feedback + blocks, red=True)
        case _:
            return replace(choice, feedback=(*choice.feedback, block))


def _tell_doubled(choices: list[Choice], report: Report) -> None:
    for index, later in enumerate(choices):
        if any(later.key == earlier.key and later.period.overlaps(earlier.period) for earlier in choices[:index]):
            report.error(later.line, "option-doppelt", text="Diese Option steht in der Frage schon einmal.")

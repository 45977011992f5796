"""Blocks as plain text for a terminal or a file: wrapped, indented, without markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import indent, wrap
from typing import assert_never

from wissen.content.blocks import (
    Block,
    BulletList,
    Callout,
    Code,
    CodeBlock,
    Figure,
    Footnote,
    FootnoteRef,
    Gap,
    Image,
    Inline,
    LineBreak,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
    flatten,
)
from wissen.content.validity import ALWAYS, format_period

UNBROKEN = 100_000
"""A width at which no line is broken, for texts that are compared; each row of a table is a line then."""
_DEEPEST = 1_000
"""Characters that lists and callouts around a text take at most."""
_NARROWEST = 20
_BAR = "│ "
_BETWEEN = "  "


def blocks_as_text(blocks: Iterable[Block], width: int) -> str:
    """The blocks with blank lines between them; `width` in characters is kept wherever words allow."""
    return "\n\n".join(text for block in blocks if (text := _block(block, max(width, _NARROWEST))))


def inlines_as_text(inlines: Iterable[Inline]) -> str:
    """One run of text; the solution stands in a gap, and a picture tells what it shows."""
    return "".join(map(_told, flatten(tuple(inlines))))


def _told(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Code(text=text):
            return text
        case LineBreak():
            return "\n"
        case Gap(variants=variants):
            return f"[{' | '.join(variants)}]"
        case Image(alt=alt):
            return f"(Bild: {alt})"
        case FootnoteRef(number=number):
            return f"[{number}]"
        case _:
            return ""  # formatting, whose text follows by itself


def _block(block: Block, width: int) -> str:
    match block:
        case Paragraph(inlines=inlines):
            return _wrapped(inlines_as_text(inlines), width)
        case BulletList(items=items):
            return _items(items, ["- "] * len(items), width)
        case OrderedList(items=items, start=start):
            marks = [f"{item.marker or f'{number}.'} " for number, item in enumerate(items, start)]
            return _items(items, marks, width)
        case Table():
            return _table(block, width)
        case Quote(blocks=blocks):
            return _barred(blocks_as_text(blocks, width - len(_BAR)))
        case Callout():
            return _barred(blocks_as_text(_labelled(block), width - len(_BAR)))
        case CodeBlock(text=text):
            return indent(text, "    ")
        case Figure(alt=alt):
            return _wrapped(f"(Bild: {alt})", width)
        case Footnote(number=number, blocks=blocks):
            return _hanging(f"[{number}] ", blocks_as_text(blocks, width - 4))
        case Rule():
            return "─" * width
        case _:
            assert_never(block)


def _labelled(callout: Callout) -> tuple[Block, ...]:
    """The blocks of a callout with its label before the first words, or above them if it has a title."""
    label = Text(f"{callout.kind.value}: {callout.title}")
    match callout.blocks:
        case (Paragraph(inlines=inlines), *rest) if not callout.title:
            return (Paragraph((label, *inlines)), *rest)
        case blocks:
            return (Paragraph((label,)), *blocks)


def _items(items: Sequence[ListItem], marks: Sequence[str], width: int) -> str:
    return "\n".join(_item(item, mark, width) for item, mark in zip(items, marks, strict=True))


def _item(item: ListItem, mark: str, width: int) -> str:
    box = {None: "", True: "[x] ", False: "[ ] "}[item.checked]
    text = "\n".join(_block(block, width - len(mark) - len(box)) for block in item.blocks)
    holds = f" (gilt {format_period(item.period)})" if item.period != ALWAYS else ""
    first, newline, rest = text.partition("\n")
    return _hanging(mark + box, f"{first}{holds}{newline}{rest}")


def _table(table: Table, width: int) -> str:
    """Columns side by side where they fit, else each row as a list of heading and cell."""
    rows = [[inlines_as_text(cell).replace("\n", " ") for cell in row] for row in table.rows]
    if width >= UNBROKEN - _DEEPEST:
        return "\n".join(_row_as_line([inlines_as_text(cell) for cell in table.header], row) for row in rows)
    head = [inlines_as_text(cell).replace("\n", " ") for cell in table.header]
    lengths = [[len(cell) for cell in row] for row in ([head] if head else []) + rows]
    widths = [max(column) for column in zip(*lengths, strict=True)]
    if sum(widths) + len(_BETWEEN) * (len(widths) - 1) > width:
        return "\n\n".join(_row_as_list(head, row, width) for row in rows or [[""] * len(widths)])
    ruled = [head, ["─" * length for length in widths], *rows] if head else rows
    lines = (_BETWEEN.join(cell.ljust(length) for cell, length in zip(row, widths, strict=True)) for row in ruled)
    return "\n".join(line.rstrip() for line in lines)


def _row_as_line(heads: Sequence[str], row: Sequence[str]) -> str:
    told = zip(heads or [""] * len(row), row, strict=True)
    return "- " + " · ".join(f"{head}: {cell}" if head else cell for head, cell in told if cell)


def _row_as_list(heads: Sequence[str], row: Sequence[str], width: int) -> str:
    told = (
        [f"{head}: {cell}" for head, cell in zip(heads, row, strict=True)] if heads else [cell for cell in row if cell]
    )
    return "\n".join(_hanging("  ", _wrapped(text, width - 2)) for text in told)


def _wrapped(text: str, width: int) -> str:
    wanted = max(width, _NARROWEST)
    lines = (wrap(line, wanted, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))
    return "\n".join("\n".join(line) for line in lines)


def _hanging(mark: str, text: str) -> str:
    """The mark before the first line, and as much room before the others."""
    return mark + indent(text, " " * len(mark)).removeprefix(" " * len(mark))


def _barred(text: str) -> str:
    return indent(text, _BAR, lambda _: True).replace(f"{_BAR}\n", f"{_BAR.rstrip()}\n")

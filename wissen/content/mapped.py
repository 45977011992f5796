"""The same blocks with other inlines: each run of a paragraph or a cell is given to a function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from wissen.content.blocks import (
    Block,
    BulletList,
    Callout,
    Footnote,
    Inline,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Table,
)

Change = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]


def map_runs(blocks: Iterable[Block], change: Change) -> tuple[Block, ...]:
    """Change every run, in reading order."""
    return tuple(_block(block, change) for block in blocks)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph(inlines=inlines):
            return replace(block, inlines=change(inlines))
        case BulletList(items=items) | OrderedList(items=items):
            return replace(block, items=tuple(_item(item, change) for item in items))
        case Quote(blocks=inner) | Callout(blocks=inner) | Footnote(blocks=inner):
            return replace(block, blocks=map_runs(inner, change))
        case Table(header=header, rows=rows):
            return replace(block, header=_row(header, change), rows=tuple(_row(row, change) for row in rows))
        case _:
            return block


def _item(item: ListItem, change: Change) -> ListItem:
    return replace(item, blocks=map_runs(item.blocks, change))


def _row(cells: Iterable[tuple[Inline, ...]], change: Change) -> tuple[tuple[Inline, ...], ...]:
    return tuple(map(change, cells))

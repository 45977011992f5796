"""Footnotes of a part counted from 1, so that a footnote added elsewhere in the file is no change here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wissen.content.blocks import (
    Block,
    BulletList,
    Callout,
    Emphasis,
    Footnote,
    FootnoteRef,
    Inline,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Strike,
    Strong,
    Table,
)


def renumbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with footnotes counted from 1 in the order of their first use."""
    numbers: dict[int, int] = {}
    return tuple(_block(block, numbers) for block in blocks)


def _block(block: Block, numbers: dict[int, int]) -> Block:
    match block:
        case Paragraph(inlines=inlines):
            return replace(block, inlines=_inlines(inlines, numbers))
        case BulletList(items=items) | OrderedList(items=items):
            return replace(block, items=tuple(_list_item(item, numbers) for item in items))
        case Table(header=header, rows=rows):
            cells = tuple(_inlines(cell, numbers) for cell in header)
            return replace(
                block, header=cells, rows=tuple(tuple(_inlines(cell, numbers) for cell in row) for row in rows)
            )
        case Quote(blocks=inner) | Callout(blocks=inner):
            return replace(block, blocks=tuple(_block(child, numbers) for child in inner))
        case Footnote(number=number, blocks=inner):
            return Footnote(_number(number, numbers), tuple(_block(child, numbers) for child in inner))
        case _:
            return block


def _list_item(item: ListItem, numbers: dict[int, int]) -> ListItem:
    return replace(item, blocks=tuple(_block(block, numbers) for block in item.blocks))


def _inlines(inlines: tuple[Inline, ...], numbers: dict[int, int]) -> tuple[Inline, ...]:
    return tuple(_inline(inline, numbers) for inline in inlines)


def _inline(inline: Inline, numbers: dict[int, int]) -> Inline:
    match inline:
        case FootnoteRef(number=number):
            return FootnoteRef(_number(number, numbers))
        case Strong(children=children) | Emphasis(children=children) | Strike(children=children):
            return replace(inline, children=_inlines(children, numbers))
        case Link(children=children):
            return replace(inline, children=_inlines(children, numbers))
        case _:
            return inline


def _number(number: int, numbers: dict[int, int]) -> int:
    return numbers.setdefault(number, len(numbers) + 1)

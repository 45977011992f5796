"""Blocks as canonical Markdown: reading the result gives back exactly the same blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wissen.content.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    CodeBlock,
    Figure,
    Footnote,
    Image,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from wissen.content.labels import callout_label
from wissen.content.normal import normal_blocks
from wissen.content.validity import ALWAYS, format_period
from wissen.content.write_text import write_cell, write_inlines, write_title

_DASHES = {Align.NONE: "---", Align.LEFT: ":---", Align.CENTER: ":---:", Align.RIGHT: "---:"}


def write_blocks(blocks: Iterable[Block]) -> str:
    """The Markdown of blocks with blank lines between them, without a line end."""
    return "\n\n".join(_written(normal_blocks(blocks)))


def _written(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Each block; neighbouring lists alternate their signs, so that they stay two lists."""
    odd = False
    before: Block | None = None
    for block in blocks:
        odd = type(block) is type(before) and not odd
        yield _block(block, odd=odd)
        before = block


def _block(block: Block, *, odd: bool) -> str:
    match block:
        case Paragraph(inlines=inlines):
            return write_inlines(inlines)
        case BulletList(items=items):
            return _items((("* " if odd else "- "), item) for item in items)
        case OrderedList(items=items, start=start):
            sign = ")" if odd else "."
            return _items((f"{number}{sign} ", item) for number, item in enumerate(items, start))
        case Table():
            return _table(block)
        case Quote(blocks=blocks):
            return _quoted("\n\n".join(_inside_quotation(blocks)))
        case Callout():
            return _quoted(_callout(block))
        case CodeBlock(text=text, info=info):
            return _code(text, info)
        case Figure(source=source, alt=alt):
            return write_inlines((Image(source, alt),))
        case Rule():
            return "---"
        case _:
            return _footnote(block)


def _items(items: Iterable[tuple[str, ListItem]]) -> str:
    """List items; blank lines between them as soon as one of them has several paragraphs."""
    written = [_item(sign, item) for sign, item in items]
    return ("\n\n" if any("\n\n" in text for text in written) else "\n").join(written)


def _item(sign: str, item: ListItem) -> str:
    """Sign, box, first paragraph with the period at the end of its first line, and the rest moved in."""
    first, rest = _split_first(item.blocks)
    line, line_end, more = first.partition("\n")
    if item.period != ALWAYS:
        hard_break = "\\" if line_end else ""
        line = f"{line.removesuffix(hard_break)} (gilt {format_period(item.period)}){hard_break}".lstrip(" ")
    box = {None: "", True: "[x] ", False: "[ ] "}[item.checked]
    opening = f"{sign}{box}{line}".rstrip(" ") + line_end + more
    joint = "\n" if opening == sign.rstrip() or _may_follow_text(rest) else "\n\n"
    inner = "\n\n".join(_written(rest))
    return _indented(f"{opening}{joint}{inner}" if inner else opening, len(sign))


def _footnote(footnote: Footnote) -> str:
    first, rest = _split_first(footnote.blocks)
    opening = f"[^{footnote.number}]: {first}".rstrip(" ")
    inner = "\n\n".join(_written(rest))
    joint = "\n\n" if first else "\n"
    return _indented(f"{opening}{joint}{inner}" if inner else opening, 4)


def _split_first(blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """The text that stands on the line of the sign; anything but text begins on the next line."""
    match blocks:
        case (Paragraph() | Figure(), *_):
            return _block(blocks[0], odd=False), blocks[1:]
        case _:
            return "", blocks


def _may_follow_text(blocks: tuple[Block, ...]) -> bool:
    """Whether the first block is recognised directly below a line of text."""
    match blocks:
        case (Quote() | Callout(), *_):
            return True
        case (BulletList(items=(ListItem(blocks=(Paragraph() | Figure(), *_)), *_)), *_):
            return True
        case _:
            return False


def _indented(text: str, width: int) -> str:
    """All lines but the first moved in, empty ones left empty."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _callout(callout: Callout) -> str:
    label = f"**{callout.kind.value}:**"
    parts = list(_inside_quotation(callout.blocks))
    if callout.kind is CalloutKind.MORE:
        return "\n\n".join((f"{label} {write_title(callout.title)}".rstrip(), *parts))
    if callout.blocks and isinstance(callout.blocks[0], Paragraph):
        return "\n\n".join((f"{label} {parts[0]}", *parts[1:]))
    return "\n\n".join((label, *parts))


def _inside_quotation(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Blocks of a quotation; a paragraph line that opens with a label by chance must not split it."""
    for block, text in zip(blocks, _written(blocks), strict=True):
        if isinstance(block, Paragraph):
            yield "\n".join(
                line.replace(":**", "&#58;**", 1) if callout_label(line) else line for line in text.split("\n")
            )
        else:
            yield text


def _table(table: Table) -> str:
    head = _row(map(write_cell, table.header))
    dashes = _row(_DASHES[align] for align in table.aligns)
    return "\n".join((head, dashes, *(_row(map(write_cell, row)) for row in table.rows)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _code(text: str, info: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    body = f"{text}\n" if text else ""
    return f"{fence}{info}\n{body}{fence}"

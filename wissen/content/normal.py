"""The normal form of text: what reading yields and writing expects, so that both are exact inverses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from wissen.content.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRef,
    Gap,
    Image,
    Inline,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Strike,
    Strong,
    Table,
    Text,
    flatten,
)

_BLANK = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ufeff]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_SPACE = Text(" ")
_Formatting = Strong | Emphasis | Strike | Link


def single_line(text: str) -> str:
    """Line ends, tabs and control characters become one blank; a protected blank stays."""
    return _BLANK.sub(" ", text).strip(" ")


def normal_inlines(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Neighbours of one kind joined, kinds never within themselves, blanks and breaks outside and never at an end."""
    return _trimmed(_joined(inlines, frozenset()))


def normal_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Every text in normal form, empty blocks left out, a picture alone in its paragraph as a figure."""
    return tuple(normal for block in blocks if (normal := _block(block)) is not None)


# ---------------------------------------------------------------- inline


def _joined(inlines: Iterable[Inline], inside: frozenset[type]) -> list[Inline]:
    out: list[Inline] = []
    for piece in _texts_joined(piece for inline in inlines for piece in _pieces(inline, inside)):
        _push(out, piece, inside)
    return out


def _texts_joined(pieces: Iterable[Inline]) -> Iterator[Inline]:
    """Runs of plain text as one: escapes and entities come as a piece per character."""
    texts: list[str] = []
    for piece in pieces:
        if isinstance(piece, Text):
            texts.append(piece.text)
            continue
        if texts:
            yield Text(_BLANK.sub(" ", "".join(texts)))
            texts.clear()
        yield piece
    if texts:
        yield Text(_BLANK.sub(" ", "".join(texts)))


def _push(out: list[Inline], piece: Inline, inside: frozenset[type]) -> None:
    """Append, joined with the last piece where both read as one."""
    last = out[-1] if out else None
    match last, piece:
        case LineBreak(), Text(text=after):
            if after.lstrip(" "):
                out.append(Text(after.lstrip(" ")))
        case Text(text=before), LineBreak():
            out[-1:] = [Text(before.rstrip(" "))] if before.rstrip(" ") else []
            out.append(piece)
        case Code(text=before), Code(text=after):
            out[-1] = Code(before + after)
        case Strong(children=first), Strong(children=second):
            out[-1] = Strong(tuple(_joined((*first, *second), inside | {Strong})))
        case Emphasis(children=first), Emphasis(children=second):
            out[-1] = Emphasis(tuple(_joined((*first, *second), inside | {Emphasis})))
        case Strike(children=first), Strike(children=second):
            out[-1] = Strike(tuple(_joined((*first, *second), inside | {Strike})))
        case _:
            out.append(piece)


def _pieces(inline: Inline, inside: frozenset[type]) -> list[Inline]:
    """The inline in normal form: none if it is empty, several if blanks move out of it."""
    match inline:
        case Text(text=text):
            return [inline] if text else []
        case Code(text=text):
            return [Code(_BLANK.sub(" ", text))] if single_line(text) else []
        case Image(source=source, alt=alt):
            return [Image(source, single_line(alt))]
        case Gap(variants=variants, chosen=chosen):
            kept = tuple(text for variant in variants if (text := single_line(variant)))
            return [Gap(kept, chosen)] if kept else []
        case Strong() | Emphasis() | Strike() | Link():
            return _formatted(inline, inside)
        case _:
            return [inline]


def _formatted(inline: _Formatting, inside: frozenset[type]) -> list[Inline]:
    """Markdown has no link with a footnote or gap in it: such a link is dissolved."""
    kind = type(inline)
    unlinkable = kind is Link and any(isinstance(child, FootnoteRef | Gap) for child in flatten(inline.children))
    if kind in inside or unlinkable:
        return _joined(inline.children, inside)
    children = _joined(inline.children, inside | {kind})
    before: list[Inline] = []
    after: list[Inline] = []
    _move_edge(children, before, first=True)
    _move_edge(children, after, first=False)
    middle: list[Inline] = [replace(inline, children=tuple(children))] if children else []
    return [*before, *middle, *reversed(after)]


def _move_edge(children: list[Inline], out: list[Inline], *, first: bool) -> None:
    """Move blanks and breaks from one end of the children to `out`."""
    index = 0 if first else -1
    strip: Callable[[str, str], str] = str.lstrip if first else str.rstrip
    while children:
        edge = children[index]
        if isinstance(edge, LineBreak):
            out.append(children.pop(index))
        elif isinstance(edge, Text) and strip(edge.text, " ") != edge.text:
            out.append(_SPACE)
            rest = strip(edge.text, " ")
            if rest:
                children[index] = Text(rest)
            else:
                children.pop(index)
        else:
            return


def _trimmed(inlines: list[Inline]) -> tuple[Inline, ...]:
    _move_edge(inlines, [], first=True)
    _move_edge(inlines, [], first=False)
    return tuple(inlines)


# ---------------------------------------------------------------- blocks


def _block(block: Block) -> Block | None:
    match block:
        case Paragraph(inlines=inlines, line=line):
            return _paragraph(normal_inlines(inlines), line)
        case BulletList(items=items) | OrderedList(items=items):
            return replace(block, items=tuple(map(_item, items))) if items else None
        case Table(header=header, rows=rows):
            return _table(block, len(header), rows) if header else None
        case Quote(blocks=blocks):
            inner = normal_blocks(blocks)
            return replace(block, blocks=inner) if inner else None
        case Callout(kind=kind, blocks=blocks, title=title):
            heading = single_line(title) if kind is CalloutKind.MORE else ""
            return replace(block, blocks=normal_blocks(blocks), title=heading)
        case Footnote(blocks=blocks):
            return replace(block, blocks=normal_blocks(blocks))
        case Figure(alt=alt):
            return replace(block, alt=single_line(alt))
        case CodeBlock(text=text):
            return replace(block, text="\n".join(_CONTROL.sub(" ", row.expandtabs(4)) for row in text.split("\n")))
        case _:
            return block


def _paragraph(inlines: tuple[Inline, ...], line: int) -> Block | None:
    match inlines:
        case ():
            return None
        case (Image(source=source, alt=alt),):
            return Figure(source, alt, line)
        case _:
            return Paragraph(inlines, line)


def _item(item: ListItem) -> ListItem:
    return replace(item, blocks=normal_blocks(item.blocks))


def _table(table: Table, width: int, rows: tuple[tuple[tuple[Inline, ...], ...], ...]) -> Table:
    filled = tuple((*row, *((),) * width)[:width] for row in rows)
    return replace(
        table,
        header=tuple(map(_cell, table.header)),
        rows=tuple(tuple(map(_cell, row)) for row in filled),
    )


def _cell(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A cell is a single line."""
    return normal_inlines(map(_without_break, inlines))


def _without_break(inline: Inline) -> Inline:
    match inline:
        case LineBreak():
            return _SPACE
        case Strong(children=children) | Emphasis(children=children) | Strike(children=children):
            return replace(inline, children=tuple(map(_without_break, children)))
        case Link(children=children):
            return replace(inline, children=tuple(map(_without_break, children)))
        case _:
            return inline

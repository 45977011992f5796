"""The text of a norm as blocks: paragraphs, lists with the markers of the law, tables, footnotes; nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from wissen.content.blocks import (
    Block,
    Emphasis,
    Footnote,
    FootnoteRef,
    Inline,
    LineBreak,
    ListItem,
    OrderedList,
    Paragraph,
    Strong,
    Table,
    Text,
    plain,
)
from wissen.errors import ForeignFileError
from wissen.interop.gii.tables import tables_in
from wissen.interop.xml import children, local

PICTURE = "[Abbildung]"
"""Stands where the law has a picture: files of laws only name them."""

_CONTAINERS = frozenset({"Content", "P", "LA", "Footnotes", "TOC"})
_INNER_BLOCKS = frozenset({"P", "DL", "table", "Title", "Subtitle", "kommentar", "pre", "Footnote"})
_STRONG, _SLANTED = frozenset({"B"}), frozenset({"I", "U", "SP"})
_SIGNS = {"quoteL": "„", "quoteR": "“", "NB": "\u00a0"}
_BLANKS = re.compile(r"[ \t\r\n]+")
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_BOX = str.maketrans({"\u20de": "\u2610"})
"""A frame around nothing, as published, is meant as a box to tick."""
_DEEPEST = 90
"""Elements one within the other; a list within a list is three of them."""


def text_of_norm(*elements: etree._Element) -> tuple[Block, ...]:
    """The blocks of these elements, their footnotes last; raises ForeignFileError for what is no text of a law."""
    numbers: dict[str, int] = {}
    blocks: list[Block] = []
    for element in elements:
        _must_be_flat(element)
        blocks += _blocks(element, numbers)
    notes = [block for block in blocks if isinstance(block, Footnote)]
    return (*(block for block in blocks if not isinstance(block, Footnote)), *sorted(notes, key=lambda one: one.number))


def line_of(element: etree._Element) -> str:
    """All of it in one line, as a title is read."""
    told = (plain(block.inlines) for block in text_of_norm(element) if isinstance(block, Paragraph))
    return " ".join(" ".join(told).split())


def _must_be_flat(element: etree._Element) -> None:
    level = list(element)
    for _ in range(_DEEPEST):
        level = [inner for outer in level for inner in outer]
        if not level:
            return
    raise ForeignFileError(
        "Der Text ist ungewöhnlich tief verschachtelt.", "Aus Vorsicht liest Wissen solche Dateien nicht."
    )


def _blocks(element: etree._Element, numbers: dict[str, int]) -> list[Block]:
    flow = _Flow(numbers)
    flow.read(element)
    flow.end()
    return flow.blocks


class _Flow:
    """Blocks one below the other, and the line that is being written; `numbers` are those of the footnotes by id."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self.blocks: list[Block] = []
        self._line: list[Inline] = []
        self._numbers = numbers

    def read(self, element: etree._Element) -> None:
        """Write what an element holds, in its order."""
        self._say(element.text)
        for child in element:
            name = local(child)
            if name:
                self._child(child, name)
            self._say(child.tail)

    def end(self) -> None:
        """End the line; what is blank makes no paragraph, and two breaks part one from the next."""
        line, self._line = self._line, []
        for breaks, group in groupby(_runs(line), key=_is_empty):
            if not breaks:
                self.blocks += [Paragraph(tuple(run)) for run in _paragraphs(group)]

    def _say(self, text: str | None) -> None:
        if text:
            self._line.append(Text(_BLANKS.sub(" ", text).translate(_BOX)))

    def _child(self, child: etree._Element, name: str) -> None:
        match name:
            case "BR" | "DP":
                self._line.append(LineBreak())
            case "DL":
                self._list(child)
            case "table":
                self._table(child)
            case "Title" | "Subtitle":
                self._block(Paragraph((Strong(one.inlines),)) for one in self._inner(child))
            case "kommentar":
                self._block(Paragraph((Emphasis(one.inlines),)) for one in self._inner(child))
            case "pre":
                self._block(_lines(child))
            case "Footnote":
                inner = tuple(_blocks(child, self._numbers))
                self._block([Footnote(self._number(child), inner)])
            case "FnR":
                self._line.append(FootnoteRef(self._number(child)))
            case "IMG":
                self._line.append(Text(PICTURE))
            case "SUP" | "SUB":
                table = _RAISED if name == "SUP" else _LOWERED
                self._say("".join(map(str, child.itertext())).translate(table))
            case _:
                self._other(child, name)

    def _other(self, child: etree._Element, name: str) -> None:
        """Markup within a line; whatever holds blocks or is not known is read as if it were not there."""
        if name in _CONTAINERS:
            self.end()
            self.read(child)
            self.end()
        elif name in _SIGNS and not len(child) and not (child.text or "").strip():
            self._line.append(Text(_SIGNS[name]))
        elif name in _STRONG | _SLANTED and not any(local(inner) in _INNER_BLOCKS for inner in child.iter()):
            outer, self._line = self._line, []
            self.read(child)
            inner, self._line = self._line, outer
            if inner:
                self._line.append(Strong(tuple(inner)) if name in _STRONG else Emphasis(tuple(inner)))
        elif name != "FnArea":  # the place of footnotes, which stand below anyway
            self.read(child)

    def _block(self, blocks: Iterable[Block]) -> None:
        self.end()
        self.blocks += blocks

    def _inner(self, element: etree._Element) -> Iterator[Paragraph]:
        return (one for one in _blocks(element, self._numbers) if isinstance(one, Paragraph))

    def _list(self, element: etree._Element) -> None:
        """A list, or more of the one above: the publisher often makes a list of each item."""
        self.end()
        items: list[ListItem] = []
        marker = ""
        for child in children(element):
            if local(child) == "DT":
                items += [ListItem((), marker=marker)] if marker else []
                marker = line_of(child)
            else:
                items.append(ListItem(tuple(_blocks(child, self._numbers)), marker=marker))
                marker = ""
        items += [ListItem((), marker=marker)] if marker else []
        above = self.blocks[-1] if self.blocks else None
        if isinstance(above, OrderedList):
            self.blocks[-1] = OrderedList((*above.items, *items))
        elif items:
            self.blocks.append(OrderedList(tuple(items)))

    def _table(self, element: etree._Element) -> None:
        self.end()
        for title in children(element, "Title"):
            self._child(title, "Title")
        for table in tables_in(element, self._cell):
            # One cell without a frame is a way to lay text out.
            self.blocks += [Paragraph(table.rows[0][0])] if _is_single(table) else [table]

    def _cell(self, entry: etree._Element) -> tuple[Inline, ...]:
        """The text of a cell in one run: what stands below each other is parted by breaks."""
        run: list[Inline] = []
        for line in _cell_lines(_blocks(entry, self._numbers), self.blocks):
            run += [LineBreak(), *line] if run else line
        return tuple(run)

    def _number(self, element: etree._Element) -> int:
        return self._numbers.setdefault(element.get("ID", f"#{len(self._numbers)}"), len(self._numbers) + 1)


def _cell_lines(blocks: Iterable[Block], beside: list[Block], indent: str = "") -> Iterator[tuple[Inline, ...]]:
    """What a cell can hold, line by line; footnotes and inner tables go `beside` it."""
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines):
                yield (Text(indent), *inlines) if indent else inlines
            case OrderedList(items=items):
                for item in items:
                    lines = list(_cell_lines(item.blocks, beside)) or [()]
                    yield (Text(f"{indent}{item.marker} "), *lines[0])
                    yield from ((Text(f"{indent}\u2003"), *line) for line in lines[1:])
            case _:
                beside.append(block)


def _is_single(table: Table) -> bool:
    return not table.header and len(table.rows) == 1 and len(table.aligns) == 1


def _lines(element: etree._Element) -> Iterator[Paragraph]:
    """Text that keeps its lines, with their blanks taken together."""
    text = ""
    for part in element.iter():
        name = local(part)
        text += "\n" if name in {"BR", "DP"} else (part.text or "") if name else ""
        if part is not element:
            text += part.tail or ""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    run: list[Inline] = []
    for line in lines:
        if line:
            run += [LineBreak(), Text(line)] if run else [Text(line)]
    if run:
        yield Paragraph(tuple(run))


# ---------------------------------------------------------------- lines into paragraphs


def _runs(line: Iterable[Inline]) -> Iterator[list[Inline]]:
    """The pieces of a line between its breaks, without the blanks at their ends."""
    run: list[Inline] = []
    for inline in line:
        if isinstance(inline, LineBreak):
            yield _trimmed(run)
            run = []
        elif isinstance(inline, Text) and run and isinstance(run[-1], Text):
            run[-1] = Text(f"{run[-1].text}{inline.text}".replace("  ", " "))
        else:
            run.append(inline)
    yield _trimmed(run)


def _trimmed(run: list[Inline]) -> list[Inline]:
    if run and isinstance(run[0], Text):
        run[0] = Text(run[0].text.lstrip(" "))
    if run and isinstance(run[-1], Text):
        run[-1] = Text(run[-1].text.rstrip(" "))
    return [inline for inline in run if inline != Text("")]


def _is_empty(run: list[Inline]) -> bool:
    return not run


def _paragraphs(runs: Iterable[list[Inline]]) -> Iterator[list[Inline]]:
    """Runs that follow each other without a blank line are one paragraph."""
    joined: list[Inline] = []
    for run in runs:
        joined += [LineBreak(), *run] if joined else run
    yield joined

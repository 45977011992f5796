"""Nodes of one chunk to blocks: paragraphs, lists with their marks, quotations with their labels, tables, code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from wissen.content.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    CodeBlock,
    Footnote,
    Inline,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
)
from wissen.content.inline import InlineReader
from wissen.content.labels import callout_label, field_label, tell_near_label
from wissen.content.list_marks import split_box, split_period, tell_date
from wissen.content.nodes import Node
from wissen.content.problem import Replace, Report
from wissen.content.source import Source

MAX_DEPTH = 4
"""Lists and quotations within each other; deeper ones cannot be laid out, and the parser stops at nine."""

MAX_CELLS = 5_000

_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class FileReading:
    """What all chunks of a file share."""

    source: Source
    report: Report
    inline: InlineReader
    footnotes: dict[str, Node]

    def line(self, number: int) -> int:
        """The file line of a body line counted from 0."""
        return self.source.body_line + number


@dataclass(frozen=True, slots=True)
class ChunkReading:
    """Nodes to blocks, with the rules of one chunk."""

    reader: FileReading
    gaps: bool
    fields: tuple[str, ...]
    answers: tuple[str, ...]

    def chunk(self, nodes: Iterable[Node], skip: int) -> Iterator[Block]:
        numbers = self.reader.inline.numbers
        placed = len(numbers)
        for index, node in enumerate(nodes):
            if index == 0 and skip:
                yield from self._paragraphs(node, skip)
            elif node.token.type == "paragraph_open":
                yield from self._paragraphs(node, 0)
            elif node.token.type == "bullet_list_open":
                yield from self._field_list(node)
            else:
                yield from self._block(node, 0)
        while placed < len(numbers):  # a footnote may refer to further ones
            for label in list(numbers)[placed:]:
                placed += 1
                definition = self.reader.footnotes[label]
                blocks = tuple(self._blocks(definition.children, 0))
                yield Footnote(placed, blocks, self.reader.line(definition.line))

    def _blocks(self, nodes: Iterable[Node], depth: int) -> Iterator[Block]:
        for node in nodes:
            yield from self._block(node, depth)

    def _block(self, node: Node, depth: int) -> Iterator[Block]:
        line = self.reader.line(node.line)
        match node.token.type:
            case "paragraph_open":
                yield Paragraph(self._inlines(node.raw, line), line)
            case "bullet_list_open":
                yield BulletList(self._items(node, depth), line)
            case "ordered_list_open":
                start = int(node.token.attrs.get("start", 1))
                yield OrderedList(self._items(node, depth, numbered=True), start, line)
            case "blockquote_open":
                self._tell_depth(depth, line)
                yield from self._quotation(node, depth)
            case "table_open":
                yield self._table(node)
            case "fence":
                yield self._code(node, depth)
            case "hr":
                yield Rule(line)
            case "heading_open":
                text = (
                    "Überschriften stehen nicht in Listen und Zitaten. Setzen Sie davor eine leere Zeile ohne Einzug."
                )
                self.reader.report.error(line, "überschrift-im-block", text=text)
                yield Paragraph((Strong(self._inlines(node.raw, line)),), line)

    def _inlines(self, raw: str, line: int) -> tuple[Inline, ...]:
        return self.reader.inline.read(raw, line, gaps=self.gaps)

    def _tell_depth(self, depth: int, line: int) -> None:
        if depth == MAX_DEPTH:
            text = f"Listen und Zitate dürfen höchstens {MAX_DEPTH} Ebenen tief sein."
            self.reader.report.error(line, "zu-tief", text=text)

    # ------------------------------------------------------------ paragraphs

    def _paragraphs(self, node: Node, skip: int) -> Iterator[Block]:
        """A paragraph without its meta lines, split where an answer word opens a line."""
        first = self.reader.line(node.line)
        lines = node.raw.split("\n")
        start = skip
        for index in range(skip, len(lines) + 1):
            if index < len(lines):
                if index == start or not self._opens_answer(lines[index]):
                    continue
                self._tell_blank_line(first + index)
            yield Paragraph(self._inlines("\n".join(lines[start:index]), first + start), first + start)
            start = index

    def _opens_answer(self, raw_line: str) -> bool:
        return any(raw_line.lstrip().startswith(f"{word}:") for word in self.answers)

    def _tell_blank_line(self, line: int) -> None:
        text = "Vor dieser Zeile fehlt eine leere Zeile."
        self.reader.report.error(line, "leerzeile-fehlt", text=text, repair=Replace(line, line - 1, "\n"))

    # ------------------------------------------------------------ lists

    def _items(self, node: Node, depth: int, *, numbered: bool = False) -> tuple[ListItem, ...]:
        self._tell_depth(depth, self.reader.line(node.line))
        return tuple(self._item(item, depth + 1, numbered=numbered) for item in node.children)

    def _item(self, node: Node, depth: int, *, numbered: bool = False, keep: int | None = None) -> ListItem:
        """A list item; `keep` lines of its first paragraph, all by default."""
        source, report = self.reader.source, self.reader.report
        line = self.reader.line(node.line)
        if not node.children or node.children[0].token.type != "paragraph_open":
            return ListItem(tuple(self._blocks(node.children, depth)), line=line)
        first, *rest = node.children
        raw = "\n".join(first.raw.split("\n")[:keep])
        if numbered:
            tell_date(raw, line, source=source, report=report)
        raw, checked = split_box(raw, line, source=source, report=report)
        raw, period = split_period(raw, line, report=report)
        paragraph = Paragraph(self._inlines(raw, line), line)
        return ListItem((paragraph, *self._blocks(rest, depth)), checked, period, line)

    def _field_list(self, node: Node) -> Iterator[Block]:
        """A bullet list, ended by a line that hangs on a field without belonging to it."""
        items: list[ListItem] = []
        self._tell_depth(0, self.reader.line(node.line))
        for item in node.children:
            keep = self._field_lines(item)
            items.append(self._item(item, 1, keep=keep))
            if keep is None:
                continue
            line = self.reader.line(item.line) + keep
            self._tell_blank_line(line)
            yield BulletList(tuple(items), items[0].line)
            items.clear()
            raw = "\n".join(item.children[0].raw.split("\n")[keep:])
            yield Paragraph(self._inlines(raw, line), line)
        if items:
            yield BulletList(tuple(items), items[0].line)

    def _field_lines(self, item: Node) -> int | None:
        """How many lines of a field item are its own, None if all are."""
        first = item.children[0] if item.children else None
        if first is None or first.token.type != "paragraph_open" or field_label(first.raw, self.fields) is None:
            return None
        start = self.reader.line(first.line)
        for index in range(1, first.raw.count("\n") + 1):
            if not self.reader.source.line(start + index)[:1].isspace():
                return index
        return None

    # ------------------------------------------------------------ quotations

    def _quotation(self, node: Node, depth: int) -> Iterator[Block]:
        """A quotation, split at every line that opens with a label."""
        line = self.reader.line(node.line)
        opened = _Opened(line)
        for child in node.children:
            if child.token.type != "paragraph_open":
                opened.blocks += self._block(child, depth + 1)
                continue
            first = self.reader.line(child.line)
            raw_lines = child.raw.split("\n")
            start = 0
            for index, raw_line in enumerate(raw_lines):
                label = callout_label(raw_line)
                if label is None:
                    tell_near_label(raw_line, first + index, source=self.reader.source, report=self.reader.report)
                    continue
                opened.blocks.append(self._part(raw_lines[start:index], first + start))
                yield from opened.close()
                kind, raw_lines[index] = label
                opened, start = _Opened(first + index, kind), index
                if kind is CalloutKind.MORE:
                    opened.title = self.reader.inline.title(raw_lines[index], first + index)
                    start = index + 1
            opened.blocks.append(self._part(raw_lines[start:], first + start))
        yield from opened.close()

    def _part(self, raw_lines: list[str], line: int) -> Paragraph:
        return Paragraph(self._inlines("\n".join(raw_lines), line), line)

    # ------------------------------------------------------------ tables, code

    def _table(self, node: Node) -> Table:
        rows = [row for part in node.children for row in part.children]
        width = len(rows[0].children)
        if width * len(rows) > MAX_CELLS:
            text = f"Diese Tabelle hat mehr als {MAX_CELLS} Zellen. Der Rest wird nicht gelesen."
            self.reader.report.error(self.reader.line(node.line), "tabelle-zu-groß", text=text)
            rows = rows[: max(1, MAX_CELLS // width)]
        cells = [tuple(self._inlines(cell.raw, self.reader.line(row.line)) for cell in row.children) for row in rows]
        for row in rows:
            self._tell_lost_cells(self.reader.line(row.line), width)
        aligns = tuple(_align(cell.token) for cell in rows[0].children)
        return Table(cells[0], tuple(cells[1:]), aligns, self.reader.line(node.line))

    def _tell_lost_cells(self, line: int, width: int) -> None:
        raw = self.reader.source.line(line).strip().removeprefix("|")
        if len(_PIPE.findall(raw.removesuffix("|"))) >= width and not raw.endswith("\\|"):
            text = "Diese Zeile hat mehr Zellen als die Kopfzeile; die letzten gehen verloren."
            self.reader.report.error(line, "tabelle-zellen", text=text)

    def _code(self, node: Node, depth: int) -> CodeBlock:
        token = node.token
        line = self.reader.line(node.line)
        end = self.reader.source.line(self.reader.line(token.map[1]) - 1) if token.map else ""
        if depth == 0 and (not end.strip().startswith(token.markup) or token.map == [node.line, node.line + 1]):
            text = f"Der Block, der hier mit „{token.markup}“ beginnt, hat kein Ende. Alles danach gilt als Code."
            self.reader.report.error(line, "code-offen", text=text)
        return CodeBlock(token.content.removesuffix("\n"), token.info.strip().partition(" ")[0], line)


@dataclass(slots=True)
class _Opened:
    """A quotation being read, with or without a label."""

    line: int
    kind: CalloutKind | None = None
    title: str = ""
    blocks: list[Block] = field(default_factory=list)

    def close(self) -> Iterator[Block]:
        if self.kind is not None:
            yield Callout(self.kind, tuple(self.blocks), self.title, self.line)
        else:
            yield Quote(tuple(self.blocks), self.line)


def _align(token: Token) -> Align:
    return Align(str(token.attrs.get("style", "")).removeprefix("text-align:"))

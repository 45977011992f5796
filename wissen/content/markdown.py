"""The body of a content file: chunks under their headings, from which each reader takes meta lines and blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wissen.content.block_reader import ChunkReading, FileReading
from wissen.content.blocks import Block
from wissen.content.inline import InlineReader, parser
from wissen.content.nodes import Node, all_nodes, tree
from wissen.content.normal import normal_blocks
from wissen.content.problem import Report
from wissen.content.source import Source

_FOOTNOTE_USE = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """What stands under one heading; `level` 0 is the text before the first heading.

    `lead` are the raw lines of the first paragraph, where a meta line may stand.
    """

    level: int
    title: str
    line: int
    lead: tuple[str, ...]
    lead_line: int
    nodes: tuple[Node, ...]
    reader: FileReading

    @property
    def first_line(self) -> int:
        """The file line of the first block, 0 without one."""
        return self.reader.line(self.nodes[0].line) if self.nodes else 0

    def blocks(
        self, *, skip: int = 0, gaps: bool = False, fields: Iterable[str] = (), answers: Iterable[str] = ()
    ) -> tuple[Block, ...]:
        """The blocks in normal form, footnotes that are first used here at the end.

        `skip` lines of the first paragraph are left out (meta lines). `gaps`: `[[…]]` is allowed here. `fields`: a
        line that follows a field of these keys without being indented is prose. `answers`: words that open a paragraph
        of their own (`Antwort: …`) even without a blank line. Chunks are read once, in their order.
        """
        reading = ChunkReading(self.reader, gaps=gaps, fields=tuple(fields), answers=tuple(answers))
        return normal_blocks(reading.chunk(self.nodes, skip))


def read_body(source: Source, *, report: Report) -> tuple[Chunk, ...]:
    """The chunks of a body in their order; the first one has level 0 and may be empty."""
    env: dict[str, Any] = {}
    nodes = tree(parser().parse(source.body, env))
    footnotes = {str(node.token.meta["label"]): node for node in reversed(list(_footnotes(nodes)))}
    reader = FileReading(source, report, InlineReader(source.file, report, env), footnotes)
    _tell_footnotes(nodes, reader)
    chunks: list[Chunk] = []
    heading: Node | None = None
    under: list[Node] = []
    for node in nodes:
        if node.token.type == "heading_open":
            chunks.append(_chunk(heading, under, reader))
            heading, under = node, []
        else:
            under.append(node)
    chunks.append(_chunk(heading, under, reader))
    return tuple(chunks)


def _chunk(heading: Node | None, under: list[Node], reader: FileReading) -> Chunk:
    level, title, line = 0, "", reader.source.body_line
    if heading is not None:
        level, line = int(heading.token.tag[1:]), reader.line(heading.line)
        title = reader.inline.title(heading.raw, line)
        if not title:
            reader.report.error(line, "titel-fehlt", text="Diese Überschrift hat keinen Text.")
    first = under[0] if under and under[0].token.type == "paragraph_open" else None
    lead = tuple(first.raw.split("\n")) if first else ()
    lead_line = reader.line(first.line) if first else line + 1
    return Chunk(level, title, line, lead, lead_line, tuple(under), reader)


def _footnotes(nodes: Iterable[Node]) -> Iterator[Node]:
    return (node for node in all_nodes(nodes) if node.token.type == "footnote_reference_open")


def _tell_footnotes(nodes: list[Node], reader: FileReading) -> None:
    """Footnote texts that nobody refers to, or of which there are two."""
    used = {label for node in all_nodes(nodes) for label in _FOOTNOTE_USE.findall(node.token.content)}
    seen: set[str] = set()
    for node in _footnotes(nodes):
        label, line = str(node.token.meta["label"]), reader.line(node.line)
        if label in seen:
            reader.report.error(line, "fußnote-doppelt", text=f"Die Fußnote „[^{label}]“ hat schon einen Text.")
        elif label not in used:
            text = f"Auf die Fußnote „[^{label}]“ verweist keine Stelle; sie wird nicht angezeigt."
            reader.report.warning(line, "fußnote-unbenutzt", text=text)
        seen.add(label)

"""Short ways from Markdown to the values that the content readers make of it."""

from __future__ import annotations

from wissen.content.blocks import Block
from wissen.content.markdown import Chunk, read_body
from wissen.content.problem import Problem, Report
from wissen.content.source import Source

FILE = "module/01-a/datei.md"


def source_of(body: str) -> Source:
    """A source without a head, so that line 1 is the first line of the body."""
    return Source(FILE, tuple(body.split("\n")), "", 1, body, 1)


def chunks_of(body: str) -> tuple[tuple[Chunk, ...], Report, Source]:
    """The chunks of a body with the report they are read into."""
    source = source_of(body)
    report = Report(source.file)
    return read_body(source, report=report), report, source


def blocks_of(body: str, *, gaps: bool = False) -> tuple[Block, ...]:
    """The blocks of a body without headings."""
    (chunk,), _, _ = chunks_of(body)
    return chunk.blocks(gaps=gaps)


def problems_of(body: str, *, gaps: bool = False) -> list[Problem]:
    """What is said about a body without meta lines."""
    chunks, report, _ = chunks_of(body)
    for chunk in chunks:
        chunk.blocks(gaps=gaps)
    return report.problems

"""A piece of canonical Markdown by itself, as it was kept when a person saw it."""

from __future__ import annotations

from wissen.content.blocks import Block
from wissen.content.markdown import read_body
from wissen.content.problem import Report
from wissen.content.source import Source


def read_fragment(text: str) -> tuple[Block, ...]:
    """The blocks of a piece of text without headings; it was valid when it was kept, so faults are passed over."""
    source = Source("", tuple(text.split("\n")), "", 0, text, 1)
    return tuple(block for chunk in read_body(source, report=Report("")) for block in chunk.blocks(gaps=True))

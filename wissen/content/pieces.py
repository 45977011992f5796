"""Everything inside a parsed object: its pieces, and the runs of text a person reads, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass

from wissen.content.as_of import part_fields
from wissen.content.blocks import Inline

Run = tuple[Inline, ...]


def pieces(value: object, line: int = 0) -> Iterator[tuple[object, int]]:
    """The value and every value inside it (blocks, options, branches …), outer before inner; the head is left out."""
    line = getattr(value, "line", 0) or line
    yield value, line
    for name in part_fields(type(value)):
        yield from _inside(getattr(value, name), line)


def runs(value: object) -> Iterator[tuple[Run, int]]:
    """Every run of inlines: paragraphs, cells, options, field values, labels of branches."""
    for piece, line in pieces(value):
        if isinstance(piece, Inline):
            continue
        for name in part_fields(type(piece)):
            yield from _runs_of(getattr(piece, name), line)


def _inside(value: object, line: int) -> Iterator[tuple[object, int]]:
    if isinstance(value, tuple):
        for part in value:
            yield from _inside(part, line)
    elif is_dataclass(value):
        yield from pieces(value, line)


def _runs_of(value: object, line: int) -> Iterator[tuple[Run, int]]:
    """The value itself if it is a run, or the runs in a tuple of runs (cells, values of a field)."""
    if not isinstance(value, tuple) or not value:
        return
    if isinstance(value[0], Inline):
        yield value, line
    elif isinstance(value[0], tuple):
        for part in value:
            yield from _runs_of(part, line)

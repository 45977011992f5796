"""Parts of a canonical file: headings with their meta lines and blocks, and the file that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wissen.content.blocks import Block, BulletList
from wissen.content.fields import field_items
from wissen.content.flow import Field
from wissen.content.write_blocks import write_blocks
from wissen.content.write_text import write_title


def joined(parts: Iterable[str]) -> str:
    """The parts of a file with a blank line between them and a line end at the end."""
    return "\n\n".join(part for part in parts if part) + "\n"


def section(title: str, *, level: int = 2, meta: str = "", blocks: Iterable[Block] = ()) -> str:
    """A heading with its meta line and blocks."""
    heading = f"{'#' * level} {write_title(title)}"
    return "\n\n".join(part for part in (f"{heading}\n{meta}".rstrip("\n"), write_blocks(blocks)) if part)


def with_fields(fields: Iterable[Field], blocks: Iterable[Block]) -> Iterator[Block]:
    """The list of the fields and the blocks behind it."""
    items = field_items(fields)
    if items:
        yield BulletList(items)
    yield from blocks

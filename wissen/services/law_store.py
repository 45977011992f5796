"""Where laws lie that were taken in: one JSON file each, written whole, read without the reader of their origin."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from wissen.content.blocks import (
    Align,
    Block,
    Emphasis,
    Footnote,
    FootnoteRef,
    Inline,
    LineBreak,
    ListItem,
    OrderedList,
    Paragraph,
    Span,
    Strong,
    Table,
    Text,
)
from wissen.content.statute import Division, Norm, Statute
from wissen.printing.whole_file import write_whole
from wissen.text import slug

FORMAT = 1
PATTERN = "*.json"
"""The files of a folder that are laws."""


def file_of(law: str, folder: Path) -> Path:
    """Where a law lies; two laws never share a file, however alike they are called."""
    return folder / f"{slug(law)[:40]}-{sha256(law.encode()).hexdigest()[:8]}.json"


def write_statute(statute: Statute, folder: Path) -> Path:
    """Put a law in the place of an older version of it, at once. Raises PrintError when it cannot be written."""
    path = file_of(statute.law, folder)
    row = {
        "format": FORMAT,
        "gesetz": statute.law,
        "name": statute.name,
        "titel": statute.full_name,
        "stand": list(statute.stand),
        "teile": [_part(part) for part in statute.parts],
        "hinweise": _blocks(statute.notes),
    }
    write_whole(path, json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode())
    return path


def read_statute(path: Path) -> Statute | None:
    """The law in a file; None when it is damaged, or of a newer Wissen. Raises OSError."""
    try:
        row = json.loads(path.read_bytes())
        if row["format"] != FORMAT:
            return None
        return Statute(
            law=_text(row["gesetz"]),
            name=_text(row["name"]),
            full_name=_text(row["titel"]),
            stand=tuple(map(_text, row["stand"])),
            parts=tuple(map(_read_part, row["teile"])),
            notes=_read_blocks(row["hinweise"]),
        )
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, RecursionError):
        return None


# ---------------------------------------------------------------- values into rows


def _part(part: Division | Norm) -> list[object]:
    match part:
        case Division(depth=depth, label=label, title=title):
            return ["gliederung", depth, label, title]
        case Norm(label=label, title=title, blocks=blocks, notes=notes):
            return ["norm", label, title, _blocks(blocks), _blocks(notes)]


def _blocks(blocks: Iterable[Block]) -> list[object]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> list[object]:
    match block:
        case Paragraph(inlines=inlines):
            return ["p", _inlines(inlines)]
        case OrderedList(items=items):
            return ["l", [[item.marker, _blocks(item.blocks)] for item in items]]
        case Table(header=header, rows=rows, aligns=aligns, spans=spans):
            cells = [[_inlines(cell) for cell in row] for row in (header, *rows)]
            reach = [[span.row, span.column, span.rows, span.columns] for span in spans]
            return ["t", cells, [align.value for align in aligns], reach]
        case Footnote(number=number, blocks=inner):
            return ["f", number, _blocks(inner)]
        case _:
            raise TypeError(f"laws have no {type(block).__name__}")


def _inlines(inlines: Iterable[Inline]) -> list[object]:
    return [_inline(inline) for inline in inlines]


def _inline(inline: Inline) -> object:
    match inline:
        case Text(text=text):
            return text
        case Strong(children=children):
            return ["b", _inlines(children)]
        case Emphasis(children=children):
            return ["i", _inlines(children)]
        case LineBreak():
            return ["z"]
        case FootnoteRef(number=number):
            return ["f", number]
        case _:
            raise TypeError(f"laws have no {type(inline).__name__}")


# ---------------------------------------------------------------- rows into values, whatever stands in the file


def _read_part(row: Any) -> Division | Norm:
    match row:
        case ["gliederung", int(depth), str(label), str(title)]:
            return Division(depth, label, title)
        case ["norm", str(label), str(title), blocks, notes]:
            return Norm(label, title, _read_blocks(blocks), _read_blocks(notes))
    raise ValueError("no part of a law")


def _read_blocks(rows: Any) -> tuple[Block, ...]:
    return tuple(_read_block(row) for row in _rows(rows))


def _read_block(row: Any) -> Block:
    match row:
        case ["p", inlines]:
            return Paragraph(_read_inlines(inlines))
        case ["l", items]:
            return OrderedList(tuple(_read_item(item) for item in _rows(items)))
        case ["t", cells, aligns, reach]:
            return _read_table(_rows(cells), tuple(map(Align, _rows(aligns))), _rows(reach))
        case ["f", int(number), blocks]:
            return Footnote(number, _read_blocks(blocks))
    raise ValueError("no block of a law")


def _read_item(row: Any) -> ListItem:
    match row:
        case [str(marker), blocks]:
            return ListItem(_read_blocks(blocks), marker=marker)
    raise ValueError("no item of a list")


def _read_table(cells: list[Any], aligns: tuple[Align, ...], reach: list[Any]) -> Table:
    header, *rows = [tuple(_read_inlines(cell) for cell in _rows(row)) for row in cells]
    spans = tuple(Span(*map(int, _rows(span))) for span in reach)
    whole = {len(row) for row in (*rows, *([header] if header else []))} <= {len(aligns)}
    height = len(rows) + (1 if header else 0)
    if not whole or not aligns or any(not _lies_in(span, height, len(aligns)) for span in spans):
        raise ValueError("no table")
    return Table(header, tuple(rows), aligns, spans=spans)


def _lies_in(span: Span, rows: int, columns: int) -> bool:
    least = min(span.row, span.column) >= 0 and min(span.rows, span.columns) >= 1
    return least and span.row + span.rows <= rows and span.column + span.columns <= columns


def _read_inlines(rows: Any) -> tuple[Inline, ...]:
    return tuple(_read_inline(row) for row in _rows(rows))


def _read_inline(row: Any) -> Inline:
    match row:
        case str(text):
            return Text(text)
        case ["b", inner]:
            return Strong(_read_inlines(inner))
        case ["i", inner]:
            return Emphasis(_read_inlines(inner))
        case ["z"]:
            return LineBreak()
        case ["f", int(number)]:
            return FootnoteRef(number)
    raise ValueError("no inline of a law")


def _rows(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value

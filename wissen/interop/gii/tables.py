"""Tables of laws (the CALS model): columns by name, cells that reach over others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from wissen.content.blocks import Align, Inline, Span, Strong, Table
from wissen.errors import ForeignFileError
from wissen.interop.xml import children

MAX_CELLS = 20_000
_ALIGNS = {"left": Align.LEFT, "center": Align.CENTER, "right": Align.RIGHT}


def tables_in(element: etree._Element, cell: Callable[[etree._Element], tuple[Inline, ...]]) -> Iterator[Table]:
    """The tables of a `table`, `cell` reads one entry. Raises ForeignFileError for what no law has."""
    for group in children(element, "tgroup"):
        names = {spec.get("colname", ""): number for number, spec in enumerate(children(group, "colspec"))}
        heads = [row for head in children(group, "thead") for row in children(head, "row")]
        rows = [row for body in children(group, "tbody", "tfoot") for row in children(body, "row")]
        columns = max(1, _number(group, "cols"), *(len(list(children(row, "entry"))) for row in (*heads, *rows)), 1)
        if columns * (len(heads) + len(rows)) > MAX_CELLS:
            raise ForeignFileError(
                f"Eine Tabelle hat mehr als {MAX_CELLS} Zellen.", "Aus Vorsicht liest Wissen solche Dateien nicht."
            )
        table = _table([*heads, *rows], names, columns, cell, heads=len(heads), aligns=_aligns(group, columns))
        if table.header or table.rows:
            yield table


def _table(
    rows: list[etree._Element],
    names: dict[str, int],
    columns: int,
    cell: Callable[[etree._Element], tuple[Inline, ...]],
    *,
    heads: int,
    aligns: tuple[Align, ...],
) -> Table:
    taken: set[tuple[int, int]] = set()
    spans: list[Span] = []
    cells: list[list[tuple[Inline, ...]]] = []
    for number, row in enumerate(rows):
        own: list[tuple[Inline, ...]] = [()] * columns
        column = 0
        for entry in children(row, "entry"):
            column = names.get(entry.get("namest") or entry.get("colname") or "", column)
            while (number, column) in taken:
                column += 1
            if column >= columns:
                raise ForeignFileError(
                    "In einer Tabelle liegen Zellen übereinander.", "Laden Sie das Gesetz noch einmal als XML."
                )
            last = names.get(entry.get("nameend", ""), column)
            width = max(1, min(last, columns - 1) - column + 1)
            height = 1 + min(max(0, _number(entry, "morerows")), _left(number, heads, len(rows)))
            area = {(line, at) for line in range(number, number + height) for at in range(column, column + width)}
            if area & taken:
                width, height, area = 1, 1, {(number, column)}
            taken |= area
            if width > 1 or height > 1:
                spans.append(Span(number, column, height, width))
            text = cell(entry)
            own[column] = (Strong(text),) if 0 < number < heads and text else text
            column += width
        cells.append(own)
    reached = {line for span in spans for line in range(span.row, span.row + span.rows)}
    kept = [number for number, row in enumerate(cells) if number in reached or any(row)]  # the others are distance
    spans = [replace(span, row=kept.index(span.row)) for span in spans]
    whole = [tuple(cells[number]) for number in kept]
    first = 1 if heads and kept[:1] == [0] else 0
    return Table(whole[0] if first else (), tuple(whole[first:]), aligns, spans=tuple(spans))


def _left(number: int, heads: int, rows: int) -> int:
    """How many rows more a cell of this row may reach over: those of the heading never reach into the table."""
    return (heads if number < heads else rows) - number - 1


def _aligns(group: etree._Element, columns: int) -> tuple[Align, ...]:
    found = [_ALIGNS.get(spec.get("align", ""), Align.NONE) for spec in children(group, "colspec")]
    return tuple((*found, *(Align.NONE,) * columns)[:columns])


def _number(element: etree._Element, name: str) -> int:
    value = element.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0

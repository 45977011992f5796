"""Wochenblick in words and as tables: what paper and the file for Excel show is what the screen shows."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wissen.learning.completion import Standing
from wissen.services.week import Cell, Column, Line, Overview
from wissen.text import german_date, plural_de, printable

SYMBOLS: Final = {Standing.OPEN: "○", Standing.BEGUN: "◐", Standing.DONE: "●", Standing.STALE: "↻"}
NOT_SHARED: Final = "nicht geteilt"
SUFFIX: Final = ".csv"
_FORMULA: Final = ("=", "+", "-", "@")
_CONTROL: Final = ("\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, the names of the columns, and the rows."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def age_words(weeks: int) -> str:
    """How old a Stand is."""
    return f"vor {plural_de(weeks, 'Woche', 'Wochen')}" if weeks else "diese Woche"


def cell_words(cell: Cell | None) -> str:
    """Symbol, word, age, and the score where it is shared: "● fertig, vor 2 Wochen, 85 %"."""
    if cell is None:
        return NOT_SHARED
    score = "" if cell.score is None else f"{cell.score} %"
    stand = f"{SYMBOLS[cell.standing]} {cell.standing.value}"
    return ", ".join(part for part in (stand, age_words(cell.weeks), score) if part)


def covering_words(columns: Iterable[Column]) -> tuple[str, ...]:
    """Whose trainees one looks after while they are away, and until when."""
    told = ((column.name, column.absent) for column in columns)
    return tuple(
        f"{name}: in Vertretung für {absent.name} bis {german_date(absent.last)}" for name, absent in told if absent
    )


def tables(overview: Overview) -> tuple[Table, ...]:
    """Everything a Wochenblick says; what there is nothing of is left out."""
    todo = tuple((row.name, row.reason, row.act.value) for row in overview.rows)
    old = tuple((one.title, german_date(one.day), str(one.count), str(one.of)) for one in overview.old)
    absent = ((column.name, column.absent) for column in overview.columns)
    covering = tuple((name, one.name, german_date(one.last)) for name, one in absent if one)
    found = (
        Table("Diese Woche", ("Person", "Grund", "Vorschlag"), todo),
        Table(
            "Stände", ("Person", "Modul", "Stand", "Alter in Wochen", "Ergebnis in Prozent"), tuple(_cells(overview))
        ),
        Table("In Vertretung", ("Person", "für", "bis"), covering),
        Table("Noch mit früherem Stand", ("Modul", "geändert am", "Personen", "von"), old),
    )
    return tuple(table for table in found if table.rows)


def spreadsheet(overview: Overview) -> bytes:
    """The tables as a German Excel opens them: semicolons, UTF-8 with its mark, and nothing that is a formula."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(("Wochenblick", german_date(overview.day)))
    for table in tables(overview):
        writer.writerow(())
        writer.writerow((table.title,))
        writer.writerow(table.header)
        writer.writerows(tuple(map(harmless, row)) for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula, also where the sign is a wide one or stands behind nothing."""
    begins = unicodedata.normalize("NFKC", printable(text)).lstrip()
    return f"'{text}" if begins.startswith(_FORMULA) or text.lstrip(" ").startswith(_CONTROL) else text


def save(path: Path, data: bytes) -> None:
    """Write the file, whole or not at all. Raises PrintError."""
    from wissen.printing.whole_file import write_whole

    write_whole(path, data)


def _cells(overview: Overview) -> Iterator[tuple[str, ...]]:
    for place, column in enumerate(overview.columns):
        for line in overview.lines:
            yield (column.name, line.title, *_parts(line, place))


def _parts(line: Line, place: int) -> tuple[str, str, str]:
    cell = line.cells[place]
    if cell is None:
        return NOT_SHARED, "", ""
    return cell.standing.value, str(cell.weeks), "" if cell.score is None else str(cell.score)

"""The catalogue: what the content holds of one kind, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wissen.content.entry import PartKind
from wissen.content.library import Library
from wissen.content.model import Kind
from wissen.content.validity import ALWAYS, Period, format_period

OBJECTS = {
    "module": Kind.MODULE,
    "lesson": Kind.LESSON,
    "quiz": Kind.QUIZ,
    "process": Kind.PROCESS,
    "finder": Kind.FINDER,
    "path": Kind.PATH,
    "change": Kind.CHANGE,
}
PARTS = {
    "item": PartKind.ITEM,
    "term": PartKind.TERM,
    "card": PartKind.CARD,
    "praxis": PartKind.PRACTICE,
}
LISTED = ("module", "lesson", "quiz", "process", "item", "term", "card", "praxis", "finder", "path", "change")
"""What can be listed, in the order in which it is offered."""


@dataclass(frozen=True, slots=True)
class Row:
    """`holds` is the period in words, empty for always."""

    kennung: str
    title: str
    file: str
    holds: str = ""


def rows(library: Library, what: str, *, today: date) -> list[Row]:
    """One row for each Kennung, in the order of the files; of several versions the one that holds today."""
    found: dict[str, Row] = {}
    current: set[str] = set()
    for row, period in _all_rows(library, what):
        if row.kennung not in found or (today in period and row.kennung not in current):
            found[row.kennung] = row
        if today in period:
            current.add(row.kennung)
    return list(found.values())


def _all_rows(library: Library, what: str) -> Iterator[tuple[Row, Period]]:
    if what in OBJECTS:
        for entry in library.of_kind(OBJECTS[what]):
            yield Row(entry.id, entry.title, entry.path, _holds(entry.head.period)), entry.head.period
    else:
        for entry, part in library.parts_of_kind(PARTS[what]):
            yield Row(part.id, part.title, entry.path, _holds(part.period)), part.period


def _holds(period: Period) -> str:
    return "" if period == ALWAYS else format_period(period)

"""What is put into the index and what comes out of it, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from wissen.content.validity import ALWAYS, Period

LONGEST_QUERY = 200
"""Characters of a query that count."""


class Found(StrEnum):
    """What a hit is; the value is its word on the command line."""

    CARD = "card"
    PROCESS = "process"
    TERM = "term"
    LESSON = "lesson"
    FINDER = "finder"
    CHANGE = "change"
    PRACTICE = "praxis"
    NORM = "norm"


@dataclass(frozen=True, slots=True)
class Document:
    """One version of something that can be found: an object, or a section or step (`place`, `part` is its title) of it.

    `keys` are words that lead here although they do not stand in the text: keywords, other names, the titles around it.
    """

    kennung: str
    kind: Found
    title: str
    place: str = ""
    part: str = ""
    keys: str = ""
    body: str = ""
    period: Period = ALWAYS
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """`title` is that of the object; `place` and `part` name the section or step that was found, "" for the whole.

    `reason` says in German why it is here; `period` is that of the version found, `holds` whether it does that day.
    """

    kennung: str
    kind: Found
    title: str
    place: str
    part: str
    reason: str
    period: Period
    holds: bool


@dataclass(frozen=True, slots=True)
class Hits:
    """Best first. `relaxed`: no hit has all words. `corrected`: words without any hit, each with what stands for it."""

    hits: tuple[Hit, ...] = ()
    relaxed: bool = False
    corrected: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """One word of a query. `taken` is what it was taken for as people write it, "" when no text has anything like it.

    `terms` are what is looked for, each with what it is worth; `similar` are words of the texts that begin alike, where
    there is nothing better.
    """

    typed: str
    taken: str
    terms: tuple[tuple[str, float], ...] = ()
    similar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """Names of one thing, the best known first."""

    key: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Watch:
    """How long work is followed: `report` gets done and total, `cancelled` is asked between two steps."""

    report: Callable[[int, int], object] = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False


class SearchIndex(Protocol):
    """What finds; an index that is open is never changed."""

    def search(self, text: str, *, limit: int, day: date, roles: Iterable[str] = ()) -> Hits:
        """The best hits, one for each object; a last word that no blank closes may be half."""
        ...

    def understood(self, text: str) -> tuple[Understood, ...]:
        """How each word of a query was taken, stop words left out; empty while only titles are known."""
        ...

    def marks(self, text: str, asked: str) -> list[tuple[int, int]]:
        """Where in a text the words stand for which it was found."""
        ...

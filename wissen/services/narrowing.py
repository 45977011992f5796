"""Narrowing what was found: to a kind, a workplace, a module, a band of the Prozesslandkarte, a law; and its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wissen.content.entry import Entry, Part
from wissen.content.ids import Id
from wissen.content.library import Library
from wissen.errors import NotFound
from wissen.german.folding import folded
from wissen.law.citation import parse_sources
from wissen.search.model import Found, Hit
from wissen.services.shelf import Shelf

CONSIDERED = 400
"""Hits that are counted and narrowed; nobody looks through more."""


class Facet(StrEnum):
    """What hits can be narrowed by; the value is the word for it."""

    KIND = "Art"
    ROLE = "Arbeitsplatz"
    MODULE = "Modul"
    BAND = "Band"
    LAW = "Gesetz"


class Order(StrEnum):
    """How hits are ordered; the value is the word for it."""

    WORTH = "Bestes zuerst"
    TITLE = "Titel von A bis Z"
    KIND = "nach Art"


Chosen = Mapping[Facet, str]
"""The value that is wanted of each facet; what is missing wants everything."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that hits have, what it is called where it has no name of its own, and how many would be left by it."""

    value: str
    name: str
    count: int


class Narrowing:
    """Knows where in the content a hit belongs; may run on any thread."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: tuple[Library, dict[Id, str]] | None = None

    def narrowed(self, hits: Iterable[Hit], chosen: Chosen) -> tuple[Hit, ...]:
        """The hits that have every value that is chosen, in their order."""
        return tuple(hit for hit in hits if _has(self._values(hit), chosen))

    def choices(self, hits: Iterable[Hit], chosen: Chosen) -> dict[Facet, tuple[Choice, ...]]:
        """For each facet its values, the most frequent first, counted over what the other facets leave.

        A value that is chosen is there even when nothing is left of it.
        """
        valued = [self._values(hit) for hit in hits]
        names = self._names()
        found: dict[Facet, tuple[Choice, ...]] = {}
        for facet in Facet:
            others = {other: value for other, value in chosen.items() if other is not facet}
            counts = Counter(value for values in valued if _has(values, others) for value in values[facet])
            if facet in chosen:
                counts.setdefault(chosen[facet], 0)
            ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
            found[facet] = tuple(Choice(value, names.get(value, value), count) for value, count in ordered)
        return found

    def _values(self, hit: Hit) -> Mapping[Facet, frozenset[str]]:
        library = self._shelf.whole
        try:
            entry, part = library.find(hit.kennung)
        except NotFound:  # an index that is about to be built anew
            return {facet: frozenset() for facet in Facet} | {Facet.KIND: frozenset({hit.kind.value})}
        module = library.module_of(entry)
        band = self._bands().get(entry.id, "")
        place = part or (entry.part(hit.place) if hit.place else None)
        return {
            Facet.KIND: frozenset({hit.kind.value}),
            Facet.ROLE: frozenset(entry.head.roles),
            Facet.MODULE: frozenset({module.head.id} if module is not None else ()),
            Facet.BAND: frozenset({band} if band else ()),
            Facet.LAW: frozenset(_laws(entry, place)),
        }

    def _bands(self) -> Mapping[Id, str]:
        """The band of each process that the Prozesslandkarte names."""
        whole = self._shelf.whole
        if self._known is None or self._known[0] is not whole:
            bands = {
                tile.id: band.title for band in whole.process_map.bands for group in band.groups for tile in group.tiles
            }
            self._known = whole, bands
        return self._known[1]

    def _names(self) -> Mapping[str, str]:
        return {module.head.id: module.head.title for module in self._shelf.whole.modules}


def ordered(hits: Sequence[Hit], order: Order) -> tuple[Hit, ...]:
    """The hits in another order; of the same kind the best first."""
    match order:
        case Order.TITLE:
            return tuple(sorted(hits, key=lambda hit: folded(hit.part or hit.title)))
        case Order.KIND:
            kinds = list(Found)
            return tuple(sorted(hits, key=lambda hit: kinds.index(hit.kind)))
    return tuple(hits)


def _has(values: Mapping[Facet, frozenset[str]], chosen: Chosen) -> bool:
    return all(value in values[facet] for facet, value in chosen.items())


def _laws(entry: Entry, part: Part | None) -> Iterator[str]:
    """The laws that a part cites, or the object as a whole."""
    cited = part.citations if part is not None and part.citations else entry.head.sources
    for citation in parse_sources("; ".join(cited)):
        if citation.law:
            yield citation.law

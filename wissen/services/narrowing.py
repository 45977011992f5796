"""Narrowing what was found: what each hit belongs to, how many hits belong where, and in which order they come."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from wissen.content.entry import Entry, Part
from wissen.content.ids import Id
from wissen.content.library import Library
from wissen.errors import NotFound
from wissen.german.folding import folded
from wissen.search.model import Found, Hit, Hits
from wissen.services.law_changes import cited
from wissen.services.laws import law_in

CONSIDERED = 400
"""Hits that can be narrowed and sorted; who has more of them needs another word."""


class Facet(StrEnum):
    """Where a hit can belong; the value is the word for it."""

    KIND = "Art"
    ROLE = "Arbeitsplatz"
    MODULE = "Modul"
    BAND = "Band der Landkarte"
    LAW = "Gesetz"


_FACETS = list(Facet)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet; `place` is where it stands among the others, those with the same go by their names."""

    facet: Facet
    key: str
    name: str = field(compare=False)
    place: int = field(default=0, compare=False)


Chosen = frozenset[Value]
"""What is wanted: in each facet that is named, any of the values; without any, everything."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A hit with all that it belongs to."""

    hit: Hit
    values: frozenset[Value]


@dataclass(frozen=True, slots=True)
class Survey:
    """Many hits at once, best first; `more` says that there are others beyond them."""

    hits: Hits = Hits()
    placed: tuple[Placed, ...] = ()
    more: bool = False


class Order(StrEnum):
    """How hits can be sorted; the value is the word for it."""

    WORTH = "Beste Treffer zuerst"
    TITLE = "Titel von A bis Z"
    KIND = "Nach Art"


def placed(library: Library, hits: Iterable[Hit]) -> tuple[Placed, ...]:
    """The hits with what the Library knows of them: the object as a whole counts, whichever part was found."""
    places = _Places(library)
    return tuple(Placed(hit, frozenset(places.values(hit))) for hit in hits)


def narrowed(every: Sequence[Placed], chosen: Chosen) -> tuple[Placed, ...]:
    """Those that are wanted."""
    wanted = _by_facet(chosen)
    return tuple(one for one in every if all(not one.values.isdisjoint(values) for values in wanted.values()))


def counted(every: Sequence[Placed], chosen: Chosen) -> dict[Value, int]:
    """For each value that occurs or is chosen, in the order to be shown: how many hits there are with it.

    What is chosen in other facets counts, what is chosen beside it does not: so it says what one more click would add.
    """
    counts: Counter[Value] = Counter(dict.fromkeys(chosen, 0))
    counts.update(dict.fromkeys((value for one in every for value in one.values), 0))
    for facet in Facet:
        others = frozenset(value for value in chosen if value.facet is not facet)
        counts.update(value for one in narrowed(every, others) for value in one.values if value.facet is facet)
    return {value: counts[value] for value in sorted(counts, key=_rank)}


def in_order(every: Sequence[Placed], order: Order) -> tuple[Placed, ...]:
    """The same in another order; what does not hold that day stays below what does."""
    match order:
        case Order.TITLE:
            return tuple(sorted(every, key=lambda one: (not one.hit.holds, folded(one.hit.part or one.hit.title))))
        case Order.KIND:
            kinds = list(Found)
            return tuple(sorted(every, key=lambda one: (not one.hit.holds, kinds.index(one.hit.kind))))
    return tuple(every)


class _Places:
    """What is looked up once for all hits."""

    def __init__(self, library: Library) -> None:
        self._library = library
        roles = library.pack.roles if library.pack else ()
        self._roles = {role: Value(Facet.ROLE, role, role, place) for place, role in enumerate(roles)}
        self._modules = {
            posixpath.dirname(library.entries[module.head.id].path): Value(
                Facet.MODULE, module.head.id, module.head.title, place
            )
            for place, module in enumerate(library.modules)
        }
        self._bands = {
            tile.id: Value(Facet.BAND, band.title, band.title, place)
            for place, band in enumerate(library.process_map.bands)
            for group in band.groups
            for tile in group.tiles
        }

    def values(self, hit: Hit) -> Iterable[Value]:
        yield Value(Facet.KIND, hit.kind, hit.kind, list(Found).index(hit.kind))
        if hit.kind is Found.NORM:
            yield _law(law_in(hit.title))
            return
        try:
            entry, part = self._library.find(hit.kennung)
        except NotFound:
            return  # the content is newer than the index
        # What is written for no workplace is written for each.
        yield from (self._role(role) for role in entry.head.roles or self._roles)
        if module := self._module(entry, part):
            yield module
        if band := self._bands.get(entry.id):
            yield band
        yield from map(_law, _laws(entry, part))

    def _role(self, role: str) -> Value:
        return self._roles.get(role) or Value(Facet.ROLE, role, role, len(self._roles))

    def _module(self, entry: Entry, part: Part | None) -> Value | None:
        """The module in whose folder it lies, or in which the lesson is taught that it belongs to."""
        lesson = self._library.entries.get(Id(part.lesson)) if part is not None and part.lesson else None
        return self._modules.get(posixpath.dirname((lesson or entry).path))


def _law(abbreviation: str) -> Value:
    return Value(Facet.LAW, abbreviation, abbreviation)


def _laws(entry: Entry, part: Part | None) -> set[str]:
    places = {"", part.id} if part is not None else None
    return {citation.law for citation, place in cited(entry) if citation.law and (places is None or place in places)}


def _by_facet(chosen: Chosen) -> dict[Facet, set[Value]]:
    found: dict[Facet, set[Value]] = {}
    for value in chosen:
        found.setdefault(value.facet, set()).add(value)
    return found


def _rank(value: Value) -> tuple[int, int, str]:
    return _FACETS.index(value.facet), value.place, folded(value.name)

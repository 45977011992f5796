"""The Prozesslandkarte: bands of groups of tiles as of the Stichtag, with my Stand, and what a filter leaves of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain

from wissen.content.entry import Entry
from wissen.content.ids import Id
from wissen.content.law_state import LawState
from wissen.content.library import Library
from wissen.content.model import Kind, MapTile
from wissen.content.stretches import stretches
from wissen.learning.completion import Standing
from wissen.services.law_changes import LawChanges
from wissen.services.reference import has_words
from wissen.services.refreshers import Refreshers
from wissen.services.shelf import Shelf

NOT_ON_MAP = "Noch nicht auf der Landkarte"
"""The band of processes that `landkarte.yaml` does not name, so that none is lost."""

_A_DAY = timedelta(days=1)


class TileState(StrEnum):
    """What a tile says first; the value is the word on it."""

    MISSING = "noch nicht beschrieben"
    ABSENT = "gilt an diesem Tag nicht"
    DESCRIBED = "beschrieben"
    BEGUN = "begonnen"
    LEARNED = "gelernt"
    STALE = "aufzufrischen"


_STATES = {
    Standing.OPEN: TileState.DESCRIBED,
    Standing.BEGUN: TileState.BEGUN,
    Standing.DONE: TileState.LEARNED,
    Standing.STALE: TileState.STALE,
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A process; `change` is the next day after the Stichtag on which its text or a § it cites changes.

    `overtaken` says that the law has moved on since the text was checked. Without `roles` it is for every workplace;
    one that is not described has none that anybody knows of. `on_path`: a learning path for everybody names it;
    `path_roles`: the workplaces whose own path does.
    """

    kennung: str
    title: str
    state: TileState
    roles: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    change: date | None = None
    overtaken: bool = False
    on_path: bool = False
    path_roles: frozenset[str] = frozenset()

    @property
    def described(self) -> bool:
        """Whether there is something to open."""
        return self.state is not TileState.MISSING

    def is_for(self, role: str) -> bool:
        """Whether the process is work of this workplace, as far as that is known."""
        return self.described and (not self.roles or role in self.roles)

    def is_mine(self, roles: tuple[str, ...]) -> bool:
        """Whether the learning path names it, or it was written for one of these workplaces."""
        return self.on_path or not self.path_roles.union(self.roles).isdisjoint(roles)


@dataclass(frozen=True, slots=True)
class Group:
    """Tiles that belong together, in the order of `landkarte.yaml`."""

    title: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Führung, Kern or Unterstützung."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """The map as it is shown; groups and bands without a tile are left out."""

    bands: tuple[Band, ...] = ()

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """All tiles in their order."""
        return tuple(tile for band in self.bands for group in band.groups for tile in group.tiles)

    def find(self, kennung: str) -> tuple[Band, Group, Tile] | None:
        """A tile with where it lies; None when the map does not have it."""
        return next((found for found in _placed(self) if found[2].kennung == kennung), None)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted of the map; `roles` are those of the person, for `mine`. Empty wants everything."""

    words: str = ""
    role: str = ""
    band: str = ""
    law: bool = False
    mine: bool = False
    roles: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.words.strip() or self.role or self.band or self.law or self.mine)


def filtered(view: MapView, wanted: Filter) -> MapView:
    """The map with only the tiles that are wanted."""
    kept = [found for found in _placed(view) if _wants(wanted, *found)]
    ids = {tile.kennung for _, _, tile in kept}
    return _without_empty(
        Band(
            band.title,
            tuple(replace(group, tiles=tuple(t for t in group.tiles if t.kennung in ids)) for group in band.groups),
        )
        for band in view.bands
    )


def map_of(shelf: Shelf, law_changes: LawChanges) -> MapView:
    """The map as of the Stichtag, without anybody's Stand; on any thread."""
    reading = _Reading(shelf, law_changes)
    whole = shelf.whole
    drawn = whole.process_map
    named = {tile.id for tile in drawn.tiles}
    others = tuple(MapTile(entry.id) for entry in whole.of_kind(Kind.PROCESS) if entry.id not in named)
    groups = [(band.title, group.title, group.tiles) for band in drawn.bands for group in band.groups]
    groups.append((NOT_ON_MAP, "Prozesse", others))
    bands: dict[str, list[Group]] = {}
    for band, group, tiles in groups:
        bands.setdefault(band, []).append(Group(group, tuple(reading.tiles(tiles))))
    return _without_empty(Band(title, tuple(inside)) for title, inside in bands.items())


class ProcessMaps:
    """Use cases of the Prozesslandkarte."""

    def __init__(self, shelf: Shelf, law_changes: LawChanges, refreshers: Refreshers) -> None:
        self._shelf = shelf
        self._law_changes = law_changes
        self._refreshers = refreshers

    def read(self) -> MapView:
        """The map as of the Stichtag, without anybody's Stand; on any thread."""
        return map_of(self._shelf, self._law_changes)

    def with_progress(self, view: MapView) -> MapView:
        """The same map with the Stand of the person; belongs to the thread of the history."""
        entries = self._shelf.current.entries

        def known(tile: Tile) -> Tile:
            entry = entries.get(Id(tile.kennung))
            if entry is None or tile.state is not TileState.DESCRIBED:
                return tile
            return replace(tile, state=_STATES[self._refreshers.standing(entry)])

        return MapView(
            tuple(
                replace(band, groups=tuple(replace(one, tiles=tuple(map(known, one.tiles))) for one in band.groups))
                for band in view.bands
            )
        )


class _Reading:
    """What is looked up once for all tiles."""

    def __init__(self, shelf: Shelf, law_changes: LawChanges) -> None:
        self._law_changes = law_changes
        self._day = shelf.day
        self._whole = shelf.whole.entries
        self._library = shelf.library
        self._paths = _on_paths(shelf.library)
        self._touched: dict[Id, date] = {}
        for stage in law_changes.between(self._day + _A_DAY, None):
            for one in law_changes.affected(stage.citations):
                if stage.stage.start is not None:
                    self._touched.setdefault(one.entry.id, stage.stage.start)  # the earliest comes first

    def tiles(self, named: tuple[MapTile, ...]) -> Iterator[Tile]:
        """The tiles; a Kennung that names nothing and has no title is left out, the checker tells it."""
        for tile in named:
            entry = self._whole.get(tile.id)
            if entry is not None and entry.kind is Kind.PROCESS:
                yield self._described(entry)
            elif tile.title:
                yield Tile(tile.id, tile.title, TileState.MISSING)

    def _described(self, entry: Entry) -> Tile:
        shown = self._library.entries.get(entry.id)
        named = self._paths.get(entry.id, [])
        days = [*_turns(entry), *([self._touched[entry.id]] if entry.id in self._touched else [])]
        return Tile(
            entry.id,
            entry.title,
            TileState.DESCRIBED if shown is not None else TileState.ABSENT,
            entry.head.roles,
            entry.head.keywords,
            min((day for day in days if day > self._day), default=None),
            overtaken=shown is not None and self._law_changes.state(shown).light is LawState.OVERTAKEN,
            on_path=any(not roles for roles in named),
            path_roles=frozenset(chain.from_iterable(named)),
        )


def _turns(entry: Entry) -> Iterator[date]:
    """The days on which it begins to read otherwise, or ceases to hold."""
    for stretch in stretches(entry):
        if stretch.period.start is not None:
            yield stretch.period.start
        if stretch.period.end is not None:
            yield stretch.period.end + _A_DAY


def _on_paths(library: Library) -> dict[Id, list[tuple[str, ...]]]:
    """The workplaces of each learning path that names a process, by the process; none where it is for everybody."""
    found: dict[Id, list[tuple[str, ...]]] = {}
    for path in library.paths:
        source = library.entries[path.head.id].path
        for stage in path.stages:
            for item in stage.items:
                if (meant := library.resolve(source, item.target)) is not None:
                    found.setdefault(Id(meant), []).append(path.head.roles)
    return found


def _placed(view: MapView) -> Iterator[tuple[Band, Group, Tile]]:
    for band in view.bands:
        for group in band.groups:
            for tile in group.tiles:
                yield band, group, tile


def _wants(wanted: Filter, band: Band, group: Group, tile: Tile) -> bool:
    return (
        (not wanted.band or band.title == wanted.band)
        and (not wanted.role or tile.is_for(wanted.role))
        and (not wanted.law or tile.overtaken or tile.change is not None)
        and (not wanted.mine or tile.is_mine(wanted.roles))
        and has_words(wanted.words, tile.title, group.title, *tile.keywords)
    )


def _without_empty(bands: Iterator[Band]) -> MapView:
    filled = (replace(band, groups=tuple(group for group in band.groups if group.tiles)) for band in bands)
    return MapView(tuple(band for band in filled if band.groups))

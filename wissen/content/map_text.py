"""`landkarte.yaml` as it is written: one tile or group is moved, every other line stays as its author left it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wissen.content.ids import Id
from wissen.content.model import MapBand, MapGroup, MapTile, ProcessMap
from wissen.content.problem import Problem, Severity
from wissen.content.process_map import read_process_map, write_process_map, written_key, written_tile

_TITLED = re.compile(r"[ ]*\S.*:[ ]*")
_COMMENT = re.compile(r"(?:^|[ ])#", re.MULTILINE)
_TILE = re.compile(r"[ ]*-[ ]+[^-\s\[{|>](?!.*:[ ]+[|>][-+\d]*[ ]*$).*")
_STEP = "  "
_FILE = "landkarte.yaml"

Place = tuple[int, int]
"""A group: the number of its band and its own in it, both from 0."""


@dataclass(frozen=True, slots=True)
class MapText:
    """A map that can be read whole. Every change gives the new text; what is asked for must be on the map."""

    lines: tuple[str, ...]
    map: ProcessMap

    def group(self, place: Place) -> MapGroup:
        """The group at a place."""
        return self.map.bands[place[0]].groups[place[1]]

    def moved(self, kennung: Id, step: int) -> str:
        """A tile goes one place up (-1) or down (1): from the end of its group into the next; on the map it stays."""
        place, at = self.find(kennung)
        tiles = self.group(place).tiles
        tile = tiles[at]
        if 0 <= at + step < len(tiles):
            other = tiles[at + step]
            before = other.line if step < 0 else self._end(other) + 1
            return self._with_tile_at(tile, before)
        places = self.places
        number = places.index(place) + step
        if not 0 <= number < len(places):
            return "\n".join(self.lines)
        return self.placed(tile, places[number], first=step > 0)

    def placed(self, tile: MapTile, place: Place, *, first: bool = False) -> str:
        """A tile at the end, or at the beginning, of a group: from where it was, or new on the map."""
        group = self.group(place)
        before = group.line + 1 if first or not group.tiles else self._end(group.tiles[-1]) + 1
        return self._with_tile_at(tile, before, self._indent(place))

    def without(self, kennung: Id) -> str:
        """The map without a tile."""
        place, at = self.find(kennung)
        tile = self.group(place).tiles[at]
        return "\n".join((*self.lines[: tile.line - 1], *self.lines[self._end(tile) :]))

    def retitled(self, tile: MapTile) -> str:
        """A tile of the map with another title, in one line."""
        before = next(one for one in self.map.tiles if one.id == tile.id)
        fresh = f"{_blanks(self.lines[before.line - 1])}- {written_tile(tile)}"
        return "\n".join((*self.lines[: before.line - 1], fresh, *self.lines[self._end(before) :]))

    def with_group(self, band: int, title: str) -> str:
        """Another group without tiles at the end of a band (from 0)."""
        place = self.map.bands[band]
        last = place.groups[-1] if place.groups else None
        end = place.line if last is None else self._end(last.tiles[-1]) if last.tiles else last.line
        indent = _blanks(self.lines[last.line - 1]) if last else _STEP
        return "\n".join((*self.lines[:end], f"{indent}{written_key(title)}:", *self.lines[end:]))

    def renamed(self, place: Place, title: str) -> str:
        """A group with another title."""
        line = self.group(place).line
        fresh = f"{_blanks(self.lines[line - 1])}{written_key(title)}:"
        return "\n".join((*self.lines[: line - 1], fresh, *self.lines[line:]))

    def without_group(self, place: Place) -> str:
        """The map without a group that has no tiles."""
        line = self.group(place).line
        return "\n".join((*self.lines[: line - 1], *self.lines[line:]))

    @property
    def places(self) -> tuple[Place, ...]:
        """All groups in their order."""
        return tuple((at, number) for at, band in enumerate(self.map.bands) for number in range(len(band.groups)))

    def find(self, kennung: Id) -> tuple[Place, int]:
        """The group of a tile, and its number in it, from 0. Raises KeyError."""
        for place in self.places:
            for at, tile in enumerate(self.group(place).tiles):
                if tile.id == kennung:
                    return place, at
        raise KeyError(kennung)

    def _with_tile_at(self, tile: MapTile, before: int, indent: str | None = None) -> str:
        """The text with a tile before a line (from 1), taken from where it stands."""
        known = next((one for one in self.map.tiles if one.id == tile.id), None)
        if known is None:
            moving: Sequence[str] = (f"{indent}- {written_tile(tile)}",)
            start = end = before - 1
        else:
            start, end = known.line - 1, self._end(known)
            moving = self.lines[start:end]
            if indent is not None:
                more = len(indent) - len(_blanks(moving[0]))
                moving = tuple(" " * more + line if more > 0 else line[-more:] for line in moving)
        rest = (*self.lines[:start], *self.lines[end:])
        into = before - 1 if before - 1 <= start else before - 1 - (end - start)
        return "\n".join((*rest[:into], *moving, *rest[into:]))

    def _end(self, tile: MapTile) -> int:
        """The last line of a tile: a long title may go on below it, further to the right."""
        end, indent = tile.line, len(_blanks(self.lines[tile.line - 1]))
        while end < len(self.lines) and self.lines[end].strip() and len(_blanks(self.lines[end])) > indent:
            end += 1
        return end

    def _indent(self, place: Place) -> str:
        """The blanks before the dash of a tile in a group."""
        group = self.group(place)
        if group.tiles:
            return _blanks(self.lines[group.tiles[0].line - 1])
        return _blanks(self.lines[group.line - 1]) + _STEP


def map_of(text: str) -> tuple[MapText | None, tuple[Problem, ...]]:
    """A map to change; None where a line cannot be read, which the problems say.

    One that is not written line by line is taken as if it were; None also where that would cost a comment.
    """
    found, problems = read_process_map(text.encode(errors="replace"), _FILE)
    if found is None or any(problem.severity is Severity.ERROR for problem in problems):
        return None, tuple(problems)
    lines = tuple(text.split("\n"))
    if not _is_plain(lines, found):
        if _COMMENT.search(text):
            return None, tuple(problems)
        fresh = write_process_map(found)
        lines = tuple(fresh.split("\n"))
        found, problems = read_process_map(fresh.encode(errors="replace"), _FILE)
        if found is None:
            return None, tuple(problems)
    return MapText(lines, found), tuple(problems)


def _is_plain(lines: Sequence[str], found: ProcessMap) -> bool:
    """Whether each band, group and tile has lines of its own."""
    titled: list[MapBand | MapGroup] = [*found.bands, *(group for band in found.bands for group in band.groups)]
    tiles = [lines[tile.line - 1] for tile in found.tiles]
    in_one_way = len({tile.line for tile in found.tiles}) == len(tiles)
    return (
        in_one_way
        and all(_TITLED.fullmatch(lines[one.line - 1]) for one in titled)
        and all(_TILE.fullmatch(line) for line in tiles)
    )


def _blanks(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]

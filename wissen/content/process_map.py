"""`landkarte.yaml`: the Prozesslandkarte, bands of groups of processes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wissen.content.head_key import Unreadable, id_of, text_of, yaml_inner, yaml_line
from wissen.content.ids import Id
from wissen.content.model import MapBand, MapGroup, MapTile, ProcessMap
from wissen.content.problem import Problem, Report
from wissen.content.source import decode
from wissen.content.yaml_tree import Listing, Mapping, Node, Scalar, read_yaml

_PLAIN_KEY = re.compile(r"[^\W_](?:[^:#'\"]*[^:#'\"\s])?")


def read_process_map(data: bytes, file: str) -> tuple[ProcessMap | None, list[Problem]]:
    """The map a `landkarte.yaml` draws; None when it cannot be read. Faulty lines are told and left out."""
    text, problems = decode(data, file)
    report = Report(file, problems)
    mapping = read_yaml(text, 1, report=report) if text is not None else None
    if mapping is None:
        return None, report.problems
    reading = _Reading(report)
    return ProcessMap(tuple(reading.bands(mapping))), report.problems


def write_process_map(process_map: ProcessMap) -> str:
    """The canonical `landkarte.yaml`."""
    return "".join(f"{line}\n" for line in _lines(process_map))


def _lines(process_map: ProcessMap) -> Iterator[str]:
    for band in process_map.bands:
        yield f"{written_key(band.title)}:"
        for group in band.groups:
            yield f"  {written_key(group.title)}:"
            yield from (f"    - {written_tile(tile)}" for tile in group.tiles)


def written_tile(tile: MapTile) -> str:
    """What stands behind the dash of a tile."""
    if not tile.title:
        return tile.id
    # The reader quotes what stands behind a key that begins with a letter; any other is quoted here.
    return f"{tile.id}: {yaml_line(tile.title) if tile.id[0].isalpha() else yaml_inner(tile.title)}"


def written_key(title: str) -> str:
    """What stands before the colon of a band or group."""
    if _PLAIN_KEY.fullmatch(title):
        return title
    doubled = title.replace("'", "''")
    return f"'{doubled}'"


@dataclass(slots=True)
class _Reading:
    """Remembers the line of every process, because each has one tile."""

    report: Report
    lines: dict[Id, int] = field(default_factory=dict)

    def bands(self, mapping: Mapping) -> Iterator[MapBand]:
        for entry in mapping.entries:
            if isinstance(entry.value, Mapping):
                yield MapBand(entry.name, tuple(self._groups(entry.value)), entry.line)
            elif _is_empty(entry.value):
                yield MapBand(entry.name, (), entry.line)
            else:
                text = f"Unter dem Band „{entry.name}“ stehen eingerückt Gruppen, zum Beispiel „  Service:“."
                self.report.error(entry.line, "landkarte-aufbau", text=text)

    def _groups(self, mapping: Mapping) -> Iterator[MapGroup]:
        for entry in mapping.entries:
            if isinstance(entry.value, Listing):
                yield MapGroup(entry.name, tuple(self._tiles(entry.value)), entry.line)
            elif _is_empty(entry.value):
                yield MapGroup(entry.name, (), entry.line)
            else:
                text = f"Unter der Gruppe „{entry.name}“ stehen eingerückt Prozesse, je Zeile „    - kennung“."
                self.report.error(entry.line, "landkarte-aufbau", text=text)

    def _tiles(self, listing: Listing) -> Iterator[MapTile]:
        for item in listing.items:
            try:
                tile = _tile(item)
            except Unreadable as error:
                self.report.error(item.line, "wert-unlesbar", text=str(error))
                continue
            if tile.id in self.lines:
                text = f"„{tile.id}“ steht schon in Zeile {self.lines[tile.id]}. Jeder Prozess hat eine Kachel."
                self.report.error(item.line, "kachel-doppelt", text=text)
                continue
            self.lines[tile.id] = item.line
            yield tile


def _tile(item: Node) -> MapTile:
    """`kennung`, or `kennung: Titel` of a process that is not described yet."""
    if not isinstance(item, Mapping):
        return MapTile(id_of(text_of(item)), line=item.line)
    if len(item.entries) > 1:
        raise Unreadable("Hier stehen zwei Prozesse. Jeder bekommt eine eigene Zeile, die mit „- “ beginnt.")
    (entry,) = item.entries
    title = text_of(entry.value)
    if not title:
        raise Unreadable(f"Hinter „{entry.name}:“ fehlt der Titel. Ist der Prozess beschrieben, lassen Sie „:“ weg.")
    return MapTile(id_of(entry.name), title, item.line)


def _is_empty(node: Node) -> bool:
    """Nothing behind the colon: a band or group that waits to be filled."""
    return isinstance(node, Scalar) and not node.text

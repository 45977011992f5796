"""The Prozesslandkarte as a tree: band, group, process, with the words of the map."""

from __future__ import annotations

from dataclasses import dataclass

from wissen.drawing.map_layout import Sign
from wissen.services.process_map import Band, Group, MapView, Tile
from wissen.ui.diagram.map_words import counted, signs, spoken
from wissen.ui.models.tree_model import TreeModel
from wissen.ui.strings import plural


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line of the tree; `tile` is None for a band or a group, whose `note` says how much it holds."""

    title: str
    spoken: str
    ref: str = ""
    note: str = ""
    signs: tuple[Sign, ...] = ()
    tile: Tile | None = None
    children: tuple[MapLine, ...] = ()


class MapTreeModel(TreeModel):
    """Read only; the same tiles as on the map."""

    def set_view(self, view: MapView) -> None:
        """Show these tiles."""
        self.set_tree(tuple(map(_band, view.bands)))

    def spoken(self, branch: MapLine) -> str:
        return branch.spoken


def _band(band: Band) -> MapLine:
    note = counted(band)
    groups = tuple(_group(group, band) for group in band.groups)
    return MapLine(band.title, f"{band.title}, {note}", note=note, children=groups)


def _group(group: Group, band: Band) -> MapLine:
    note = plural(len(group.tiles), "Prozess", "Prozesse")
    lines = tuple(
        MapLine(tile.title, spoken(tile, group, band), tile.kennung, signs=signs(tile), tile=tile)
        for tile in group.tiles
    )
    return MapLine(group.title, f"{group.title}, {note}", note=note, children=lines)

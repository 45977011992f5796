"""What stands on a tile of the Prozesslandkarte, the same on the map, in the list, on a poster and for the ear."""

from __future__ import annotations

from dataclasses import replace

from wissen.drawing.map_layout import DrawnBand, DrawnGroup, DrawnTile, Sign
from wissen.services.process_map import Band, Group, MapView, Tile, TileState
from wissen.text import german_date
from wissen.ui.strings import plural, tr

_STATE_ICONS = {
    TileState.MISSING: ("more_horiz", "muted"),
    TileState.ABSENT: ("radio_button_unchecked", "muted"),
    TileState.DESCRIBED: ("account_tree", "accent"),
    TileState.BEGUN: ("pending", "info"),
    TileState.LEARNED: ("check_circle", "ok"),
    TileState.STALE: ("refresh", "warn"),
}
_CHANGE_ICON = ("gavel", "info")
_OVERTAKEN_ICON = ("warning", "warn")
ON_POSTERS = (TileState.DESCRIBED, TileState.MISSING)


def state_sign(state: TileState) -> Sign:
    """A state as symbol and word."""
    return Sign(*_STATE_ICONS[state], tr(state.value))


def signs(tile: Tile) -> tuple[Sign, ...]:
    """Everything there is to say of a tile, the state first."""
    found = [state_sign(tile.state)]
    if tile.overtaken:
        found.append(Sign(*_OVERTAKEN_ICON, tr("Quelle geändert")))
    if tile.change is not None:
        word = tr("gilt ab {day}") if tile.state is TileState.ABSENT else tr("ändert sich am {day}")
        found.append(Sign(*_CHANGE_ICON, word.format(day=german_date(tile.change))))
    return tuple(found)


def legend() -> tuple[Sign, ...]:
    """The signs that a poster can bear."""
    return (
        *map(state_sign, ON_POSTERS),
        Sign(*_OVERTAKEN_ICON, tr("Quelle geändert: Das Recht ist weiter als der Text")),
        Sign(*_CHANGE_ICON, tr("ändert sich am: Text oder Paragraf wird dann anders")),
    )


def drawn(view: MapView) -> tuple[DrawnBand, ...]:
    """The map for the painter."""
    return tuple(
        DrawnBand(band.title, counted(band), tuple(DrawnGroup(one.title, _tiles(one)) for one in band.groups))
        for band in view.bands
    )


def counted(band: Band) -> str:
    """How many processes a band has, and how many of them can be read."""
    tiles = [tile for group in band.groups for tile in group.tiles]
    described = sum(tile.described for tile in tiles)
    return tr("{count}, {described} beschrieben").format(
        count=plural(len(tiles), "Prozess", "Prozesse"), described=described
    )


def spoken(tile: Tile, group: Group, band: Band) -> str:
    """A tile as one sentence, with where it lies."""
    return ", ".join((tile.title, *(sign.text for sign in signs(tile)), group.title, band.title))


def drawn_for_paper(view: MapView) -> tuple[DrawnBand, ...]:
    """The map for a poster: the state as a symbol before the title, which the legend explains."""
    return tuple(replace(band, groups=tuple(map(_marked, band.groups))) for band in drawn(view))


def _marked(group: DrawnGroup) -> DrawnGroup:
    tiles = (replace(tile, mark=tile.signs[0], signs=tile.signs[1:]) for tile in group.tiles)
    return replace(group, tiles=tuple(tiles))


def _tiles(group: Group) -> tuple[DrawnTile, ...]:
    return tuple(DrawnTile(tile.title, signs(tile), pending=not tile.described) for tile in group.tiles)

"""Prozesslandkarten for tests: one over the small pack, small ones as values, and one as large as an office has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from wissen.drawing.map_layout import DrawnBand, DrawnGroup, DrawnTile, Sign
from wissen.services.process_map import Band, Group, MapView, Tile, TileState

FILE = """\
    Führung:
      Steuerung:
        - fuehrung-steuern: Rückstände steuern und Fristen im Blick behalten
    Kern:
      Service:
        - service-probe
        - service-termin: Termin vergeben
      Familie:
        - familie-nachzug: Aufenthaltserlaubnisverlängerungsvoraussetzungsprüfung bei Nachzug
    """
"""A `landkarte.yaml` for the small pack: one process is described, three are not."""

DAY = date(2027, 3, 1)
STEERING = Tile("steuern", "Rückstände steuern", TileState.MISSING)
RECEIVING = Tile("annehmen", "Antrag annehmen", TileState.DESCRIBED, ("theke",), ("Eingang",), on_path=True)
PHONING = Tile("telefon", "Anliegen am Telefon klären", TileState.LEARNED, ("telefon",))
MARRYING = Tile("ehegatte", "Ehegattennachzug", TileState.BEGUN, ("theke", "familie"), change=DAY)
CHECKING = Tile("pruefen", "Im Vier-Augen-Prinzip prüfen", TileState.STALE, overtaken=True)
SMALL = MapView(
    (
        Band("Führung", (Group("Steuerung", (STEERING, CHECKING)),)),
        Band("Kern", (Group("Service", (RECEIVING, PHONING)), Group("Familie", (MARRYING,)))),
    )
)

_SIGN = Sign("account_tree", "accent", "beschrieben")
_WAITS = Sign("more_horiz", "muted", "noch nicht beschrieben")
_TITLES = (
    "Antrag entgegennehmen und Vollständigkeit prüfen",
    "Blaue Karte EU",
    "Aufenthaltserlaubnis aus dringenden humanitären oder persönlichen Gründen",
    "Fiktionsbescheinigung ausstellen",
    "Rücknahme einer Einbürgerung und Sperrfrist",
)


def drawn_tile(number: int) -> DrawnTile:
    """A tile among many; every third one waits to be described."""
    waits = number % 3 == 0
    return DrawnTile(f"{_TITLES[number % len(_TITLES)]} {number}", (_WAITS if waits else _SIGN,), pending=waits)


def drawn_bands(*groups: int) -> tuple[DrawnBand, ...]:
    """A band with groups of so many tiles, and one of a single tile below it."""
    made: list[DrawnGroup] = []
    number = 0
    for count in groups:
        tiles = tuple(map(drawn_tile, range(number, number + count)))
        made.append(DrawnGroup(f"Gruppe {len(made) + 1}", tiles))
        number += count
    last = DrawnBand("Unterstützung", "1 Prozess", (DrawnGroup("Akten", (drawn_tile(number),)),))
    return (DrawnBand("Kern", f"{number} Prozesse, 20 beschrieben", tuple(made)), last)


def for_paper(bands: tuple[DrawnBand, ...]) -> tuple[DrawnBand, ...]:
    """The same with the states as marks."""

    def marked(group: DrawnGroup) -> DrawnGroup:
        return replace(group, tiles=tuple(replace(tile, mark=tile.signs[0], signs=()) for tile in group.tiles))

    return tuple(replace(band, groups=tuple(map(marked, band.groups))) for band in bands)


LARGE = (9, 7, 24, 13, 18, 8, 13, 3, 14, 17, 8, 6, 9)
"""Groups as an office has them: with the tile below, 150 in all."""

"""How long the Prozesslandkarte takes with 150 tiles: `python -m tests.bench.bench_map`. Goal: one frame."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from tests.bench.figures import Figure, milliseconds, table
from wissen import paths
from wissen.drawing import fonts
from wissen.printing.marks import Marks
from wissen.printing.poster import poster_pdf
from wissen.printing.sizes import PosterSize
from wissen.services.bundle import build_services
from wissen.services.post import Nobody
from wissen.services.process_map import Band, Group, MapView, Tile, TileState
from wissen.services.shelf import Shelf
from wissen.ui import theme
from wissen.ui.diagram.map_words import drawn_for_paper, legend
from wissen.ui.diagram.process_map_view import ProcessMapView

_TILES, _GROUPS = 150, 15
_PAINTED = 50.0
_ROUNDS = 15
_TITLES = (
    "Antrag entgegennehmen und Vollständigkeit prüfen",
    "Aufenthaltserlaubnis aus dringenden humanitären oder persönlichen Gründen",
    "Blaue Karte EU",
    "Anerkennungspartnerschaft",
    "Fiktionsbescheinigung ausstellen",
)
_STATES = tuple(TileState)


def measure() -> list[Figure]:
    """Medians, warm."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, "hell", 1.0)
    tiles = [_tile(number) for number in range(_TILES)]
    size = _TILES // _GROUPS
    groups = tuple(Group(f"Gruppe {n}", tuple(tiles[n * size : (n + 1) * size])) for n in range(_GROUPS))
    whole = MapView((Band("Kern", groups),))
    view = _shown(app, whole, 800)
    high = _shown(app, whole, int(view.drawing.height) + 20)
    shelf = Shelf(paths.bundled("content"), cache=None, today=lambda: date(2026, 11, 23))
    shelf.adopt(shelf.read())
    index, laws = Path("suche"), Path("gesetze")
    service = build_services(shelf, index=index, law_folder=laws, new_text_id=str, post=Nobody()).process_maps
    marks = Marks("Prozesslandkarte", "Stand 23.11.2026", "", "2026-11")
    bands = drawn_for_paper(whole)
    return [
        Figure("map: the shipped content read", _median(service.read), "ms"),
        Figure("map: 150 tiles, laid out and painted", _median(lambda: _lay_out(view, whole)), "ms", _PAINTED),
        Figure("map: 150 tiles, a screen repainted", _median(view.viewport().repaint), "ms", _PAINTED),
        Figure("map: 150 tiles, all in sight, repainted", _median(high.viewport().repaint), "ms", _PAINTED),
        Figure("map: from an arrow key to the tile", _median(lambda: _step(view)), "ms", _PAINTED),
        Figure(
            "map: a poster of 150 tiles",
            _median(lambda: poster_pdf(bands, legend(), marks, size=PosterSize.A3), 3),
            "ms",
        ),
    ]


def _tile(number: int) -> Tile:
    title = f"{_TITLES[number % len(_TITLES)]} {number}"
    return Tile(
        f"p-{number}", title, _STATES[number % len(_STATES)], change=date(2027, 3, 1) if number % 9 == 0 else None
    )


def _shown(app: QApplication, whole: MapView, height: int) -> ProcessMapView:
    view = ProcessMapView()
    view.resize(1020, height)
    view.show_map(whole)
    view.show()
    view.setFocus()
    app.processEvents()
    return view


def _lay_out(view: ProcessMapView, whole: MapView) -> None:
    view.show_map(whole)
    view.viewport().repaint()


def _step(view: ProcessMapView) -> None:
    row = (view.currentIndex().row() + 7) % _TILES
    view.setCurrentIndex(view.tiles.index(row))
    view.viewport().repaint()


def _median(action: Callable[[], object], rounds: int = _ROUNDS) -> float:
    action()
    return median(milliseconds(action) for _ in range(rounds))


if __name__ == "__main__":
    print(table(measure()))

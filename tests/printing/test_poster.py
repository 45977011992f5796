"""Posters: one sheet with everything on it, as large as it can be, with what it rests on and a legend."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF

from tests.helpers import maps
from tests.helpers.pdf import read_pdf, squeezed
from wissen.drawing.map_layout import DrawnBand
from wissen.drawing.map_layout import Sign as MapSign
from wissen.printing.marks import Marks
from wissen.printing.poster import largest, poster_pdf, save_poster
from wissen.printing.sizes import PosterSize

MARKS = Marks("Prozesslandkarte", "Stand 23.11.2026", "", "2026-11")
OLD = Marks("Prozesslandkarte", "Rechtsstand 01.01.2024", "Rechtsstand 01.01.2024 – nicht aktuell", "2026-11")
LEGEND = (MapSign("account_tree", "accent", "beschrieben"), MapSign("more_horiz", "muted", "noch nicht beschrieben"))
MAP = maps.drawn_bands(*maps.LARGE)


def text_of(data: bytes) -> str:
    (sheet,) = read_pdf(data).sheets
    return squeezed(sheet)


def titles(bands: tuple[DrawnBand, ...]) -> list[str]:
    return [tile.title for band in bands for group in band.groups for tile in group.tiles]


@pytest.mark.parametrize("size", PosterSize)
def test_every_tile_group_and_band_stands_on_the_one_sheet(size: PosterSize) -> None:
    said = text_of(poster_pdf(MAP, LEGEND, MARKS, size=size))
    for title in (*titles(MAP), "Kern", "Unterstützung", "Gruppe 13"):
        assert squeezed(title) in said


def test_title_legend_and_foot_say_what_it_is() -> None:
    said = text_of(poster_pdf(MAP, LEGEND, MARKS, size=PosterSize.A3))
    foot = "Stand 23.11.2026 · Ausgabe 2026-11"
    for words in ("Prozesslandkarte", "beschrieben", "noch nicht beschrieben", foot, "Seite 1 von 1"):
        assert squeezed(words) in said


@pytest.mark.parametrize(("size", "box"), [(PosterSize.A3, b"1191"), (PosterSize.A2, b"1684")])
def test_the_sheet_lies_across(size: PosterSize, box: bytes) -> None:
    assert b"/MediaBox [0 0 " + box in poster_pdf(MAP, LEGEND, MARKS, size=size)


def test_another_day_stands_on_it_in_words() -> None:
    assert squeezed(OLD.watermark) in text_of(poster_pdf(MAP, LEGEND, OLD, size=PosterSize.A3))


def test_a_long_legend_goes_on_below() -> None:
    legend = tuple(MapSign("account_tree", "accent", f"Erklärung {number} " * 8) for number in range(8))
    assert squeezed("Erklärung 7") in text_of(poster_pdf(maps.drawn_bands(3), legend, MARKS, size=PosterSize.A3))


@pytest.mark.parametrize("groups", [(1,), (9, 2), maps.LARGE, (60, 60, 60)], ids=str)
def test_the_map_is_as_large_as_the_room_has_place(groups: tuple[int, ...]) -> None:
    room = QSizeF(3000, 1900)
    layout, look = largest(maps.drawn_bands(*groups), room)
    assert layout.height <= room.height()
    assert layout.width == room.width() == look.width
    assert look.scale > 0.5


def test_a_large_map_is_read_on_a_wall() -> None:
    """150 tiles: at least 6 points on A3, as a footnote has; half as large again on A2."""
    room = QSizeF(3008, 1900)  # what A3 leaves, with 192 pixels for each inch
    points = 15 * largest(maps.for_paper(MAP), room)[1].scale / 192 * 72
    assert points >= 6


def test_nothing_of_the_clock_is_in_the_file(tmp_path) -> None:
    path = tmp_path / "karte.pdf"
    save_poster(MAP, LEGEND, MARKS, path, size=PosterSize.A3)
    assert b"000000" in path.read_bytes()
    assert b"Wissen" in path.read_bytes() or b"\x00W\x00i\x00s\x00s\x00e\x00n" in path.read_bytes()

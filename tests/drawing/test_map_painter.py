"""The painter of the map: only what meets the part in sight, the chosen tile in its colour, icons as lines on paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.helpers import maps
from wissen.drawing.map_layout import MapLayout, lay_out
from wissen.drawing.map_painter import NOWHERE, Pointed, paint, paint_lines
from wissen.drawing.page import Look
from wissen.drawing.tokens import CONTRAST, LIGHT, THEMES, Tokens

BLANK = QColor("#123456")


@pytest.fixture(autouse=True)
def with_fonts(wissen_app: QApplication) -> None:
    """Words are painted too."""


@pytest.fixture
def layout() -> MapLayout:
    return lay_out(maps.drawn_bands(5, 3), Look(LIGHT, 1.0, 700))


def painted(
    layout: MapLayout, part: QRectF | None = None, *, pointed: Pointed = NOWHERE, tokens: Tokens = LIGHT
) -> QImage:
    image = QImage(int(layout.width), int(layout.height), QImage.Format.Format_RGB32)
    image.fill(BLANK)
    painter = QPainter(image)
    whole = QRectF(0, 0, layout.width, layout.height)
    paint(painter, layout, Look(tokens, 1.0, layout.width), part=part or whole, pointed=pointed)
    painter.end()
    return image


def colours(image: QImage, rect: QRectF) -> set[str]:
    part = image.copy(rect.toRect())
    return {part.pixelColor(x, y).name() for x in range(part.width()) for y in range(part.height())}


def test_only_what_meets_the_part_is_painted(layout: MapLayout) -> None:
    lowest = layout.bands[-1].rect
    image = painted(layout, lowest)
    assert colours(image, layout.bands[0].rect.adjusted(0, 0, 0, -1)) == {BLANK.name()}
    assert image.copy(lowest.toRect()) == painted(layout).copy(lowest.toRect())


def test_the_chosen_tile_has_the_colour_of_the_selection(layout: MapLayout) -> None:
    image = painted(layout, pointed=Pointed(current=1))
    assert LIGHT.sel in colours(image, layout.tiles[1].rect)
    assert LIGHT.sel not in colours(image, layout.tiles[2].rect)


def test_the_tile_below_the_mouse_has_another_edge(layout: MapLayout) -> None:
    rect = layout.tiles[2].rect
    assert painted(layout).copy(rect.toRect()) != painted(layout, pointed=Pointed(hovered=2)).copy(rect.toRect())


def test_a_tile_that_waits_has_the_ground_of_its_band(layout: MapLayout) -> None:
    image = painted(layout)
    assert LIGHT.card not in colours(image, layout.tiles[0].rect.adjusted(3, 3, -3, -3))
    assert LIGHT.card in colours(image, layout.tiles[1].rect)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_each_theme_paints_its_own_colours(layout: MapLayout, tokens: Tokens) -> None:
    found = colours(painted(layout, tokens=tokens), layout.tiles[1].rect)
    assert {tokens.card, tokens.text} <= found


def test_paper_gets_the_same_map(layout: MapLayout) -> None:
    image = QImage(int(layout.width), int(layout.height), QImage.Format.Format_RGB32)
    image.fill(QColor(CONTRAST.bg))
    painter = QPainter(image)
    paint_lines(painter, layout, Look(LIGHT, 1.0, layout.width))
    painter.end()
    icon = layout.tiles[1].signs[0].icon
    assert any(QColor(name).blue() > QColor(name).red() + 90 for name in colours(image, icon))
    assert {LIGHT.card, LIGHT.text} <= colours(image, layout.tiles[1].rect)

"""Up and down on the map: the tile nearest in its column, further with the page keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from tests.helpers import maps
from wissen.drawing.map_layout import MapLayout, lay_out
from wissen.drawing.page import Look
from wissen.drawing.tokens import LIGHT
from wissen.ui.diagram.map_walk import beside


@pytest.fixture
def layout(wissen_app: QApplication) -> MapLayout:
    """Four columns: lines of 4 and 2 tiles, then 1 and 3 beside each other, then a single one."""
    return lay_out(maps.drawn_bands(6, 1, 3), Look(LIGHT, 1.0, 1000))


@pytest.mark.parametrize(
    ("here", "distance", "there"),
    [
        (0, 1, 4),
        (1, 1, 5),
        (3, 1, 5),
        (4, 1, 6),
        (5, 1, 7),
        (9, 1, 10),
        (10, 1, 10),
        (10, -1, 6),
        (9, -1, 5),
        (0, -1, 0),
        (0, 10_000, 10),
        (10, -10_000, 0),
    ],
)
def test_the_nearest_tile_of_the_next_line_is_next(layout: MapLayout, here: int, distance: float, there: int) -> None:
    assert beside(layout.tiles, here, distance) == there


@given(st.integers(0, 10), st.sampled_from((1.0, -1.0, 300.0, -300.0)))
def test_a_step_goes_as_far_as_asked_for_or_to_the_end(here: int, distance: float) -> None:
    tiles = lay_out(maps.drawn_bands(6, 1, 3), Look(LIGHT, 1.0, 1000)).tiles
    there = beside(tiles, here, distance)
    moved = (tiles[there].rect.top() - tiles[here].rect.top()) * (1 if distance > 0 else -1)
    assert moved >= abs(distance) or tiles[there].row in (tiles[0].row, tiles[-1].row)

"""The Prozesslandkarte in any width: nothing overlaps or sticks out, lines of tiles are even, the order stays."""

from __future__ import annotations

from itertools import combinations, groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from tests.helpers import maps
from wissen.drawing.map_layout import DrawnBand, DrawnGroup, DrawnTile, MapLayout, Sign, lay_out
from wissen.drawing.page import Look
from wissen.drawing.tokens import LIGHT


@pytest.fixture(autouse=True)
def with_fonts(wissen_app: QApplication) -> None:
    """Heights depend on the letters."""


def laid(*groups: int, width: float = 1000, scale: float = 1.0, stacked: int = 0) -> MapLayout:
    return lay_out(maps.drawn_bands(*groups), Look(LIGHT, scale, width), stacked=stacked)


def columns(layout: MapLayout) -> int:
    return len({box.rect.left() for box in layout.tiles})


WHOLES = st.builds(
    laid,
    st.integers(1, 9),
    st.integers(1, 9),
    st.integers(1, 9),
    width=st.integers(200, 2000),
    scale=st.sampled_from((0.5, 1.0, 2.0)),
    stacked=st.integers(0, 4),
)


@given(WHOLES)
def test_tiles_lie_in_their_band_and_beside_each_other(layout: MapLayout) -> None:
    for first, second in combinations(layout.tiles, 2):
        assert not first.rect.intersects(second.rect)
    for box in layout.tiles:
        assert sum(band.rect.contains(box.rect) for band in layout.bands) == 1
    for head in layout.groups:
        assert not any(head.rect.intersects(box.rect) for box in layout.tiles)


@given(WHOLES)
def test_words_lie_in_their_tile(layout: MapLayout) -> None:
    for box in layout.tiles:
        for words in (box.title, *(sign.words for sign in box.signs)):
            lines = QRectF(words.lines.boundingRect().translated(words.place))
            assert box.rect.adjusted(-1, -1, 1, 1).contains(lines)
        assert not any(
            QRectF(box.title.lines.boundingRect().translated(box.title.place)).intersects(sign.icon)
            for sign in box.signs
        )


@given(WHOLES)
def test_bands_follow_each_other_to_the_end(layout: MapLayout) -> None:
    assert [band.rect.top() for band in layout.bands] == sorted(band.rect.top() for band in layout.bands)
    assert all(above.rect.bottom() < below.rect.top() for above, below in pairwise(layout.bands))
    assert layout.bands[-1].rect.bottom() == pytest.approx(layout.height)
    assert len(layout.group_of) == len(layout.tiles)


@given(WHOLES)
def test_a_group_keeps_its_order_and_its_lines_are_even(layout: MapLayout) -> None:
    for _, members in groupby(zip(layout.tiles, layout.group_of, strict=True), key=lambda pair: pair[1]):
        boxes = [box for box, _ in members]
        assert [(box.rect.top(), box.rect.left()) for box in boxes] == sorted(
            (box.rect.top(), box.rect.left()) for box in boxes
        )
        for _, line in groupby(boxes, key=lambda box: box.row):
            assert len({(box.rect.top(), box.rect.height()) for box in line}) == 1


@pytest.mark.parametrize(
    ("width", "scale", "expected"), [(300, 1.0, 1), (560, 1.0, 2), (1000, 1.0, 4), (1000, 2.0, 2), (1600, 1.0, 7)]
)
def test_tiles_wrap_to_the_width(width: int, scale: float, expected: int) -> None:
    assert columns(laid(9, width=width, scale=scale)) == expected


def test_small_groups_share_a_line_and_a_large_one_begins_its_own() -> None:
    layout = laid(1, 2, 3, 9)
    tops = [head.rect.top() for head in layout.groups]
    assert tops[0] == tops[1]
    assert tops[1] < tops[2] < tops[3]
    assert layout.tiles[0].row == layout.tiles[1].row == 0
    assert layout.tiles[3].row == 1


def test_stacked_groups_lie_where_the_pile_is_lowest() -> None:
    layout = laid(8, 2, 2, width=1000, stacked=2)
    first, second, third = (head.rect for head in layout.groups[:3])
    assert (first.top(), first.left()) == (second.top(), layout.tiles[0].rect.left())
    assert second.left() == third.left() > first.left()
    assert third.top() > second.top()


def test_a_mark_stands_before_the_title() -> None:
    sign = Sign("account_tree", "accent", "beschrieben")
    tile = DrawnTile("Antrag annehmen", (), mark=sign)
    layout = lay_out((DrawnBand("Kern", "", (DrawnGroup("Service", (tile,)),)),), Look(LIGHT, 1.0, 500))
    (box,) = layout.tiles
    assert box.title.lines.lineAt(0).x() >= box.mark.width()
    assert box.rect.contains(box.mark)


def test_a_note_that_does_not_fit_beside_its_band_stands_below() -> None:
    wide, narrow = laid(1, width=900).bands[0], laid(1, width=220).bands[0]
    assert wide.note is not None
    assert narrow.note is not None
    assert wide.note.place.x() > wide.title.place.x()
    assert narrow.note.place.x() == narrow.title.place.x()
    assert narrow.note.place.y() > narrow.title.place.y()


def test_nothing_is_a_map_of_no_height() -> None:
    assert lay_out((), Look(LIGHT)) == MapLayout(Look(LIGHT).width, 0.0, (), (), (), ())

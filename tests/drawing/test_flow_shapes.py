"""The shapes of nodes."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF

from wissen.diagram.flow import NodeKind
from wissen.drawing.flow_shapes import SHAPES, Outline, outline_of, padding

BOX = QRectF(0, 0, 160, 70)


def test_every_kind_has_a_shape_and_every_kind_but_the_plain_step_an_icon() -> None:
    assert set(SHAPES) == set(NodeKind)
    assert [kind for kind, shape in SHAPES.items() if not shape.icon] == [NodeKind.ACTION]


def test_no_two_kinds_look_alike_without_their_colour() -> None:
    looks = [(shape.outline, shape.double, shape.icon) for shape in SHAPES.values()]
    assert all(one != other for one, other in combinations(looks, 2))


def test_icons_differ() -> None:
    icons = [shape.icon for shape in SHAPES.values() if shape.icon]
    assert len(set(icons)) == len(icons)


@pytest.mark.parametrize("outline", Outline)
def test_a_shape_fills_its_box_and_no_more(outline: Outline) -> None:
    found = outline_of(outline, BOX).boundingRect()
    assert found.adjusted(-0.5, -0.5, 0.5, 0.5).contains(BOX.adjusted(6, 0, -6, 0))
    assert BOX.adjusted(-0.01, -0.01, 0.01, 0.01).contains(found)


@pytest.mark.parametrize("outline", Outline)
def test_lines_that_arrive_above_and_below_touch_the_shape(outline: Outline) -> None:
    path = outline_of(outline, BOX)
    for x in (BOX.center().x() - 0.28 * BOX.width(), BOX.center().x(), BOX.center().x() + 0.28 * BOX.width()):
        assert path.contains(QPointF(x, BOX.top() + 0.5))
        assert path.contains(QPointF(x, BOX.bottom() - 0.5))


@pytest.mark.parametrize("outline", Outline)
def test_text_stays_inside(outline: Outline) -> None:
    left, right = padding(outline)
    path = outline_of(outline, BOX)
    inner = BOX.adjusted(left, 9, -right, -9)
    assert all(path.contains(corner) for corner in (inner.topLeft(), inner.bottomLeft(), inner.bottomRight()))

"""Lines with round corners and arrow heads, as a flow is drawn with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from wissen.diagram.geometry import Point
from wissen.drawing.tokens import Tokens

LINE, STRONG = 1.6, 3.0
"""Widths in logical pixels."""
_ROUND = 9.0
_HEAD_LENGTH, _HEAD_HALF = 9.0, 4.5
_DASHES = (4.0, 2.6)


def paint_line(painter: QPainter, tokens: Tokens, points: Sequence[Point], *, back: bool, walked: bool) -> None:
    """A line to its arrow head: a loop is dashed and in the colour of a warning, a walked one is thick."""
    colour = QColor(tokens.warn if back else tokens.accent if walked else tokens.border_strong)
    pen = QPen(colour, STRONG if walked else LINE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if back:
        pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_rounded(_short_of_head(points)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(_head(points, 1.25 if walked else 1.0))


def reach(points: Sequence[Point]) -> QRectF:
    """The rectangle around a line, with its width and its head."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    around = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return around.adjusted(-_HEAD_LENGTH, -_HEAD_LENGTH, _HEAD_LENGTH, _HEAD_LENGTH)


def _short_of_head(points: Sequence[Point]) -> list[QPointF]:
    """The corners, the last one inside the head: a thick line would stand out at its tip."""
    corners = [QPointF(x, y) for x, y in points]
    last = QLineF(corners[-2], corners[-1])
    last.setLength(max(0.0, last.length() - _HEAD_LENGTH / 2))
    return [*corners[:-1], last.p2()]


def _rounded(corners: Sequence[QPointF]) -> QPainterPath:
    path = QPainterPath(corners[0])
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        into, out = QLineF(corner, before), QLineF(corner, after)
        radius = min(_ROUND, into.length() / 2, out.length() / 2)
        into.setLength(radius)
        out.setLength(radius)
        path.lineTo(into.p2())
        path.quadTo(corner, out.p2())
    path.lineTo(corners[-1])
    return path


def _head(points: Sequence[Point], scale: float) -> QPolygonF:
    tip = QPointF(*points[-1])
    along = QLineF(tip, QPointF(*points[-2]))
    along.setLength(_HEAD_LENGTH * scale)
    across = along.normalVector().unitVector()
    side = (across.p2() - across.p1()) * _HEAD_HALF * scale
    return QPolygonF([tip, along.p2() + side, along.p2() - side])

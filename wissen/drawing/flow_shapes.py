"""The outline, icon and ground of each kind of node: no two kinds have the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from wissen.diagram.flow import NodeKind

CORNER = 8.0
SLANT = 12.0
_PILL = 22.0
_BAR = 5.0
_SIDE = 6.0


class Outline(Enum):
    """Forms as flow charts have them (DIN 66001, ISO 5807), with text on the left."""

    BOX = auto()
    HEXAGON = auto()
    BARS = auto()
    CUT = auto()
    DELAY = auto()
    SIGNAL = auto()
    PILL = auto()
    SIDES = auto()


@dataclass(frozen=True, slots=True)
class Shape:
    """`fill` names a token; `double` draws a second line inside; `stripe` is what a slanted side adds to its stripe."""

    outline: Outline
    icon: str = ""
    fill: str = "card"
    double: bool = False
    stripe: float = 0.0


SHAPES = {
    NodeKind.ACTION: Shape(Outline.BOX),
    NodeKind.QUESTION: Shape(Outline.HEXAGON, icon="help", fill="accent_soft", stripe=SLANT / 2),
    NodeKind.CHOICE: Shape(Outline.HEXAGON, icon="checklist", fill="accent_soft", double=True, stripe=SLANT / 2),
    NodeKind.PARALLEL: Shape(Outline.BARS, icon="call_split"),
    NodeKind.DEADLINE: Shape(Outline.CUT, icon="schedule"),
    NodeKind.WAIT: Shape(Outline.DELAY, icon="hourglass_empty"),
    NodeKind.EVENT: Shape(Outline.SIGNAL, icon="bolt", stripe=SLANT),
    NodeKind.START: Shape(Outline.PILL, icon="play_circle", fill="surface2"),
    NodeKind.END: Shape(Outline.PILL, icon="sports_score", fill="surface2", double=True),
    NodeKind.PROCESS: Shape(Outline.SIDES, icon="account_tree"),
}


def outline_of(outline: Outline, box: QRectF) -> QPainterPath:
    """The closed line around a node; flat at top and bottom but for the corners."""
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    middle = box.center().y()
    found = QPainterPath()
    match outline:
        case Outline.HEXAGON:
            found.addPolygon(
                _polygon(
                    (left, middle),
                    (left + SLANT, top),
                    (right - SLANT, top),
                    (right, middle),
                    (right - SLANT, bottom),
                    (left + SLANT, bottom),
                )
            )
        case Outline.CUT:
            found.addPolygon(
                _polygon((left, top), (right - SLANT, top), (right, top + SLANT), (right, bottom), (left, bottom))
            )
        case Outline.SIGNAL:
            found.addPolygon(
                _polygon((left, top), (right, top), (right, bottom), (left, bottom), (left + SLANT, middle))
            )
        case Outline.DELAY:
            found.moveTo(left, top)
            found.lineTo(right - _PILL, top)
            found.cubicTo(right, top, right, bottom, right - _PILL, bottom)
            found.lineTo(left, bottom)
            found.closeSubpath()
        case Outline.PILL:
            radius = min(box.height() / 2, _PILL)
            found.addRoundedRect(box, radius, radius)
        case Outline.BARS | Outline.SIDES:
            found.addRect(box)
        case Outline.BOX:
            found.addRoundedRect(box, CORNER, CORNER)
    return found


def extras(outline: Outline, box: QRectF) -> QPainterPath:
    """What is filled with the colour of the line: the bars of Parallel, the inner sides of another process."""
    found = QPainterPath()
    if outline is Outline.BARS:
        found.addRect(QRectF(box.left(), box.top(), box.width(), _BAR))
        found.addRect(QRectF(box.left(), box.bottom() - _BAR, box.width(), _BAR))
    elif outline is Outline.SIDES:
        found.addRect(QRectF(box.left() + _SIDE, box.top(), 1.5, box.height()))
        found.addRect(QRectF(box.right() - _SIDE - 1.5, box.top(), 1.5, box.height()))
    return found


def padding(outline: Outline) -> tuple[float, float]:
    """Blank on the left and on the right of the text, from the edges of the box."""
    match outline:
        case Outline.HEXAGON:
            return 24, 20
        case Outline.SIGNAL:
            return 28, 14
        case Outline.DELAY:
            return 18, 24
        case Outline.PILL:
            return 22, 18
        case Outline.SIDES:
            return 22, 18
        case _:
            return 18, 14


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    polygon = QPolygonF([QPointF(*point) for point in points])
    polygon.append(polygon.first())
    return polygon

"""Where an arrow key leads from a node of a drawn flow."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto

from wissen.diagram.flow import Flow
from wissen.diagram.geometry import Box, Drawing


class Direction(Enum):
    """The four arrow keys."""

    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()


def neighbour(flow: Flow, drawing: Drawing, node_id: str, direction: Direction) -> str:
    """The node that lies there, "" if there is none.

    Down and up follow the ways, to the nearest of several, and else go to the nearest box; left and right stay on the
    height of the node.
    """
    here = drawing.boxes[node_id]
    if direction in (Direction.LEFT, Direction.RIGHT):
        return _nearest(here, drawing, (key for key, box in drawing.boxes.items() if _beside(here, box, direction)))
    down = direction is Direction.DOWN
    ways = (edge for edge in flow.edges if not edge.back and node_id == (edge.source if down else edge.target))
    linked = [edge.target if down else edge.source for edge in ways]
    apart = [key for key, box in drawing.boxes.items() if _below(here, box) == down and _beyond(here, box)]
    return _nearest(here, drawing, linked) or _nearest(here, drawing, apart)


def _beside(here: Box, box: Box, direction: Direction) -> bool:
    same_height = box.top < here.bottom and here.top < box.bottom
    on_the_left = box.centre[0] < here.centre[0]
    return box is not here and same_height and on_the_left == (direction is Direction.LEFT)


def _below(here: Box, box: Box) -> bool:
    return box.top >= here.bottom


def _beyond(here: Box, box: Box) -> bool:
    return box.top >= here.bottom or box.bottom <= here.top


def _nearest(here: Box, drawing: Drawing, keys: Iterable[str]) -> str:
    """The nearest centre; of two alike, the first."""

    def distance(key: str) -> float:
        x, y = drawing.boxes[key].centre
        return (x - here.centre[0]) ** 2 + (y - here.centre[1]) ** 2

    return min(keys, key=distance, default="")

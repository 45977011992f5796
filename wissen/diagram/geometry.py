"""Sizes, boxes and lines of a drawing, in units of its own; y grows downwards."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its left upper corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def centre(self) -> Point:
        """The point in the middle."""
        return self.left + self.width / 2, self.top + self.height / 2

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Arrow:
    """What is to be drawn between two nodes; `label` is the size of its words, None without any."""

    source: str
    target: str
    back: bool = False
    label: Size | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn arrow: straight from point to point, across or down; `back` marks a loop."""

    points: tuple[Point, ...]
    label: Box | None
    back: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where everything lies; `lines` in the order of the arrows, `size` reaches from 0, 0 around all of it."""

    size: Size
    boxes: dict[str, Box]
    lines: tuple[Line, ...]

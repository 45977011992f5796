"""The outcome of building a page: the document, and where on it to find what the view paints, follows or jumps to."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from PySide6.QtGui import QTextDocument, QTextFrame

from wissen.drawing.page import Look


@dataclass(frozen=True, slots=True)
class LinkSpot:
    """A link from position `start` to `end` (exclusive) of the document; `term` when it explains a word."""

    start: int
    end: int
    href: str
    tooltip: str
    term: bool = False


@dataclass(frozen=True, slots=True)
class CardShape:
    """What is painted under the text of a frame; colours as #rrggbb, empty for none.

    `bar` runs down the left side, `rule` along the top; `top` and `bottom` say which corners are round.
    """

    fill: str = ""
    border: str = ""
    bar: str = ""
    rule: str = ""
    icon: str = ""
    icon_colour: str = ""
    top: bool = True
    bottom: bool = True


@dataclass(frozen=True, slots=True)
class CardSpot:
    """A frame and its shape; `start` and `end` are its first and last position, `slack` the blank below its letters."""

    frame: QTextFrame
    shape: CardShape
    start: int
    end: int
    slack: float


@dataclass(frozen=True, slots=True)
class BadgeSpot:
    """A numbered step: a disc with the number stands left of the first line of the block at `position`."""

    position: int
    number: int


@dataclass(slots=True)
class BuiltPage:
    """Grows while the page is built; every list is in reading order.

    `sections` are (position, id) of every part, `places` the positions of everything a `#link` can name,
    `questions` the positions of the blocks that keep room for a widget, `gaps` where each gap begins and ends.
    """

    document: QTextDocument
    look: Look
    links: list[LinkSpot] = field(default_factory=list)
    cards: list[CardSpot] = field(default_factory=list)
    badges: list[BadgeSpot] = field(default_factory=list)
    sections: list[tuple[int, str]] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    questions: dict[str, int] = field(default_factory=dict)
    gaps: list[tuple[int, int]] = field(default_factory=list)

    def link_at(self, position: int) -> LinkSpot | None:
        """The link that covers the position."""
        index = bisect_right(self.links, position, key=lambda spot: spot.start) - 1
        spot = self.links[index] if index >= 0 else None
        return spot if spot and position < spot.end else None

    def section_at(self, position: int) -> int:
        """Index of the section the position lies in; 0 before the first."""
        return max(0, bisect_right(self.sections, position, key=lambda section: section[0]) - 1)

    def position_at(self, height: float) -> int:
        """The position of the block that stands at a height of the document.

        Qt's own fuzzy hit test is wrong by whole cards above, below and between frames.
        """
        layout, document = self.document.documentLayout(), self.document
        blocks = range(document.blockCount())
        number = bisect_right(
            blocks, height, key=lambda block: layout.blockBoundingRect(document.findBlockByNumber(block)).top()
        )
        return document.findBlockByNumber(max(0, number - 1)).position()

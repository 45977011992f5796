"""Whether an area at the side is folded: what the person wants, and what the window has room for."""

from __future__ import annotations

from dataclasses import dataclass

from wissen.drawing.tokens import PANEL_WIDTH, RAIL_WIDTH

_NARROWEST_PAGE = 400
"""Logical pixels at normal text: about 45 letters a line."""


@dataclass(frozen=True, slots=True)
class Room:
    """Which areas fit unfolded beside the page."""

    rail: bool
    panel: bool


def room_at(width: int, text_scale: float) -> Room:
    """Tell what fits into a window; the page comes first, then the rail, then the panel at the other side."""
    left = width / text_scale - _NARROWEST_PAGE
    return Room(rail=left >= RAIL_WIDTH, panel=left >= RAIL_WIDTH + PANEL_WIDTH)


@dataclass(slots=True)
class Fold:
    """A small window folds an area and unfolds it again; what the person decided holds before and after."""

    by_person: bool = False
    room: bool = True
    opened_anyway: bool = False
    """The person wants to see it now although there is no room; forgotten when the room changes."""

    @property
    def folded(self) -> bool:
        """True if the area shows as a narrow strip."""
        return (self.by_person or not self.room) and not self.opened_anyway

    def toggle(self) -> None:
        """Do what the person asks for with the fold button."""
        if self.room:
            self.by_person = not self.by_person
        else:
            self.opened_anyway = not self.opened_anyway

    def give_room(self, *, room: bool) -> None:
        """Take in that the window has become wide or narrow."""
        if room != self.room:
            self.room, self.opened_anyway = room, False

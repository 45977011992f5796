"""Where a long column is cut into sheets: plain numbers in, plain numbers out, measured down the column."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

_NEAR = 0.5
"""Two heights nearer than this are the same."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of the column from `top` down to `bottom`."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Keep:
    """A stretch that is not cut where it fits on one sheet; of several that cannot all be kept, the lightest is cut."""

    strip: Strip
    weight: int


@dataclass(frozen=True, slots=True)
class TableHead:
    """The header row of a table, said again on each sheet that the table goes on to; `end` is where the table ends."""

    strip: Strip
    end: float


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of a column: lines are never cut; a sheet may begin at any line and at any box (card, row)."""

    lines: Sequence[Strip]
    boxes: Sequence[Strip] = ()
    keeps: Sequence[Keep] = ()
    heads: Sequence[TableHead] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The part of the column on one sheet, without the blank below it, and the header row to say again above it."""

    strip: Strip
    head: Strip | None = None


def sheets(column: Column, height: float) -> tuple[Sheet, ...]:
    """Cut a column into sheets of at most this height: as full as they can be without cutting what is to be kept."""
    places = _Places(column)
    keeps = [keep for keep in column.keeps if keep.strip.height <= height + _NEAR]
    made: list[Sheet] = []
    start = places.first
    while True:
        head = _head_at(column.heads, start, height)
        room = height - (head.height if head else 0.0)
        if places.last <= start + room + _NEAR:
            made.append(Sheet(Strip(start, places.last), head))
            return tuple(made)
        cut = _best(places, keeps, start, room)
        made.append(Sheet(Strip(start, min(places.reach(cut), start + room)), head))
        start = cut


def _best(places: _Places, keeps: Sequence[Keep], start: float, room: float) -> float:
    """Where the next sheet begins; `keeps` are those that fit on a sheet."""
    options = places.between(start, start + room)
    if not options:
        return start + room  # a single line is higher than the sheet: nothing better can be done
    near = [keep for keep in keeps if keep.strip.bottom > start and keep.strip.top < options[-1]]
    return min(options, key=lambda place: (_cost(near, place), -place))


def _cost(keeps: Sequence[Keep], place: float) -> int:
    return sum(keep.weight for keep in keeps if keep.strip.top < place - _NEAR and keep.strip.bottom > place + _NEAR)


def _head_at(heads: Sequence[TableHead], start: float, height: float) -> Strip | None:
    """The header row to say again at the top of a sheet; one that would fill half the sheet is not."""
    inside = (head.strip for head in heads if head.strip.bottom - _NEAR <= start < head.end - _NEAR)
    return next((strip for strip in inside if strip.height < height / 2), None)


class _Places:
    """The heights at which a sheet can begin, and how far down the one before then reaches."""

    def __init__(self, column: Column) -> None:
        lines = sorted(column.lines, key=lambda line: line.top)
        boxes = sorted(column.boxes, key=lambda box: box.bottom)
        self._tops = [line.top for line in lines]
        self._reach = list(accumulate((line.bottom for line in lines), max))
        self._ends = [box.bottom for box in boxes]
        everything = [*lines, *boxes]
        self.first = min((strip.top for strip in everything), default=0.0)
        self.last = max((strip.bottom for strip in everything), default=0.0)
        tops = sorted({strip.top for strip in everything})
        # A place inside a line (a cell beside it may begin one there) is none.
        self._places = [top for top in tops if self._lines_reach(top) <= top + _NEAR]
        self._needed = [self.reach(top) for top in self._places]

    def between(self, start: float, limit: float) -> list[float]:
        """The places below `start` up to which everything fits above `limit`."""
        first = bisect_right(self._places, start + _NEAR)
        last = bisect_right(self._needed, limit + _NEAR, lo=first)
        return self._places[first:last]

    def reach(self, place: float) -> float:
        """How far down that goes which stands before a place."""
        index = bisect_right(self._ends, place + _NEAR)
        return max(self._lines_reach(place), self._ends[index - 1] if index else self.first)

    def _lines_reach(self, place: float) -> float:
        index = bisect_left(self._tops, place - _NEAR)
        return self._reach[index - 1] if index else self.first

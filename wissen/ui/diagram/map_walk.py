"""Which tile lies above or below another one."""

from __future__ import annotations

from collections.abc import Sequence

from wissen.drawing.map_layout import TileBox


def beside(tiles: Sequence[TileBox], here: int, distance: float) -> int:
    """The number of the tile nearest in its column, at least this far down (below 0: up); `here` when there is none.

    On each line of tiles the one whose middle is nearest stands for the line.
    """
    start = tiles[here]
    step = 1 if distance > 0 else -1
    lines: dict[int, int] = {}
    for number, box in enumerate(tiles):
        if (box.row - start.row) * step > 0:
            best = lines.get(box.row)
            if best is None or _aside(box, start) < _aside(tiles[best], start):
                lines[box.row] = number
    reached = here
    for _, number in sorted(lines.items(), reverse=step < 0):
        reached = number
        if abs(tiles[number].rect.top() - start.rect.top()) >= abs(distance):
            break
    return reached


def _aside(box: TileBox, start: TileBox) -> float:
    return abs(box.rect.center().x() - start.rect.center().x())

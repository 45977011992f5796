"""The order within the layers: as few lines as possible cross.

Median and swaps of neighbours in turn (Gansner and others, "A Technique for Drawing Directed Graphs", 1993).
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence

from wissen.diagram.layers import Graph, Vertex

_SWEEPS = 12
_PATIENCE = 3
"""Sweeps in a row that may bring nothing before it is left as it is."""


def order_rows(graph: Graph) -> None:
    """Sort each row; where nothing is gained, the order of the story stays."""
    rows, vertices = graph.rows, graph.vertices
    place = [0] * len(vertices)
    for row in rows:
        _number(row, place)
    wide = [row for row in rows if len(row) > 1]
    best, least = [list(row) for row in rows], _crossings(wide, vertices, place)
    idle = 0
    for sweep in range(_SWEEPS):
        if least == 0 or idle == _PATIENCE:
            break
        downwards = sweep % 2 == 0
        for row in wide if downwards else reversed(wide):
            _sort_by_median(row, vertices, place, downwards=downwards)
        for row in wide:
            _swap_neighbours(row, vertices, place)
        found = _crossings(wide, vertices, place)
        idle = 0 if found < least else idle + 1
        if found < least:
            best, least = [list(row) for row in rows], found
    graph.rows[:] = best


def _number(row: Sequence[int], place: list[int]) -> None:
    for index, number in enumerate(row):
        place[number] = index


def _sort_by_median(row: list[int], vertices: Sequence[Vertex], place: list[int], *, downwards: bool) -> None:
    """Move each vertex to the middle one of its neighbours; one without neighbours keeps its place."""
    wanted: dict[int, float] = {}
    for number in row:
        near = vertices[number].up if downwards else vertices[number].down
        if len(near) > 1:
            places = sorted([place[other] for other in near])
            half = len(places) // 2
            wanted[number] = places[half] if len(places) % 2 else (places[half - 1] + places[half]) / 2
        else:
            wanted[number] = place[near[0]] if near else place[number]
    row.sort(key=wanted.__getitem__)
    _number(row, place)


def _swap_neighbours(row: list[int], vertices: Sequence[Vertex], place: list[int]) -> None:
    for index in range(len(row) - 1):
        one, other = row[index], row[index + 1]
        now = then = 0
        for mine, its in (
            (vertices[one].up, vertices[other].up),
            (vertices[one].down, vertices[other].down),
        ):
            for first in mine:
                at = place[first]
                for second in its:
                    now += at > place[second]
                    then += at < place[second]
        if then < now:
            row[index], row[index + 1] = other, one
            place[one], place[other] = index + 1, index


def _crossings(rows: Sequence[Sequence[int]], vertices: Sequence[Vertex], place: Sequence[int]) -> int:
    count = 0
    for row in rows:
        passed: list[int] = []
        for number in row:
            targets = sorted([place[low] for low in vertices[number].down])
            if not passed or (targets and targets[0] >= passed[-1]):
                passed += targets  # nothing crosses, as in most rows
                continue
            for target in targets:
                count += len(passed) - bisect_right(passed, target)
            for target in targets:
                insort(passed, target)
    return count

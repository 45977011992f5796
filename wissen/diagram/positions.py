"""Where the vertices of each row stand: under their neighbours, far enough from each other, long lines straight."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from operator import sub

from wissen.diagram.layers import Graph, Vertex

BETWEEN_NODES, BETWEEN_LABELS, BETWEEN_LINES = 32, 14, 14
_ROUNDS = 3
_MOST_ROUNDS, _LEAST_ROUNDS, _VERTICES_IN_ALL = 40, 6, 6_000
"""Rounds between neighbours on both sides: as many as large drawings have time for."""
_WEIGHT_OF_STRINGS = 8.0
"""How much more a line that is to be straight pulls than a single neighbour."""
_AT_REST = 0.5
"""Least movement in a round that makes another one worth while."""


def place_across(graph: Graph) -> None:
    """Give each vertex its `x`, a whole number; the first begins at 0."""
    vertices = graph.vertices
    xs = [0.0] * len(vertices)
    rows = [_Row(row, vertices) for row in graph.rows]
    for row in rows:
        row.line_up(xs)
    for _ in range(_ROUNDS):
        for row in rows:
            row.settle(xs, row.ups, row.ones)
        for row in reversed(rows):
            row.settle(xs, row.downs, row.ones)
    strings = _strings(graph)
    _settle_both(rows, strings, xs)
    for string in strings:
        _straighten(string, rows, vertices, xs)
    for row in rows:
        row.round_off(xs)
    first = min(x - vertex.left for x, vertex in zip(xs, vertices, strict=True))
    for x, vertex in zip(xs, vertices, strict=True):
        vertex.x = x - first


def _settle_both(rows: Sequence[_Row], strings: Sequence[Sequence[int]], xs: list[float]) -> None:
    """Between neighbours above and below; what is to be straight goes to its own middle, and has more weight."""
    in_string = {number for string in strings for number in string}
    weights = [[_WEIGHT_OF_STRINGS if number in in_string else 1.0 for number in row.numbers] for row in rows]
    near = [[() if number in in_string else row.both[number] for number in row.numbers] for row in rows]
    for turn in range(max(_LEAST_ROUNDS, min(_MOST_ROUNDS, _VERTICES_IN_ALL // len(xs)))):
        before = list(xs)
        for string in strings:
            # Not the mean: where one row pushes, a long line has to give way as a short one does.
            places = [xs[number] for number in string]
            middle = (min(places) + max(places)) / 2
            for number in string:
                xs[number] = middle
        for row in range(len(rows)) if turn % 2 == 0 else reversed(range(len(rows))):
            rows[row].settle(xs, near[row], weights[row])
        if max(map(abs, map(sub, xs, before))) < _AT_REST:
            break


class _Row:
    """One layer: its order is fixed, and with it how far each vertex must stand from the first."""

    def __init__(self, numbers: Sequence[int], vertices: Sequence[Vertex]) -> None:
        self.numbers = numbers
        self.ups: list[Sequence[int]] = [vertices[number].up for number in numbers]
        self.downs: list[Sequence[int]] = [vertices[number].down for number in numbers]
        self.both: dict[int, Sequence[int]] = {n: (*vertices[n].up, *vertices[n].down) for n in numbers}
        self.ones = [1.0] * len(numbers)
        self.offsets = [0.0]
        for one, other in pairwise(numbers):
            self.offsets.append(self.offsets[-1] + _apart(vertices[one], vertices[other]))

    def line_up(self, xs: list[float]) -> None:
        """Begin with the least distances, the middle at 0."""
        middle = self.offsets[-1] / 2
        for number, offset in zip(self.numbers, self.offsets, strict=True):
            xs[number] = offset - middle

    def settle(self, xs: list[float], near: Sequence[Sequence[int]], weights: Sequence[float]) -> None:
        """Bring each vertex as near to the mean of others as the distances allow; without others it wants to stay.

        Least squares: those that would come too close move as one (pool adjacent violators, Ayer and others, 1955).
        """
        if len(near) == 1:  # as most rows are
            if near[0]:
                xs[self.numbers[0]] = sum([xs[other] for other in near[0]]) / len(near[0])
            return
        blocks: list[tuple[float, float, int]] = []
        for number, offset, others, own_weight in zip(self.numbers, self.offsets, near, weights, strict=True):
            wanted = sum([xs[other] for other in others]) / len(others) if others else xs[number]
            x, weight, count = wanted - offset, own_weight, 1
            while blocks and blocks[-1][0] > x:
                x_before, weight_before, count_before = blocks.pop()
                x = (x_before * weight_before + x * weight) / (weight_before + weight)
                weight += weight_before
                count += count_before
            blocks.append((x, weight, count))
        index = 0
        for x, _, count in blocks:
            for place in range(index, index + count):
                xs[self.numbers[place]] = x + self.offsets[place]
            index += count

    def room(self, number: int, xs: Sequence[float]) -> tuple[float, float]:
        """Between which two `x` a vertex may move while the others stay."""
        index = self.numbers.index(number)
        least, most = -inf, inf
        if index:
            least = xs[self.numbers[index - 1]] + self.offsets[index] - self.offsets[index - 1]
        if index + 1 < len(self.numbers):
            most = xs[self.numbers[index + 1]] - self.offsets[index + 1] + self.offsets[index]
        return least, most

    def round_off(self, xs: list[float]) -> None:
        """Whole numbers, and none too close by it: the distances are whole numbers as well."""
        for index, number in enumerate(self.numbers):
            x = float(round(xs[number]))
            if index:
                x = max(x, xs[self.numbers[index - 1]] + self.offsets[index] - self.offsets[index - 1])
            xs[number] = x


def _apart(one: Vertex, other: Vertex) -> float:
    if one.node and other.node:
        gap = BETWEEN_NODES
    elif one.node or other.node or one.label or other.label:
        gap = BETWEEN_LABELS
    else:
        gap = BETWEEN_LINES
    return one.right + gap + other.left


def _strings(graph: Graph) -> list[list[int]]:
    """Vertices that follow each other without a fork: each the only one below the one and the only one above.

    Where a loop begins or ends does not count: it stands beside the way on.
    """
    up: list[list[int]] = [[] for _ in graph.vertices]
    down: list[list[int]] = [[] for _ in graph.vertices]
    inner = {(one, other) for chain in graph.chains for one, other in pairwise(chain.inner)}
    for one, other in sorted(inner):
        down[one].append(other)
        up[other].append(one)
    for found in (up, down):
        for number, near in enumerate(found):
            trunk = [other for other in near if graph.vertices[other].trunk]
            if graph.vertices[number].trunk and trunk:
                near[:] = trunk  # what joins a trunk from the side does not bend it
    strings: list[list[int]] = []
    for number in range(len(graph.vertices)):
        if _only(up[number], down) == number:
            continue
        string = [number]
        while _only(down[string[-1]], up) == string[-1]:
            string.append(down[string[-1]][0])
        if len(string) > 1:
            strings.append(string)
    return strings


def _only(near: Sequence[int], back: Sequence[Sequence[int]]) -> int | None:
    """What the only neighbour has as its only neighbour on the way back."""
    return back[near[0]][0] if len(near) == 1 and len(back[near[0]]) == 1 else None


def _straighten(string: Sequence[int], rows: Sequence[_Row], vertices: Sequence[Vertex], xs: list[float]) -> None:
    """Give all of them one `x` where every row has room for it."""
    rooms = [rows[vertices[number].layer].room(number, xs) for number in string]
    least, most = max(low for low, _ in rooms), min(high for _, high in rooms)
    if least <= most:
        middle = sorted(xs[number] for number in string)[len(string) // 2]
        for number in string:
            xs[number] = min(max(middle, least), most)

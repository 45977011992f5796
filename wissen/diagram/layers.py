"""Nodes and labels on layers, with a way point on every layer that a line passes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil

from wissen.diagram.geometry import Arrow, Size
from wissen.diagram.order import Pair, drawing_order

LOOP_REACH = 16
"""How far the line of a step that leads back to itself stands out beside and below it."""
LABEL_GAP = 4
_HALF_LINE = 1
"""Half of what a line takes from its layer; the distance to its neighbours comes on top."""


@dataclass(slots=True)
class Vertex:
    """Something on a layer: a node, a label with its line, or the way point of a line.

    `left` and `right` are what it takes on each side of its `x`; `up` and `down` its neighbours on the next layers.
    On a `trunk` run all lines that lead to one node from far away, from the layer on where each joins it.
    """

    layer: int
    left: float
    right: float
    height: float
    node: bool = False
    label: bool = False
    trunk: bool = False
    up: list[int] = field(default_factory=list)
    down: list[int] = field(default_factory=list)
    x: float = 0.0


@dataclass(slots=True)
class Chain:
    """The vertices of an arrow from top to bottom; `flipped` when it leads upwards. A loop at one node has none."""

    vertices: list[int]
    flipped: bool = False
    label: int | None = None

    @property
    def inner(self) -> list[int]:
        """What is to be in line: all of it, of a loop only what lies between its nodes."""
        return self.vertices[1:-1] if self.flipped else self.vertices


@dataclass(slots=True)
class Graph:
    """`rows` are the layers from top to bottom, each from left to right; `chains` in the order of the arrows."""

    vertices: list[Vertex]
    chains: list[Chain]
    rows: list[list[int]]


def layered_graph(sizes: Sequence[Size], arrows: Sequence[Arrow], place: Mapping[str, int]) -> Graph:
    """Lay nodes (in story order) and labels on layers; each row begins in the order of a walk through the story."""
    ends = [(place[arrow.source], place[arrow.target]) for arrow in arrows]
    order = drawing_order(len(sizes), [pair for pair, arrow in zip(ends, arrows, strict=True) if not arrow.back])
    flipped = [order[target] < order[source] for source, target in ends]
    downward = [(t, s) if up else (s, t) for (s, t), up in zip(ends, flipped, strict=True)]
    ranks = _ranks(len(sizes), [pair for pair in downward if pair[0] != pair[1]], order)
    label_ranks = [
        (2 * ranks[low] - 1 if up else 2 * ranks[top] + 1) if arrow.label and top != low else None
        for (top, low), arrow, up in zip(downward, arrows, flipped, strict=True)
    ]
    used = sorted({2 * rank for rank in ranks} | {rank for rank in label_ranks if rank is not None})
    layers = {rank: layer for layer, rank in enumerate(used)}
    vertices = [
        Vertex(layers[2 * rank], _half(size.width), _half(size.width), ceil(size.height), node=True)
        for size, rank in zip(sizes, ranks, strict=True)
    ]
    _make_room_for_own_loops(vertices, ends, arrows)
    trunks: dict[tuple[int, int, bool], int] = {}
    chains = [
        _chain(vertices, trunks, pair, None if rank is None else layers[rank], arrow.label, flipped=up)
        for pair, rank, arrow, up in zip(downward, label_ranks, arrows, flipped, strict=True)
    ]
    return Graph(vertices, chains, _rows(vertices, len(sizes), len(layers)))


def _half(width: float) -> int:
    return ceil(width / 2)


def _ranks(count: int, edges: Sequence[Pair], order: Sequence[int]) -> list[int]:
    """The longest way from above; what is not connected follows below, what only joins in stands above its join."""
    after: list[list[int]] = [[] for _ in range(count)]
    for top, low in edges:
        after[top].append(low)
    downwards = sorted(range(count), key=order.__getitem__)
    ranks = [0] * count
    for node in downwards:
        for low in after[node]:
            ranks[low] = max(ranks[low], ranks[node] + 1)
    first = 0
    for nodes in _connected(count, edges):
        members = set(nodes)
        _draw_down([node for node in downwards if node in members], after, ranks, begin=nodes[0])
        least = min(ranks[node] for node in nodes)
        for node in nodes:
            ranks[node] += first - least
        first = max(ranks[node] for node in nodes) + 1
    return ranks


def _draw_down(downwards: Sequence[int], after: Sequence[Sequence[int]], ranks: list[int], *, begin: int) -> None:
    """Bring entries beside the beginning as near to the place where they join as they can come."""
    reached = {begin}
    for node in downwards:
        if node in reached:
            reached.update(after[node])
    for node in reversed(downwards):
        if node not in reached and after[node]:
            ranks[node] = min(ranks[low] for low in after[node]) - 1


def _connected(count: int, edges: Sequence[Pair]) -> list[list[int]]:
    """The parts of the graph that hang together, in story order."""
    owner = list(range(count))

    def root(node: int) -> int:
        while owner[node] != node:
            owner[node] = owner[owner[node]]
            node = owner[node]
        return node

    for one, other in edges:
        low, high = sorted((root(one), root(other)))
        owner[high] = low
    parts: dict[int, list[int]] = {}
    for node in range(count):
        parts.setdefault(root(node), []).append(node)
    return list(parts.values())


def _make_room_for_own_loops(vertices: Sequence[Vertex], ends: Sequence[Pair], arrows: Sequence[Arrow]) -> None:
    """Beside a node that leads to itself stand the line and its labels, one below the other."""
    labels: dict[int, list[Size]] = {}
    for (source, target), arrow in zip(ends, arrows, strict=True):
        if source == target:
            labels.setdefault(source, []).extend([arrow.label] if arrow.label else [])
    for node, sizes in labels.items():
        vertex = vertices[node]
        widest = max((ceil(size.width) + 2 * LABEL_GAP for size in sizes), default=0)
        vertex.right += LOOP_REACH + widest
        stacked = sum(ceil(size.height) + LABEL_GAP for size in sizes)
        vertex.height = max(vertex.height + 2 * LOOP_REACH, stacked)


def _chain(
    vertices: list[Vertex],
    trunks: dict[tuple[int, int, bool], int],
    pair: Pair,
    label_layer: int | None,
    label: Size | None,
    *,
    flipped: bool,
) -> Chain:
    """Put a vertex on every layer between the two nodes; `trunks` are those that are there already."""
    top, low = pair
    if top == low:
        return Chain([])
    chain = Chain([top], flipped)
    for layer in range(vertices[top].layer + 1, vertices[low].layer):
        if layer == label_layer and label is not None:
            number = chain.label = len(vertices)
            vertices.append(Vertex(layer, _half(label.width), _half(label.width), ceil(label.height), label=True))
        else:
            number = trunks.setdefault((top if flipped else low, layer, flipped), len(vertices))
            if number == len(vertices):
                vertices.append(Vertex(layer, _HALF_LINE, _HALF_LINE, 0, trunk=True))
        chain.vertices.append(number)
    chain.vertices.append(low)
    for one, other in pairwise(chain.vertices):
        if other not in vertices[one].down:
            vertices[one].down.append(other)
            vertices[other].up.append(one)
    return chain


def _rows(vertices: Sequence[Vertex], nodes: int, count: int) -> list[list[int]]:
    """The vertices of each layer in the order in which a walk in depth, first ways first, comes to them."""
    rows: list[list[int]] = [[] for _ in range(count)]
    seen = [False] * len(vertices)
    for start in range(nodes):
        waiting = [start]
        while waiting:
            number = waiting.pop()
            if not seen[number]:
                seen[number] = True
                rows[vertices[number].layer].append(number)
                waiting.extend(reversed(vertices[number].down))
    return rows

"""The ways between two layers: where lines leave and arrive, and on which tracks they cross over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from wissen.diagram.layers import Graph

TRACK = 10
"""Distance between two tracks, and the least between two lines."""
_PORT = 26
"""Distance between the ports of a node where it has room."""
_PORT_SPAN = 0.56
"""The part of a node's width that ports use: the corners of shapes stay free."""
_NUDGE = 26
"""How far a port goes aside for a line without a bend."""
_WORTH_SORTING = 60
"""Crossings over in one gap up to which every pair of them is weighed."""

Leg = tuple[int, int]
"""Chain and place in it: the way from one vertex of the chain to the next."""


@dataclass(slots=True)
class Crossover:
    """The ways that go aside on one track; those with one `target` become one line."""

    sources: list[float]
    target: float
    legs: list[Leg]
    track: int = 0

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where it goes."""
        return min(*self.sources, self.target), max(*self.sources, self.target)


@dataclass(slots=True)
class Gap:
    """What lies between a layer and the next: the ports of each leg, and the tracks of those that go aside."""

    ports: dict[Leg, tuple[float, float]]
    tracks: dict[Leg, int]
    height_in_tracks: int


def gaps(graph: Graph) -> list[Gap]:
    """One for each layer but the last."""
    legs: list[list[Leg]] = [[] for _ in graph.rows]
    for number, chain in enumerate(graph.chains):
        for place, vertex in enumerate(chain.vertices[:-1]):
            legs[graph.vertices[vertex].layer].append((number, place))
    return [_gap(graph, found) for found in legs[:-1]]


def _gap(graph: Graph, legs: Sequence[Leg]) -> Gap:
    leaving, arriving = _leaving(graph, legs), _arriving(graph, legs)
    _nudge(graph, legs, leaving, arriving)
    crossovers: dict[tuple[int, float], Crossover] = {}
    for leg in legs:
        if leaving[leg] != arriving[leg]:
            key = (_ends(graph, leg)[1], arriving[leg])
            crossover = crossovers.setdefault(key, Crossover([], arriving[leg], []))
            crossover.sources.append(leaving[leg])
            crossover.legs.append(leg)
    height = _lay_tracks(list(crossovers.values()))
    tracks = {leg: crossover.track for crossover in crossovers.values() for leg in crossover.legs}
    return Gap({leg: (leaving[leg], arriving[leg]) for leg in legs}, tracks, height)


def _ends(graph: Graph, leg: Leg) -> tuple[int, int]:
    vertices = graph.chains[leg[0]].vertices
    return vertices[leg[1]], vertices[leg[1] + 1]


def _leaving(graph: Graph, legs: Sequence[Leg]) -> dict[Leg, float]:
    """At the lower edge every way has a port of its own; a single way on has the middle."""
    ports: dict[Leg, float] = {}
    for upper, found in _grouped(graph, legs, 0):
        x = graph.vertices[upper].x
        if not graph.vertices[upper].node:
            ports |= dict.fromkeys(found, x)
            continue
        ordered = sorted(found, key=lambda leg: (graph.vertices[_ends(graph, leg)[1]].x, leg))
        onward = [leg for leg in ordered if not graph.chains[leg[0]].flipped]
        for leg, offset in zip(ordered, _offsets(graph, upper, ordered, onward), strict=True):
            ports[leg] = x + offset
    return ports


def _arriving(graph: Graph, legs: Sequence[Leg]) -> dict[Leg, float]:
    """At the upper edge all ways that go on downwards meet in the middle; loops begin beside it."""
    ports: dict[Leg, float] = {}
    for lower, found in _grouped(graph, legs, 1):
        x = graph.vertices[lower].x
        loops = [leg for leg in found if graph.vertices[lower].node and graph.chains[leg[0]].flipped]
        onward = [leg for leg in found if leg not in loops]
        ports |= dict.fromkeys(onward, x)
        ordered = sorted(loops, key=lambda leg: (graph.vertices[_ends(graph, leg)[0]].x, leg))
        with_middle = sorted([*ordered, *onward[:1]], key=lambda leg: (graph.vertices[_ends(graph, leg)[0]].x, leg))
        for leg, offset in zip(with_middle, _offsets(graph, lower, with_middle, onward[:1]), strict=True):
            ports[leg] = x + offset
    return ports


def _grouped(graph: Graph, legs: Sequence[Leg], end: int) -> list[tuple[int, list[Leg]]]:
    by_vertex = sorted(legs, key=lambda leg: (_ends(graph, leg)[end], leg))
    return [(vertex, list(found)) for vertex, found in groupby(by_vertex, key=lambda leg: _ends(graph, leg)[end])]


def _offsets(graph: Graph, vertex: int, ordered: Sequence[Leg], onward: Sequence[Leg]) -> list[float]:
    """From the middle of a node, for ways from left to right; the only one that goes on is in the middle itself."""
    span = 2 * int(graph.vertices[vertex].left * _PORT_SPAN)
    if len(onward) != 1:
        step = min(_PORT, span / max(1, len(ordered) - 1))
        return [float(round((index - (len(ordered) - 1) / 2) * step)) for index in range(len(ordered))]
    middle = ordered.index(onward[0])
    step = min(_PORT, span / 2 / max(1, middle, len(ordered) - 1 - middle))
    return [float(round((index - middle) * step)) for index in range(len(ordered))]


def _nudge(graph: Graph, legs: Sequence[Leg], leaving: dict[Leg, float], arriving: dict[Leg, float]) -> None:
    """Move a port of a node to where the other end of its line is, if that is near and no other line is."""
    for leg in legs:
        upper, lower = _ends(graph, leg)
        away = arriving[leg] - leaving[leg]
        if not 0 < abs(away) <= _NUDGE:
            continue
        if graph.vertices[upper].node and _is_free(graph, upper, 0, leg, arriving[leg], leaving, legs):
            leaving[leg] = arriving[leg]
        elif graph.vertices[lower].node and _is_free(graph, lower, 1, leg, leaving[leg], arriving, legs):
            arriving[leg] = leaving[leg]


def _is_free(
    graph: Graph, vertex: int, end: int, leg: Leg, x: float, ports: dict[Leg, float], legs: Sequence[Leg]
) -> bool:
    """Whether a port may lie there: within the node's span, in the same order, a line's distance from the others."""
    node = graph.vertices[vertex]
    if abs(x - node.x) > node.left * _PORT_SPAN:
        return False
    others = [ports[other] for other in legs if other != leg and _ends(graph, other)[end] == vertex]
    here = ports[leg]
    return all(abs(x - other) >= TRACK and (x < other) == (here < other) and here != other for other in others)


def _lay_tracks(crossovers: list[Crossover]) -> int:
    """Give each a track, from the top; returns how many there are."""
    ordered = _from_top(crossovers)
    for index, crossover in enumerate(ordered):
        low, high = crossover.reach
        above = [
            other.track
            for other in ordered[:index]
            if low - TRACK < other.reach[1] and other.reach[0] - TRACK < high
        ]
        crossover.track = max(above, default=-1) + 1
    return max((crossover.track for crossover in ordered), default=-1) + 1


def _from_top(crossovers: list[Crossover]) -> list[Crossover]:
    """An order in which few of them cross: in turn the one that has least against being above all the rest."""
    waiting = sorted(crossovers, key=_plain_order)
    if len(waiting) > _WORTH_SORTING:
        return waiting
    ordered: list[Crossover] = []
    costs = [[_cost(one, other) - _cost(other, one) for other in waiting] for one in waiting]
    totals = [sum(row) for row in costs]
    rest = list(range(len(waiting)))
    while rest:
        chosen = min(rest, key=totals.__getitem__)
        rest.remove(chosen)
        for one in rest:
            totals[one] -= costs[one][chosen]
        ordered.append(waiting[chosen])
    return ordered


def _plain_order(crossover: Crossover) -> tuple[bool, float]:
    """Those that go right from the right, then those that go left from the left."""
    first = crossover.sources[0]
    return (first > crossover.target, first if first > crossover.target else -first)


_SAME_LINE = 20
"""What it costs that two lines run over each other, against one crossing."""


def _cost(upper: Crossover, lower: Crossover) -> int:
    """Crossings of two crossovers of which the one is above the other."""
    low, high = upper.reach
    cost = sum(low < x < high for x in lower.sources)
    cost += lower.reach[0] < upper.target < lower.reach[1]
    # The line down from the upper track would lie on the line down to the lower one.
    cost += _SAME_LINE * sum(abs(x - upper.target) < TRACK for x in lower.sources)
    return cost


"""The ways between two layers: where lines leave and arrive, and on which tracks they cross over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from wissen.diagram.layers import Graph, Vertex

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

Leg = tuple[int, int, bool]
"""The way from a vertex to one on the next layer, and whether it is part of a loop."""


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
    """What lies between a layer and the next: where each leg leaves and arrives, the tracks of those that go aside."""

    ports: dict[Leg, tuple[float, float]]
    tracks: dict[Leg, int]
    height_in_tracks: int
    loops_arrive: bool


def gaps(graph: Graph) -> list[Gap]:
    """One for each layer but the last."""
    legs: list[set[Leg]] = [set() for _ in graph.rows]
    for chain in graph.chains:
        for upper, lower in pairwise(chain.vertices):
            legs[graph.vertices[upper].layer].add((upper, lower, chain.flipped))
    return [_gap(graph.vertices, sorted(found)) for found in legs[:-1]]


def _gap(vertices: Sequence[Vertex], legs: Sequence[Leg]) -> Gap:
    leaving, arriving = _leaving(vertices, legs), _arriving(vertices, legs)
    _nudge(vertices, legs, leaving, arriving)
    crossovers: dict[tuple[int, float], Crossover] = {}
    for leg in legs:
        if leaving[leg] != arriving[leg]:
            crossover = crossovers.setdefault((leg[1], arriving[leg]), Crossover([], arriving[leg], []))
            crossover.sources.append(leaving[leg])
            crossover.legs.append(leg)
    height = _lay_tracks(list(crossovers.values()))
    tracks = {leg: crossover.track for crossover in crossovers.values() for leg in crossover.legs}
    loops_arrive = any(loop and vertices[upper].node for upper, _, loop in legs)
    return Gap({leg: (leaving[leg], arriving[leg]) for leg in legs}, tracks, height, loops_arrive)


def _leaving(vertices: Sequence[Vertex], legs: Sequence[Leg]) -> dict[Leg, float]:
    """At the lower edge every way has a port of its own; a single way on has the middle."""
    ports: dict[Leg, float] = {}
    for upper, found in _grouped(legs, 0):
        vertex = vertices[upper]
        if vertex.node:
            ordered = sorted(found, key=lambda leg: (vertices[leg[1]].x, leg))
            ports |= _spread(vertex, ordered, [leg for leg in ordered if not leg[2]])
        else:
            ports |= dict.fromkeys(found, vertex.x)
    return ports


def _arriving(vertices: Sequence[Vertex], legs: Sequence[Leg]) -> dict[Leg, float]:
    """At the upper edge all ways that go on downwards meet in the middle; loops begin beside it."""
    ports: dict[Leg, float] = {}
    for lower, found in _grouped(legs, 1):
        vertex = vertices[lower]
        onward = [leg for leg in found if not (vertex.node and leg[2])]
        ports |= dict.fromkeys(onward, vertex.x)
        if len(onward) < len(found):
            kept = [leg for leg in found if leg not in onward[1:]]
            ports |= _spread(vertex, sorted(kept, key=lambda leg: (vertices[leg[0]].x, leg)), onward[:1])
    return ports


def _grouped(legs: Sequence[Leg], end: int) -> list[tuple[int, list[Leg]]]:
    by_vertex = sorted(legs, key=lambda leg: (leg[end], leg))
    return [(vertex, list(found)) for vertex, found in groupby(by_vertex, key=lambda leg: leg[end])]


def _spread(node: Vertex, ordered: Sequence[Leg], onward: Sequence[Leg]) -> dict[Leg, float]:
    """Ports for ways from left to right; the only one that goes on is in the middle of the node."""
    span = node.left * _PORT_SPAN
    middle = float(ordered.index(onward[0])) if len(onward) == 1 else (len(ordered) - 1) / 2
    step = min(_PORT, span / max(1.0, middle, len(ordered) - 1 - middle))
    return {leg: node.x + round((index - middle) * step) for index, leg in enumerate(ordered)}


def _nudge(
    vertices: Sequence[Vertex], legs: Sequence[Leg], leaving: dict[Leg, float], arriving: dict[Leg, float]
) -> None:
    """Move a port of a node to where the other end of its line is, if that is near and no other line is."""
    for leg in legs:
        upper, lower = vertices[leg[0]], vertices[leg[1]]
        if not 0 < abs(arriving[leg] - leaving[leg]) <= _NUDGE:
            continue
        if upper.node and _is_free(upper, arriving[leg], leaving, leg=leg, end=0):
            leaving[leg] = arriving[leg]
        elif lower.node and _is_free(lower, leaving[leg], arriving, leg=leg, end=1):
            arriving[leg] = leaving[leg]


def _is_free(node: Vertex, x: float, ports: dict[Leg, float], *, leg: Leg, end: int) -> bool:
    """Whether a port may lie there: within the node's span, in the same order, a line's distance from the others."""
    if abs(x - node.x) > node.left * _PORT_SPAN:
        return False
    others = [port for other, port in ports.items() if other != leg and other[end] == leg[end]]
    here = ports[leg]
    return all(abs(x - other) >= TRACK and (x < other) == (here < other) and here != other for other in others)


def _lay_tracks(crossovers: list[Crossover]) -> int:
    """Give each a track, from the top; returns how many there are."""
    ordered = _from_top(crossovers)
    for index, crossover in enumerate(ordered):
        low, high = crossover.reach
        above = [
            other.track for other in ordered[:index] if low - TRACK < other.reach[1] and other.reach[0] - TRACK < high
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

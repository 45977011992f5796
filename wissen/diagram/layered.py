"""Sizes in, a drawing out: steps from top to bottom, loops back upwards, labels in the way of their lines.

A layered drawing after Sugiyama, Tagawa, Toda ("Methods for Visual Understanding of Hierarchical System Structures",
1981): loops are turned round, nodes put on layers, the layers sorted and spaced, the lines led through the gaps.
The same arguments always give the same drawing. No box and no label overlaps another, and no line another's label or
a box: everything on a layer has a place of its own, and lines go aside only between layers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import ceil

from wissen.diagram.channels import TRACK, Gap, gaps
from wissen.diagram.crossings import order_rows
from wissen.diagram.geometry import Arrow, Box, Drawing, Line, Point, Size
from wissen.diagram.layers import LABEL_GAP, LOOP_REACH, Chain, Graph, Vertex, layered_graph
from wissen.diagram.positions import place_across

_HEAD = 20
"""Room for an arrow head with some of its line."""
_SHORT = 8
_LOOP_PORT = 14
"""How far from the right edge the line of a step that leads to itself begins."""


def lay_out(nodes: Mapping[str, Size], arrows: Sequence[Arrow]) -> Drawing:
    """Draw the nodes, given in story order; an arrow may lead to its own node."""
    if not nodes:
        return Drawing(Size(0, 0), {}, ())
    place = {node: index for index, node in enumerate(nodes)}
    sizes = list(nodes.values())
    graph = layered_graph(sizes, arrows, place)
    order_rows(graph)
    place_across(graph)
    between = gaps(graph)
    layers = _layers(graph, between)
    boxes = {node: _box(graph.vertices[index], sizes[index], layers) for node, index in place.items()}
    own_labels = _own_labels(arrows, boxes)
    lines: list[Line] = []
    for number, (chain, arrow) in enumerate(zip(graph.chains, arrows, strict=True)):
        source, target = boxes[arrow.source], boxes[arrow.target]
        if source is target:
            lines.append(Line(_around(source), own_labels[number], back=True))
        else:
            points = _points(graph, chain, between, layers, boxes=(source, target))
            lines.append(Line(points, _label(graph, chain, arrow, layers), arrow.back or chain.flipped))
    width = max(vertex.x + vertex.right for vertex in graph.vertices)
    return Drawing(Size(width, layers[-1][1]), boxes, tuple(lines))


def _layers(graph: Graph, between: Sequence[Gap]) -> list[tuple[float, float]]:
    """Upper and lower edge of each layer."""
    found: list[tuple[float, float]] = []
    top = 0.0
    for layer, row in enumerate(graph.rows):
        bottom = top + max(graph.vertices[number].height for number in row)
        found.append((top, bottom))
        if layer < len(between):
            nodes_below = any(graph.vertices[number].node for number in graph.rows[layer + 1])
            tracks = TRACK * max(0, between[layer].height_in_tracks - 1)
            top = bottom + _above_tracks(between[layer]) + tracks + (_HEAD if nodes_below else _SHORT)
    return found


def _above_tracks(gap: Gap) -> float:
    """From the layer to the first track: loops arrive with an arrow head."""
    return _HEAD if gap.loops_arrive else _SHORT


def _box(vertex: Vertex, size: Size, layers: Sequence[tuple[float, float]]) -> Box:
    top, bottom = layers[vertex.layer]
    height = ceil(size.height)
    return Box(vertex.x - vertex.left, top + (bottom - top - height) / 2, 2 * vertex.left, height)


def _label(graph: Graph, chain: Chain, arrow: Arrow, layers: Sequence[tuple[float, float]]) -> Box | None:
    """The words on a line, in the middle of their layer."""
    if chain.label is None or arrow.label is None:
        return None
    return _box(graph.vertices[chain.label], arrow.label, layers)


def _points(
    graph: Graph,
    chain: Chain,
    between: Sequence[Gap],
    layers: Sequence[tuple[float, float]],
    *,
    boxes: tuple[Box, Box],
) -> tuple[Point, ...]:
    """From source to target, with the corners between."""
    upper, lower = boxes[::-1] if chain.flipped else boxes
    found: list[Point] = []
    for one, other in pairwise(chain.vertices):
        layer = graph.vertices[one].layer
        gap, leg = between[layer], (one, other, chain.flipped)
        leaving, arriving = gap.ports[leg]
        if not found:
            found.append((leaving, upper.bottom))
        if leaving != arriving:
            y = layers[layer][1] + _above_tracks(gap) + TRACK * gap.tracks[leg]
            found += [(leaving, y), (arriving, y)]
    found.append((arriving, lower.top))
    return tuple(found[::-1] if chain.flipped else found)


def _around(box: Box) -> tuple[Point, ...]:
    """Out of a node below, up on its right, and back into its side."""
    start, outside = box.right - _LOOP_PORT, box.right + LOOP_REACH
    below, middle = box.bottom + LOOP_REACH / 2, box.centre[1]
    return (start, box.bottom), (start, below), (outside, below), (outside, middle), (box.right, middle)


def _own_labels(arrows: Sequence[Arrow], boxes: Mapping[str, Box]) -> dict[int, Box | None]:
    """The words of the ways from a node to itself, below each other beside their line; by the number of the arrow."""
    found: dict[int, Box | None] = {}
    own = [(number, arrow) for number, arrow in enumerate(arrows) if arrow.source == arrow.target]
    for source in {arrow.source for _, arrow in own}:
        sizes = {number: arrow.label for number, arrow in own if arrow.source == source}
        heights = [ceil(size.height) + LABEL_GAP for size in sizes.values() if size]
        box = boxes[source]
        top = box.centre[1] - sum(heights) / 2
        for number, size in sizes.items():
            found[number] = None
            if size is not None:
                left = box.right + LOOP_REACH + LABEL_GAP
                found[number] = Box(left, top, ceil(size.width), ceil(size.height))
                top += ceil(size.height) + LABEL_GAP
    return found

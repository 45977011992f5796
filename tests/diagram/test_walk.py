"""Where the arrow keys lead."""

from __future__ import annotations

import pytest

from tests.helpers.drawn_flows import looping_flow
from wissen.diagram.flow import Flow
from wissen.diagram.geometry import Arrow, Drawing, Size
from wissen.diagram.layered import lay_out
from wissen.diagram.walk import Direction, neighbour

FLOW = looping_flow()


def drawn(flow: Flow) -> Drawing:
    arrows = [Arrow(edge.source, edge.target, edge.back) for edge in flow.edges]
    return lay_out({node.id: Size(120, 60) for node in flow.nodes}, arrows)


def step(node_id: str, direction: Direction) -> str:
    return neighbour(FLOW, drawn(FLOW), node_id, direction)


def test_down_and_up_follow_the_ways() -> None:
    assert step("eingang", Direction.DOWN) == "vollstaendig"
    assert step("vollstaendig", Direction.UP) == "eingang"
    assert step("nachfordern", Direction.DOWN) == "nachfordern/"


def test_loops_are_not_followed() -> None:
    assert step("vollstaendig", Direction.UP) == "eingang"
    assert step("nachfordern", Direction.UP) == "vollstaendig"


def test_left_and_right_stay_on_the_height() -> None:
    assert step("entscheiden", Direction.RIGHT) == "nachfordern"
    assert step("nachfordern", Direction.LEFT) == "entscheiden"
    assert step("entscheiden", Direction.LEFT) == ""
    assert step("eingang", Direction.RIGHT) == ""


def test_where_no_way_leads_on_the_nearest_below_is_next() -> None:
    flow = Flow("", FLOW.nodes, ())
    drawing = drawn(flow)
    first, second = (node.id for node in FLOW.nodes[:2])
    assert neighbour(flow, drawing, first, Direction.DOWN) == second
    assert neighbour(flow, drawing, second, Direction.UP) == first


@pytest.mark.parametrize("direction", [Direction.UP, Direction.LEFT, Direction.RIGHT])
def test_at_the_edge_there_is_nothing_more(direction: Direction) -> None:
    assert step("eingang", direction) == ""


def test_every_node_is_reached_from_the_first() -> None:
    drawing = drawn(FLOW)
    reached, waiting = set[str](), ["eingang"]
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting += [found for way in Direction if (found := neighbour(FLOW, drawing, node, way))]
    assert reached == {node.id for node in FLOW.nodes}

"""Where boxes, labels and lines lie."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.helpers.drawn_flows import covered, graphs, overlapping, story, strays
from wissen.diagram.flow import Flow
from wissen.diagram.geometry import Arrow, Size
from wissen.diagram.layered import lay_out

BOX, LABEL = Size(120, 60), Size(50, 16)
BIG = {"a": BOX, "b": BOX, "c": BOX, "d": BOX}

Graph = tuple[dict[str, Size], list[Arrow]]


def plan(flow: Flow) -> Graph:
    sizes = {node.id: Size(110 + 17 * index % 91, 40 + 23 * index % 60) for index, node in enumerate(flow.nodes)}
    arrows = [
        Arrow(edge.source, edge.target, edge.back, Size(14 + 6 * len(edge.label), 17) if edge.label else None)
        for edge in flow.edges
    ]
    return sizes, arrows


@given(graphs())
@example(({"a": BOX}, [Arrow("a", "a", label=LABEL), Arrow("a", "a"), Arrow("a", "a", label=BOX)]))
@example((BIG, [Arrow("a", "d"), Arrow("a", "d", label=LABEL), Arrow("d", "a"), Arrow("d", "a", label=LABEL)]))
@example((BIG, []))
def test_nothing_overlaps_and_every_line_goes_from_edge_to_edge(graph: Graph) -> None:
    drawing = lay_out(*graph)
    assert list(drawing.boxes) == list(graph[0])
    assert overlapping(drawing) == []
    assert strays(drawing, graph[1]) == []
    assert covered(drawing) == []


@settings(max_examples=5)
@given(graphs(most=200))
def test_neither_in_large_drawings(graph: Graph) -> None:
    drawing = lay_out(*graph)
    assert overlapping(drawing) == []
    assert strays(drawing, graph[1]) == []


@settings(max_examples=20)
@given(st.integers(1, 200))
def test_neither_in_flows_as_processes_have_them(count: int) -> None:
    sizes, arrows = plan(story(count))
    drawing = lay_out(sizes, arrows)
    assert overlapping(drawing) == []
    assert strays(drawing, arrows) == []
    assert covered(drawing) == []


@settings(max_examples=40)
@given(graphs())
def test_the_same_graph_gives_the_same_drawing(graph: Graph) -> None:
    assert lay_out(*graph) == lay_out(*graph)


@settings(max_examples=40)
@given(graphs())
def test_everything_lies_within_the_size(graph: Graph) -> None:
    drawing = lay_out(*graph)
    points = [point for line in drawing.lines for point in line.points]
    boxes = [*drawing.boxes.values(), *(line.label for line in drawing.lines if line.label)]
    corners = [*points, *((box.left, box.top) for box in boxes), *((box.right, box.bottom) for box in boxes)]
    assert all(0 <= x <= drawing.size.width and 0 <= y <= drawing.size.height for x, y in corners)


@settings(max_examples=40)
@given(graphs())
def test_a_box_is_as_large_as_its_node_and_hardly_larger(graph: Graph) -> None:
    drawing = lay_out(*graph)
    for node, size in graph[0].items():
        assert 0 <= drawing.boxes[node].width - size.width < 2
        assert 0 <= drawing.boxes[node].height - size.height < 1


@settings(max_examples=40)
@given(graphs())
def test_a_label_is_there_for_each_arrow_that_has_words(graph: Graph) -> None:
    for arrow, line in zip(graph[1], lay_out(*graph).lines, strict=True):
        assert (line.label is None) == (arrow.label is None)


@settings(max_examples=40)
@given(graphs())
def test_lines_go_down_and_loops_go_up(graph: Graph) -> None:
    drawing = lay_out(*graph)
    for arrow, line in zip(graph[1], drawing.lines, strict=True):
        upwards = drawing.boxes[arrow.source].top >= drawing.boxes[arrow.target].top
        assert line.back or not upwards
        if arrow.back:
            assert line.back


def test_steps_follow_each_other_downwards() -> None:
    drawing = lay_out(BIG, [Arrow("a", "b"), Arrow("b", "c"), Arrow("c", "d")])
    tops = [drawing.boxes[node].top for node in "abcd"]
    assert tops == sorted(set(tops))
    assert len({drawing.boxes[node].centre[0] for node in "abcd"}) == 1
    assert [len(line.points) for line in drawing.lines] == [2, 2, 2]


def test_a_loop_is_drawn_back_although_nobody_has_marked_it() -> None:
    drawing = lay_out(BIG, [Arrow("a", "b"), Arrow("b", "c"), Arrow("c", "b"), Arrow("c", "d")])
    assert [line.back for line in drawing.lines] == [False, False, True, False]
    assert drawing.boxes["b"].bottom < drawing.boxes["c"].top


def test_a_way_back_to_something_that_is_no_loop_only_stands_below() -> None:
    drawing = lay_out(BIG, [Arrow("a", "c"), Arrow("c", "b"), Arrow("b", "d")])
    tops = [drawing.boxes[node].top for node in "acbd"]
    assert tops == sorted(set(tops))
    assert not any(line.back for line in drawing.lines)


def test_branches_stand_side_by_side_in_the_order_of_the_story() -> None:
    drawing = lay_out(BIG, [Arrow("a", "b", label=LABEL), Arrow("a", "c", label=LABEL), Arrow("a", "d", label=LABEL)])
    assert len({drawing.boxes[node].top for node in "bcd"}) == 1
    lefts = [drawing.boxes[node].left for node in "bcd"]
    assert lefts == sorted(lefts)


def test_a_long_line_is_straight_beside_what_it_passes() -> None:
    drawing = lay_out(BIG, [Arrow("a", "b"), Arrow("b", "c"), Arrow("c", "d"), Arrow("a", "d")])
    assert len(drawing.lines[3].points) <= 6
    assert len({x for x, _ in drawing.lines[3].points}) <= 3


def test_lines_that_lead_far_to_the_same_node_join() -> None:
    chain = [Arrow("a", "b"), Arrow("b", "c"), Arrow("c", "d")]
    drawing = lay_out(BIG, [*chain, Arrow("a", "d", label=LABEL), Arrow("b", "d", label=LABEL)])
    first, second = drawing.lines[3].points, drawing.lines[4].points
    assert first[-1] == second[-1]
    assert len({x for x, _ in first} & {x for x, _ in second}) >= 2


def test_a_double_way_without_words_is_one_line() -> None:
    drawing = lay_out(BIG, [Arrow("a", "b"), Arrow("a", "b"), Arrow("b", "a")])
    assert drawing.lines[0] == drawing.lines[1]
    assert not set(drawing.lines[0].points) & set(drawing.lines[2].points)


def test_a_node_that_leads_to_itself_has_its_line_and_its_words_beside_it() -> None:
    drawing = lay_out(BIG, [Arrow("a", "b"), Arrow("b", "b", label=LABEL), Arrow("b", "b", label=LABEL)])
    box, (_, first, second) = drawing.boxes["b"], drawing.lines
    assert first.points == second.points
    assert first.back
    assert first.points[-1] == (box.right, box.centre[1])
    assert first.label is not None
    assert second.label is not None
    assert box.right < first.label.left
    assert first.label.bottom <= second.label.top


def test_an_entry_beside_the_beginning_stands_above_where_it_joins() -> None:
    sizes = {**BIG, "e": BOX}
    drawing = lay_out(sizes, [Arrow("a", "b"), Arrow("b", "c"), Arrow("c", "e"), Arrow("d", "e")])
    assert drawing.boxes["d"].top == drawing.boxes["c"].top


def test_what_hangs_on_nothing_follows_below() -> None:
    drawing = lay_out(BIG, [Arrow("a", "b"), Arrow("c", "d")])
    assert drawing.boxes["b"].bottom < drawing.boxes["c"].top


def test_very_many_ways_from_one_step_stay_apart() -> None:
    sizes = {"a": Size(500, 60)} | {f"n{number}": BOX for number in range(70)}
    arrows = [Arrow("a", node) for node in sizes if node != "a"]
    drawing = lay_out(sizes, arrows)
    assert overlapping(drawing) == []
    assert strays(drawing, arrows) == []
    assert covered(drawing) == []


def test_nothing_gives_an_empty_drawing() -> None:
    assert lay_out({}, ()).size == Size(0, 0)

"""Which edges are loops."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wissen.diagram.order import drawing_order

COUNT = 9
pairs = st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1))


@given(st.lists(pairs))
def test_every_node_has_a_rank_of_its_own(edges: list[tuple[int, int]]) -> None:
    assert sorted(drawing_order(COUNT, edges)) == list(range(COUNT))


@given(st.lists(pairs))
def test_without_loops_every_edge_leads_to_a_higher_rank(edges: list[tuple[int, int]]) -> None:
    onward = [(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]]
    rank = drawing_order(COUNT, onward)
    assert all(rank[source] < rank[target] for source, target in onward)


def test_the_way_back_is_the_loop() -> None:
    rank = drawing_order(3, [(0, 1), (1, 2), (2, 0)])
    assert rank == [0, 1, 2]


def test_a_way_to_an_earlier_number_is_no_loop_when_nobody_came_from_there() -> None:
    rank = drawing_order(3, [(0, 2), (2, 1)])
    assert rank[0] < rank[2] < rank[1]

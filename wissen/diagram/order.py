"""The order in which a graph with loops is drawn from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Pair = tuple[int, int]
"""Source and target of an edge, as numbers in story order."""


def drawing_order(count: int, edges: Iterable[Pair]) -> list[int]:
    """The rank of each of the nodes 0 … count - 1: an edge to a lower rank closes a loop.

    A search in depth, in story order: where a case comes back to a step that it came from, the way back is the loop.
    Without loops every edge leads to a higher rank.
    """
    after: list[list[int]] = [[] for _ in range(count)]
    for source, target in edges:
        after[source].append(target)
    left = _left_in_order([sorted(targets) for targets in after])
    rank = [0] * count
    for place, node in enumerate(reversed(left)):
        rank[node] = place
    return rank


def _left_in_order(after: Sequence[Sequence[int]]) -> list[int]:
    """The nodes as the search leaves them: each after everything that it leads to."""
    seen = [False] * len(after)
    left: list[int] = []
    for start in range(len(after)):
        if seen[start]:
            continue
        seen[start] = True
        under_way = [(start, iter(after[start]))]
        while under_way:
            node, targets = under_way[-1]
            fresh = next((target for target in targets if not seen[target]), None)
            if fresh is None:
                left.append(node)
                under_way.pop()
            else:
                seen[fresh] = True
                under_way.append((fresh, iter(after[fresh])))
    return left

"""Block tokens as a tree: each with what stands between it and its closing token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token


@dataclass(slots=True)
class Node:
    """A block token with what stands between it and its closing token."""

    token: Token
    children: list[Node] = field(default_factory=list)

    @property
    def line(self) -> int:
        """First line, counted from 0 in the body."""
        return self.token.map[0] if self.token.map else 0

    @property
    def raw(self) -> str:
        """The text of a paragraph, heading or cell before it is searched for markup."""
        return self.children[0].token.content if self.children else ""


def tree(tokens: list[Token]) -> list[Node]:
    """The nodes of the outermost level."""
    root = Node(Token("root", "", 0))
    path = [root]
    for token in tokens:
        if token.nesting < 0:
            path.pop()
            continue
        node = Node(token)
        path[-1].children.append(node)
        if token.nesting > 0:
            path.append(node)
    return root.children


def all_nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node, outer before inner."""
    for node in nodes:
        yield node
        yield from all_nodes(node.children)

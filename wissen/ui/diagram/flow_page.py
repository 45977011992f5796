"""Ablauf als Liste: the same steps, ways and loops as in the picture, as a page to read."""

from __future__ import annotations

from itertools import groupby

from wissen.content.blocks import BulletList, Emphasis, Inline, Link, ListItem, Paragraph, Text
from wissen.diagram.flow import Flow, FlowEdge, FlowNode
from wissen.drawing.page import Fact, Page, PageSection
from wissen.text import slug
from wissen.ui.strings import tr


def flow_as_page(flow: Flow) -> Page:
    """A section for each step, under the heading of its Teilprozess; ways lead to steps, and to other processes."""
    nodes = {node.id: node for node in flow.nodes}
    parts: list[PageSection] = []
    steps = [node for node in flow.nodes if node.number is not None]
    for group, members in groupby(steps, key=lambda node: node.group):
        if group:
            parts.append(PageSection(slug(group), group, ()))
        for node in members:
            ways = [edge for edge in flow.edges if edge.source == node.id]
            items = tuple(ListItem((_way(edge, nodes[edge.target]),)) for edge in ways)
            blocks = (BulletList(items),) if items else ()
            parts.append(PageSection(node.id, node.name, blocks, 3 if group else 2, facts=_facts(node)))
    return Page(tr("Ablauf: {title}").format(title=flow.title), tuple(parts))


def _facts(node: FlowNode) -> tuple[Fact, ...]:
    return (Fact(tr("Wer"), (Text("; ".join(node.who)),)),) if node.who else ()


def _way(edge: FlowEdge, target: FlowNode) -> Paragraph:
    """The answer and where it leads, as the process itself says it."""
    label = Text(f"{edge.label} → ") if edge.label else Text(tr("Weiter: "))
    where: Inline = Text(tr("Ende"))
    if target.number is not None:
        where = Link((Text(tr("Schritt {n}").format(n=target.number)),), f"#{target.id}")
    elif target.link:
        where = Link((Text(target.title),), target.link)
    back = (Text(" "), Emphasis((Text(tr("(zurück)")),))) if edge.back else ()
    return Paragraph((label, where, *back))

"""A process as a graph of nodes and ways: what diagram, list and walkthrough have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wissen.content.blocks import plain
from wissen.content.flow import Process, Step, StepKind, TargetKind
from wissen.content.routes import Route, routes
from wissen.diagram.order import drawing_order

WHO = "Wer"
"""The field of a step that names its lanes."""


class NodeKind(StrEnum):
    """What a node is; the value is the word that stands beside its shape."""

    ACTION = "Schritt"
    QUESTION = "Frage"
    PARALLEL = "Parallel"
    CHOICE = "Auswahl"
    DEADLINE = "Frist"
    WAIT = "Warten"
    EVENT = "Ereignis"
    START = "Start"
    END = "Ende"
    PROCESS = "Prozess"


@dataclass(frozen=True, slots=True)
class FlowNode:
    """`id` is the Kennung of the step; the node of an end or of another process has a `/` in it and no `number`.

    `who` are the lanes, the leading one first; `link` is the other process as the branch writes it.
    """

    id: str
    kind: NodeKind
    title: str
    number: int | None = None
    who: tuple[str, ...] = ()
    group: str = ""
    link: str = ""

    @property
    def lane(self) -> str:
        """Who leads here, "" if the step does not say."""
        return self.who[0] if self.who else ""

    @property
    def name(self) -> str:
        """Number, kind and title in one line: "3. Frage: Vollständig?"."""
        number = f"{self.number}. " if self.number is not None else ""
        word = "" if self.kind is NodeKind.ACTION or self.kind == self.title else f"{self.kind}: "
        return f"{number}{word}{self.title}"


@dataclass(frozen=True, slots=True)
class FlowEdge:
    """A way from one node to another; `back` marks a loop, whether the author wrote so or not."""

    source: str
    target: str
    label: str = ""
    back: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """`nodes` in story order, each end and each other process behind the step that leads there."""

    title: str
    nodes: tuple[FlowNode, ...]
    edges: tuple[FlowEdge, ...]

    @property
    def lanes(self) -> tuple[str, ...]:
        """Everyone who leads a step, in the order of their first step."""
        return tuple(dict.fromkeys(node.lane for node in self.nodes if node.lane))

    def node(self, node_id: str) -> FlowNode | None:
        """The node with this id."""
        return next((node for node in self.nodes if node.id == node_id), None)


def flow_of(process: Process) -> Flow:
    """The flow of a process as of a day (see `as_of`); of versions that hold at once, the first."""
    steps = tuple({step.number: step for step in reversed(process.steps)}.values())
    ordered = sorted(steps, key=lambda step: step.number)
    by_number = {step.number: step for step in ordered}
    nodes: list[FlowNode] = []
    edges: list[FlowEdge] = []
    ways: dict[int, list[Route]] = {}
    for route in routes(process.steps):
        ways.setdefault(route.source, []).append(route)
    for step in ordered:
        nodes.append(_node(step))
        for route in ways.get(step.number, ()):
            target = _target(route, step, by_number)
            if isinstance(target, FlowNode):
                if all(node.id != target.id for node in nodes):
                    nodes.append(target)
                edges.append(FlowEdge(step.id, target.id, _label(route)))
            elif target:
                edges.append(FlowEdge(step.id, target, _label(route), route.back))
    return Flow(process.head.title, tuple(nodes), _with_loops(nodes, edges))


def _node(step: Step) -> FlowNode:
    who = [plain(value) for field in step.fields if field.key == WHO for value in field.values]
    return FlowNode(step.id, NodeKind[step.kind.name], step.title, step.number, tuple(who), step.group)


def _target(route: Route, step: Step, by_number: Mapping[int, Step]) -> FlowNode | str:
    """The id of a step, the node of an end or another process, or "" where the step is an end itself."""
    if route.target is not None:
        return by_number[route.target].id
    target = route.branch.target if route.branch else None
    if target is not None and target.kind is TargetKind.LINK:
        return FlowNode(
            f"{step.id}/{target.value}", NodeKind.PROCESS, target.title, group=step.group, link=target.value
        )
    if step.kind is StepKind.END and route.branch is None:
        return ""
    return FlowNode(f"{step.id}/", NodeKind.END, NodeKind.END.value, group=step.group)


def _label(route: Route) -> str:
    return plain(route.branch.label) if route.branch else ""


def _with_loops(nodes: Sequence[FlowNode], edges: Iterable[FlowEdge]) -> tuple[FlowEdge, ...]:
    """The edges with a mark on those that close a loop although nobody wrote "zurück"."""
    known = tuple(edges)
    place = {node.id: index for index, node in enumerate(nodes)}
    rank = drawing_order(len(nodes), [(place[e.source], place[e.target]) for e in known if not e.back])
    return tuple(replace(e, back=e.back or rank[place[e.target]] <= rank[place[e.source]]) for e in known)

"""Model -> first draft of a plan: a point for each node, ways for the flows, sub-processes opened up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import pairwise

from wissen.content.flow import StepKind
from wissen.interop.bpmn.model import Flow, Model, Node
from wissen.interop.bpmn.plan import BEHIND, Plan, Point, Way
from wissen.interop.bpmn.words import clean, event_title, paragraphs, shortened, spoken_length

LONGEST_TITLE = 100
LONGEST_ANSWER = 60
"""Letters; a longer note on a flow stays a note, a shorter one is taken for the answer that was meant."""

NAMELESS = "Schritt ohne Namen"
NAMELESS_GROUP = "Teilprozess ohne Namen"

_GATEWAYS = {
    "exclusiveGateway": (StepKind.QUESTION, "Wie geht es weiter?"),
    "eventBasedGateway": (StepKind.WAIT, "Was tritt zuerst ein?"),
    "parallelGateway": (StepKind.PARALLEL, "Gleichzeitig erledigen"),
}
_CHOICE = (StepKind.CHOICE, "Was davon trifft zu?")


def draft(model: Model, processes: Collection[str]) -> Plan:
    """The draft of everything in these processes, in their order."""
    nodes = [node for process in processes for node in model.nodes.values() if node.process == process]
    return _Draft(model, nodes).plan()


@dataclass(slots=True)
class _Draft:
    model: Model
    nodes: list[Node]
    flows: dict[str, list[Flow]] = field(default_factory=dict)
    """Flows by the node they come from."""
    options: set[str] = field(default_factory=set)
    """Events behind a gateway that has waited for them already."""
    talks: dict[str, list[tuple[bool, str, str]]] = field(default_factory=dict)
    """Messages by their node: whether it sends, the other end, the name."""

    def plan(self) -> Plan:
        own = {node.id for node in self.nodes}
        for flow in self.model.flows:
            if flow.source in own and flow.target in own:
                self.flows.setdefault(flow.source, []).append(flow)
        for message in self.model.messages:
            self.talks.setdefault(message.source, []).append((True, message.target, message.name))
            self.talks.setdefault(message.target, []).append((False, message.source, message.name))
        self._join_links()
        self._chain_loose_steps()
        gateways = [node.id for node in self.nodes if node.tag == "eventBasedGateway"]
        self.options = {flow.target for gateway in gateways for flow in self.flows.get(gateway, ())}
        plan = Plan({node.id: self._point(node) for node in self.nodes})
        plan.groups = {node.id: self._group_title(node) for node in self.nodes if node.is_sub}
        for flow in self.model.flows:
            if not {flow.source, flow.target} <= own and (end := ({flow.source, flow.target} & own)):
                plan.points[end.pop()].notes += self.model.notes.get(flow.id, ())
        for node in self.nodes:
            self._lead_on(plan, node)
        for node in self.nodes:
            if node.is_sub:
                self._open(plan, node)
        return plan

    # ------------------------------------------------------------ flows that are not drawn as such

    def _join_links(self) -> None:
        """A link that is thrown goes on where the one of its name is caught."""
        caught = {node.link or node.name: node for node in self.nodes if node.event == "link" and "Catch" in node.tag}
        for node in self.nodes:
            target = caught.get(node.link or node.name) if node.event == "link" and "Throw" in node.tag else None
            if target is not None:
                self.flows.setdefault(node.id, []).append(Flow("", node.id, target.id))

    def _chain_loose_steps(self) -> None:
        """A place where nobody drew a single flow is read as a list, in the order of the file."""
        for scope in dict.fromkeys((node.process, node.scope) for node in self.nodes):
            inside = [node for node in self.nodes if (node.process, node.scope) == scope and not node.host]
            steps = [node for node in inside if not node.triggered]
            if len(steps) > 1 and not any(self.flows.get(node.id) for node in inside):
                for before, after in pairwise(steps):
                    self.flows[before.id] = [Flow("", before.id, after.id)]

    # ------------------------------------------------------------ points

    def _point(self, node: Node) -> Point:
        kind, words = self._kind(node)
        title = node.name or self._message_title(node) or words
        host = self.model.nodes.get(node.host)
        point = Point(
            id=node.id,
            kind=kind,
            title=shortened(title, LONGEST_TITLE),
            process=node.process,
            named=bool(node.name),
            final=node.tag == "endEvent" and node.event in {"terminate", "error", "cancel"},
            group=node.scope,
            role=self._role(node),
            host=node.host,
            during=self._during(node, host),
            length=node.timer or (spoken_length(node.name) if node.event == "timer" else ""),
            repeated=node.loop,
            called=node.called,
            documents=list(self.model.documents.get(node.id, ())),
            systems=list(self.model.systems.get(node.id, ())),
        )
        point.texts += [node.name] if point.title != title else []
        point.texts += [text for text in paragraphs(node.text) if text.rstrip(".") != node.name.rstrip(".")]
        point.notes += self.model.notes.get(node.id, ())
        self._add_messages(point, node)
        plain = node.is_gateway or (node.is_event and node.event in {"", "terminate", "link"} and not node.host)
        point.hidden = plain and not node.name and not point.sends and not point.receives
        if not node.name and not node.is_event and not node.is_gateway and not node.is_sub:
            point.notes.append("Im Modell hat dieser Schritt keinen Namen.")
        return point

    def _kind(self, node: Node) -> tuple[StepKind, str]:
        """What a node becomes, and its title where it has no name."""
        if node.is_gateway:
            split = len(self.flows.get(node.id, ())) > 1
            return _GATEWAYS.get(node.tag, _CHOICE) if split else (StepKind.ACTION, "Weiter")
        if not node.is_event:
            return StepKind.ACTION, NAMELESS_GROUP if node.is_sub else NAMELESS
        if node.tag == "startEvent":
            return StepKind.START, node.timer or (event_title(node.event, thrown=False) if node.event else "")
        if node.tag == "endEvent":
            return StepKind.END, event_title(node.event, thrown=True) if node.event else "Fertig"
        thrown = "Throw" in node.tag
        title = node.timer or event_title(node.event, thrown=thrown)
        if node.event == "timer":
            return StepKind.DEADLINE, title
        awaited = not thrown and not node.host and node.event in {"message", "signal", "conditional"}
        return StepKind.WAIT if awaited and node.id not in self.options else StepKind.EVENT, title

    def _message_title(self, node: Node) -> str:
        """What an event says that sends or awaits one message with a name."""
        names = {name for _, _, name in self.talks.get(node.id, ())} if node.event == "message" else set()
        sent = "Throw" in node.tag or node.tag == "endEvent"
        return f"„{names.pop()}“ {'senden' if sent else 'geht ein'}" if len(names) == 1 and all(names) else ""

    def _role(self, node: Node) -> str:
        at: Node | None = node
        while at is not None:
            if at.id in self.model.lanes:
                return self.model.lanes[at.id]
            at = self.model.nodes.get(at.host or at.scope)
        pool = next((pool.name for pool in self.model.pools if pool.process == node.process), "")
        return node.performer or pool

    def _group_title(self, sub: Node) -> str:
        """Its name, else what it begins with."""
        starts = (node.name for node in self.nodes if node.scope == sub.id and node.tag == "startEvent")
        return shortened(sub.name or next(starts, "") or NAMELESS_GROUP, LONGEST_TITLE)

    def _during(self, node: Node, host: Node | None) -> str:
        if host is None:
            return ""
        what = "der Schritt wird damit beendet" if node.interrupts else "der Schritt läuft weiter"
        title = self._group_title(host) if host.is_sub else shortened(host.name or NAMELESS, LONGEST_TITLE)
        return f"{title} ({what})"

    def _add_messages(self, point: Point, node: Node) -> None:
        for sends, other, name in self.talks.get(node.id, ()):
            who = self._partner(other)
            told = point.sends if sends else point.receives
            told.append(f"{who}: {name}" if who and name else who or name or "?")

    def _partner(self, other: str) -> str:
        node = self.model.nodes.get(other)
        if node is not None:
            return self._role(node)
        return next((pool.name for pool in self.model.pools if pool.id == other), "")

    # ------------------------------------------------------------ ways

    def _lead_on(self, plan: Plan, node: Node) -> None:
        point = plan.points[node.id]
        flows = self.flows.get(node.id, ())
        for flow in flows:
            label, notes = flow.label, list(self.model.notes.get(flow.id, ()))
            asked = node.tag == "exclusiveGateway" and len(flows) > 1
            if asked and not label and len(notes) == 1 and len(clean(notes[0])) <= LONGEST_ANSWER:
                label = clean(notes.pop())
            plan.points[flow.target].notes += notes
            point.ways.append(Way(flow.target, label, otherwise=bool(node.default) and flow.id == node.default))
        if point.ways and point.kind is StepKind.END:  # drawn wrongly: it goes on
            point.kind = StepKind.EVENT

    def _open(self, plan: Plan, sub: Node) -> None:
        """Lead into a sub-process and, from its ends, on to what follows it."""
        inside = [node for node in self.nodes if node.scope == sub.id]
        if not inside:
            return
        whole = plan.points[sub.id]
        reached = {way.target for node in inside for way in plan.points[node.id].ways}
        firsts = [node for node in inside if node.id not in reached and not node.host and not node.triggered]
        starts = [node for node in firsts if node.tag == "startEvent"] or firsts or inside
        onward = self._onward(plan, whole)
        for node in inside:
            self._lead_out(plan, node, onward, catchers=[one for one in self.nodes if one.host == sub.id])
        whole.ways = [Way(node.id) for node in (starts[:1] if starts[0].tag == "startEvent" else starts)]
        whole.hidden = sub.triggered or (not sub.name and len(whole.ways) == 1)

    def _onward(self, plan: Plan, whole: Point) -> list[Way]:
        """What follows a sub-process; several ways begin at a sign of their own, since its ends share them."""
        if len(whole.ways) < 2:
            return whole.ways
        after = Point(
            id=f"{whole.id}{BEHIND}",
            kind=StepKind.ACTION,
            title="Weiter",
            process=whole.process,
            hidden=True,
            group=whole.group,
            role=whole.role,
            ways=whole.ways,
        )
        plan.insert(after, after=whole.id)
        return [Way(after.id)]

    @staticmethod
    def _lead_out(plan: Plan, node: Node, onward: list[Way], *, catchers: list[Node]) -> None:
        """An end within a sub-process goes on behind it, or to the event at its border that catches it."""
        point = plan.points[node.id]
        if point.ways or node.triggered:
            return
        caught = [Way(one.id) for one in catchers if node.event and one.event == node.event and node.tag == "endEvent"]
        point.ways = caught[:1] or [Way(way.target, way.label) for way in onward]
        if point.ways and point.kind is StepKind.END:
            point.kind = StepKind.EVENT

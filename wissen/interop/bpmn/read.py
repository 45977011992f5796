"""XML tree -> Model: names are read without their namespace, references without their prefix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from lxml import etree

from wissen.errors import ForeignFileError
from wissen.interop.bpmn.kind import MODEL
from wissen.interop.bpmn.model import SUB_PROCESSES, Flow, Message, Model, Node, Pool
from wissen.interop.bpmn.words import clean, paragraphs, readable, timer
from wissen.interop.xml import children, local, read_xml, text_of

MAX_NODES = 2_000
MAX_ELEMENTS = 30_000
"""Elements without the drawing and the extensions of tools; a model of 2,000 steps has about half as many."""

_SKIPPED = frozenset({"extensionElements", "BPMNDiagram"})
_DOCUMENTS = frozenset({"dataObjectReference", "dataObject", "dataInput", "dataOutput"})
_SYSTEMS = frozenset({"dataStoreReference", "dataStore"})
_PERFORMERS = ("potentialOwner", "humanPerformer", "performer")
_DEFINITION = "EventDefinition"


def read_model(data: bytes, name: str) -> Model:
    """The model of a file; raises ForeignFileError when it is none, or has no steps."""
    root, faults = read_xml(data, name, MODEL)
    everything = tuple(islice(_elements(root), MAX_ELEMENTS + 1))
    if len(everything) > MAX_ELEMENTS:
        raise _too_much(name, "Elemente", MAX_ELEMENTS)
    reading = _Reading(everything)
    if not reading.processes and local(root) != "definitions":
        raise ForeignFileError(
            f"„{name}“ ist kein BPMN-Modell, sondern beginnt mit „{local(root)}“.",
            "Exportieren Sie den Ablauf aus Ihrem Modellierungsprogramm als BPMN 2.0.",
        )
    if not reading.nodes:
        raise without_steps(name)
    if len(reading.nodes) > MAX_NODES:
        raise _too_much(name, "Schritte", MAX_NODES)
    return reading.model(faults)


def without_steps(name: str) -> ForeignFileError:
    """The error for a model in which nothing is done."""
    return ForeignFileError(
        f"Das Modell in „{name}“ enthält keine Schritte.",
        "Vielleicht wurde eine leere Seite exportiert. Öffnen Sie das Modell, und exportieren Sie es noch einmal.",
    )


def _too_much(name: str, what: str, limit: int) -> ForeignFileError:
    return ForeignFileError(
        f"Das Modell in „{name}“ hat mehr als {f'{limit:,}'.replace(',', '.')} {what}.",
        "Teilen Sie es in mehrere Abläufe.",
    )


@dataclass(slots=True)
class _Reading:
    """What has been found so far, by id; `everything` is each element with the process it stands in."""

    everything: Sequence[tuple[etree._Element, str]]
    processes: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    pools: list[Pool] = field(default_factory=list)
    lanes: dict[str, str] = field(default_factory=dict)
    lane_names: list[str] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    loose: list[tuple[str, str]] = field(default_factory=list)
    things: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """Data objects and stores: the name, and whether it is a store."""
    used: dict[str, list[str]] = field(default_factory=dict)
    """Which things a node uses."""
    names: dict[str, str] = field(default_factory=dict)
    """Names of what others refer to: resources, messages, global tasks."""

    def __post_init__(self) -> None:
        for element, _ in self.everything:
            self._note_name(element)
        for element, process in self.everything:
            self._take(element, process)
        for element, _ in self.everything:
            self._name_reference(element)
        for element, _ in self.everything:
            self._relate(element)

    def model(self, faults: tuple[str, ...]) -> Model:
        messages = tuple(self._message(element) for element, _ in self.everything if local(element) == "messageFlow")
        self._hang_annotations(messages)
        seen = {self.things[thing][0] for things in self.used.values() for thing in things}
        seen |= {name.rpartition(" (")[0] for name in seen}  # told together with its state
        for name, _ in self.things.values():
            if name not in seen:
                self.loose.append(("", f"Im Modell ohne Schritt: {name}"))
        collaboration = next((one for one, _ in self.everything if local(one) == "collaboration"), None)
        return Model(
            processes=self.processes,
            nodes={key: self._with_host(node) for key, node in self.nodes.items()},
            flows=tuple(self.flows),
            pools=tuple(self.pools),
            messages=messages,
            lanes=self.lanes,
            lane_names=tuple(dict.fromkeys(self.lane_names)),
            notes={key: tuple(texts) for key, texts in self.notes.items()},
            documents=self._things_of(stores=False),
            systems=self._things_of(stores=True),
            loose=tuple(dict.fromkeys(self.loose)),
            title=clean(collaboration.get("name")) if collaboration is not None else "",
            faults=(*faults, *self._lost_flows()),
        )

    # ------------------------------------------------------------ first look: what can be referred to

    def _note_name(self, element: etree._Element) -> None:
        tag, name = local(element), clean(element.get("name"))
        if tag == "process":
            self.processes[_id(element) or f"process-{len(self.processes) + 1}"] = name
        elif (tag in {"resource", "message"} or _is_global(tag)) and _id(element):
            self.names[_id(element)] = name

    # ------------------------------------------------------------ second look: what there is

    def _take(self, element: etree._Element, process: str) -> None:
        tag = local(element)
        if _is_node(tag):
            self._take_node(element, process)
        elif tag == "participant":
            name = clean(element.get("name"))
            self.pools.append(Pool(_id(element), name, self._process(element.get("processRef"))))
            self._take_documentation(element, process)
        elif tag == "lane":
            self._take_lane(element)
            self._take_documentation(element, process)
        elif tag in {"process", "collaboration"}:
            self._take_documentation(element, process)
        elif tag == "categoryValue" and clean(element.get("value")):
            self.loose.append(("", f"Im Modell als Gruppe markiert: {clean(element.get('value'))}"))
        elif tag in _DOCUMENTS | _SYSTEMS:
            self._take_thing(element)

    def _take_node(self, element: etree._Element, process: str) -> None:
        key = _id(element)
        if not key or key in self.nodes:
            key = f"{key}#{len(self.nodes)}"
        definition = next((one for one in children(element) if local(one).endswith(_DEFINITION)), None)
        parent = element.getparent()
        scope = _id(parent) if parent is not None and local(parent) in SUB_PROCESSES else ""
        self.nodes[key] = Node(
            id=key,
            tag=local(element),
            process=process,
            name=clean(element.get("name")),
            scope=scope if scope in self.nodes else "",
            event=local(definition).removesuffix(_DEFINITION) if definition is not None else "",
            timer=_timer(definition),
            link=clean(definition.get("name")) if definition is not None else "",
            host=_bare(element.get("attachedToRef")),
            interrupts=element.get("cancelActivity") != "false",
            triggered=element.get("triggeredByEvent") == "true",
            loop=_loop(element),
            called=self._process(element.get("calledElement")),
            performer=self._performer(element),
            default=_bare(element.get("default")),
            text="\n\n".join((*self._called(element), *_documentation(element), *_condition(definition))),
        )

    def _performer(self, element: etree._Element) -> str:
        refs = (ref for owner in children(element, *_PERFORMERS) for ref in children(owner, "resourceRef"))
        return next((name for ref in refs if (name := self.names.get(_bare(ref.text), ""))), "")

    def _called(self, element: etree._Element) -> Iterator[str]:
        """A task of the whole file that a step calls, by its name."""
        name = self.names.get(_bare(element.get("calledElement")), "")
        if name and name != clean(element.get("name")):
            yield f"Dazu gehört: {name}"

    def _take_lane(self, element: etree._Element) -> None:
        """Inner lanes come later in the file, and win."""
        name = clean(element.get("name"))
        if name:
            self.lane_names.append(name)
            self.lanes.update({_bare(ref.text): name for ref in children(element, "flowNodeRef") if ref.text})

    def _take_documentation(self, element: etree._Element, process: str) -> None:
        self.loose += [(process, text) for text in _documentation(element)]

    def _take_thing(self, element: etree._Element) -> None:
        name = clean(element.get("name"))
        if name:
            self.things[_id(element) or name] = (_with_state(name, element), local(element) in _SYSTEMS)

    # ------------------------------------------------------------ third look: what belongs together

    def _name_reference(self, element: etree._Element) -> None:
        """A reference without a name bears that of what it refers to."""
        target = _bare(element.get("dataObjectRef") or element.get("dataStoreRef"))
        if target in self.things and _id(element) not in self.things:
            name, store = self.things[target]
            self.things[_id(element)] = (_with_state(name, element), store)

    def _relate(self, element: etree._Element) -> None:
        match local(element):
            case "sequenceFlow":
                self._take_flow(element)
            case "dataInputAssociation" | "dataOutputAssociation":
                parent = element.getparent()
                owner = _id(parent) if parent is not None else ""
                for ref in children(element, "sourceRef", "targetRef"):
                    self._use(owner, _bare(ref.text))
            case "association":
                source, target = _bare(element.get("sourceRef")), _bare(element.get("targetRef"))
                self._use(source, target)
                self._use(target, source)
                if source in self.nodes and target in self.nodes:  # a compensation hangs on its event like this
                    self.flows.append(Flow(_id(element), source, target))

    def _take_flow(self, element: etree._Element) -> None:
        condition = next(children(element, "conditionExpression"), None)
        written = readable(text_of(condition)) if condition is not None else ""
        key = _id(element) or f"flow-{len(self.flows)}"
        source, target = _bare(element.get("sourceRef")), _bare(element.get("targetRef"))
        self.flows.append(
            Flow(key, source, target, clean(element.get("name")) or written, conditional=condition is not None)
        )
        known = {source, target} & self.nodes.keys()
        for text in _documentation(element):
            if known:
                self.notes.setdefault(key, []).append(text)
            else:
                self.loose.append(("", text))

    def _use(self, node: str, thing: str) -> None:
        if node in self.nodes and thing in self.things:
            self.used.setdefault(node, []).append(thing)

    def _things_of(self, *, stores: bool) -> dict[str, tuple[str, ...]]:
        return {
            node: tuple(dict.fromkeys(self.things[thing][0] for thing in things if self.things[thing][1] is stores))
            for node, things in self.used.items()
        }

    def _lost_flows(self) -> Iterator[str]:
        lost = sum(not {flow.source, flow.target} <= self.nodes.keys() for flow in self.flows)
        if lost:
            found = "eine Verbindung führt" if lost == 1 else f"{lost} Verbindungen führen"
            yield f"Im Modell fehlt etwas: {found} zu keinem Schritt. Vergleichen Sie die Schritte mit der Zeichnung."

    def _with_host(self, node: Node) -> Node:
        """An event sits at the border of an activity, or nowhere."""
        host = self.nodes.get(node.host)
        sits = node.tag == "boundaryEvent" and host is not None and not (host.is_event or host.is_gateway)
        return node if sits else replace(node, host="")

    def _message(self, element: etree._Element) -> Message:
        name = clean(element.get("name")) or self.names.get(_bare(element.get("messageRef")), "")
        return Message(name, _bare(element.get("sourceRef")), _bare(element.get("targetRef")))

    # ------------------------------------------------------------ annotations

    def _hang_annotations(self, messages: tuple[Message, ...]) -> None:
        """Every text goes to the steps it is tied to, or stays loose."""
        ends: dict[str, list[str]] = {}
        for element, _ in self.everything:
            if local(element) == "association":
                source, target = _bare(element.get("sourceRef")), _bare(element.get("targetRef"))
                ends.setdefault(source, []).append(target)
                ends.setdefault(target, []).append(source)
        named = [_id(element) for element, _ in self.everything if local(element) == "messageFlow"]
        carriers = dict(zip(named, messages, strict=True))
        tied = {flow.id for flow in self.flows if {flow.source, flow.target} & self.nodes.keys()}
        for element, process in self.everything:
            if local(element) != "textAnnotation":
                continue
            text = "\n".join(text_of(one) for one in children(element, "text"))
            places = [
                place
                for end in ends.get(_id(element), ())
                for place in ([end] if end in self.nodes or end in tied else self._carriers(end, carriers))
            ]
            for place in dict.fromkeys(places):
                self.notes.setdefault(place, []).append(text)
            if not places and clean(text):
                self.loose.append((process, text))

    def _carriers(self, end: str, carriers: dict[str, Message]) -> list[str]:
        """The node that a note on a message or a data object belongs to."""
        if end in carriers:
            return [node for node in (carriers[end].source, carriers[end].target) if node in self.nodes][:1]
        return [node for node, things in self.used.items() if end in things][:1]

    def _process(self, ref: str | None) -> str:
        """The process that a reference names, "" for one that is not in the file."""
        return _bare(ref) if _bare(ref) in self.processes else ""


def _elements(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every element in the order of the file with the process it stands in, without extensions and drawings."""
    processes = 0
    waiting: list[tuple[etree._Element, str]] = [(root, "")]
    while waiting:
        element, process = waiting.pop()
        if local(element) == "process":
            processes += 1
            process = _id(element) or f"process-{processes}"
        yield element, process
        inner = [child for child in children(element) if local(child) not in _SKIPPED]
        waiting += [(child, process) for child in reversed(inner)]


def _is_global(tag: str) -> bool:
    return tag.startswith("global") and tag.endswith("Task")


def _is_node(tag: str) -> bool:
    if _is_global(tag):
        return False
    return tag in SUB_PROCESSES or tag == "callActivity" or tag.endswith(("task", "Task", "Gateway", "Event"))


def _id(element: etree._Element) -> str:
    return _bare(element.get("id"))


def _bare(ref: str | None) -> str:
    """A reference without the prefix that some tools put before it."""
    return (ref or "").strip().rpartition(":")[2]


def _with_state(name: str, element: etree._Element) -> str:
    state = " ".join(clean(one.get("name")) for one in children(element, "dataState"))
    return f"{name} ({state})" if state else name


def _documentation(element: etree._Element) -> Iterator[str]:
    for one in children(element, "documentation"):
        text = text_of(one).strip()
        if text:
            yield "\n\n".join(paragraphs(text))


def _condition(definition: etree._Element | None) -> Iterator[str]:
    if definition is not None:
        for one in children(definition, "condition"):
            if text := readable(text_of(one)):
                yield f"Bedingung: {text}"


def _timer(definition: etree._Element | None) -> str:
    if definition is None or local(definition) != f"timer{_DEFINITION}":
        return ""
    return next((text for one in children(definition) if (text := timer(text_of(one)))), "")


def _loop(element: etree._Element) -> str:
    for one in children(element, "multiInstanceLoopCharacteristics", "standardLoopCharacteristics"):
        if local(one).startswith("standard"):
            until = "".join(text_of(part) for part in children(one, "loopCondition"))
            return f"solange: {readable(until)}" if readable(until) else "so oft, bis es erledigt ist"
        return "mehrmals, nacheinander" if one.get("isSequential") == "true" else "mehrmals, gleichzeitig"
    return "in beliebiger Reihenfolge" if local(element) == "adHocSubProcess" else ""

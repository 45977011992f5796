"""Hypothesis strategies for BPMN files: small models, drawn as well and as badly as people draw them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import strategies as st

from tests.helpers.bpmn import definitions, element, flow, note, process
from tests.helpers.strategies import raw_text

ACTIVITIES = ("task", "userTask", "callActivity", "subProcess", "adHocSubProcess")
GATEWAYS = ("exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway")
EVENTS = ("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent")
DEFINITIONS = ("", "", "message", "timer", "error", "terminate", "link", "signal", "conditional")
AWKWARD_NAMES = ("Frage: Ist es da?", "Ende: fertig", "danach", "→ Schritt 3", "Nein -> Ende", "Kennung: x", "a; b")

names = st.one_of(
    st.just(""),
    st.sampled_from(("Antrag prüfen", "Bescheid erlassen", "Frist 2 Wochen", *AWKWARD_NAMES)),
    raw_text,
)


@dataclass(slots=True)
class Sketch:
    """A model under construction; what must be found again afterwards."""

    names: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    data: bytes = b""


@st.composite
def sketches(draw: st.DrawFn) -> Sketch:
    """A file with one to three processes, in pools or not."""
    sketch = Sketch()
    inside: list[str] = []
    ids: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        body, found = draw(st.sampled_from((_body, _orderly)))(draw, sketch, prefix=f"p{number}", depth=0)
        ids += found
        lanes = [element("flowNodeRef", text=one) for one in found if draw(st.booleans())]
        lane = element("laneSet", element("lane", *lanes, id=f"l{number}", name=draw(names)))
        inside.append(process(lane, *body, id_=f"p{number}", name=draw(names)))
    pools = [
        element("participant", id=f"pool{number}", name=draw(names), processRef=f"p{number}")
        for number in range(draw(st.integers(0, 4)))
    ]
    ends = [*ids, "pool0", "pool3"]
    messages = [
        element(
            "messageFlow",
            name=draw(names),
            sourceRef=draw(st.sampled_from(ends)),
            targetRef=draw(st.sampled_from(ends)),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    annotations = [_note(draw, sketch, ends, number) for number in range(draw(st.integers(0, 3)))]
    collaboration = element("collaboration", *pools, *messages, *annotations, id="c", name=draw(names))
    sketch.data = definitions(*draw(st.permutations([collaboration, *inside])))
    return sketch


def _body(draw: st.DrawFn, sketch: Sketch, *, prefix: str, depth: int) -> tuple[list[str], list[str]]:
    """Nodes and flows of one process or sub-process, with the ids that are found in it."""
    count = draw(st.integers(1 if depth == 0 else 0, 7 if depth == 0 else 3))
    own = [f"{prefix}n{number}" for number in range(count)]
    found = list(own)
    body: list[str] = []
    for key in own:
        tag = draw(st.sampled_from((*ACTIVITIES, *GATEWAYS, *EVENTS)))
        name = draw(names)
        sketch.names.append(name)
        inner: list[str] = []
        attributes = {"id": key, "name": name}
        if tag.endswith("Event"):
            event = draw(st.sampled_from(DEFINITIONS))
            inner += [element(f"{event}EventDefinition")] if event else []
        if tag == "boundaryEvent":
            attributes |= {
                "attachedToRef": draw(st.sampled_from(own)),
                "cancelActivity": draw(st.sampled_from(("true", "false"))),
            }
        if tag.endswith("SubProcess") or tag == "subProcess":
            attributes["triggeredByEvent"] = draw(st.sampled_from(("true", "false", "false")))
            below, more = _body(draw, sketch, prefix=key, depth=depth + 1) if depth < 2 else ([], [])
            inner += below
            found += more
        if tag == "callActivity":
            attributes["calledElement"] = draw(st.sampled_from(("p0", "p1", "p9")))
        body.append(element(tag, *inner, **attributes))
    ends = [*own, *own, *own, "nirgends"]
    for number in range(draw(st.integers(0, 2 * count))):
        key = f"{prefix}f{number}"
        source, target = draw(st.sampled_from(ends)), draw(st.sampled_from(ends))
        body.append(flow(source, target, draw(names), id_=key))
        if draw(st.integers(0, 5)) == 0:
            body.append(_note(draw, sketch, [key], f"{key}a"))
    return body, found


def _orderly(draw: st.DrawFn, sketch: Sketch, *, prefix: str, depth: int) -> tuple[list[str], list[str]]:
    """A process as the textbook draws it: gateways that split and join, loops, sub-processes, now and then a slip."""
    drawing = _Orderly(draw, sketch, prefix)
    first, last = drawing.add("startEvent"), drawing.add("endEvent")
    drawing.tie(first, *drawing.block(depth), last)
    if draw(st.integers(0, 3)) == 0:
        drawing.tie(draw(st.sampled_from(drawing.ids)), draw(st.sampled_from(drawing.ids)))
    return drawing.body, drawing.ids


@dataclass(slots=True)
class _Orderly:
    draw: st.DrawFn
    sketch: Sketch
    prefix: str
    body: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    ties: int = 0

    def add(self, tag: str, *inner: str, **attributes: str) -> str:
        key = f"{self.prefix}n{len(self.ids)}"
        name = self.draw(names)
        self.sketch.names.append(name)
        self.ids.append(key)
        self.body.append(element(tag, *inner, id=key, name=name, **attributes))
        return key

    def tie(self, *keys: str) -> None:
        for source, target in pairwise(dict.fromkeys(keys)):
            self.ties += 1
            self.body.append(flow(source, target, self.draw(names), id_=f"{self.prefix}f{self.ties}"))

    def block(self, depth: int) -> tuple[str, str]:
        """The first and last node of a piece."""
        kinds = ("step", "row", "split", "split", "loop", "border", "sub") if depth < 3 else ("step",)
        kind = self.draw(st.sampled_from(kinds))
        if kind == "split":
            tag = self.draw(st.sampled_from(GATEWAYS))
            split, join = self.add(tag), self.add(tag)
            for _ in range(self.draw(st.integers(1, 3))):
                self.tie(split, *self.block(depth + 1), self.draw(st.sampled_from((join, join, join, self.ids[1]))))
            self.tie(split, join)
            return split, join
        if kind in {"row", "loop"}:
            (first, middle), (then, last) = self.block(depth + 1), self.block(depth + 1)
            self.tie(middle, then)
            if kind == "loop":
                self.tie(then, first)
            return first, last
        if kind == "sub":
            below = _Orderly(self.draw, self.sketch, f"{self.prefix}s{len(self.ids)}")
            start, end = below.add("startEvent"), below.add("endEvent")
            below.tie(start, *below.block(depth + 1), end)
            key = self.add("subProcess", *below.body)
            self.ids += below.ids
            return key, key
        key = self.add(self.draw(st.sampled_from(ACTIVITIES)))
        if kind == "border":
            event = self.add("boundaryEvent", element("timerEventDefinition"), attachedToRef=key)
            self.tie(event, self.block(depth + 1)[0])
        return key, key


def _note(draw: st.DrawFn, sketch: Sketch, ends: list[str], number: int | str) -> str:
    text = draw(names)
    sketch.notes.append(text)
    hangs_on = draw(st.lists(st.sampled_from([*ends, "nirgends"]), max_size=2, unique=True))
    return note(text, *hangs_on, id_=f"note{number}")

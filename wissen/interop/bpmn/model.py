"""A BPMN model as plain values: what is drawn, without shapes, colours and the extensions of a tool."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SUB_PROCESSES = frozenset({"subProcess", "adHocSubProcess", "transaction"})


@dataclass(frozen=True, slots=True)
class Node:
    """A step, event or gateway. `tag` is its element, `event` the kind of event ("timer"; "" for none).

    `scope` is the sub-process it lies in ("" at the top), `host` the activity whose border it sits on. `timer` and
    `loop` are already German; `called` is the id of a process of the file.
    """

    id: str
    tag: str
    process: str
    name: str = ""
    scope: str = ""
    event: str = ""
    timer: str = ""
    link: str = ""
    host: str = ""
    interrupts: bool = True
    triggered: bool = False
    loop: str = ""
    called: str = ""
    performer: str = ""
    default: str = ""
    text: str = ""

    @property
    def is_gateway(self) -> bool:
        """Whether it only splits and joins."""
        return self.tag.endswith("Gateway")

    @property
    def is_event(self) -> bool:
        """Whether something happens here, and nobody does it."""
        return self.tag.endswith("Event")

    @property
    def is_sub(self) -> bool:
        """Whether it may have steps of its own."""
        return self.tag in SUB_PROCESSES


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow; `conditional` even where the condition is no text for people."""

    id: str
    source: str
    target: str
    label: str = ""
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Pool:
    """A participant; `process` is empty for a party whose inside is not drawn."""

    id: str
    name: str
    process: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A message flow between two nodes or pools."""

    name: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Model:
    """Everything of one file. The maps go from ids of nodes, in the order of the file.

    `processes` maps ids to names. `notes` are texts of annotations, those of flows under the id of the flow;
    `documents` and `systems` are data objects and stores. `loose` is text that hangs on no step, with the process it
    stands in ("" for the whole file); `faults` is what had to be forgiven, in German.
    """

    processes: Mapping[str, str] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict)
    flows: tuple[Flow, ...] = ()
    pools: tuple[Pool, ...] = ()
    messages: tuple[Message, ...] = ()
    lanes: Mapping[str, str] = field(default_factory=dict)
    lane_names: tuple[str, ...] = ()
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    documents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    systems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    loose: tuple[tuple[str, str], ...] = ()
    title: str = ""
    faults: tuple[str, ...] = ()

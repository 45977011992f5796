"""BPMN files for tests, from a few lines: elements by their id, with or without a namespace of their own."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import count, pairwise
from xml.sax.saxutils import escape, quoteattr

from wissen.content.blocks import plain, plain_text
from wissen.content.flow import Process
from wissen.content.ids import Id
from wissen.interop.bpmn.convert import Drawn, read_bpmn

NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def element(tag: str, *inner: str, text: str = "", **attributes: str) -> str:
    """One element; `ref_` and the like may end in `_` where Python has the word for itself."""
    written = "".join(f" {name.rstrip('_')}={quoteattr(value)}" for name, value in attributes.items())
    return f"<{tag}{written}>{escape(text)}{''.join(inner)}</{tag}>"


def flow(source: str, target: str, name: str = "", *, id_: str = "", inner: str = "") -> str:
    """A sequence flow."""
    key = id_ or f"{source}-{target}"
    return element("sequenceFlow", inner, id=key, name=name, sourceRef=source, targetRef=target)


def chain(*nodes: str) -> str:
    """Flows from each node to the next."""
    return "".join(flow(source, target) for source, target in pairwise(nodes))


def task(id_: str, name: str = "", *inner: str, tag: str = "task", **attributes: str) -> str:
    """A task, or any other node."""
    return element(tag, *inner, id=id_, name=name or id_, **attributes)


def node(tag: str, id_: str, name: str = "", *inner: str, **attributes: str) -> str:
    """Any node, without a name unless one is given."""
    return element(tag, *inner, id=id_, name=name, **attributes)


def process(*inner: str, id_: str = "p", name: str = "") -> str:
    return element("process", *inner, id=id_, name=name)


def definitions(*inner: str) -> bytes:
    """The whole file."""
    return element("definitions", *inner, xmlns=NAMESPACE).encode()


def note(text: str, *hangs_on: str, id_: str = "note") -> str:
    """An annotation and what ties it to other elements."""
    ties = "".join(element("association", sourceRef=id_, targetRef=one) for one in hangs_on)
    return element("textAnnotation", element("text", text=text), id=id_) + ties


def zipped(files: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def numbered_ids() -> Iterable[Id]:
    return (Id(f"prozess-{number}") for number in count(1))


def drawn(data: bytes, name: str = "ablauf.bpmn") -> tuple[Drawn, ...]:
    """What is read of a file, with Kennungen in a row."""
    ids = iter(numbered_ids())
    return read_bpmn(data, name, new_id=lambda _: next(ids))


def one(*inner: str) -> Drawn:
    """The only process of a file with this inside."""
    (found,) = drawn(definitions(*inner))
    return found


def outline(found: Process) -> list[str]:
    """The steps as a person sees them: number, kind, title and where they lead."""
    lines = []
    for step in found.steps:
        kind = f"{step.kind.value}: " if step.kind.value else ""
        ways = [
            f"{plain(branch.label)} → {branch.target.value or branch.target.kind.value}{' (zurück)' * branch.back}"
            for branch in step.branches
        ]
        ways += [f"danach → {step.join.target.value}"] if step.join else []
        lines.append(f"{step.number}. {kind}{step.title}" + (f" [{', '.join(map(str.strip, ways))}]" if ways else ""))
    return lines


def words(found: Process) -> str:
    """Everything that a person can read in a process, one text per line."""
    lines = [found.head.title, found.trigger, *found.parties, plain_text(found.blocks)]
    for step in found.steps:
        lines += [f"{step.kind.value}: {step.title}", step.group, plain_text(step.blocks)]
        lines += [plain(value) for field in step.fields for value in field.values]
        lines += [plain(branch.label) for branch in step.branches]
    return "\n".join(lines)

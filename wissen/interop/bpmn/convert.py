"""A BPMN file -> processes as values, each with a report for the person who has to check it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from wissen.content.blocks import Block, Callout, CalloutKind
from wissen.content.flow import Process, StepKind
from wissen.content.head import Head
from wissen.content.ids import Id
from wissen.interop.bpmn.draft import NAMELESS, draft
from wissen.interop.bpmn.forks import settle_forks
from wissen.interop.bpmn.model import Model
from wissen.interop.bpmn.plan import Plan, Point
from wissen.interop.bpmn.read import read_model, without_steps
from wissen.interop.bpmn.shape import name_ways, shape
from wissen.interop.bpmn.steps import notes, plain_paragraph, steps_of
from wissen.interop.bpmn.words import clean, paragraphs, shortened
from wissen.text import german_list

NewId = Callable[[str], Id]
"""Gives the Kennung for a title: one that nothing else bears."""

_LONGEST_TITLE = 120
_ENDING = re.compile(r"(?:\.bpmn|\.bpmn20)?(?:\.xml)?$|_", re.IGNORECASE)
_MEANINGLESS = re.compile(
    r"(?:process|prozess|collaboration|diagram|diagramm|pool|participant|teilnehmer|page|seite|untitled|unbenannt"
    r"|definitions|model|modell|main|new|neu|sid|wfp|id)?[\W_\d]*(?:[0-9a-f-]{6,}|\w{7,}\d\w*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A process read from a drawing, and what a person should look at; `roles` are all who take part."""

    process: Process
    roles: tuple[str, ...]
    warnings: tuple[str, ...]


def read_bpmn(data: bytes, name: str, *, new_id: NewId) -> tuple[Drawn, ...]:
    """Every process of a BPMN file, in its order; raises ForeignFileError when there is none to be read.

    Pools of one drawing are one process. `name` is that of the file, for people and where the model has no title.
    """
    model = read_model(data, name)
    drawings = [found for processes in _together(model) if (found := _planned(model, processes, name)) is not None]
    if not drawings:
        raise without_steps(name)
    heads = [Head(new_id(drawing.title), drawing.title) for drawing in drawings]
    links = {
        process: (f"{head.id}.md", head.title)
        for drawing, head in zip(drawings, heads, strict=True)
        for process in drawing.processes
    }
    idle = tuple(_idle(model, drawings))
    return tuple(
        _drawn(model, drawing, head, file=name, links=links, idle=idle if number == 0 else (), first=number == 0)
        for number, (drawing, head) in enumerate(zip(drawings, heads, strict=True))
    )


def _idle(model: Model, drawings: Sequence[_Drawing]) -> Iterator[str]:
    """Lanes and pools in which nothing is done, apart from a pool that has become a title."""
    told = {name for drawing in drawings for name in (drawing.title, *drawing.roles)}
    for name in dict.fromkeys((*model.lane_names, *(pool.name for pool in model.pools))):
        if name and name not in told:
            yield name


# ---------------------------------------------------------------- which processes belong together


def _together(model: Model) -> Iterator[tuple[str, ...]]:
    """Processes with steps: pools and whatever sends messages together, any other by itself."""
    filled = {node.process for node in model.nodes.values()}
    ends = (end for message in model.messages for end in (message.source, message.target))
    talking = (model.nodes[end].process for end in ends if end in model.nodes)
    pooled = tuple(dict.fromkeys(process for process in (*_of_pools(model), *talking) if process in filled))
    if pooled:
        yield _by_messages(model, pooled)
    for process in (*model.processes, ""):
        if process in filled and process not in pooled:
            yield (process,)


def _of_pools(model: Model) -> Iterator[str]:
    return (pool.process for pool in model.pools if pool.process)


def _by_messages(model: Model, processes: Sequence[str]) -> tuple[str, ...]:
    """A pool that is started by a message of another one comes behind it."""
    before: dict[str, set[str]] = {process: set() for process in processes}
    for message in model.messages:
        source, target = model.nodes.get(message.source), model.nodes.get(message.target)
        if source and target and target.tag == "startEvent" and {source.process, target.process} <= before.keys():
            before[target.process].add(source.process)
    ordered: list[str] = []
    while waiting := [process for process in processes if process not in ordered]:
        free = (process for process in waiting if before[process] - {process} <= set(ordered))
        ordered.append(next(free, waiting[0]))
    return tuple(ordered)


def _title(model: Model, drawing: tuple[str, ...], file: str) -> str:
    """What the drawing is called; a pool is a title only where lanes say who does the work."""
    pools = [pool.name for pool in model.pools if pool.process in drawing]
    candidates = [model.title] if pools else []
    if len(drawing) == 1:
        own = (model.processes.get(drawing[0], ""), *pools)
        callers = (node.name for node in model.nodes.values() if node.called == drawing[0] and node.called)
        candidates += [name for name in own if model.lane_names or name not in pools]
        candidates += callers
    found = next((name for name in candidates if not _MEANINGLESS.fullmatch(name)), "")
    stem = clean(_ENDING.sub(" ", PurePosixPath(file).name))
    return shortened(found or f"{stem[:1].upper()}{stem[1:]}" or "Prozess", _LONGEST_TITLE)


# ---------------------------------------------------------------- one process


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Processes that are told as one."""

    processes: tuple[str, ...]
    title: str
    plan: Plan

    @property
    def roles(self) -> tuple[str, ...]:
        """Who does something, in the order of the steps."""
        return tuple(dict.fromkeys(point.role for point in self.plan.points.values() if point.role))


def _planned(model: Model, processes: tuple[str, ...], file: str) -> _Drawing | None:
    """The plan of a drawing; None if it consists of signs alone, without a name or a word."""
    title = _title(model, processes, file)
    plan = draft(model, processes)
    shape(plan, title=title)
    settle_forks(plan)
    name_ways(plan)
    if not plan.points and (plan.loose or model.loose):
        plan.points[""] = Point("", StepKind.ACTION, NAMELESS)
    return _Drawing(processes, title, plan) if plan.points else None


def _drawn(
    model: Model,
    drawing: _Drawing,
    head: Head,
    *,
    file: str,
    links: dict[str, tuple[str, str]],
    idle: tuple[str, ...],
    first: bool,
) -> Drawn:
    others = {process: link for process, link in links.items() if process not in drawing.processes}
    steps = steps_of(drawing.plan, links=others)
    roles = (*drawing.roles, *idle)
    process = Process(
        head=head,
        steps=steps,
        blocks=tuple(_intro(model, drawing, file=file, first=first)),
        trigger=steps[0].title if _is_trigger(drawing) else "",
        parties=tuple(part for role in roles for part in map(clean, role.split(";")) if part),
    )
    faults = (*model.faults, *_not_drawn(model)) if first else ()
    return Drawn(process, roles, (*faults, *_warnings(drawing.plan, drawing.roles)))


def _is_trigger(drawing: _Drawing) -> bool:
    """Whether the first step says what a case begins with, and not only where."""
    point = next(iter(drawing.plan.points.values()))
    return point.kind is StepKind.START and point.title not in {point.role, drawing.title}


def _not_drawn(model: Model) -> Iterator[str]:
    """Processes without steps; a pool often has one, and is a party then."""
    filled = {node.process for node in model.nodes.values()} | {pool.process for pool in model.pools}
    for process, name in model.processes.items():
        if name and process not in filled:
            yield f"„{name}“ enthält keine Schritte und ist nicht übernommen."


def _intro(model: Model, drawing: _Drawing, *, file: str, first: bool) -> Iterator[Block]:
    source = f"Aus dem BPMN-Modell „{file}“ übernommen. Bitte fachlich prüfen, bevor danach gearbeitet wird."
    yield Callout(CalloutKind.WARNING, (plain_paragraph(source),))
    for process, text in model.loose:
        if process in drawing.processes or (first and process not in {node.process for node in model.nodes.values()}):
            yield from map(plain_paragraph, paragraphs(text))
    if first:
        yield from map(plain_paragraph, _messages_between_pools(model))
    yield from notes(drawing.plan.loose)


def _messages_between_pools(model: Model) -> Iterator[str]:
    names = {pool.id: pool.name for pool in model.pools}
    for message in model.messages:
        if message.source in names and message.target in names and message.name:
            ends = (("von", names[message.source]), ("an", names[message.target]))
            told = " ".join(f"{word} {name}" for word, name in ends if name)
            yield f"Nachricht {told}: {message.name}" if told else f"Nachricht: {message.name}"


def _warnings(plan: Plan, roles: Sequence[str]) -> Iterator[str]:
    numbers = {key: number for number, key in enumerate(plan.points, 1)}
    told: dict[str, list[str]] = {}
    for key, text in plan.doubts:
        if key in numbers:
            told.setdefault(text, []).append(str(numbers[key]))
    nameless = [str(numbers[key]) for key, point in plan.points.items() if point.title == NAMELESS]
    if nameless:
        told["Im Modell fehlt der Name des Schritts."] = nameless
    for text, found in told.items():
        yield f"{'Schritt' if len(found) == 1 else 'Schritte'} {german_list(found)}: {text}"
    if not roles:
        yield "Im Modell steht nicht, wer die Schritte ausführt. Ergänzen Sie das Feld „Wer“."

"""Plan -> steps of a process: numbers, fields, text, and a way wherever the next number does not follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from wissen.content.blocks import Block, Callout, CalloutKind, Inline, Link, Paragraph, Text
from wissen.content.flow import Branch, Field, Step, StepKind, Target, TargetKind
from wissen.content.ids import Place
from wissen.content.process import JOIN, STEP_FIELDS, split_kind
from wissen.content.routes import DURING, FORKS
from wissen.interop.bpmn.plan import END, Plan, Point, Way
from wissen.interop.bpmn.words import clean, paragraphs
from wissen.text import fold, slug

_LONGEST_STEM = 60


def steps_of(plan: Plan, *, links: Mapping[str, tuple[str, str]]) -> tuple[Step, ...]:
    """The steps in the order of the plan; `links` gives path and title of the processes that steps may call."""
    numbers = {key: number for number, key in enumerate(plan.points, 1)}
    places = _places(plan.points.values())
    groups = _group_titles(plan)
    return tuple(
        Step(
            id=places[key],
            number=numbers[key],
            kind=point.kind,
            title=_title(point),
            fields=tuple(_fields(point)),
            blocks=(*_texts(point, links), *notes(point.notes)),
            branches=tuple(_branches(point, numbers)),
            join=_branch(Way(point.join), numbers) if point.join else None,
            group=groups[point.group],
        )
        for key, point in plan.points.items()
    )


def notes(texts: Iterable[str]) -> Iterator[Block]:
    """Each text as a Hinweis of its own; the same text once."""
    for text in dict.fromkeys(texts):
        if found := paragraphs(text):
            yield Callout(CalloutKind.NOTE, tuple(map(plain_paragraph, found)))


def plain_paragraph(text: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Text(text),))


def stem(text: str) -> str:
    """The slug of a text, cut between two words so that there is room for a number behind it."""
    found = slug(text)
    if len(found) <= _LONGEST_STEM:
        return found
    head, _, _ = found[: _LONGEST_STEM + 1].rpartition("-")
    return head or found[:_LONGEST_STEM]


def _places(points: Iterable[Point]) -> dict[str, Place]:
    """A Kennung for each step, with a number behind those that others bear already."""
    found: dict[str, Place] = {}
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    for point in points:
        wanted = name = stem(point.title) or "schritt"
        while name in taken:
            numbers[wanted] = numbers.get(wanted, 1) + 1
            name = f"{wanted}-{numbers[wanted]}"
        taken.add(name)
        found[point.id] = Place(name)
    return found


def _group_titles(plan: Plan) -> dict[str, str]:
    """The title of each group; those of the same name get a number, for one title is one group."""
    titles = {"": ""}
    for group in dict.fromkeys(point.group for point in plan.points.values() if point.group):
        wanted = title = plan.groups[group]
        number = 2
        while title in titles.values():
            title, number = f"{wanted} ({number})", number + 1
        titles[group] = title
    return titles


def _title(point: Point) -> str:
    """The title as a heading reads it back: no kind twice, and a name that looks like a kind in quotation marks."""
    kind, rest = split_kind(point.title)
    if kind is StepKind.ACTION or (kind is not point.kind and point.kind is not StepKind.ACTION):
        return point.title
    return rest if rest and kind is point.kind else f"„{point.title}“"


# ---------------------------------------------------------------- fields and text


def _fields(point: Point) -> Iterator[Field]:
    values = {
        "Wer": [point.role],
        "Unterlagen": point.documents,
        "System": point.systems,
        "Dauer": [point.length],
        "Nachricht an": point.sends,
        "Nachricht von": point.receives,
        DURING: [point.during],
        "Wiederholung": [point.repeated],
    }
    for key in STEP_FIELDS:
        parts = (clean(part) for value in values.get(key, ()) for part in value.split(";"))
        told = tuple(dict.fromkeys(part for part in parts if part))
        if told:
            yield Field(key, tuple((Text(part),) for part in told))


def _texts(point: Point, links: Mapping[str, tuple[str, str]]) -> Iterator[Block]:
    yield from map(plain_paragraph, point.texts)
    if point.called and point.called in links:
        path, title = links[point.called]
        yield Paragraph((Text("So geht es: "), Link((Text(title),), path), Text(".")))


# ---------------------------------------------------------------- ways


def _branches(point: Point, numbers: Mapping[str, int]) -> Iterator[Branch]:
    if len(point.ways) > 1 or point.kind in FORKS:
        yield from (_branch(way, numbers, fork=point.kind in FORKS) for way in point.ways)
        return
    way = point.ways[0] if point.ways else Way(END)
    number = numbers[point.id]
    follows = numbers.get(way.target) == number + 1
    ends = way.target == END and (point.kind is StepKind.END or number == len(numbers))
    if way.label or way.back or not (follows or ends):
        yield _branch(way, numbers)


def _branch(way: Way, numbers: Mapping[str, int], *, fork: bool = False) -> Branch:
    target = Target(TargetKind.STEP, str(numbers[way.target])) if way.target != END else Target(TargetKind.END)
    label: tuple[Inline, ...] = (Text(_answer(way.label, fork=fork)),) if way.label else ()
    return Branch(target, label, back=way.back)


def _answer(label: str, *, fork: bool) -> str:
    """An answer that is not read as the place where a fork ends."""
    return f"„{label}“" if fork and fold(label) == JOIN else label

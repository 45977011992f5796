"""Learning paths (Lernpfade): what to learn on which day, in which week or month after the start."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from wissen.content.blocks import Block, BulletList, Inline, Link, ListItem, Paragraph, Text, plain
from wissen.content.frontmatter import read_head
from wissen.content.markdown import Chunk, read_body
from wissen.content.model import LearningPath, PathItem, PathStage, PathUnit
from wissen.content.problem import Problem, Report
from wissen.content.source import Source
from wissen.text import fold

OPTIONAL = " · Wahl"

_STAGE = re.compile(r"(?P<unit>[^\W\d_]+)\s+(?P<number>\d{1,3})\.?")
_UNITS = {fold(unit.value): unit for unit in PathUnit}
_DAYS = {PathUnit.DAY: 1, PathUnit.WEEK: 7, PathUnit.MONTH: 30}
_LEAVES = re.compile(r"[^/#]*:")
_OPTIONAL = re.compile(r"\s*·\s*Wahl\s*", re.IGNORECASE)


def read_path(source: Source) -> tuple[LearningPath | None, list[Problem]]:
    """The learning path a file describes; None only when its head cannot be read."""
    report = Report(source.file)
    head, _ = read_head(source, report=report)
    if head is None:
        return None, report.problems
    intro, *chunks = read_body(source, report=report)
    blocks = intro.blocks()
    stages = tuple(stage for chunk in chunks if (stage := _stage(chunk, report)))
    _tell_order(stages, report)
    return LearningPath(head, stages, blocks), report.problems


def first_day(stage: PathStage) -> int:
    """The day a stage begins, counted from 1 (the start day); a month has 30 days."""
    return (stage.number - 1) * _DAYS[stage.unit] + 1


def _stage(chunk: Chunk, report: Report) -> PathStage | None:
    blocks = chunk.blocks()
    match = _STAGE.fullmatch(chunk.title)
    unit = _UNITS.get(fold(match["unit"])) if match else None
    number = int(match["number"]) if match else 0
    if chunk.level != 2 or unit is None or number < 1:
        text = "Überschriften sind hier „## Tag 1“, „## Woche 2“ oder „## Monat 3“."
        report.error(chunk.line, "überschrift-unbekannt", text=text)
        return None
    items, rest = _take_items(blocks, report)
    if not items:
        text = "Hier fehlen die Einträge, je Zeile einer: „- [Titel](../module/…)“."
        report.error(chunk.line, "pfad-leer", text=text)
    return PathStage(unit, number, items, rest, chunk.line)


def _take_items(blocks: Iterable[Block], report: Report) -> tuple[tuple[PathItem, ...], tuple[Block, ...]]:
    items: list[PathItem] = []
    rest: list[Block] = []
    for block in blocks:
        if not isinstance(block, BulletList):
            rest.append(block)
            continue
        left: list[ListItem] = []
        for item in block.items:
            read = _item(item)
            if read is None:
                text = "Ein Eintrag ist ein Link, dahinter höchstens „ · Wahl“: „- [Titel](../module/…) · Wahl“."
                report.error(item.line, "pfad-eintrag", text=text)
                left.append(item)
            else:
                items.append(read)
        if left:
            rest.append(replace(block, items=tuple(left)))
    return tuple(items), tuple(rest)


def _item(item: ListItem) -> PathItem | None:
    match item.blocks, item.checked:
        case (Paragraph(inlines=(Link(children=children, target=target), *rest)),), None:
            optional = bool(rest)
            if _LEAVES.match(target) or (optional and not _is_optional(rest)):
                return None
            return PathItem(plain(children), target, optional, item.period, item.line)
    return None


def _is_optional(rest: list[Inline]) -> bool:
    match rest:
        case [Text(text=text)]:
            return _OPTIONAL.fullmatch(text) is not None
    return False


def _tell_order(stages: Iterable[PathStage], report: Report) -> None:
    """Stages come in the order of their days, each once."""
    last = 0
    seen: set[tuple[PathUnit, int]] = set()
    for stage in stages:
        name = f"{stage.unit.value} {stage.number}"
        if (stage.unit, stage.number) in seen:
            report.error(stage.line, "stufe-doppelt", text=f"„{name}“ gibt es schon. Fassen Sie beide zusammen.")
        elif first_day(stage) < last:
            text = f"„{name}“ steht hinter einer späteren Stufe. Ordnen Sie die Überschriften nach der Zeit."
            report.warning(stage.line, "stufe-reihenfolge", text=text)
        seen.add((stage.unit, stage.number))
        last = max(last, first_day(stage))

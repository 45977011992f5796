"""Practical skills (Praxis) that a mentor signs off."""

from __future__ import annotations

from wissen.content.frontmatter import read_head
from wissen.content.meta import CARD
from wissen.content.model import Practice, PracticeFile
from wissen.content.objects import ReadPart, read_parts
from wissen.content.problem import Problem, Report
from wissen.content.source import Source

FIELDS = ("Ziel", "Abnahme durch", "Stufe")


def read_practices(source: Source) -> tuple[PracticeFile | None, list[Problem]]:
    """The practical skills of a file; None only when its head cannot be read."""
    report = Report(source.file)
    head, _ = read_head(source, report=report)
    if head is None:
        return None, report.problems
    parts = read_parts(source, meta=CARD, fields=FIELDS, report=report)
    return PracticeFile(head, tuple(_practice(part) for part in parts)), report.problems


def _practice(part: ReadPart) -> Practice:
    return Practice(
        id=part.id,
        title=part.title,
        fields=part.fields,
        blocks=part.blocks,
        period=part.meta.period,
        supersedes=part.meta.supersedes,
        sources=part.meta.sources,
        lesson=part.meta.lesson,
        line=part.line,
        derived=part.derived,
    )

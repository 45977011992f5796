"""The glossary: terms with their abbreviations and synonyms, each in one or two plain sentences."""

from __future__ import annotations

from wissen.content.frontmatter import read_head
from wissen.content.meta import TERM
from wissen.content.model import Glossary, Term
from wissen.content.objects import ReadPart, read_parts
from wissen.content.problem import Problem, Report
from wissen.content.source import Source


def read_glossary(source: Source) -> tuple[Glossary | None, list[Problem]]:
    """The terms of the glossary; None only when its head cannot be read."""
    report = Report(source.file)
    head, _ = read_head(source, report=report)
    if head is None:
        return None, report.problems
    parts = read_parts(source, meta=TERM, report=report)
    return Glossary(head, tuple(_term(part, report) for part in parts)), report.problems


def _term(part: ReadPart, report: Report) -> Term:
    if not part.blocks:
        text = f"Zu „{part.title}“ fehlt die Erklärung, ein oder zwei einfache Sätze."
        report.error(part.line, "begriff-ohne-text", text=text)
    return Term(
        id=part.id,
        title=part.title,
        blocks=part.blocks,
        abbreviations=part.meta.abbreviations,
        synonyms=part.meta.synonyms,
        sources=part.meta.sources,
        linked=part.meta.linked is not False,
        line=part.line,
        derived=part.derived,
    )

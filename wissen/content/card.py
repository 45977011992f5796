"""Cards of one theme: answers for the counter and telephone, and misconceptions (Irrtümer)."""

from __future__ import annotations

from wissen.content.blocks import Block, Callout, CalloutKind
from wissen.content.frontmatter import read_head
from wissen.content.meta import CARD
from wissen.content.model import Card, CardFile
from wissen.content.objects import ReadPart, read_parts
from wissen.content.problem import Problem, Report
from wissen.content.process import CARD_FIELDS
from wissen.content.source import Source
from wissen.text import german_list

FIELDS = (*CARD_FIELDS, "Woher")
MISCONCEPTION = (CalloutKind.MISCONCEPTION, CalloutKind.CORRECTION, CalloutKind.SOURCE)
"""The quotations of a misconception, in their order."""


def read_cards(source: Source) -> tuple[CardFile | None, list[Problem]]:
    """The cards of a file; None only when its head cannot be read."""
    report = Report(source.file)
    head, _ = read_head(source, report=report)
    if head is None:
        return None, report.problems
    parts = read_parts(source, meta=CARD, fields=FIELDS, report=report)
    return CardFile(head, tuple(_card(part, report) for part in parts)), report.problems


def tell_misconception(blocks: tuple[Block, ...], line: int, *, report: Report) -> bool:
    """Whether the blocks hold a misconception; one of its quotations missing is an error."""
    kinds = {block.kind for block in blocks if isinstance(block, Callout)}
    missing = [kind.value for kind in MISCONCEPTION if kind not in kinds]
    if CalloutKind.MISCONCEPTION in kinds and missing:
        labels = german_list([f"„> **{label}:** …“" for label in missing])
        report.error(line, "irrtum-unvollständig", text=f"Zu diesem Irrtum fehlt {labels}.")
    return CalloutKind.MISCONCEPTION in kinds


def _card(part: ReadPart, report: Report) -> Card:
    return Card(
        id=part.id,
        title=part.title,
        fields=part.fields,
        blocks=part.blocks,
        misconception=tell_misconception(part.blocks, part.line, report=report),
        period=part.meta.period,
        supersedes=part.meta.supersedes,
        sources=part.meta.sources,
        lesson=part.meta.lesson,
        line=part.line,
        derived=part.derived,
    )

"""Law changes (Rechtsänderungen): the stages in which an act enters into force."""

from __future__ import annotations

import re

from wissen.content.card import tell_misconception
from wissen.content.fields import take_fields
from wissen.content.frontmatter import read_head
from wissen.content.head_key import text_key
from wissen.content.markdown import Chunk, read_body
from wissen.content.meta import STAGE, Meta, read_meta
from wissen.content.model import LawChange, LawStage
from wissen.content.problem import Problem, Report
from wissen.content.source import Source

GAZETTE = text_key("fundstelle")
CHECKED_BY = "Geprüft von"
"""Who else has read the day of a stage where it stands."""
FIELDS = ("Betrifft", "Quelle", CHECKED_BY)
STAGE_WORD = "Stufe"

_STAGE = re.compile(rf"{STAGE_WORD}\s*:\s*(?P<title>\S.*)", re.IGNORECASE)


def read_change(source: Source) -> tuple[LawChange | None, list[Problem]]:
    """The law change a file describes; None only when its head cannot be read."""
    report = Report(source.file)
    head, values = read_head(source, (GAZETTE,), report=report)
    if head is None:
        return None, report.problems
    intro, *chunks = read_body(source, report=report)
    blocks = intro.blocks()
    stages = tuple(stage for chunk in chunks if (stage := _stage(chunk, source, report)))
    if not stages:
        report.error(0, "stufe-fehlt", text="Es fehlt mindestens eine Stufe: „## Stufe: Titel“.")
    return LawChange(head, values[GAZETTE], stages, blocks), report.problems


def _stage(chunk: Chunk, source: Source, report: Report) -> LawStage | None:
    meta = read_meta(chunk, STAGE, report=report)
    found = chunk.blocks(skip=meta.lines, fields=FIELDS)
    match = _STAGE.fullmatch(chunk.title)
    if chunk.level != 2 or match is None:
        report.error(chunk.line, "überschrift-unbekannt", text="Überschriften sind hier „## Stufe: Titel“.")
        return None
    _tell_day(meta, chunk.line, report)
    fields, blocks = take_fields(found, FIELDS, source=source, report=report)
    tell_misconception(blocks, chunk.line, report=report)
    exact = meta.exact is True and meta.period.start is not None
    return LawStage(match["title"], meta.period.start, exact, fields, blocks, chunk.line)


def _tell_day(meta: Meta, line: int, report: Report) -> None:
    """A stage begins on one day, known from the gazette or from comparing texts, or is noted without a day."""
    if meta.period.end is not None:
        text = "Eine Stufe hat einen ersten Tag, aber keinen letzten: „Gilt: ab 01.03.2024“."
        report.error(line, "stufe-ohne-tag", text=text)
    elif meta.period.start is None and not meta.pending:
        text = "Der Tag fehlt. Schreiben Sie „Gilt: ab 01.03.2024“, oder „Gilt: offen“, wenn er noch nicht feststeht."
        report.error(line, "stufe-ohne-tag", text=text)
    elif meta.pending and meta.exact is not None:
        text = "Zu „Gilt: offen“ gehört kein „Tag:“. Löschen Sie die Angabe."
        report.warning(line, "stufe-tag", text=text)
    elif meta.exact is None and not meta.pending:
        text = "Woher kommt der Tag? „Tag: geprüft“ (Gesetzblatt) oder „Tag: Textstand“ (spätestens seit)."
        report.warning(line, "stufe-tag", text=text)

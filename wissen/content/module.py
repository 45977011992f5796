"""Modules (`modul.md`): what a person can do afterwards, and the order of the lessons in the folder."""

from __future__ import annotations

import re

from wissen.content.frontmatter import read_head
from wissen.content.head_key import ids_key, text_key
from wissen.content.markdown import read_body
from wissen.content.model import Module
from wissen.content.problem import Problem, Report
from wissen.content.source import Source

GOAL = text_key("ziel")
ORDER = ids_key("reihenfolge")
HEAD_KEYS = (GOAL, ORDER)

_OPENING = re.compile(r"Danach können Sie\s+", re.IGNORECASE)


def read_module(source: Source) -> tuple[Module | None, list[Problem]]:
    """The module a `modul.md` describes; None only when its head cannot be read."""
    report = Report(source.file)
    head, values = read_head(source, HEAD_KEYS, report=report)
    if head is None:
        return None, report.problems
    goal = _OPENING.sub("", values[GOAL], count=1)
    if not goal:
        text = "Das Ziel fehlt. Es ergänzt den Satz „Danach können Sie …“: „ziel: einen Antrag annehmen“."
        report.warning(source.head_line, "ziel-fehlt", text=text)
    intro, *chunks = read_body(source, report=report)
    blocks = intro.blocks()
    for chunk in chunks:
        text = "Ein Modul hat keine Überschriften, nur einen kurzen Text. Alles andere gehört in Lektionen."
        report.error(chunk.line, "überschrift-unbekannt", text=text)
        chunk.blocks()
    return Module(head, goal, values[ORDER], blocks), report.problems

"""Files that hold several objects of one kind, one under each second-level heading: cards, practice, terms."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from wissen.content.blocks import Block
from wissen.content.fields import take_fields
from wissen.content.flow import Field
from wissen.content.ids import Id
from wissen.content.markdown import Chunk, read_body
from wissen.content.meta import Meta, identify, read_meta
from wissen.content.problem import Report
from wissen.content.source import Source
from wissen.content.validity import Period
from wissen.content.versions import check_versions


@dataclass(frozen=True, slots=True)
class ReadPart:
    """One heading with what stands under it."""

    id: Id
    title: str
    meta: Meta
    fields: tuple[Field, ...]
    blocks: tuple[Block, ...]
    line: int
    derived: bool

    @property
    def period(self) -> Period:
        """When it holds."""
        return self.meta.period


def read_parts(
    source: Source, *, meta: Collection[str], fields: Collection[str] = (), report: Report
) -> tuple[ReadPart, ...]:
    """The parts of a file in their order; text in front of the first one is told, because nothing shows it."""
    intro, *chunks = read_body(source, report=report)
    if intro.blocks():
        text = "Text vor der ersten Überschrift „## …“ hat hier keinen Platz. Setzen Sie ihn darunter."
        report.error(intro.line, "text-ohne-platz", text=text)
    parts: list[ReadPart] = []
    taken: set[str] = set()
    for chunk in chunks:
        if chunk.level != 2:
            text = "Hier gibt es nur Überschriften mit zwei Rauten: „## …“."
            report.error(chunk.line, "überschrift-unbekannt", text=text)
        part = read_part(chunk, meta=meta, fields=fields, taken=taken, source=source, report=report)
        taken.add(part.id)
        parts.append(part)
    check_versions(parts, report=report)
    if not parts:
        report.error(0, "inhalt-fehlt", text="Unter dem Kopf fehlt der Inhalt. Er beginnt mit „## …“.")
    return tuple(parts)


def read_part(
    chunk: Chunk,
    *,
    meta: Collection[str],
    fields: Collection[str],
    source: Source,
    report: Report,
    title: str | None = None,
    taken: Collection[str] = (),
) -> ReadPart:
    """One chunk; `title` replaces the heading where that begins with a word of the format ("Ergebnis: …")."""
    shown = chunk.title if title is None else title
    read = read_meta(chunk, meta, report=report)
    kennung, derived = identify(chunk, read, report=report, title=shown, taken=taken)
    blocks = chunk.blocks(skip=read.lines, fields=fields)
    found, rest = take_fields(blocks, fields, source=source, report=report)
    return ReadPart(Id(kennung), shown, read, found, rest, chunk.line, derived)

"""Lessons: a tree of sections of two levels with inline questions between them."""

from __future__ import annotations

from dataclasses import dataclass, field

from wissen.content.frontmatter import read_head
from wissen.content.ids import Place
from wissen.content.item import Item
from wissen.content.markdown import Chunk, read_body
from wissen.content.meta import SECTION, identify, read_meta
from wissen.content.model import Lesson, Section
from wissen.content.problem import Problem, Replace, Report
from wissen.content.question import read_question
from wissen.content.source import Source
from wissen.content.versions import check_versions

INTRODUCTION = Place("einleitung")
"""The Kennung of the text before the first heading."""

QUESTION_MARK = "Kontrollfrage"
"""What the heading of an inline question begins with."""


def read_lesson(source: Source) -> tuple[Lesson | None, list[Problem]]:
    """The lesson of a file; None when its head cannot be read."""
    report = Report(source.file)
    head, _ = read_head(source, report=report)
    if head is None:
        return None, report.problems
    reading = _Reading(source, report)
    first, *chunks = read_body(source, report=report)
    reading.introduction(first)
    for chunk in chunks:
        reading.chunk(chunk)
    reading.close()
    return Lesson(head, tuple(reading.parts)), report.problems


@dataclass(slots=True)
class _Reading:
    """`upper` are the versions of the section of level 2 that the deeper ones belong to; `lower` are those read so far.

    `headings` counts all of them, those of questions without an answer too; `places` and `names` are the Kennungen of
    the sections and questions.
    """

    source: Source
    report: Report
    parts: list[Section | Item] = field(default_factory=list)
    places: set[str] = field(default_factory=lambda: {INTRODUCTION})
    names: set[str] = field(default_factory=set)
    headings: int = 0
    upper: tuple[Section, ...] = ()
    lower: list[Section] = field(default_factory=list)

    def introduction(self, chunk: Chunk) -> None:
        """The text before the first heading."""
        blocks = chunk.blocks()
        if blocks:
            self.parts.append(Section(INTRODUCTION, "", 2, blocks, line=chunk.line))

    def chunk(self, chunk: Chunk) -> None:
        """A section or an inline question."""
        self.headings += 1
        mark, _, title = chunk.title.partition(":")
        if mark.strip() == QUESTION_MARK:
            self._question(chunk, title.strip(" "))
        else:
            self._section(chunk, self._level(chunk))

    def close(self) -> None:
        """What can only be told when all sections are known."""
        check_versions(self.lower, report=self.report)
        sections = [part for part in self.parts if isinstance(part, Section)]
        check_versions([section for section in sections if section.level == 2], report=self.report)
        check_versions([part for part in self.parts if isinstance(part, Item)], report=self.report)
        self._tell_same_places(sections)
        if not self.parts and not self.headings:
            self.report.error(self.source.body_line, "lektion-leer", text="Diese Lektion hat noch keinen Text.")

    def _question(self, chunk: Chunk, title: str) -> None:
        if not title:
            self.report.error(chunk.line, "titel-fehlt", text="Hinter „Kontrollfrage:“ fehlt die Frage.")
        item = read_question(chunk, title=title, source=self.source, report=self.report, taken=self.names)
        if item is not None:
            self.names.add(item.id)
            self.parts.append(item)

    def _section(self, chunk: Chunk, level: int) -> None:
        meta = read_meta(chunk, SECTION, report=self.report)
        section_id, derived = identify(chunk, meta, report=self.report, taken=self.places)
        self.places.add(section_id)
        section = Section(
            id=Place(section_id),
            title=chunk.title,
            level=level,
            blocks=chunk.blocks(skip=meta.lines),
            period=meta.period,
            supersedes=meta.supersedes,
            sources=meta.sources,
            line=chunk.line,
            derived=derived,
        )
        self.parts.append(section)
        if level == 2:
            check_versions(self.lower, report=self.report)
            version = len(self.parts) > 1 and self.parts[-2] in self.upper and self.parts[-2].id == section.id
            self.upper, self.lower = ((*self.upper, section) if version else (section,)), []
        else:
            self._below(section)

    def _below(self, section: Section) -> None:
        self.lower.append(section)
        if self.upper and not any(section.period.overlaps(upper.period) for upper in self.upper):
            text = (
                f"Dieser Abschnitt ist nie zu sehen: Der Abschnitt darüber („{self.upper[-1].title}“) gilt dann nicht."
            )
            self.report.error(section.line, "gültigkeit-nie", text=text)

    def _level(self, chunk: Chunk) -> int:
        """2 or 3; other levels are an error and read as the nearest of the two."""
        level = min(max(chunk.level, 2), 3)
        if level == 3 and not self.upper:
            level = 2
        if level != chunk.level:
            signs = "#" * level
            text = f"Überschriften in Lektionen beginnen mit „##“, darunter „###“. Hier gehört „{signs}“ hin."
            mended = f"{signs} {self.source.line(chunk.line).lstrip().lstrip('#').lstrip()}\n"
            self.report.error(
                chunk.line, "überschrift-ebene", text=text, repair=Replace(chunk.line, chunk.line, mended)
            )
        return level

    def _tell_same_places(self, sections: list[Section]) -> None:
        """The same Kennung under different parents, or on different levels."""
        first: dict[str, tuple[str, int]] = {}
        upper = ""
        for section in sections:
            parent = upper if section.level == 3 else ""
            upper = section.id if section.level == 2 else upper
            known_parent, line = first.setdefault(section.id, (parent, section.line))
            if known_parent != parent:
                text = f"Die Kennung „{section.id}“ trägt schon der Abschnitt in Zeile {line}."
                self.report.error(section.line, "kennung-doppelt", text=text)

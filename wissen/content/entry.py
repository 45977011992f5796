"""What the Library keeps of a file: head, parts, periods, citations, Fassungen, but no text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from wissen.content.flow import Finder, Process
from wissen.content.head import Head
from wissen.content.ids import Id, Ref, ref
from wissen.content.item import Quiz
from wissen.content.model import CardFile, Glossary, Kind, LawChange, LearningPath, Lesson, Module, PracticeFile
from wissen.content.validity import ALWAYS, Period


class PartKind(StrEnum):
    """What a part is; the value is the word of the command line where it can be listed."""

    SECTION = "section"
    ITEM = "item"
    STEP = "step"
    ANSWER = "answer"
    CARD = "card"
    PRACTICE = "praxis"
    TERM = "term"
    OUTCOME = "outcome"
    QUESTION = "question"


GLOBAL_PARTS = frozenset({PartKind.ITEM, PartKind.CARD, PartKind.PRACTICE, PartKind.TERM, PartKind.OUTCOME})
"""Parts whose Kennung is unique among all content; the others are unique in their file."""


@dataclass(frozen=True, slots=True)
class Part:
    """One version of a section, question, step, card, practice item or term; `words` counts what a person reads.

    `citations` are normalised (`§ 81 AufenthG`), those of the Bezug included; `also` are other names of a term.
    `revision` is the Fassung from the first day on; `turns` are the later days of the period from which something
    dated in the text (an item of a list, an option, a branch) makes it read otherwise, ascending, each with the
    Fassung from then on.
    """

    id: str
    kind: PartKind
    title: str
    revision: str
    period: Period = ALWAYS
    level: int = 0
    words: int = 0
    line: int = 0
    lesson: str = ""
    supersedes: tuple[Ref, ...] = ()
    citations: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    derived: bool = False
    turns: tuple[tuple[date, str], ...] = ()

    @property
    def periods(self) -> tuple[Period, ...]:
        """The days on which it reads the same, one stretch after the other."""
        firsts = (self.period.start, *(day for day, _ in self.turns))
        lasts = (*(day - timedelta(days=1) for day, _ in self.turns), self.period.end)
        return tuple(map(Period, firsts, lasts))

    def at(self, day: date) -> Part:
        """The part as it reads on a day of its period."""
        if not self.turns:
            return self
        revisions = (self.revision, *(revision for _, revision in self.turns))
        period, revision = next(found for found in zip(self.periods, revisions, strict=True) if day in found[0])
        return replace(self, revision=revision, period=period, turns=())


@dataclass(frozen=True, slots=True)
class Entry:
    """One content object; `path` is relative to the content folder, `sha` the SHA-256 of its bytes.

    `detail` is the word that tells objects of one kind apart (for a quiz: übung, abschluss, durchgang).
    """

    kind: Kind
    path: str
    sha: str
    head: Head
    parts: tuple[Part, ...] = ()
    detail: str = ""

    @property
    def id(self) -> Id:
        """The Kennung of the object."""
        return self.head.id

    @property
    def title(self) -> str:
        """The title of the object."""
        return self.head.title

    def part(self, part_id: str) -> Part | None:
        """The first version of a part, None if there is none of this Kennung."""
        return next((part for part in self.parts if part.id == part_id), None)

    def ref(self, part: Part) -> Ref:
        """The name progress hangs on: the Kennung alone where it is unique, else `object#place`."""
        return Ref(part.id) if part.kind in GLOBAL_PARTS else ref(self.id, part.id)


Headed = Module | Lesson | Quiz | Process | CardFile | PracticeFile | Finder | LearningPath | LawChange | Glossary
"""Every kind of content object that is a Markdown file with a head."""

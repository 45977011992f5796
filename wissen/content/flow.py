"""Procedures as values: processes with steps and branches, decision finders with proofs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wissen.content.blocks import Block, Inline
from wissen.content.head import Head
from wissen.content.ids import Id, Place, Ref
from wissen.content.validity import ALWAYS, Period


class TargetKind(StrEnum):
    """What a branch may lead to; the value is the word in the file."""

    STEP = "Schritt"
    QUESTION = "Frage"
    OUTCOME = "Ergebnis"
    END = "Ende"
    LINK = "Link"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a branch leads: `value` is a number, a Kennung, or (for a link) a path; `title` only for a link."""

    kind: TargetKind
    value: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """`label` empty is a plain jump; `back` marks a loop the author meant (`(zurück)`)."""

    target: Target
    label: tuple[Inline, ...] = ()
    back: bool = False
    period: Period = ALWAYS
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """`- **Schlüssel:** Wert`; `values` are the parts between `;`."""

    key: str
    values: tuple[tuple[Inline, ...], ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """What is said in ten seconds; the fields are those of `process.CARD_FIELDS` (Kurz, Zum Vorlesen, …)."""

    fields: tuple[Field, ...]
    blocks: tuple[Block, ...] = ()
    period: Period = ALWAYS
    sources: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def id(self) -> Place:
        """All versions of the card stand at one place of their process."""
        return Place("antwortkarte")


class StepKind(StrEnum):
    """What a step is; the value is the word before its title."""

    ACTION = ""
    QUESTION = "Frage"
    PARALLEL = "Parallel"
    CHOICE = "Auswahl"
    DEADLINE = "Frist"
    WAIT = "Warten"
    EVENT = "Ereignis"
    START = "Start"
    END = "Ende"


@dataclass(frozen=True, slots=True)
class Step:
    """`group` is the title of the Teilprozess it belongs to; `join` is the `danach` of Parallel and Auswahl."""

    id: Place
    number: int
    kind: StepKind
    title: str
    fields: tuple[Field, ...] = ()
    blocks: tuple[Block, ...] = ()
    branches: tuple[Branch, ...] = ()
    join: Branch | None = None
    group: str = ""
    period: Period = ALWAYS
    supersedes: tuple[Ref, ...] = ()
    line: int = field(default=0, compare=False)
    derived: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Process:
    """A real procedure: walkthrough, diagram, checklist and tile come from this one value."""

    head: Head
    steps: tuple[Step, ...]
    cards: tuple[AnswerCard, ...] = ()
    blocks: tuple[Block, ...] = ()
    trigger: str = ""
    parties: tuple[str, ...] = ()
    follow_ups: tuple[Id, ...] = ()
    difficulty: int | None = None
    fim: str = ""


@dataclass(frozen=True, slots=True)
class FinderQuestion:
    """One question of a finder."""

    number: int
    title: str
    branches: tuple[Branch, ...]
    blocks: tuple[Block, ...] = ()
    id: Place = Place("")
    period: Period = ALWAYS
    line: int = field(default=0, compare=False)


OUTCOME_FIELDS = ("Prozess", "Fehlt noch", "Entscheidet", "Weitergeben an", "Bezug")
"""The fields of an outcome, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class FinderOutcome:
    """`fields` are some of `OUTCOME_FIELDS`."""

    id: Id
    title: str
    fields: tuple[Field, ...] = ()
    blocks: tuple[Block, ...] = ()
    period: Period = ALWAYS
    supersedes: tuple[Ref, ...] = ()
    sources: tuple[str, ...] = ()
    lesson: str = ""
    line: int = field(default=0, compare=False)
    derived: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Proof:
    """One row of `## Proben`: with these answers (`?` = Weiß ich nicht) the finder ends in `outcome` from `day` on."""

    day: date
    answers: tuple[str, ...]
    outcome: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Finder:
    """`otherwise` (`sonst`) is the outcome of "Weiß ich nicht" where a question has no such branch."""

    head: Head
    questions: tuple[FinderQuestion, ...]
    outcomes: tuple[FinderOutcome, ...]
    proofs: tuple[Proof, ...] = ()
    blocks: tuple[Block, ...] = ()
    otherwise: str = ""

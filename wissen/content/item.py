"""Questions (QTI assessmentItem): stem, one interaction, feedback with sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from wissen.content.blocks import Block, Gap, Inline, flatten, inline_runs, plain
from wissen.content.head import Head
from wissen.content.ids import Id, Ref, choice_key
from wissen.content.validity import ALWAYS, Period


class ItemKind(StrEnum):
    """The value is what an author writes after `Art:`."""

    SINGLE = "einfach"
    MULTIPLE = "mehrfach"
    TRUE_FALSE = "richtig-falsch"
    ORDERING = "reihenfolge"
    MATCHING = "zuordnung"
    CLOZE = "lücke"
    NUMERIC = "zahl"
    DATE = "datum"
    SHORT_TEXT = "text"
    DISCRETION = "ermessen"


@dataclass(frozen=True, slots=True)
class Choice:
    """One option; `red` marks an unlawful or dangerous choice that fails a Durchgang."""

    key: str
    text: tuple[Inline, ...]
    correct: bool
    feedback: tuple[Block, ...] = ()
    red: bool = False
    period: Period = ALWAYS
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Choices:
    """Single, multiple and true/false: the kind of the item says which."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an ordering."""

    key: str
    text: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Ordering:
    """Entries in the right order; shown shuffled."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """An empty `left` makes the right side a distractor."""

    left: tuple[Inline, ...]
    right: tuple[Inline, ...]

    @property
    def left_key(self) -> str:
        """Key of the row."""
        return choice_key(plain(self.left))

    @property
    def right_key(self) -> str:
        """Key of what belongs to it."""
        return choice_key(plain(self.right))


@dataclass(frozen=True, slots=True)
class Matching:
    """`heading` are the two column heads."""

    heading: tuple[tuple[Inline, ...], tuple[Inline, ...]]
    pairs: tuple[Pair, ...]

    @property
    def rows(self) -> tuple[Pair, ...]:
        """What something is to be found for, each left side once."""
        return tuple({pair.left_key: pair for pair in reversed(self.pairs) if plain(pair.left)}.values())[::-1]

    @property
    def rights(self) -> dict[str, tuple[Inline, ...]]:
        """What there is to choose from for each row, by key, distractors among it."""
        return {pair.right_key: pair.right for pair in self.pairs}


@dataclass(frozen=True, slots=True)
class Cloze:
    """The blocks hold `Gap` inlines, counted from 0 in reading order."""

    blocks: tuple[Block, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """All gaps in reading order."""
        found = (inline for run, _ in inline_runs(self.blocks) for inline in flatten(run))
        return tuple(inline for inline in found if isinstance(inline, Gap))


@dataclass(frozen=True, slots=True)
class Numeric:
    """Right is every number from `low` to `high` with this unit; a plain number has no unit."""

    low: Decimal
    high: Decimal
    unit: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """Right is this day, in either spelling."""

    day: date


@dataclass(frozen=True, slots=True)
class ShortText:
    """Compared folded; every variant is right."""

    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Discretion:
    """A case of discretion (Ermessensfall): the person writes, then compares with the model answer."""

    model_answer: tuple[Block, ...]


Interaction = Choices | Ordering | Matching | Cloze | Numeric | DateAnswer | ShortText | Discretion


@dataclass(frozen=True, slots=True)
class Item:
    """One question; `difficulty` 1 to 3, None if not given; `lesson` is where it was taught, `step` a process step."""

    id: Id
    kind: ItemKind
    title: str
    stem: tuple[Block, ...]
    interaction: Interaction
    period: Period = ALWAYS
    supersedes: tuple[Ref, ...] = ()
    sources: tuple[str, ...] = ()
    lesson: str = ""
    step: str = ""
    difficulty: int | None = None
    tip: tuple[Block, ...] = ()
    explanation: tuple[Block, ...] = ()
    line: int = field(default=0, compare=False)
    derived: bool = field(default=False, compare=False)


class QuizKind(StrEnum):
    """What a quiz is for; the value is what stands after `art`."""

    PRACTICE = "übung"
    FINAL = "abschluss"
    WALK = "durchgang"


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Items under one `#` heading; a case (`# Fall: …`) shows its blocks above each of its items."""

    items: tuple[Item, ...]
    title: str = ""
    case: bool = False
    blocks: tuple[Block, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Quiz:
    """`pass_mark` in percent; `process` is the Kennung a Durchgang walks through."""

    head: Head
    kind: QuizKind
    groups: tuple[ItemGroup, ...]
    pass_mark: int = 80
    process: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in their order."""
        return tuple(item for group in self.groups for item in group.items)

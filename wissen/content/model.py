"""What an office knows, as frozen values; flows stand in flow.py, questions in item.py."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wissen.content.blocks import Block
from wissen.content.flow import Field, Finder, Process
from wissen.content.head import Head
from wissen.content.ids import Id, Place, Ref
from wissen.content.item import Item, Quiz
from wissen.content.validity import ALWAYS, Period


class Kind(StrEnum):
    """Kinds of objects; the value is the word of the command line (`wissen list lesson`)."""

    PACK = "pack"
    MODULE = "module"
    LESSON = "lesson"
    QUIZ = "quiz"
    PROCESS = "process"
    CARDS = "cards"
    PRACTICES = "practices"
    FINDER = "finder"
    PATH = "path"
    CHANGE = "change"
    GLOSSARY = "glossary"
    MAP = "map"


# ---------------------------------------------------------------- pack, module, map


@dataclass(frozen=True, slots=True)
class Pack:
    """`law_as_of` (Rechtsstand) is the day of the law text the pack was written against."""

    format: int
    id: Id
    title: str
    publisher: str
    edition: str
    language: str
    licence: str
    law_as_of: date | None
    roles: tuple[str, ...]
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class Module:
    """`goal` completes "Danach können Sie …"; `order` lists Kennungen, empty means the order of the files."""

    head: Head
    goal: str
    order: tuple[Id, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class MapTile:
    """A process on the map; with a `title` it is one that nobody has described yet."""

    id: Id
    title: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class MapGroup:
    """Tiles side by side in a band."""

    title: str
    tiles: tuple[MapTile, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class MapBand:
    """Führung, Kern or Unterstützung."""

    title: str
    groups: tuple[MapGroup, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class ProcessMap:
    """The Prozesslandkarte: the only place that knows bands."""

    bands: tuple[MapBand, ...]

    @property
    def tiles(self) -> tuple[MapTile, ...]:
        """All tiles, band by band."""
        return tuple(tile for band in self.bands for group in band.groups for tile in group.tiles)


# ---------------------------------------------------------------- lesson


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (level 2 or 3) and its own blocks.

    The text before the first heading is the section `einleitung` (level 2, untitled). Versions of one section bear the
    same id and stand one under the other.
    """

    id: Place
    title: str
    level: int
    blocks: tuple[Block, ...]
    period: Period = ALWAYS
    supersedes: tuple[Ref, ...] = ()
    sources: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)
    derived: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Lesson:
    """`parts` in reading order; an `Item` is an inline question (Kontrollfrage)."""

    head: Head
    parts: tuple[Section | Item, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections alone."""
        return tuple(part for part in self.parts if isinstance(part, Section))

    @property
    def items(self) -> tuple[Item, ...]:
        """The inline questions alone."""
        return tuple(part for part in self.parts if isinstance(part, Item))


# ---------------------------------------------------------------- cards, practice, path, law change, glossary


@dataclass(frozen=True, slots=True)
class Card:
    """An answer card (fields) or, with the three quotations in `blocks`, a misconception."""

    id: Id
    title: str
    fields: tuple[Field, ...] = ()
    blocks: tuple[Block, ...] = ()
    misconception: bool = False
    period: Period = ALWAYS
    supersedes: tuple[Ref, ...] = ()
    sources: tuple[str, ...] = ()
    lesson: str = ""
    line: int = field(default=0, compare=False)
    derived: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class CardFile:
    """The cards of one theme."""

    head: Head
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """A practical skill that a mentor signs off; fields: Ziel, Abnahme durch, Stufe."""

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
class PracticeFile:
    """The practice items of one theme."""

    head: Head
    practices: tuple[Practice, ...]


class PathUnit(StrEnum):
    """How a stage is counted; the value is the word in its heading."""

    DAY = "Tag"
    WEEK = "Woche"
    MONTH = "Monat"


@dataclass(frozen=True, slots=True)
class PathItem:
    """`target` is a path relative to the file of the path, with `#kennung` for a single item of a file."""

    title: str
    target: str
    optional: bool = False
    period: Period = ALWAYS
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class PathStage:
    """`Tag 1`, `Woche 2`, `Monat 3`, counted from the start day of the person."""

    unit: PathUnit
    number: int
    items: tuple[PathItem, ...]
    blocks: tuple[Block, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LearningPath:
    """Modules and items in stages, relative to a start day."""

    head: Head
    stages: tuple[PathStage, ...]
    blocks: tuple[Block, ...] = ()

    def is_for(self, workplaces: Collection[str]) -> bool:
        """Whether it is for everybody, or for one of these workplaces."""
        return not self.head.roles or not set(self.head.roles).isdisjoint(workplaces)


@dataclass(frozen=True, slots=True)
class LawStage:
    """`start` None = vorgemerkt (`Gilt: offen`); `exact` False = Textstand: in force at the latest since `start`."""

    title: str
    start: date | None
    exact: bool
    fields: tuple[Field, ...] = ()
    blocks: tuple[Block, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LawChange:
    """A change of the law in stages; `gazette` (Fundstelle) is where it was promulgated."""

    head: Head
    gazette: str
    stages: tuple[LawStage, ...]
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """`linked`: whether its first use in a section becomes a link."""

    id: Id
    title: str
    blocks: tuple[Block, ...]
    abbreviations: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    linked: bool = True
    line: int = field(default=0, compare=False)
    derived: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms of a pack."""

    head: Head
    terms: tuple[Term, ...]


ContentObject = (
    Pack
    | Module
    | Lesson
    | Quiz
    | Process
    | CardFile
    | PracticeFile
    | Finder
    | LearningPath
    | LawChange
    | Glossary
    | ProcessMap
)

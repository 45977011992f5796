"""Changes of the law: their stages in time, the content each one touches, and what that means for its Rechtsstand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from wissen.content.blocks import plain
from wissen.content.entry import Entry, Part
from wissen.content.law_state import Later, StateOfLaw, basis, state_of_law
from wissen.content.library import Library
from wissen.content.model import Kind, LawChange, LawStage
from wissen.content.validity import turning_days
from wissen.law.citation import Citation, parse_sources
from wissen.law.overlap import overlap
from wissen.services.shelf import Shelf

CONCERNS = "Betrifft"
"""The field of a stage that names the §§ it changes."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage with the change it belongs to; `number` counts from 1 within the change."""

    change: LawChange
    stage: LawStage
    number: int
    citations: tuple[Citation, ...]

    @property
    def place(self) -> str:
        """Where the page of the change shows it."""
        return f"stufe-{self.number}"


@dataclass(frozen=True, slots=True)
class Affected:
    """An object that cites what a stage changes, and those of its parts that do (none: the object as a whole)."""

    entry: Entry
    parts: tuple[Part, ...]


class CitationIndex:
    """Which objects and parts cite which §; built once for a Library."""

    def __init__(self, library: Library) -> None:
        self._entries = library.entries
        # Law -> citation -> where it stands: (object, part), or the object alone for its `quellen`.
        self._places: Mapping[str, dict[Citation, list[tuple[str, str]]]] = defaultdict(dict)
        for entry in library.entries.values():
            if entry.kind is not Kind.CHANGE:
                for citation, part_id in cited(entry):
                    self._places[citation.law].setdefault(citation, []).append((entry.id, part_id))

    def affected(self, citations: Iterable[Citation]) -> tuple[Affected, ...]:
        """The objects that cite any of these, in the order of their files."""
        found: dict[str, set[str]] = {}
        for wanted in citations:
            for citation, places in self._places.get(wanted.law, {}).items():
                if overlap(citation, wanted):
                    for object_id, part_id in places:
                        found.setdefault(object_id, set()).add(part_id)
        return tuple(
            Affected(entry, tuple(part for part in entry.parts if part.id in found[entry.id]))
            for entry in self._entries.values()
            if entry.id in found
        )


@dataclass(frozen=True, slots=True)
class _Read:
    """What is derived from one Library, put in place as a whole: the window and a lane may ask at the same time."""

    library: Library
    index: CitationIndex
    stages: tuple[Stage, ...]
    touched: dict[tuple[Citation, ...], tuple[Affected, ...]]


class LawChanges:
    """Use cases of Rechtsstand und Änderungen; everything here is read from the Library, on any thread."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._kept: _Read | None = None

    def prepare(self) -> None:
        """Build the index of citations ahead of the first page."""
        self._read()

    def stages(self) -> tuple[Stage, ...]:
        """Every stage of every change: those without a day first, then from the latest to the earliest."""
        return self._read().stages

    def stages_of(self, change_id: str) -> tuple[Stage, ...]:
        """The stages of one change in the order of its file."""
        of_change = (stage for stage in self.stages() if stage.change.head.id == change_id)
        return tuple(sorted(of_change, key=lambda stage: stage.number))

    def between(self, first: date | None, last: date | None) -> tuple[Stage, ...]:
        """Stages with a day in this period, both ends inclusive, the earliest first."""
        dated = [(stage.stage.start, stage) for stage in self.stages() if stage.stage.start is not None]
        return tuple(
            stage for day, stage in reversed(dated) if (first is None or first <= day) and (last is None or day <= last)
        )

    def affected(self, citations: Sequence[Citation]) -> tuple[Affected, ...]:
        """The objects of today that cite any of these."""
        read, wanted = self._read(), tuple(citations)
        found = read.touched.get(wanted)
        if found is None:
            found = read.touched[wanted] = read.index.affected(wanted)
        return found

    def concerns(self, stage: Stage, roles: Iterable[str]) -> bool:
        """Whether a stage touches anything written for one of these workplaces; without any, everything does."""
        wanted = set(roles)
        touched = self.affected(stage.citations)
        return not wanted or any(not one.entry.head.roles or wanted & set(one.entry.head.roles) for one in touched)

    def state(self, entry: Entry) -> StateOfLaw:
        """The Rechtsstand of an object with its cause, as of today; what cites no law was not written after any."""
        pack = self._shelf.whole.pack
        whole = self._shelf.whole.entries.get(entry.id, entry)
        law_as_of = pack.law_as_of if pack and any(True for _ in cited(whole)) else None
        held_against = basis(entry.head, law_as_of)
        later = self._later(entry, held_against) if held_against is not None else None
        return state_of_law(entry.head, law_as_of, later, self._shelf.today)

    def _later(self, entry: Entry, held_against: date) -> Later | None:
        """The newest stage in force that changes what the object cites, where no text citing it begins on its day."""
        whole = self._shelf.whole.entries.get(entry.id, entry)
        for stage in self.stages():
            day = stage.stage.start
            if day is None or day > self._shelf.today:
                continue
            if day <= held_against:
                break
            citing = {
                part_id for citation, part_id in cited(whole) for one in stage.citations if overlap(citation, one)
            }
            inner = (period for part in whole.parts if part.id in citing for period in part.periods)
            periods = [entry.head.period, *inner]
            if citing and day not in turning_days(periods):
                return Later(stage.stage.title, day, stage.stage.exact)
        return None

    def _read(self) -> _Read:
        current, kept = self._shelf.current, self._kept
        if kept is None or kept.library is not current:
            stages = tuple(sorted(stages_in(current.changes), key=_newest_first))
            kept = self._kept = _Read(current, CitationIndex(current), stages, {})
        return kept


def _newest_first(stage: Stage) -> tuple[bool, int]:
    day = stage.stage.start
    return (day is not None, -day.toordinal() if day else 0)


def stages_in(changes: Iterable[LawChange]) -> Iterator[Stage]:
    """The stages of these changes, in the order of their files."""
    for change in changes:
        for number, stage in enumerate(change.stages, 1):
            yield Stage(change, stage, number, _concerned(stage))


def _concerned(stage: LawStage) -> tuple[Citation, ...]:
    named = (plain(value) for field in stage.fields if field.key == CONCERNS for value in field.values)
    return parse_sources("; ".join(named))


def cited(entry: Entry) -> Iterator[tuple[Citation, str]]:
    """What an object cites, each citation with the Kennung of the part that does; "" for its `quellen`."""
    for citation in _parsed("; ".join(entry.head.sources)):
        yield citation, ""
    for part in entry.parts:
        for name in part.citations:
            for citation in _parsed(name):
                yield citation, part.id


@cache
def _parsed(text: str) -> tuple[Citation, ...]:
    """Citations come again and again: every spelling is read once."""
    return parse_sources(text)

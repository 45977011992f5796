"""Refreshers: what of something learned reads otherwise today, what that asks of the person, and by which change.

A change reaches exactly those who learned the earlier text: Fassungen are compared, never days of completion. Several
changes since then are one refresher, from what the person saw to what holds today. The completion itself stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from wissen.content.entry import Entry, Part, PartKind
from wissen.content.head import Change, ChangeClass
from wissen.content.ids import Id, ref
from wissen.learning.history import Completion, History

ASKS_AGAIN = frozenset({ChangeClass.CONFIRM, ChangeClass.REFRESH})
_LEARNED = frozenset({PartKind.SECTION, PartKind.STEP})
_ORDER = tuple(ChangeClass)
"""From the class that disturbs nobody to the one that asks most."""


@dataclass(frozen=True, slots=True)
class Delta:
    """A section or step that reads otherwise; `old` are the Fassungen it comes from (none: new), `new` "" has gone."""

    place: str
    title: str
    old: tuple[str, ...]
    new: str


@dataclass(frozen=True, slots=True)
class Refresher:
    """`kind` is the strongest class among `changes`, which are in the order of their days."""

    entry: Entry
    kind: ChangeClass
    changes: tuple[Change, ...]
    deltas: tuple[Delta, ...]
    questions: tuple[str, ...] = ()

    @property
    def since(self) -> date:
        """The day of the newest change."""
        return self.changes[-1].day


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a refresher must know beyond its object.

    `replaced` are the names that sections of today say they replace, wherever these stand; `present` the Fassungen of
    all sections of today; `whole` are the objects with all versions; `learned` as from `History.learned`.
    """

    replaced: Collection[str] = ()
    present: Collection[str] = ()
    whole: Mapping[Id, Entry] = field(default_factory=dict)
    learned: Collection[str] = ()


def refresher(entry: Entry, history: History, today: date, around: Surroundings) -> Refresher | None:
    """What the object, as of today, asks of somebody who learned it earlier; None when nothing has changed for them."""
    known = known_of(entry, history)
    if known is None:
        return None
    found: list[tuple[Delta, tuple[Change, ...]]] = []
    for delta, begins in _deltas(entry, known, around):
        changes = _causes(entry, delta.place, known, today, begins)
        if any(change.kind is not ChangeClass.EDITORIAL for change in changes):
            found.append((delta, changes))
    if not found:
        return None
    each = dict.fromkeys(change for _, causes in found for change in causes)
    ordered = tuple(sorted(each, key=lambda change: change.day))
    kind = max((change.kind for change in ordered), key=_ORDER.index)
    questions = _questions(entry, ordered, [delta.place for delta, _ in found]) if kind is ChangeClass.REFRESH else ()
    return Refresher(entry, kind, ordered, tuple(delta for delta, _ in found), questions)


def known_of(entry: Entry, history: History) -> Completion | None:
    """What the person knows of the object, by its own Kennung or that of the one it replaces."""
    names = (entry.id, *entry.head.supersedes)
    return next((known for name in names if (known := history.known(name)) is not None), None)


def replaced(entries: Iterable[Entry]) -> frozenset[str]:
    """The names that parts of these objects say they replace."""
    return frozenset(old for entry in entries for part in entry.parts for old in part.supersedes)


def present(entries: Iterable[Entry]) -> frozenset[str]:
    """The Fassungen of all sections of these objects."""
    return frozenset(part.revision for entry in entries for part in _sections(entry))


def _deltas(entry: Entry, known: Completion, around: Surroundings) -> Iterator[tuple[Delta, date | None]]:
    """Each section that reads otherwise, with the day from which it does by a period of validity."""
    here = {part.id for part in entry.parts}
    for part in _sections(entry):
        if part.revision in around.learned:
            continue  # known as it stands, from here or from where it stood before
        sources = (part.id, *(old.partition("#")[2] or old for old in part.supersedes))
        old = tuple(known.sections[name] for name in sources if name in known.sections)
        yield Delta(part.id, part.title, old, part.revision), part.period.start
    for place, revision in known.sections.items():
        moved = revision in around.present or place in around.replaced or ref(entry.id, place) in around.replaced
        if place not in here and not moved:
            yield Delta(place, _title(entry, place, around), (revision,), ""), _ended(entry, place, around)


def _causes(entry: Entry, place: str, known: Completion, today: date, begins: date | None) -> tuple[Change, ...]:
    """The changes that the person has not seen; a period that begins without an entry in `verlauf` is only told."""
    told = tuple(
        change
        for change in entry.head.history
        if (known.through or date.min) < change.day <= today and (not change.sections or place in change.sections)
    )
    if told or begins is None or not known.day < begins <= today:
        return told
    return (Change(begins, ChangeClass.INFORM, ""),)


def _questions(entry: Entry, changes: tuple[Change, ...], places: list[str]) -> tuple[str, ...]:
    """What may be asked: the questions that the changes name, wherever they stand, else those below what changed."""
    named: list[str] = [item for change in changes for item in change.items]
    if not named:
        section = ""
        for part in entry.parts:
            section = part.id if part.kind is PartKind.SECTION else section
            if part.kind is PartKind.ITEM and section in places:
                named.append(part.id)
    return tuple(dict.fromkeys(named))


def _sections(entry: Entry) -> Iterator[Part]:
    """What is learned of a lesson or a process."""
    return (part for part in entry.parts if part.kind in _LEARNED)


def _versions(entry: Entry, place: str, around: Surroundings) -> list[Part]:
    whole = around.whole.get(entry.id)
    return [part for part in whole.parts if part.id == place] if whole else []


def _title(entry: Entry, place: str, around: Surroundings) -> str:
    return next((part.title for part in _versions(entry, place, around)), place)


def _ended(entry: Entry, place: str, around: Surroundings) -> date | None:
    """The first day on which a section that has gone no longer held."""
    ends = [part.period.end for part in _versions(entry, place, around) if part.period.end]
    return max(ends) + timedelta(days=1) if ends else None

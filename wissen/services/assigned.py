"""What mentors have assigned to the person, and what of that the person has not heard of yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from wissen.content.entry import Entry, Part
from wissen.content.library import Library
from wissen.content.successors import led_on, successors
from wissen.learning.assigning import Plan, PlannedItem
from wissen.services.post import Contact, Post, Side
from wissen.settings import read_json, write_json
from wissen.team.messages import Assignment, Withdrawn, encode

NAME = "zugewiesen.json"
FORMAT = 1
_FIELDS = frozenset({"title", "sender", "by", "digest"})


@dataclass(frozen=True, slots=True)
class Assigned:
    """A learning path as it holds now, and from whom it is; `earlier`: from a computer they had before.

    The present computer of a mentor knows nothing of those, so it may have assigned another one in their place.
    """

    sender: Contact
    assignment: Assignment
    earlier: bool = False

    @property
    def key(self) -> str:
        """Its name among all that were assigned: of the mentor and the assignment."""
        return f"{self.sender.id}-{self.assignment.id}"

    @property
    def last(self) -> date | None:
        """The day on which the last of it is due; None where nothing is in it."""
        return max((item.due for item in self.assignment.items), default=None)

    @property
    def phases(self) -> tuple[tuple[date, Plan], ...]:
        """What is due on which day, in the order of the days."""
        items = sorted(self.assignment.items, key=_due)
        return tuple((due, tuple(same)) for due, same in groupby(items, _due))


class Turn(StrEnum):
    """What has happened to an assignment."""

    CAME = "came"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing to tell; `words` are what the mentor wrote, `last` the last day of what holds now."""

    turn: Turn
    title: str
    by: str
    words: str = ""
    last: date | None = None


def assigned(post: Post) -> tuple[Assigned, ...]:
    """What holds now, in the order in which it first came; a message of the same id replaces the earlier one."""
    found: dict[tuple[str, str], Assigned] = {}
    for one in post.received():
        if one.sender.side is not Side.MENTOR:
            continue
        match one.message:
            case Assignment(id=name):
                found[one.sender.id, name] = Assigned(one.sender, one.message, one.earlier)
            case Withdrawn(name):
                found.pop((one.sender.id, name), None)
    return tuple(found.values())


def replaced(now: Iterable[Assigned]) -> tuple[Assigned, ...]:
    """What an earlier computer of a mentor assigned whose present one has assigned something as well."""
    there = tuple(now)
    present = {one.sender.id for one in there if not one.earlier}
    return tuple(one for one in there if one.earlier and one.sender.id in present)


def found_in(library: Library, items: Iterable[PlannedItem]) -> dict[str, tuple[Entry, Part | None]]:
    """What the content has of the items, by the name in the assignment; something renamed counts as there."""
    found: dict[str, tuple[Entry, Part | None]] = {}
    missing: list[str] = []
    for item in items:
        there = library.lookup(item.ref)
        if there is None:
            missing.append(item.ref)
        else:
            found[item.ref] = there
    newer = successors(library.entries.values()) if missing else {}
    for name in missing:
        now = led_on(library, name, newer)
        if now is not None:
            found[name] = library.find(now)
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    title: str
    sender: str
    by: str
    digest: str
    last: str = ""
    """The last day as ISO 8601; "" where an earlier version did not note it."""

    def is_over(self, today: date) -> bool:
        """Whether nothing was to be done of it any more."""
        return bool(self.last) and self.last < today.isoformat()


class HeardOf:
    """Which assignments the person has been told of, in one file of the profile."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._known = _read(read_json(self._path)[0].get("known"))

    def news(self, now: Iterable[Assigned], contacts: Iterable[Contact], today: date) -> tuple[Heard, ...]:
        """What has come, changed or gone since the person took note.

        Nothing is told of those with whom the person does not exchange any more, nor that something has gone whose
        last day is past: that goes by time.
        """
        known = {contact.id for contact in contacts}
        current = {one.key: one for one in now}
        told = [
            Heard(
                Turn.CHANGED if key in self._known else Turn.CAME,
                one.assignment.title,
                one.sender.name,
                one.assignment.words,
                one.last,
            )
            for key, one in current.items()
            if key not in self._known or self._known[key].digest != _digest(one)
        ]
        gone = (
            Heard(Turn.WITHDRAWN, one.title, one.by)
            for key, one in self._known.items()
            if key not in current and one.sender in known and not one.is_over(today)
        )
        return (*told, *gone)

    def take_note(self, now: Iterable[Assigned]) -> None:
        """The person knows what holds now. Raises SettingsError."""
        self._known = {one.key: _known(one) for one in now}
        self._write()

    def forget(self, sender: str) -> None:
        """Keep nothing of somebody. Raises SettingsError."""
        self._drop(key for key, one in self._known.items() if one.sender == sender)

    def forget_one(self, key: str) -> None:
        """Keep nothing of a path that the person uses no longer. Raises SettingsError."""
        self._drop((key,))

    def forget_over(self, now: Iterable[Assigned], contacts: Iterable[Contact], today: date) -> None:
        """Keep nothing of what has gone by time. Raises SettingsError."""
        current, senders = {one.key for one in now}, {contact.id for contact in contacts}
        self._drop(
            key
            for key, one in self._known.items()
            if key not in current and one.sender in senders and one.is_over(today)
        )

    def _drop(self, keys: Iterable[str]) -> None:
        gone = frozenset(keys)
        if gone:
            self._known = {key: one for key, one in self._known.items() if key not in gone}
            self._write()

    def _write(self) -> None:
        known = {key: asdict(one) for key, one in sorted(self._known.items())}
        write_json(self._path, {"format": FORMAT, "known": known})


def _read(raw: object) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for key, one in raw.items() if isinstance(raw, dict) else ():
        if isinstance(one, dict) and one.keys() >= _FIELDS:
            found[str(key)] = _Known(**{name: str(one[name]) for name in _FIELDS}, last=str(one.get("last", "")))
    return found


def _known(one: Assigned) -> _Known:
    last = (one.last or one.assignment.start).isoformat()
    return _Known(one.assignment.title, one.sender.id, one.sender.name, _digest(one), last)


def _digest(one: Assigned) -> str:
    return hashlib.sha256(encode(one.assignment)).hexdigest()


def _due(item: PlannedItem) -> date:
    return item.due

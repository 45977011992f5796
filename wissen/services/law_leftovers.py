"""Rechtsänderung einpflegen: texts that bear a day which their stage no longer has, led to its day or taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from wissen.content.entry import Entry, Part
from wissen.content.fix import encoded
from wissen.content.library import Library
from wissen.content.problem import Problem
from wissen.content.restaging import moved, withdrawn
from wissen.content.rewritten import Rewrite, Wrote
from wissen.errors import ContentError
from wissen.services.law_entry import GONE, EnteredChange, Settled, place_key
from wissen.services.law_staging import require_own, text_of
from wissen.text import german_date

RULE: Final = "stufe-alter-tag"


@dataclass(frozen=True, slots=True)
class Leftover:
    """What was written for a day that a stage no longer has: `number` is its own, `GONE` where it was removed.

    `day` is what it has now, None where it is open or gone.
    """

    number: int
    old: date
    day: date | None
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done for a leftover: `refs` are the places it settles, `left` says why others stay as they are."""

    rewrites: tuple[Rewrite, ...]
    refs: tuple[str, ...]
    left: tuple[ContentError, ...]


def leftovers(library: Library, change: EnteredChange) -> tuple[Leftover, ...]:
    """What still stands in the content, by stage and earlier day.

    A text that begins on the day of another stage, for which it was decided too, is that one's.
    """
    found: dict[tuple[int, date], list[str]] = {}
    days = {number: stage.day for number, stage in enumerate(change.stages, 1)}
    for number, old, ref in _written(change):
        theirs = any(day == old and change.decision(at, ref) is Settled.CHANGED for at, day in days.items())
        if days.get(number) != old and not theirs and _version(library, ref, old):
            found.setdefault((number, old), []).append(ref)
    return tuple(Leftover(number, old, days.get(number), tuple(refs)) for (number, old), refs in found.items())


def plan(folder: Path, library: Library, leftover: Leftover) -> Plan:
    """How the texts come to bear the day of their stage, or go where it has none; changes nothing yet.

    Raises ContentError for a folder that is not one's own, or a file that cannot be read.
    """
    require_own(folder)
    texts: dict[str, tuple[str, bytes]] = {}
    done, left = [], []
    for ref in leftover.refs:
        found = _version(library, ref, leftover.old)
        if found is None:
            continue
        entry, part = found
        text, data = texts.get(entry.path) or text_of(folder, entry.path)
        try:
            texts[entry.path] = (_anew(text, entry.path, part.id, leftover), data)
            done.append(ref)
        except ContentError as error:
            left.append(error)
    rewrites = tuple(Wrote(path, data, encoded(text, data)) for path, (text, data) in texts.items())
    return Plan(rewrites, tuple(done), tuple(left))


def settled_anew(change: EnteredChange, leftover: Leftover, refs: Iterable[str]) -> EnteredChange:
    """The change once a plan for these places was carried out."""
    keys = {place_key(leftover.number, leftover.old, ref): ref for ref in refs}
    settled = {key: how for key, how in change.settled.items() if key not in keys}
    if leftover.day is not None:
        now = (place_key(leftover.number, leftover.day, ref) for ref in keys.values())
        settled |= dict.fromkeys(now, Settled.CHANGED)
    return replace(change, settled=settled)


def settled_as_before(change: EnteredChange, leftover: Leftover, refs: Iterable[str]) -> EnteredChange:
    """The change once that was undone."""
    known = tuple(refs)
    now = {place_key(leftover.number, leftover.day, ref) for ref in known}
    settled = {key: how for key, how in change.settled.items() if key not in now}
    old = (place_key(leftover.number, leftover.old, ref) for ref in known)
    return replace(change, settled=settled | dict.fromkeys(old, Settled.CHANGED))


def problems(library: Library, change: EnteredChange) -> Iterator[Problem]:
    """An error for each place: until it is put right, its text changes on a day on which the law does not."""
    for leftover in leftovers(library, change):
        old = german_date(leftover.old)
        found = (_version(library, ref, leftover.old) for ref in leftover.refs)
        for entry, part in filter(None, found):
            text = f"„{part.title}“ trägt noch den {old}. {_why(leftover)}"
            yield Problem(entry.path, part.line, RULE, text)


def _why(leftover: Leftover) -> str:
    if leftover.day is not None:
        now = german_date(leftover.day)
        return f"Die Stufe gilt jetzt ab {now}: Stellen Sie den Text bei den betroffenen Stellen um."
    state = "Die Stufe gibt es nicht mehr" if leftover.number == GONE else "Der Tag der Stufe ist jetzt offen"
    return f"{state}: Nehmen Sie den Text bei den betroffenen Stellen zurück."


def _anew(text: str, path: str, part_id: str, leftover: Leftover) -> str:
    if leftover.day is None:
        return withdrawn(text, path, part_id, day=leftover.old)
    return moved(text, path, part_id, day=leftover.old, to=leftover.day)


def _written(change: EnteredChange) -> Iterator[tuple[int, date, str]]:
    """What was changed: the stage, the day it had, and the place."""
    for key, how in change.settled.items():
        number, day, ref = key.split("/", 2)
        if how is Settled.CHANGED and day:
            yield int(number), date.fromisoformat(day), ref


def _version(library: Library, ref: str, day: date) -> tuple[Entry, Part] | None:
    """The version of a place that begins on the day, and what it stands in."""
    entry, part = library.lookup(ref) or (None, None)
    if entry is None or part is None:
        return None
    return next(((entry, one) for one in entry.parts if (one.id, one.period.start) == (part.id, day)), None)

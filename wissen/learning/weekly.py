"""Wochenblick: what a mentor may do this week, at most seven things, from what people shared and what is planned.

A week is its Monday. Nobody is compared with anybody: rows stand by what is to be done, then in the order in which it
began to wait, then by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from wissen.learning.completion import Standing
from wissen.text import german_date, plural_de

MOST_ROWS: Final = 7
SILENT_AFTER: Final = 3
"""Weeks without anything shared, after which a mentor may ask."""
ENDS_WITHIN: Final = timedelta(days=14)
"""So long before its last day a path is said to end."""


class Act(StrEnum):
    """What a row offers, in the order of the rows: who waits for the mentor comes first. The value is on the button."""

    TALK = "Gesprächsblatt"
    SIGN_OFF = "Abzeichnen"
    ASSIGN = "Lernpfad zuweisen"
    POSTPONE = "Um eine Woche verschieben"
    NEXT = "Nächsten Pfad zuweisen"
    LAW = "Neuerung ansprechen"
    ASK = "Nachfragen"
    LEAVE = "Kontakt entfernen"


_ORDER: Final = {act: place for place, act in enumerate(Act)}

_NOT_SEEN: Final = (
    "Von diesem Rechner ist kein Lernpfad zugewiesen. Was ein früherer zugewiesen hat, sieht er nicht: Fragen Sie nach."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Help was asked for, at what has this title, in this week; `key` tells it from all others of the person."""

    ref: str
    title: str
    week: date
    key: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something planned; `standing` is what was shared of it, in words, `done` None where that cannot be known."""

    ref: str
    title: str
    due: date
    done: bool | None = None
    standing: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A learning path that is assigned."""

    id: str
    title: str
    start: date
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Absent:
    """Another mentor, by their name, for whom one stands in until a day."""

    name: str
    last: date


@dataclass(frozen=True, slots=True)
class Seen:
    """What a mentor knows of a person; `week` is that of the newest share, None where nothing was ever shared.

    `modules` are pairs of title and Stand, `ready` pairs of Kennung and title of the skills that wait for a sign-off.
    `absent` is whose trainee the person is, where the mentor only stands in. `elsewhere`: an earlier computer of the
    mentor told them something, which this one does not know.
    """

    id: str
    name: str
    week: date | None = None
    modules: tuple[tuple[str, Standing], ...] = ()
    ready: tuple[tuple[str, str], ...] = ()
    asked: tuple[Asked, ...] = ()
    plans: tuple[Plan, ...] = ()
    absent: Absent | None = None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do for a person; `subject` is the plan, or the skill, or what the row is about; `since` a week."""

    act: Act
    person: str
    name: str
    reason: str
    subject: str = ""
    since: date = date.min

    @property
    def key(self) -> str:
        """What names it on the mentor's computer: something else to the same person is another row."""
        return f"{self.act.name.lower()} {self.person} {self.subject}".strip()


@dataclass(frozen=True, slots=True)
class Rows:
    """What to do this week, and how many rows had no place; `keys` also of those that were put off."""

    rows: tuple[Row, ...]
    more: int = 0
    keys: frozenset[str] = frozenset()


def monday(day: date) -> date:
    """The week of a day."""
    return day - timedelta(days=day.weekday())


def weeks_since(week: date, today: date) -> int:
    """How many weeks ago a week was; 0 for this one, and for one that is still to come."""
    return max(0, (monday(today) - week).days // 7)


def week_words(week: date) -> str:
    """A week as people call it: "KW 48"."""
    return f"KW {week.isocalendar().week}"


def weekly(people: Iterable[Seen], today: date, put_off: Mapping[str, date]) -> Rows:
    """What to do this week; `put_off` are rows by key, with the week in which they were put off until the next."""
    this = monday(today)
    everything = [row for person in people for row in _rows(person, today)]
    found = [row for row in everything if put_off.get(row.key) != this]
    found.sort(key=lambda row: (_ORDER[row.act], row.since, row.name.casefold(), row.person))
    keys = frozenset(row.key for row in everything)
    return Rows(tuple(found[:MOST_ROWS]), max(0, len(found) - MOST_ROWS), keys)


def late(person: Seen, plan: Plan, today: date) -> tuple[Item, ...]:
    """What of a plan should be done and, by a share of that week or a later one, is not."""
    return tuple(
        item
        for item in plan.items
        if item.done is False
        and not item.optional
        and item.due < today
        and person.week is not None
        and person.week >= monday(item.due)
    )


def is_silent(person: Seen, today: date) -> bool:
    """Whether nothing came for some weeks, or nothing ever since something was planned."""
    begun = min((monday(plan.start) for plan in person.plans), default=None)
    since = person.week or begun
    return since is not None and weeks_since(since, today) >= SILENT_AFTER


def _rows(person: Seen, today: date) -> Iterator[Row]:
    """At most one row of each kind for a person."""

    def row(act: Act, reason: str, subject: str = "", since: date = date.min) -> Row:
        return Row(act, person.id, person.name, reason, subject, since)

    if person.asked:
        first = min(person.asked, key=lambda one: (one.week, one.ref))
        subject = " ".join(sorted(one.key for one in person.asked))
        reason = f"Bitte um Hilfe in {week_words(first.week)}: „{first.title}“{_more(len(person.asked))}."
        yield row(Act.TALK, reason, subject, first.week)
    if person.ready:
        refs = " ".join(sorted(ref for ref, _ in person.ready))
        reason = f"Bereit zur Abnahme: „{person.ready[0][1]}“{_more(len(person.ready))}."
        yield row(Act.SIGN_OFF, reason, refs, person.week or date.min)
    if not person.plans and person.absent is not None and person.absent.last < today:
        away, last = person.absent.name, person.absent.last
        reason = f"Die Vertretung für {away} war bis {german_date(last)}."
        yield row(Act.LEAVE, reason, last.isoformat(), monday(last))
        return
    if not person.plans and person.absent is None:
        yield row(Act.ASSIGN, _NOT_SEEN if person.elsewhere else "Zurzeit ist kein Lernpfad zugewiesen.")
    waiting = [(item, plan) for plan in person.plans for item in late(person, plan, today)]
    if waiting and person.week is not None:
        item, plan = min(waiting, key=lambda pair: (pair[0].due, pair[1].id, pair[0].ref))
        stood = f"stand in {week_words(person.week)} auf „{item.standing}“"
        reason = f"„{item.title}“ war bis {german_date(item.due)} gedacht und {stood}."
        yield row(Act.POSTPONE, reason, plan.id, monday(item.due))
    else:
        yield from _ends(person, today)
    stale = [title for title, standing in person.modules if standing is Standing.STALE]
    if stale:
        reason = f"„{stale[0]}“ hat sich geändert, gelernt ist der frühere Stand{_more(len(stale))}."
        yield row(Act.LAW, reason, "", person.week or date.min)
    if is_silent(person, today):
        came = f"Seit {week_words(person.week)} ist" if person.week else "Noch ist"
        yield row(Act.ASK, f"{came} kein Stand gekommen.", "", person.week or date.min)


def _ends(person: Seen, today: date) -> Iterator[Row]:
    """The last path of a person ends soon, or has ended."""
    ends = [(item.due, plan.title, plan.id) for plan in person.plans for item in plan.items]
    if ends:
        last, title, plan_id = max(ends)
        if last <= today + ENDS_WITHIN:
            reason = f"„{title}“ {'endete' if last < today else 'endet'} am {german_date(last)}."
            yield Row(Act.NEXT, person.id, person.name, reason, plan_id, monday(last))


def _more(count: int) -> str:
    return f", dazu {plural_de(count - 1, 'weitere Stelle', 'weitere Stellen')}" if count > 1 else ""

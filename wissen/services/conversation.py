"""Gesprächsblatt: everything a mentor knows of one person, in words, with questions to talk about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from wissen.learning.talk import suggested
from wissen.learning.weekly import Absent, Plan, week_words, weeks_since
from wissen.services.post import Contact
from wissen.services.week import Cell, Known, SignedOff, Week
from wissen.services.week_tables import age_words, cell_words
from wissen.team.messages import week_day

__all__ = ["Conversation", "Due", "Path", "Request", "SignedOff", "conversation"]

STATE_OF_DONE: Final = "fertig oder bereit"
UNKNOWN: Final = "nicht bekannt"


@dataclass(frozen=True, slots=True)
class Request:
    """Help was asked for: where, in which week, in which words; `key` names it on this computer."""

    key: str
    title: str
    week: str
    words: str


@dataclass(frozen=True, slots=True)
class Due:
    """Something assigned, by when, and what was shared of it."""

    title: str
    day: date
    state: str


@dataclass(frozen=True, slots=True)
class Path:
    """A learning path that is assigned."""

    title: str
    items: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """The sheet of one person; `shared` is "" where nothing was ever shared, else how old it is.

    `absent` is whose trainee the person is, where the mentor only stands in.
    """

    contact: Contact
    shared: str
    modules: tuple[tuple[str, str], ...]
    ready: tuple[str, ...]
    requests: tuple[Request, ...]
    paths: tuple[Path, ...]
    signed: tuple[tuple[str, SignedOff], ...]
    questions: tuple[str, ...]
    absent: Absent | None = None


def conversation(week: Week, contact: str, today: date, discussed: Collection[str]) -> Conversation:
    """The sheet for a talk today; requests for help in `discussed` are settled. Raises NotFound."""
    known = week.known(week.contact(contact))
    seen = week.seen(known, discussed)
    age = "" if seen.week is None else f"{week_words(seen.week)}, {age_words(weeks_since(seen.week, today))}"
    return Conversation(
        known.contact,
        age,
        _modules(week, known, today),
        tuple(title for _, title in seen.ready),
        tuple(
            Request(key, week.title(one.ref), week_words(week_day(one.week)), one.words)
            for key, one in known.asked.items()
            if key not in discussed
        ),
        tuple(map(_path, seen.plans)),
        tuple((week.title(ref), signed) for ref, signed in known.signed.items()),
        suggested(seen, today),
        seen.absent,
    )


def _modules(week: Week, known: Known, today: date) -> tuple[tuple[str, str], ...]:
    if known.share is None or known.week is None:
        return ()
    age = weeks_since(known.week, today)
    return tuple(
        (week.title(one.module), cell_words(Cell(one.standing, age, one.score))) for one in known.share.modules
    )


def _path(plan: Plan) -> Path:
    items = sorted(plan.items, key=lambda item: item.due)
    return Path(
        plan.title,
        tuple(Due(item.title, item.due, item.standing or (STATE_OF_DONE if item.done else UNKNOWN)) for item in items),
    )

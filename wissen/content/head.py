"""The head every content file bears: who it is, for whom, since when, and what has changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wissen.content.ids import Id, Place
from wissen.content.validity import ALWAYS, Period


class ChangeClass(StrEnum):
    """What a change asks of people who learned the earlier text."""

    EDITORIAL = "redaktionell"
    INFORM = "mitteilen"
    CONFIRM = "bestätigen"
    REFRESH = "auffrischen"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of `verlauf`; `sections` and `items` name what it touches, empty means all."""

    day: date
    kind: ChangeClass
    text: str
    sections: tuple[Place, ...] = ()
    items: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """`geprüft`: the office has checked the content on `day`; `due` is the day the next check is wanted."""

    day: date
    by: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """`roles` empty means all workplaces; `minutes` is reading time; `derived` marks a Kennung not yet written down."""

    id: Id
    title: str
    roles: tuple[str, ...] = ()
    minutes: int | None = None
    responsible: str = ""
    review: Review | None = None
    sources: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    period: Period = ALWAYS
    supersedes: tuple[Id, ...] = ()
    history: tuple[Change, ...] = ()
    derived: bool = field(default=False, compare=False)

"""What one person's Wissen tells another's: these shapes are all that ever leaves a computer.

A share holds module, edition, Stand, score in steps of 5 and the ISO week, nothing finer. Whatever a message says about
what a trainee did carries a week and never a day; what a mentor plans or signs off carries the day they chose.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from wissen.content.ids import is_id, split_ref
from wissen.errors import ExchangeError
from wissen.learning.assigning import PlannedItem
from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState, SignOffLevel

__all__ = [
    "CHANNELS",
    "LONGEST_NOTE",
    "LONGEST_TITLE",
    "MOST_ITEMS",
    "SCORE_STEP",
    "Assignment",
    "Channel",
    "HelpWanted",
    "Message",
    "PlannedItem",
    "Share",
    "SharedModule",
    "SharedPractice",
    "SignedOff",
    "Withdrawn",
    "canonical",
    "decode",
    "encode",
    "iso_week",
    "stepped",
    "week_day",
]

LONGEST_NOTE: Final = 500
"""Characters of what a person adds in their own words."""
LONGEST_TITLE: Final = 200
MOST_ITEMS: Final = 500
"""Modules, practical skills or planned items of one message."""
SCORE_STEP: Final = 5
"""Percent: no score leaves a computer finer than this."""

T = TypeVar("T")

_CENTURIES: Final = range(2000, 3000)
"""Years of days and weeks: whoever reckons with a day that came must find one before and behind it."""
_WEEK = re.compile(r"2[0-9]{3}-W(?:0[1-9]|[1-4][0-9]|5[0-3])")


class Channel(StrEnum):
    """What a log is for; a log has one reader."""

    SHARE = "share"
    """Einblick: how far a trainee is, for a mentor."""
    DETAIL = "detail"
    """What a trainee asks one mentor for help with."""
    ASSIGN = "assign"
    """What a mentor plans for a trainee, takes back, and signs off."""


@dataclass(frozen=True, slots=True)
class SharedModule:
    """`score`: percent of the last quiz that counts, in steps of 5; None where none is shared."""

    module: str
    edition: str
    standing: Standing
    score: int | None = None


@dataclass(frozen=True, slots=True)
class SharedPractice:
    """How far a practical skill is, by its Kennung."""

    practice: str
    state: PracticeState


@dataclass(frozen=True, slots=True)
class Share:
    """How far a trainee is in an ISO week ("2026-W48"): the whole picture, so that the newest one counts."""

    week: str
    modules: tuple[SharedModule, ...]
    practices: tuple[SharedPractice, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpWanted:
    """A trainee asks for help with a lesson, a section (`object#ort`) or a question; `words` may be empty."""

    week: str
    ref: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A learning path for one trainee; a later message with the same `id` replaces the earlier one.

    `id` is a slug of the mentor's, `template` the Kennung of the learning path it was made from, or empty.
    """

    id: str
    title: str
    start: date
    items: tuple[PlannedItem, ...]
    template: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The assignment is taken back; what was learned stays."""

    assignment: str


@dataclass(frozen=True, slots=True)
class SignedOff:
    """A practical skill was shown on a day, at a level; None takes the sign-off of this mentor back."""

    practice: str
    day: date
    level: SignOffLevel | None


Message = Share | HelpWanted | Assignment | Withdrawn | SignedOff

CHANNELS: Final[Mapping[type[Message], Channel]] = {
    Share: Channel.SHARE,
    HelpWanted: Channel.DETAIL,
    Assignment: Channel.ASSIGN,
    Withdrawn: Channel.ASSIGN,
    SignedOff: Channel.ASSIGN,
}
"""Which channel carries which message."""


def iso_week(day: date) -> str:
    """The ISO week of a day, as messages name it: "2026-W48"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def week_day(week: str) -> date:
    """The Monday of an ISO week as messages name it; of the last one where a year has no such week."""
    year, _, number = week.partition("-W")
    last = date(int(year), 12, 28).isocalendar().week
    return date.fromisocalendar(int(year), min(int(number), last), 1)


def stepped(percent: int) -> int:
    """A score (0 to 100) in the steps that may leave a computer, rounded down."""
    return percent - percent % SCORE_STEP


def canonical(raw: object) -> bytes:
    """The one spelling of a JSON value: sorted keys, no white space, UTF-8. Raises ValueError for what has none."""
    return json.dumps(raw, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode()


def encode(message: Message) -> bytes:
    """The one spelling of a message: canonical JSON, UTF-8. Raises ValueError for what must not leave."""
    raw = _raw(message)
    if _message(raw) != message:
        raise ValueError("not a message that may leave")
    return canonical(raw)


def decode(data: bytes, channel: Channel) -> Message:
    """The message that `encode` wrote; raises ExchangeError for anything else, and for one of another channel."""
    try:
        raw = json.loads(data.decode())
        message, spelled = _message(raw), canonical(raw)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ExchangeError("Eine Nachricht ist nicht lesbar.") from error
    if spelled != data:
        raise ExchangeError("Eine Nachricht ist anders geschrieben, als Wissen schreibt.")
    if CHANNELS[type(message)] is not channel:
        raise ExchangeError("Eine Nachricht gehört nicht hierher.")
    return message


def _raw(message: Message) -> dict[str, Any]:
    match message:
        case Share(week, modules, practices):
            return {
                "kind": "share",
                "week": week,
                "modules": [
                    {"module": one.module, "edition": one.edition, "standing": one.standing.name, "score": one.score}
                    for one in modules
                ],
                "practices": [{"practice": one.practice, "state": one.state.name} for one in practices],
            }
        case HelpWanted(week, ref, words):
            return {"kind": "help", "week": week, "ref": ref, "words": words}
        case Assignment(id=name, title=title, start=start, items=items, template=template, words=words):
            planned = [{"ref": one.ref, "due": one.due.isoformat(), "optional": one.optional} for one in items]
            return {
                "kind": "assignment",
                "id": name,
                "title": title,
                "start": start.isoformat(),
                "items": planned,
                "template": template,
                "words": words,
            }
        case Withdrawn(assignment):
            return {"kind": "withdrawn", "assignment": assignment}
        case SignedOff(practice, day, level):
            seen = None if level is None else level.name
            return {"kind": "signed-off", "practice": practice, "day": day.isoformat(), "level": seen}


def _message(raw: object) -> Message:
    """Read a message; raises ValueError, TypeError or KeyError for everything that is not exactly one."""
    fields = _fields(raw)
    match fields.pop("kind"):
        case "share":
            modules = tuple(_module(_fields(one)) for one in _list(fields.pop("modules")))
            practices = tuple(_practice(_fields(one)) for one in _list(fields.pop("practices")))
            return _whole(Share(_week(fields.pop("week")), modules, practices), fields)
        case "help":
            week, ref = _week(fields.pop("week")), _ref(fields.pop("ref"))
            return _whole(HelpWanted(week, ref, _text(fields.pop("words"), LONGEST_NOTE)), fields)
        case "assignment":
            assignment = Assignment(
                id=_id(fields.pop("id")),
                title=_text(fields.pop("title"), LONGEST_TITLE),
                start=_day(fields.pop("start")),
                items=tuple(_planned(_fields(one)) for one in _list(fields.pop("items"))),
                template=_id_or_nothing(fields.pop("template")),
                words=_text(fields.pop("words"), LONGEST_NOTE),
            )
            return _whole(assignment, fields)
        case "withdrawn":
            return _whole(Withdrawn(_id(fields.pop("assignment"))), fields)
        case "signed-off":
            level = fields.pop("level")
            practice, day = _id(fields.pop("practice")), _day(fields.pop("day"))
            return _whole(SignedOff(practice, day, None if level is None else SignOffLevel[level]), fields)
    raise ValueError("unknown kind")


def _module(fields: dict[str, Any]) -> SharedModule:
    score = fields.pop("score")
    if score is not None and (type(score) is not int or not 0 <= score <= 100 or score % SCORE_STEP):
        raise ValueError(score)
    edition = _text(fields.pop("edition"), LONGEST_TITLE)
    standing = Standing[fields.pop("standing")]
    return _whole(SharedModule(_id(fields.pop("module")), edition, standing, score), fields)


def _practice(fields: dict[str, Any]) -> SharedPractice:
    state = PracticeState[fields.pop("state")]
    return _whole(SharedPractice(_id(fields.pop("practice")), state), fields)


def _planned(fields: dict[str, Any]) -> PlannedItem:
    optional = fields.pop("optional")
    if type(optional) is not bool:
        raise TypeError(optional)
    due = _day(fields.pop("due"))
    return _whole(PlannedItem(_ref(fields.pop("ref")), due, optional), fields)


def _whole(value: T, left: Mapping[str, object]) -> T:
    """The value, if nothing is left that nobody reads."""
    if left:
        raise ValueError(sorted(left))
    return value


def _fields(raw: object) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise TypeError(raw)
    return dict(raw)


def _list(raw: object) -> list[Any]:
    if not isinstance(raw, list):
        raise TypeError(raw)
    if len(raw) > MOST_ITEMS:
        raise ValueError(len(raw))
    return raw


def _text(raw: object, longest: int) -> str:
    if not isinstance(raw, str):
        raise TypeError(raw)
    if len(raw) > longest or not raw.replace("\n", "").isprintable():
        raise ValueError(raw)
    return raw


def _week(raw: object) -> str:
    if not isinstance(raw, str) or not _WEEK.fullmatch(raw):
        raise ValueError(raw)
    return raw


def _day(raw: str) -> date:
    day = date.fromisoformat(raw)
    if day.year not in _CENTURIES or day.isoformat() != raw:
        raise ValueError(raw)
    return day


def _id(raw: object) -> str:
    if not isinstance(raw, str) or not is_id(raw):
        raise ValueError(raw)
    return raw


def _id_or_nothing(raw: object) -> str:
    return "" if raw == "" else _id(raw)


def _ref(raw: object) -> str:
    if not isinstance(raw, str):
        raise TypeError(raw)
    base, place = split_ref(raw)
    _id(base)
    if place:
        _id(place)
    return raw

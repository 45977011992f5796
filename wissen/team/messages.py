"""What one person's Wissen tells another's: these shapes are all that ever leaves a computer.

A share holds module, edition, Stand, score in steps of 5 and the ISO week, nothing finer. Whatever a message says about
what a trainee did carries a week and never a day; what a mentor plans or signs off carries the day they chose.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from wissen.errors import ExchangeError
from wissen.learning.assigning import PlannedItem
from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState, SignOffLevel
from wissen.team.keys import PublicKeys, public_keys
from wissen.team.values import (
    LONGEST_NAME,
    a_day,
    a_list,
    a_name,
    a_ref,
    a_text,
    a_week,
    an_id,
    an_id_or_nothing,
    fields_of,
    nothing_left,
)

__all__ = [
    "CHANNELS",
    "LONGEST_COVER",
    "LONGEST_NAME",
    "LONGEST_NOTE",
    "LONGEST_TITLE",
    "MOST_ITEMS",
    "SCORE_STEP",
    "SINCE",
    "Assignment",
    "Channel",
    "Cover",
    "CoverEnded",
    "Covering",
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

LONGEST_COVER: Final = timedelta(days=366)
"""From the first to the last day on which somebody stands in: a cover that never ends is another mentor."""
LONGEST_NOTE: Final = 500
"""Characters of what a person adds in their own words."""
LONGEST_TITLE: Final = 200
MOST_ITEMS: Final = 500
"""Modules, practical skills or planned items of one message."""
SCORE_STEP: Final = 5
"""Percent: no score leaves a computer finer than this."""


class _UnknownKind(ValueError):
    """A message of a kind that nobody here has heard of."""


class Channel(StrEnum):
    """What a log is for; a log has one reader."""

    SHARE = "share"
    """Einblick: how far a trainee is, for a mentor."""
    DETAIL = "detail"
    """What a trainee asks one mentor for help with."""
    ASSIGN = "assign"
    """What a mentor plans for a trainee, takes back, and signs off, and who stands in for them."""


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


@dataclass(frozen=True, slots=True)
class Cover:
    """Somebody stands in for the mentor from the first to the last day; a later message replaces the earlier one.

    `name`, `team` and `keys` are those of their invitation: with them a trainee can get to know them.
    """

    name: str
    team: str
    keys: PublicKeys
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class CoverEnded:
    """Nobody stands in for the mentor any more, or will."""


@dataclass(frozen=True, slots=True)
class Covering:
    """Told to whoever stands in: for which mentor, by their name, until which day. The newest one counts."""

    mentor: str
    last: date


Message = Share | HelpWanted | Assignment | Withdrawn | SignedOff | Cover | CoverEnded | Covering

CHANNELS: Final[Mapping[type[Message], Channel]] = {
    Share: Channel.SHARE,
    HelpWanted: Channel.DETAIL,
    Assignment: Channel.ASSIGN,
    Withdrawn: Channel.ASSIGN,
    SignedOff: Channel.ASSIGN,
    Cover: Channel.ASSIGN,
    CoverEnded: Channel.ASSIGN,
    Covering: Channel.SHARE,
}
"""Which channel carries which message."""

SINCE: Final[Mapping[type[Message], int]] = {Cover: 2, CoverEnded: 2, Covering: 2}
"""The format of letters from which on a message is known; all others always were.

A letter that holds one says so in the open: an older Wissen then asks for the newer version and leaves the file alone.
"""


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
    except _UnknownKind as error:
        raise ExchangeError(
            "Eine Nachricht braucht eine neuere Version von Wissen.",
            "Bitten Sie die Stelle, die Wissen bei Ihnen eingerichtet hat, um die neue Version. Nichts ist verloren.",
        ) from error
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
        case Cover(name, team, keys, first, last):
            days = {"first": first.isoformat(), "last": last.isoformat()}
            return {"kind": "cover", "name": name, "team": team, "keys": keys.hex, **days}
        case CoverEnded():
            return {"kind": "cover-ended"}
        case Covering(mentor, last):
            return {"kind": "covering", "mentor": mentor, "last": last.isoformat()}


def _message(raw: object) -> Message:
    """Read a message; raises ValueError, TypeError or KeyError for everything that is not exactly one."""
    fields = fields_of(raw)
    match fields.pop("kind"):
        case "share":
            modules = tuple(_module(fields_of(one)) for one in a_list(fields.pop("modules"), MOST_ITEMS))
            practices = tuple(_practice(fields_of(one)) for one in a_list(fields.pop("practices"), MOST_ITEMS))
            return nothing_left(Share(a_week(fields.pop("week")), modules, practices), fields)
        case "help":
            week, ref = a_week(fields.pop("week")), a_ref(fields.pop("ref"))
            return nothing_left(HelpWanted(week, ref, a_text(fields.pop("words"), LONGEST_NOTE)), fields)
        case "assignment":
            assignment = Assignment(
                id=an_id(fields.pop("id")),
                title=a_text(fields.pop("title"), LONGEST_TITLE),
                start=a_day(fields.pop("start")),
                items=tuple(_planned(fields_of(one)) for one in a_list(fields.pop("items"), MOST_ITEMS)),
                template=an_id_or_nothing(fields.pop("template")),
                words=a_text(fields.pop("words"), LONGEST_NOTE),
            )
            return nothing_left(assignment, fields)
        case "withdrawn":
            return nothing_left(Withdrawn(an_id(fields.pop("assignment"))), fields)
        case "signed-off":
            level = fields.pop("level")
            practice, day = an_id(fields.pop("practice")), a_day(fields.pop("day"))
            return nothing_left(SignedOff(practice, day, None if level is None else SignOffLevel[level]), fields)
        case "cover":
            name, team, keys = a_name(fields.pop("name")), a_name(fields.pop("team")), public_keys(fields.pop("keys"))
            first, last = a_day(fields.pop("first")), a_day(fields.pop("last"))
            if not timedelta(0) <= last - first <= LONGEST_COVER:
                raise ValueError(first, last)
            return nothing_left(Cover(name, team, keys, first, last), fields)
        case "cover-ended":
            return nothing_left(CoverEnded(), fields)
        case "covering":
            mentor = a_name(fields.pop("mentor"))
            return nothing_left(Covering(mentor, a_day(fields.pop("last"))), fields)
        case str(unknown):
            raise _UnknownKind(unknown)
    raise ValueError("no kind")


def _module(fields: dict[str, Any]) -> SharedModule:
    score = fields.pop("score")
    if score is not None and (type(score) is not int or not 0 <= score <= 100 or score % SCORE_STEP):
        raise ValueError(score)
    edition = a_text(fields.pop("edition"), LONGEST_TITLE)
    standing = Standing[fields.pop("standing")]
    return nothing_left(SharedModule(an_id(fields.pop("module")), edition, standing, score), fields)


def _practice(fields: dict[str, Any]) -> SharedPractice:
    state = PracticeState[fields.pop("state")]
    return nothing_left(SharedPractice(an_id(fields.pop("practice")), state), fields)


def _planned(fields: dict[str, Any]) -> PlannedItem:
    optional = fields.pop("optional")
    if type(optional) is not bool:
        raise TypeError(optional)
    due = a_day(fields.pop("due"))
    return nothing_left(PlannedItem(a_ref(fields.pop("ref")), due, optional), fields)

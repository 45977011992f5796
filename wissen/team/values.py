"""Readers of JSON values that came from others: each raises ValueError or TypeError for all but what is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, TypeVar

from wissen.content.ids import is_id, split_ref

LONGEST_NAME: Final = 100
"""Characters of the name of a person or a team."""

_CENTURIES: Final = range(2000, 3000)
"""Years of days and weeks: whoever reckons with a day that came must find one before and behind it."""
_WEEK = re.compile(r"2[0-9]{3}-W(?:0[1-9]|[1-4][0-9]|5[0-3])")

T = TypeVar("T")


def nothing_left(value: T, left: Mapping[str, object]) -> T:
    """The value, if nothing is left that nobody reads."""
    if left:
        raise ValueError(sorted(left))
    return value


def fields_of(raw: object) -> dict[str, Any]:
    """A JSON object, to be emptied field by field."""
    if not isinstance(raw, dict):
        raise TypeError(raw)
    return dict(raw)


def a_list(raw: object, most: int) -> list[Any]:
    """A JSON list of at most so many values."""
    if not isinstance(raw, list):
        raise TypeError(raw)
    if len(raw) > most:
        raise ValueError(len(raw))
    return raw


def a_text(raw: object, longest: int) -> str:
    """A text of at most so many characters, with line breaks and nothing else that does not show."""
    if not isinstance(raw, str):
        raise TypeError(raw)
    if len(raw) > longest or not raw.replace("\n", "").isprintable():
        raise ValueError(raw)
    return raw


def a_name(raw: object) -> str:
    """The name of a person or a team, in one line."""
    text = a_text(raw, LONGEST_NAME)
    if not text.strip() or not text.isprintable():
        raise ValueError(raw)
    return text


def a_week(raw: object) -> str:
    """An ISO week as messages name it."""
    if not isinstance(raw, str) or not _WEEK.fullmatch(raw):
        raise ValueError(raw)
    return raw


def a_day(raw: str) -> date:
    """A day in its one spelling, with days one can reckon with."""
    day = date.fromisoformat(raw)
    if day.year not in _CENTURIES or day.isoformat() != raw:
        raise ValueError(raw)
    return day


def an_id(raw: object) -> str:
    """A Kennung."""
    if not isinstance(raw, str) or not is_id(raw):
        raise ValueError(raw)
    return raw


def an_id_or_nothing(raw: object) -> str:
    """A Kennung, or nothing."""
    return "" if raw == "" else an_id(raw)


def a_ref(raw: object) -> str:
    """A Kennung, or one with a place behind #."""
    if not isinstance(raw, str):
        raise TypeError(raw)
    base, place = split_ref(raw)
    an_id(base)
    if place:
        an_id(place)
    return raw

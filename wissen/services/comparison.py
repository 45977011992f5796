"""Bisher | Neu: what an object said on one day and what it says on another, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wissen.content.as_text import UNBROKEN, blocks_as_text
from wissen.content.entry import Headed
from wissen.content.library import Library
from wissen.content.summary import sources_of
from wissen.content.word_diff import Difference, difference
from wissen.services.sheet import passage_of

_DASH = re.compile(r"^- ", re.MULTILINE)


class Fate(StrEnum):
    """What has become of a part; the value is the word for it."""

    SAME = "unverändert"
    CHANGED = "geändert"
    NEW = "neu"
    GONE = "entfallen"


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """One part on both days; `place` is its Kennung, the title that of the later day."""

    place: str
    title: str
    fate: Fate
    text: Difference


@dataclass(frozen=True, slots=True)
class Comparison:
    """`parts` are those that read otherwise; `same` is how many do not."""

    kennung: str
    title: str
    before: date
    after: date
    parts: tuple[ComparedPart, ...]
    same: int


def compare(whole: Library, name: str, *, before: date, after: date) -> Comparison:
    """Compare what bears the name on two days; on a day on which it does not hold it says nothing.

    Raises NotFound with the nearest Kennung, ContentError when its file has changed or gone.
    """
    entry, part = whole.find(name)
    old, new = (_texts(whole, name, day) for day in (before, after))
    found = [_compared(place, old.get(place), new.get(place)) for place in _in_order(old, new)]
    changed = tuple(one for one in found if one.fate is not Fate.SAME)
    title = part.title if part and part.title else entry.title
    return Comparison(name, title, before, after, changed, len(found) - len(changed))


def _texts(whole: Library, name: str, day: date) -> dict[str, tuple[str, str]]:
    """Title and text of every part by its place; empty when nothing holds on the day."""
    state = whole.at(day)
    entry, part = whole.find(name)
    if entry.id not in state.entries:
        return {}
    content = state.open(entry.id)
    return {place: text for place, text in _read(content) if part is None or place == part.id}


def _read(content: Headed) -> Iterator[tuple[str, tuple[str, str]]]:
    for source in sources_of(content):
        passage = passage_of(source)
        # A dash before an item would be taken for the sign of what has gone.
        yield source.id, (passage.title, _DASH.sub("• ", blocks_as_text(passage.blocks, UNBROKEN)))


def _in_order(old: dict[str, tuple[str, str]], new: dict[str, tuple[str, str]]) -> list[str]:
    """The places of the later day, each that has gone after the one it stood behind."""
    order = list(new)
    before = ""
    for place in old:
        if place not in new:
            order.insert(order.index(before) + 1 if before in order else 0, place)
        before = place
    return order


def _compared(place: str, old: tuple[str, str] | None, new: tuple[str, str] | None) -> ComparedPart:
    title = (new or old or ("", ""))[0]
    renamed = old is not None and new is not None and old[0] != new[0]
    text = difference(*("\n\n".join(one if renamed else one[1:]) if one else "" for one in (old, new)))
    if old is None:
        return ComparedPart(place, title, Fate.NEW, text)
    if new is None:
        return ComparedPart(place, title, Fate.GONE, text)
    return ComparedPart(place, title, Fate.CHANGED if text.any else Fate.SAME, text)

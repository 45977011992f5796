"""Meta lines as they are written: where each part stands, and another value for some, with all else left as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wissen.content.meta import CARD, QUESTION, SECTION, SEPARATOR, STAGE, STEP, TERM
from wissen.content.model import Kind
from wissen.content.process import CARD_META, CARD_TITLE
from wissen.text import fold

_KEYS = {fold(key): key for keys in (QUESTION, STAGE, CARD, TERM) for key in keys}
_PART = re.compile(r"(?P<key>[^\W\d_]{2,20})\s*:(?:\s+(?P<value>.*?))?\s*\\?\s*")
_BETWEEN = re.compile(r"\s+·\s+")
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<title>.*)")
_ASKED_IN_LESSON = "kontrollfrage:"
_OUTCOME = "ergebnis:"
_FINDER_QUESTION = "frage"


@dataclass(frozen=True, slots=True)
class MetaPart:
    """`start` and `end` are the columns of `Kennung: wann` in its line."""

    key: str
    value: str
    start: int
    end: int


def heading_title(line: str) -> str | None:
    """What a heading says; None for any other line."""
    match = _HEADING.fullmatch(line)
    return match["title"].strip() if match else None


@lru_cache(maxsize=2048)  # an editor asks for each line in sight whenever it is painted
def parts_of(line: str) -> tuple[MetaPart, ...]:
    """The parts of a meta line; none unless every part of the line is one."""
    found, start = [], len(line) - len(line.lstrip())
    for piece in _BETWEEN.split(line.strip()) if ":" in line else ():
        match = _PART.fullmatch(piece)
        key = _KEYS.get(fold(match["key"])) if match else None
        if match is None or key is None:
            return ()
        start = line.index(piece, start)
        value = match["value"] or ""
        end = start + (match.end("value") if value else len(piece))
        found.append(MetaPart(key, value, start, end))
        start += len(piece)
    return tuple(found)


def keys_under(kind: Kind | None, line: str) -> tuple[str, ...]:
    """What may be said below this heading, in a file of this kind."""
    match = _HEADING.fullmatch(line)
    if match is None or len(match["marks"]) == 1:
        return ()
    title = fold(match["title"].strip())
    match kind:
        case Kind.LESSON:
            return QUESTION if title.startswith(_ASKED_IN_LESSON) else SECTION
        case Kind.QUIZ:
            return QUESTION
        case Kind.PROCESS:
            return CARD_META if title == fold(CARD_TITLE) else STEP
        case Kind.FINDER:
            is_question = title.startswith(_FINDER_QUESTION)
            return STEP if is_question else CARD if title.startswith(_OUTCOME) else ()
        case Kind.CARDS | Kind.PRACTICES:
            return CARD
        case Kind.CHANGE:
            return STAGE
        case Kind.GLOSSARY:
            return TERM
    return ()


def meta_lines(lines: Sequence[str], heading: int) -> range:
    """The places of the meta lines below the heading at a place; empty, behind the heading, where there are none."""
    first = heading + 1
    while first < len(lines) and not lines[first].strip():
        first += 1
    last = first
    while last < len(lines) and parts_of(lines[last]):
        last += 1
    return range(first, last) if last > first else range(heading + 1, heading + 1)


def with_values(lines: Sequence[str], heading: int, values: Mapping[str, str]) -> list[str]:
    """The lines with other values below the heading at a place; an empty one takes its part away."""
    places = meta_lines(lines, heading)
    meta = [lines[place] for place in places]
    written = {part.key for line in meta for part in parts_of(line)}
    fresh = [f"{key}: {value}" for key, value in values.items() if value and key not in written]
    changed = [line for old in meta if (line := _line_with(old, values))]
    gap: list[str] = []
    if fresh and len(meta) > 1:
        changed += fresh
    elif fresh:
        changed = [SEPARATOR.join((*changed, *fresh))]
        gap = [""] if not meta and lines[heading + 1 :] and lines[heading + 1].strip() else []
    return [*lines[: places.start], *changed, *gap, *lines[places.stop :]]


def _line_with(line: str, values: Mapping[str, str]) -> str:
    parts = parts_of(line)
    if all(values.get(part.key, part.value) == part.value for part in parts):
        return line
    kept = [
        f"{line[part.start : part.end - len(part.value)].rstrip()} {values[part.key]}"
        if values.get(part.key, part.value) != part.value
        else line[part.start : part.end]
        for part in parts
        if values.get(part.key, part.value)
    ]
    behind = line[parts[-1].end :] if kept else ""
    return f"{SEPARATOR.join(kept)}{behind}"

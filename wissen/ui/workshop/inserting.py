"""Where in a text something new goes: never into the head, nor into the middle of what belongs together."""

from __future__ import annotations

import re
from enum import Enum, auto

from wissen.content.finder import PROOFS_TITLE
from wissen.content.meta_text import parts_of
from wissen.content.source import FENCE

_HEADING = re.compile(r"#{1,2}\s")

_PROOFS = re.compile(rf"^## {PROOFS_TITLE}\s*$", re.MULTILINE)


class Where(Enum):
    """As seen from the cursor."""

    HERE = auto()
    """Among the words of a line."""

    PARAGRAPH = auto()
    """Below the paragraph, with a blank line around it."""

    SECTION = auto()
    """Below the section: in front of the next heading of the first or second level."""

    END = auto()
    """Below everything but the Proben of a finder."""


def with_inserted(text: str, cursor: int, new: str, where: Where) -> tuple[str, int]:
    """The text with something new in it, and where that begins; `cursor` counts the letters before it."""
    body, end = _body_start(text), _body_end(text)
    if cursor < body and where in (Where.HERE, Where.PARAGRAPH):
        cursor = body + len(text[body:]) - len(text[body:].lstrip())  # as if at the first line of the text
    elif where is Where.HERE and _is_prose(_line_at(text, cursor)):
        return f"{text[:cursor]}{new}{text[cursor:]}", cursor
    at_end = where is Where.END or cursor < body
    place = end if at_end else min(_place(text, cursor, where), end)
    before, after = text[:place].rstrip("\n"), text[place:].lstrip("\n")
    start = f"{before}\n\n" if before else ""
    rest = f"\n{after}" if after else ""
    return f"{start}{new.rstrip()}\n{rest}", len(start)


def _body_start(text: str) -> int:
    """Where the text below the head begins; 0 without a head."""
    if not text.startswith(FENCE):
        return 0
    end = re.compile(rf"^{FENCE}\s*$\n?", re.MULTILINE).search(text, len(FENCE))
    return end.end() if end else len(text)


def _body_end(text: str) -> int:
    """Where the text ends; what follows is a table of Proben, and nothing else may stand there."""
    found = _PROOFS.search(text)
    return found.start() if found else len(text)


def _place(text: str, cursor: int, where: Where) -> int:
    """The beginning of the line in front of which it goes."""
    place = _next_line(text, cursor)
    if where is Where.SECTION:
        while place < len(text) and not _HEADING.match(_line_at(text, place)):
            place = _next_line(text, place)
    elif _line_at(text, cursor).strip():
        while place < len(text) and _line_at(text, place).strip():
            place = _next_line(text, place)
    return place


def _line_at(text: str, place: int) -> str:
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return text[start : end if end >= 0 else len(text)]


def _next_line(text: str, place: int) -> int:
    end = text.find("\n", place)
    return end + 1 if end >= 0 else len(text)


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#") and not parts_of(line)

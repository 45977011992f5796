"""Finding a text in a page as a person means it: whatever the case, soft hyphens, hard blanks, ä for ae."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate

_SOFT_HYPHEN = "\u00ad"
_PIECE = re.compile(r"\s+|ae|oe|ue|ss|.", re.IGNORECASE | re.DOTALL)
_SPELLINGS = {"ae": "ä", "oe": "ö", "ue": "ü", "ss": "ß"}
_SPELLINGS |= {short: long for long, short in _SPELLINGS.items()}
# Any blank, but not the end of a paragraph.
_BLANK = r"[^\S\u2029]+"
# Qt counts these characters twice, as its strings are UTF-16.
_TWICE = re.compile("[\U00010000-\U0010ffff]")


def occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    """Start and end (exclusive) of every hit, counted as Qt counts; none for a blank wish."""
    if not wanted.strip():
        return []
    return [match.span() for match in _pattern(wanted.strip()).finditer(as_counted(text))]


def as_counted(text: str) -> str:
    """The text with as many characters as Qt counts."""
    return _TWICE.sub("\ufffd\ufffd", text)


def places(text: str, find: Callable[[str], Sequence[tuple[int, int]]]) -> list[tuple[int, int]]:
    """What `find` finds in a text as people read it, without soft hyphens and hard blanks; counted as Qt counts."""
    read = [letter for letter in text if letter != _SOFT_HYPHEN]
    before = [0, *accumulate(2 if letter > "\uffff" else 1 for letter in text)]
    where = [start for start, letter in zip(before, text, strict=False) if letter != _SOFT_HYPHEN]
    found = find("".join(" " if letter.isspace() else letter for letter in read))
    return [(where[start], where[end - 1] + (2 if read[end - 1] > "\uffff" else 1)) for start, end in found]


def _pattern(wanted: str) -> re.Pattern[str]:
    pieces = (match[0] for match in _PIECE.finditer(as_counted(wanted)))
    return re.compile(f"{_SOFT_HYPHEN}?".join(map(_spelled, pieces)), re.IGNORECASE)


def _spelled(piece: str) -> str:
    if piece.isspace():
        return _BLANK
    other = _SPELLINGS.get(piece.lower())
    letters = f"{_SOFT_HYPHEN}?".join(map(re.escape, piece))
    return f"(?:{letters}|{re.escape(other)})" if other else letters

"""Finding a text in a page as a person means it: whatever the case, soft hyphens, hard blanks, ä for ae."""

from __future__ import annotations

import re

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
    counted = _TWICE.sub("\ufffd\ufffd", text)
    return [match.span() for match in _pattern(wanted.strip()).finditer(counted)]


def _pattern(wanted: str) -> re.Pattern[str]:
    pieces = (match[0] for match in _PIECE.finditer(_TWICE.sub("\ufffd\ufffd", wanted)))
    return re.compile(f"{_SOFT_HYPHEN}?".join(map(_spelled, pieces)), re.IGNORECASE)


def _spelled(piece: str) -> str:
    if piece.isspace():
        return _BLANK
    other = _SPELLINGS.get(piece.lower())
    letters = f"{_SOFT_HYPHEN}?".join(map(re.escape, piece))
    return f"(?:{letters}|{re.escape(other)})" if other else letters

"""Between the text of a file and what is shown of it: which part a line belongs to, which line was meant by words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from wissen.content.entry import Entry, Headed
from wissen.content.item import Quiz

_WORD = re.compile(r"\w+")
_ALIKE = 0.5
"""Share of the clicked words that a line must hold to be meant."""


def place_at(entry: Entry, content: Headed, line: int) -> str:
    """The section, step or question that a line of the file belongs to; "" before the first.

    A case of a quiz belongs to its first question.
    """
    above = [part for part in entry.parts if part.line <= line]
    part = max(above, key=lambda part: part.line, default=None)
    if isinstance(content, Quiz):
        opened = [group for group in content.groups if group.items and 0 < group.line <= line]
        last = max(opened, key=lambda group: group.line, default=None)
        if last is not None and (part is None or part.line < last.line):
            return last.items[0].id
    return part.id if part is not None else ""


def line_of(entry: Entry, lines: Sequence[str], place: str, words: str, day: date) -> int:
    """The line (from 1) at which words of a part were written, else that of its heading; 0 for a part unknown.

    Of several versions the one that holds on the day is meant.
    """
    versions = [one for one in entry.parts if one.id == place]
    if not versions:
        return 0
    part = next((one for one in versions if day in one.period), versions[0])
    later = [one.line for one in entry.parts if one.line > part.line]
    return (
        _alike(lines, words, part.line, min(later, default=len(lines) + 1))
        or _alike(lines, words, 1, len(lines) + 1)
        or part.line
    )


def _alike(lines: Sequence[str], words: str, first: int, after: int) -> int:
    """The first line of this range that holds most of the words; 0 when none holds enough."""
    wanted = set(_WORD.findall(words.casefold()))
    if not wanted:
        return 0
    shares = [
        (len(wanted & set(_WORD.findall(lines[number - 1].casefold()))), -number) for number in range(first, after)
    ]
    most, number = max(shares, default=(0, 0))
    return -number if most >= _ALIKE * len(wanted) else 0

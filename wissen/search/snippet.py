"""The piece of a text that shows why it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_BEFORE = 40
"""Characters of context before the first word that was found."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """`marks` are stretches of `text`, in order and without overlap."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def snippet(text: str, marks: Sequence[tuple[int, int]], *, width: int) -> Snippet:
    """About `width` characters of a text with as many marks as fit, cut between words."""
    start = _best_start(marks, width)
    begin = 0 if start <= _BEFORE else text.rfind(" ", 0, start - _BEFORE) + 1
    spare = len(text) - width
    if spare < begin:
        # Towards the end of the text there is room for more of what comes before.
        begin = text.find(" ", spare, begin) + 1 if spare > 0 else 0
    end = len(text) if len(text) - begin <= width else text.rfind(" ", begin, begin + width)
    end = end if end > begin else min(len(text), begin + width)
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    shift = len(before) - begin
    inside = tuple((first + shift, last + shift) for first, last in marks if first >= begin and last <= end)
    return Snippet(before + text[begin:end] + after, inside)


def _best_start(marks: Sequence[tuple[int, int]], width: int) -> int:
    """Where the window begins that holds most marks; the first of several."""
    room = width - _BEFORE
    counts = [sum(first <= other < first + room for other, _ in marks) for first, _ in marks]
    return marks[counts.index(max(counts))][0] if counts else 0

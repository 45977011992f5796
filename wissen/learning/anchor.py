"""Where words stand that a person marked: found again, word by word, in a text that may have changed since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile("[\\w\u00ad]+")
_SOFT_HYPHEN = "\u00ad"
_ALIKE = 0.6
"""The share of the words that must still be there, in their order, for a place to be the same."""
_FEW = 3
"""Fewer words than these say too little to be recognised when they have changed."""

Stretch = tuple[int, int]
"""Start and end (exclusive) in characters."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text as they are compared, each with its stretch."""

    names: tuple[str, ...]
    stretches: tuple[Stretch, ...]

    def stretch(self, first: int, last: int) -> Stretch:
        """From the word `first` to the word before `last`."""
        return self.stretches[first][0], self.stretches[last - 1][1]


def whole_words(text: str, start: int, end: int) -> Stretch | None:
    """The stretch widened to the words that it touches; None where it touches none."""
    touched = [word.span() for word in _WORD.finditer(text) if word.start() < end and start < word.end()]
    return (touched[0][0], touched[-1][1]) if touched else None


def occurrences(text: str, quote: str) -> tuple[Stretch, ...]:
    """Every place where the words stand as they are quoted, whatever is between them; none without words."""
    there, wanted = _words(text), _words(quote).names
    return tuple(there.stretch(at, at + len(wanted)) for at in _places(there.names, wanted))


def anchored(text: str, quote: str, near: int) -> Stretch | None:
    """Where the quoted words stand now, of several places that nearest to `near`.

    If they no longer stand there as quoted, the place with most of them in their order; None where too few are left.
    """
    exact = occurrences(text, quote)
    if exact:
        return min(exact, key=lambda stretch: abs(stretch[0] - near))
    there, wanted = _words(text), _words(quote).names
    if len(wanted) < _FEW:
        return None
    return _most_alike(there, wanted)


def _most_alike(there: _Words, wanted: tuple[str, ...]) -> Stretch | None:
    """The place around the longest run of words that stayed together."""
    matcher = SequenceMatcher(None, there.names, wanted, autojunk=False)
    run = matcher.find_longest_match()
    first = max(0, run.a - 2 * run.b)
    last = min(len(there.names), run.a + run.size + 2 * (len(wanted) - run.b - run.size))
    window = there.names[first:last]
    blocks = [
        block for block in SequenceMatcher(None, window, wanted, autojunk=False).get_matching_blocks() if block.size
    ]
    if sum(block.size for block in blocks) < _ALIKE * len(wanted):
        return None
    return there.stretch(first + blocks[0].a, first + blocks[-1].a + blocks[-1].size)


def _places(names: Sequence[str], wanted: Sequence[str]) -> list[int]:
    if not wanted:
        return []
    last = len(names) - len(wanted)
    return [at for at in range(last + 1) if names[at] == wanted[0] and names[at : at + len(wanted)] == wanted]


def _words(text: str) -> _Words:
    found = [word for word in _WORD.finditer(text) if word[0].strip(_SOFT_HYPHEN)]
    names = tuple(word[0].replace(_SOFT_HYPHEN, "").casefold() for word in found)
    return _Words(names, tuple(word.span() for word in found))

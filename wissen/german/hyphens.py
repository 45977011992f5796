"""Soft hyphens in long German words, so that narrow columns break "Aufenthaltserlaubnis" where a person would.

The patterns and the way they vote (Franklin M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983) are those of Pyphen.
Only its dictionary is used: Pyphen itself takes 520 ms to prepare all 77,000 patterns, of which a lesson needs some
hundred; looking them up as they stand in the file takes a tenth of a second once.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate

SOFT_HYPHEN = "\u00ad"
SHORTEST = 14
"""Letters from which a word is worth breaking."""

_LONG_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
_AT_EITHER_END = 3
_REMEMBERED = 8192
_POINT = re.compile(r"(\d?)(\D?)")
_DIGITS = re.compile(r"\d")
# Words of this field that the dictionary breaks wrongly: 9 wants a break, 8 forbids one.
_OWN = ("familien9nach9zug", "na8l9ausweis", "schwa8rz9ar", "ti8tel9er8tei", "zusam9me8n9a8r9beit")


def soften(text: str) -> str:
    """Put soft hyphens into the long words of a text; everything else stays as it is."""
    return _LONG_WORD.sub(lambda match: _word(match[0]), text)


def prepare() -> None:
    """Read the dictionary now, which the first long word would wait for."""
    _patterns()


def strip(text: str) -> str:
    """Take the soft hyphens out again: for copying, searching and reading aloud."""
    return text.replace(SOFT_HYPHEN, "")


@lru_cache(_REMEMBERED)
def _word(word: str) -> str:
    votes = _votes(word)
    parts = []
    last = 0
    for place in range(_AT_EITHER_END, len(word) - _AT_EITHER_END + 1):
        # The dictionary knows single letters as syllables ("Mit-glied-s-taat"); one is never worth a line of its own.
        if votes[place] % 2 and place > last + 1:
            parts.append(word[last:place])
            last = place
    return SOFT_HYPHEN.join((*parts, word[last:]))


def _votes(word: str) -> list[int]:
    """The highest number that any pattern gives to the place before each letter; odd ones allow a break."""
    patterns = _patterns()
    dotted = f".{word.lower()}."
    votes = [0] * (len(dotted) + 1)
    for start in range(len(dotted)):
        for end in range(start + 1, min(start + patterns.longest, len(dotted)) + 1):
            pattern = patterns.find(dotted[start:end])
            for offset, (digit, _) in enumerate(_POINT.findall(pattern)) if pattern else ():
                votes[start + offset] = max(votes[start + offset], int(digit or 0))
    return votes[1:]


class _Patterns:
    """Lines of letters with digits between them, found by their letters.

    The text stays as it is, with an index over the hashes of the letters: a dict of all lines would take 12 MB, this
    takes 5.
    """

    def __init__(self, text: str) -> None:
        letters = _DIGITS.sub("", text).split("\n")
        hashes = list(map(hash, letters))
        starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        order = sorted(range(len(letters)), key=hashes.__getitem__)
        self.longest = max(map(len, letters))
        self._text = text
        self._hashes = array("q", map(hashes.__getitem__, order))
        self._starts = array("I", map(starts.__getitem__, order))

    def find(self, letters: str) -> str:
        """The last line with these letters, "" if there is none."""
        wanted = hash(letters)
        place = bisect_right(self._hashes, wanted) - 1
        while place >= 0 and self._hashes[place] == wanted:
            start = self._starts[place]
            line = self._text[start : self._text.index("\n", start)]
            if _DIGITS.sub("", line) == letters:
                return line
            place -= 1
        return ""


@cache
def _patterns() -> _Patterns:
    # Late: most start-ups show no long word first.
    from pyphen import LANGUAGES  # type: ignore[import-untyped]

    return _Patterns("\n".join((LANGUAGES["de_DE"].read_text(encoding="iso-8859-1"), *_OWN, "")))

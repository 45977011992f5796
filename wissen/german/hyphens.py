"""Soft hyphens in long German words, so that narrow columns break "Aufenthaltserlaubnis" where a person would.

The patterns and the way they vote (Franklin M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983) are those of Pyphen.
Only its dictionary is used: Pyphen itself takes 520 ms to prepare all 77,000 patterns, of which a lesson needs some
hundred; looking them up as they stand in the file takes 60 ms once.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

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
    patterns, longest = _patterns()
    dotted = f".{word.lower()}."
    votes = [0] * (len(dotted) + 1)
    for start in range(len(dotted)):
        for end in range(start + 1, min(start + longest, len(dotted)) + 1):
            pattern = patterns.get(dotted[start:end])
            if pattern:
                for offset, (digit, _) in enumerate(_POINT.findall(pattern)):
                    votes[start + offset] = max(votes[start + offset], int(digit or 0))
    return votes[1:]


@cache
def _patterns() -> tuple[dict[str, str], int]:
    """Letters -> letters with digits between them, and the length of the longest."""
    # Late: most start-ups show no long word first.
    from pyphen import LANGUAGES  # type: ignore[import-untyped]

    written = LANGUAGES["de_DE"].read_text(encoding="iso-8859-1").split("\n")
    written += _OWN
    letters = _DIGITS.sub("", "\n".join(written)).split("\n")
    return dict(zip(letters, written, strict=True)), max(map(len, letters))

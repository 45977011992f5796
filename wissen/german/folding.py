"""Folding: the one form in which the spellings of a word meet (Ausländer, Auslaender, auslander).

The rules are those of Lucene's GermanNormalizationFilter: umlauts lose their dots, ß becomes ss, and ae, oe and ue lose
their e, except where ue is no umlaut: after a vowel or q (Bauer, Quelle).
"""

from __future__ import annotations

import re
from functools import lru_cache

_REMEMBERED = 65_536
_PLAIN = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "\u00ad": ""})
_COMBINING = "\u0308"
_ABBREVIATION = 2
"""Letters up to which a word is taken for an abbreviation: AE is not Ä."""
_SPELLED_OUT = re.compile(r"ae|oe|(?<![aeiouyq])ue")


@lru_cache(_REMEMBERED)
def folded(word: str) -> str:
    """The folded form of a word; folding it again changes nothing that matters to a search."""
    lower = word.lower().replace(_COMBINING, "").translate(_PLAIN)
    return lower if len(lower) <= _ABBREVIATION else _SPELLED_OUT.sub(lambda match: match[0][0], lower)

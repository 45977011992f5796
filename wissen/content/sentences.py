"""Sentences of German office prose: where they end, and how many words a reader has to keep in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wissen.law.citation import find

_DOT = "\N{ONE DOT LEADER}"
"""Stands for a full stop that ends no sentence."""

# Written with full stops, followed by a capital letter as a rule, and never the last word of a sentence.
_SHORT = (
    "Abs|Anm|Art|Aufl|Az|Buchst|Dr|Fa|Fr|Halbs|Hr|Kap|Mio|Mrd|Nr|Nrn|Prof|Rdnr|Rn|S|St|Std|Str|Tel|Urt|Vgl|Ziff"
    "|bspw|bzgl|bzw|ca|einschl|evtl|ggf|inkl|insb|lit|max|min|mind|sog|vgl|vs|zzgl"
)
_ABBREVIATION = re.compile(rf"(?<!\w)(?P<word>{_SHORT})\.(?=\s)")
# z. B., d. h., u. a., i. V. m.: letters and short groups with a full stop each, beginning in lower case.
_LETTERS = re.compile(r"(?<!\w)[a-zäöü]{1,2}\.(?:\s?[A-Za-zÄÖÜäöü]{1,2}\.)+")
# 1. März, der 3. Senat; but "nach § 81." and "bis 2024." end a sentence.
_ORDINAL = re.compile(r"(?<![\w.,–-])(?<!§ )(?<!Abs. )(?<!Nr. )(?<!Satz )(\d{1,2})\.(?=\s+[A-ZÄÖÜ])")
_END = re.compile(r"[.!?…][“”\"»«’)\]]*(?=\s+[^\s\w]*[A-ZÄÖÜ0-9])")
_WORD = re.compile(r"\w")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph; where an end is uncertain, one is taken, so that nobody is told off wrongly."""
    covered = _ORDINAL.sub(rf"\1{_DOT}", text)
    covered = _ABBREVIATION.sub(rf"\g<word>{_DOT}", covered)
    covered = _LETTERS.sub(lambda match: match[0].replace(".", _DOT), covered)
    start = 0
    for end in _END.finditer(covered):
        yield text[start : end.end()].strip()
        start = end.end()
    if text[start:].strip():
        yield text[start:].strip()


def count_words(sentence: str) -> int:
    """Words as a reader counts them: a citation of the law is one, however long it is."""
    counted = sentence
    for found in reversed(find(sentence)):
        counted = f"{counted[: found.start]}§1{counted[found.end :]}"
    return sum(bool(_WORD.search(word)) for word in counted.split())

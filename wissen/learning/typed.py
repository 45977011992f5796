"""Typed words beside those that are right: case, umlauts and signs do not count, one typing error is forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from wissen.german.folding import folded
from wissen.text import fold, osa_distance

_SHORTEST = 5
"""Letters from which on a word may have a typing error: in shorter ones it is soon another word."""
_WORD = re.compile(r"\d+|[^\W\d_]+|[<>=±+%€]")
"""Digits and letters are words of their own: § 25a is § 25 a."""

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """The variant that was meant; `exact` is False where a typing error was forgiven."""

    variant: str
    exact: bool


def met(typed: str, variants: Iterable[str], others: Iterable[str] = ()) -> Met | None:
    """The variant that was typed, None if none was; what is one of the `others` is no typing error."""
    words = _words(typed)
    known = [(variant, _words(variant)) for variant in variants]
    for variant, right in known:
        if _same(words, right):
            return Met(variant, exact=True)
    if any(_same(words, _words(other)) for other in others):
        return None
    near = next((variant for variant, right in known if _one_error(words, right)), None)
    return None if near is None else Met(near, exact=False)


def _words(text: str) -> _Words:
    """The folded words; a text without any, such as a single sign, stands for itself."""
    composed = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    return tuple(folded(word) for word in _WORD.findall(composed)) or (fold(composed),)


def _same(words: _Words, right: _Words) -> bool:
    """Whether they are the same; a blank or hyphen more or less counts only beside numbers: 1 2 is not 12."""
    if words == right:
        return True
    typed, wanted = "".join(words), "".join(right)
    return typed == wanted and not any(map(str.isdigit, typed))


def _one_error(words: _Words, right: _Words) -> bool:
    """Whether one word has one typing error, not in its first letter (keine, eine) and in no number."""
    wrong = [pair for pair in zip(words, right, strict=False) if pair[0] != pair[1]]
    if len(words) != len(right) or len(wrong) != 1:
        return False
    ((word, wanted),) = wrong
    return (
        len(wanted) >= _SHORTEST
        and word[:1] == wanted[:1]
        and not any(map(str.isdigit, word + wanted))
        and osa_distance(word, wanted) <= 1
    )

"""The lexicon: every form that occurs, with how often it does and its term; for half words and for wrong ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from heapq import nlargest

_AFTER_ALL = "\U0010ffff"
_MOST_EXPANSIONS = 16
_SHORTEST_TO_MEND = 4
_LONG = 9
"""Letters from which two typing errors are forgiven, one below."""
_MOST_MENDED = 3


class Lexicon:
    """Read only; `entries` are counts and terms by folded form."""

    def __init__(self, entries: Mapping[str, tuple[int, str]]) -> None:
        self._entries = entries
        self._forms = sorted(entries)
        self._by_length: dict[int, list[str]] = {}
        for form in self._forms:
            self._by_length.setdefault(len(form), []).append(form)

    def __contains__(self, form: str) -> bool:
        return form in self._entries

    def completions(self, start: str) -> tuple[str, ...]:
        """The terms of the most frequent forms that begin so."""
        first = bisect_left(self._forms, start)
        last = bisect_left(self._forms, start + _AFTER_ALL)
        common = nlargest(3 * _MOST_EXPANSIONS, self._forms[first:last], key=self._count)
        terms = dict.fromkeys(self._entries[form][1] for form in common)
        return tuple(terms)[:_MOST_EXPANSIONS]

    def near(self, form: str) -> tuple[tuple[str, str], ...]:
        """Forms that a typing error away would be this one, and their terms; nearest and most frequent first."""
        if len(form) < _SHORTEST_TO_MEND:
            return ()
        from rapidfuzz.distance import OSA  # late: most words are written right

        allowed = 2 if len(form) >= _LONG else 1
        found: list[tuple[int, int, str]] = []
        for length in range(len(form) - allowed, len(form) + allowed + 1):
            for other in self._by_length.get(length, ()):
                distance = OSA.distance(form, other, score_cutoff=allowed)
                if distance <= allowed:
                    found.append((distance, -self._count(other), other))
        found.sort()
        terms: dict[str, str] = {}
        for _, _, other in found:
            terms.setdefault(self._entries[other][1], other)
        return tuple((other, term) for term, other in list(terms.items())[:_MOST_MENDED])

    def _count(self, form: str) -> int:
        return self._entries[form][0]

"""The lexicon: every form that occurs, with how often it does and its term; for half words and for wrong ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

AFTER_ALL = "\U0010ffff"
"""A letter that comes after every other."""
_MOST_EXPANSIONS, _MOST_POSTINGS = 16, 8_000
"""Terms that complete half a word, and documents that these may have in sum: what is everywhere tells little."""
_SHORTEST_TO_MEND = 4
_SHORTEST_HALF = 5
"""Letters from which half a word is mended: fewer begin too many words."""
_LONG = 9
"""Letters from which two typing errors are forgiven, one below."""
_MOST_MENDED = 3
_SHORTEST_START, _MOST_ALIKE = 3, 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A folded form, in how many documents it occurs, its term, and how it is spelled."""

    form: str
    count: int
    term: str
    spelled: str


class Lexicon:
    """Read only."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.form: entry for entry in entries}
        self._forms = sorted(self._entries)
        self._by_length: dict[int, list[str]] = {}
        for form in self._forms:
            self._by_length.setdefault(len(form), []).append(form)
        self._starts: dict[int, list[str]] = {}

    def __contains__(self, form: str) -> bool:
        return form in self._entries

    def completions(self, start: str) -> tuple[str, ...]:
        """The terms of the most frequent forms that begin so."""
        common = nlargest(3 * _MOST_EXPANSIONS, _beginning(self._forms, start), key=self._count)
        terms: dict[str, None] = {}
        postings = 0
        for form in common:
            postings += self._count(form)
            if len(terms) == _MOST_EXPANSIONS or (terms and postings > _MOST_POSTINGS):
                break
            terms[self._entries[form].term] = None
        return tuple(terms)

    def near(self, form: str, *, half: bool = False) -> tuple[Entry, ...]:
        """What a typing error away would be this one, nearest and most frequent first; of `half` a word the whole."""
        if len(form) < _SHORTEST_TO_MEND:
            return ()
        allowed = 2 if len(form) >= _LONG else 1
        lengths = range(len(form) - allowed, len(form) + allowed + 1)
        found = [one for length in lengths for one in _within(form, self._by_length.get(length, ()), allowed)]
        if not found and half and len(form) >= _SHORTEST_HALF:
            lengths = range(len(form) - 1, len(form) + 2)
            starts = [one for length in lengths for one in _within(form, self._starts_of(length, form[0]), 1)]
            found = [(distance, other) for distance, start in starts for other in _beginning(self._forms, start)]
        found.sort(key=lambda one: (one[0], -self._count(one[1]), one[1]))
        entries: dict[str, Entry] = {}
        for _, other in found:
            entries.setdefault(self._entries[other].term, self._entries[other])
        return tuple(entries.values())[:_MOST_MENDED]

    def alike(self, form: str) -> tuple[Entry, ...]:
        """The most frequent words with the longest beginning in common with this one; of one letter none."""
        for length in range(len(form), _SHORTEST_START - 1, -1):
            found = nlargest(_MOST_ALIKE, _beginning(self._forms, form[:length]), key=self._count)
            if found:
                entries: dict[str, Entry] = {}
                for one in found:
                    entries.setdefault(self._entries[one].term, self._entries[one])
                return tuple(entries.values())
        return ()

    def _starts_of(self, length: int, letter: str) -> list[str]:
        """The beginnings of all longer forms, each once; at the first letter hardly anybody errs."""
        if length not in self._starts:
            self._starts[length] = sorted({form[:length] for form in self._forms if len(form) > length})
        return _beginning(self._starts[length], letter)

    def _count(self, form: str) -> int:
        return self._entries[form].count


def _beginning(ordered: list[str], start: str) -> list[str]:
    return ordered[bisect_left(ordered, start) : bisect_left(ordered, start + AFTER_ALL)]


def _within(form: str, others: Sequence[str], allowed: int) -> list[tuple[int, str]]:
    """Those not further away than allowed: letters more, less or other, or neighbours swapped."""
    # Late: most words are written right. rapidfuzz.process is not part of the frozen app, and hardly faster.
    from rapidfuzz.distance import OSA

    measured = ((OSA.distance(form, other, score_cutoff=allowed), other) for other in others)
    return [(distance, other) for distance, other in measured if distance <= allowed]

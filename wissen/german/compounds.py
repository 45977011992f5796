"""Compounds: a long word taken apart into words that are known by themselves (Familiennachzug: Familie, Nachzug).

A dictionary splitter: both parts have to be words of the vocabulary, the first perhaps with a linking s, n, en, es, er
or e. Of several ways the one wins whose parts are frequent and of even length.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wissen.german.stems import stem
from wissen.german.words import word_list

_SHORTEST_COMPOUND = 7
_SHORTEST_PART = 4
_SHORT_PARTS = frozenset({"amt", "ehe", "rat", "eid", "weg", "akt"})
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_WORD_AFTER_S = frozenset({"haft"})
_NO_MODIFIER = word_list("keine-vorderglieder")
_NO_HEAD = word_list("keine-hinterglieder")


class Splitter:
    """Splits by one vocabulary: folded words, and how often each occurs; short ones do not count."""

    def __init__(self, vocabulary: Mapping[str, int], stems: Mapping[str, int] | None = None) -> None:
        """`stems` are those of an earlier splitter of the same vocabulary: to find them takes seconds."""
        self._words = {word: count for word, count in vocabulary.items() if _counts(word)}
        self.stems = _stems(self._words) if stems is None else stems
        self._known: dict[str, tuple[str, ...]] = {}

    def parts(self, form: str) -> tuple[str, ...]:
        """The folded parts of a folded form, the parts of its parts included; () for a word that is not compound."""
        if form not in self._known:
            self._known[form] = tuple(dict.fromkeys(self._all_parts(form)))
        return self._known[form]

    def _all_parts(self, form: str) -> Iterator[str]:
        for part in self._two(form):
            yield part
            yield from self.parts(part)

    def _two(self, form: str) -> tuple[str, ...]:
        """The best cut in two, the linking letters left out."""
        if len(form) < _SHORTEST_COMPOUND or not form.isalpha():
            return ()
        best: tuple[float, tuple[str, ...]] = (0.0, ())
        for cut in range(3, len(form) - 2):
            head, modifier = form[cut:], self._modifier(form[:cut])
            # The head only then: it takes a stem, which is a hundred times as slow.
            weight = self._head_weight(head, linked=form[cut - 1] == "s") if modifier else 0
            if weight and modifier:
                even = 1 + 0.12 * min(len(head), cut)
                score = even * min(weight, modifier[0]) ** 0.5 * (weight * modifier[0]) ** 0.1
                best = max(best, (score, (modifier[1], head)))
        return best[1]

    def _head_weight(self, head: str, *, linked: bool) -> int:
        # After a linking s an ending is a word after all: Abschiebungshaft, but not dauerhaft.
        if not _counts(head) or (head in _NO_HEAD and not (linked and head in _WORD_AFTER_S)):
            return 0
        return self._words.get(head) or self.stems.get(stem(head), 0)

    def _modifier(self, first: str) -> tuple[int, str] | None:
        """How often the first part occurs, and the word itself; a part without linking letters counts double."""
        found: list[tuple[int, str]] = []
        for link in _LINKS:
            word = first.removesuffix(link) if link else first
            if (link and word == first) or not _counts(word) or word in _NO_MODIFIER:
                continue
            # Of a verb the stem stands alone: Meldefrist, Sprachkurs.
            count = self._words.get(word) or (
                0 if link else self._words.get(word + "en") or self._words.get(word + "e")
            )
            if count:
                found.append((count if link else 2 * count, word))
        return max(found, default=None)


def _stems(words: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word, count in words.items():
        found[stem(word)] = found.get(stem(word), 0) + count
    return found


def _counts(word: str) -> bool:
    return word.isalpha() and (len(word) >= _SHORTEST_PART or word in _SHORT_PARTS)

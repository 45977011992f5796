"""From what a person typed to slots: for each word the terms that answer it, whole, half or mended."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from wissen.german.stems import FAMILY
from wissen.search.analysis import CONCEPT, Analysis, Word
from wissen.search.lexicon import Lexicon
from wissen.search.model import LONGEST_QUERY
from wissen.search.norms import NORM, as_written, asked_terms, with_letters

_NUMBER = re.compile(r"\d{1,2}[a-z]?")
_COMPLETED, _MENDED, _PART = 0.5, 0.6, 0.4
"""What a match is worth that completes a half word, mends a wrong one, or has a part of a compound only."""
_SHORT = 3
"""Letters below which a half word is looked for in titles only."""

Known = Callable[[str], bool]


@dataclass(slots=True)
class Slot:
    """One word of the query, as typed, and the terms that answer it; those `in_titles` count only there.

    `form` is what it is taken for; `mended` the spelling of that, where nothing is written as it was typed.
    """

    typed: str
    form: str
    terms: dict[str, float] = field(default_factory=dict)
    in_titles: frozenset[str] = frozenset()
    mended: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What it takes to read a query: the chain of the documents, their words, and which terms any of them has."""

    analysis: Analysis
    lexicon: Lexicon
    known: Known

    def slots(self, query: str) -> list[Slot]:
        """The slots of a query; its last word may be half unless a blank closes it."""
        text = as_written(query[:LONGEST_QUERY])
        words = self.analysis.asked(text)
        if any(word.term.startswith(NORM) for word in words):
            # Behind a norm a number is a Satz or a Nummer, which the index does not know.
            words = [word for word in words if not _NUMBER.fullmatch(word.form)]
        open_end = bool(text) and not text[-1].isspace()
        return [self._slot(word, text[word.start : word.end], half=open_end and word is words[-1]) for word in words]

    def _slot(self, word: Word, typed: str, *, half: bool) -> Slot:
        slot = Slot(typed, word.form)
        if word.term.startswith(NORM):
            slot.terms = asked_terms((word.term, *word.more))
            if half:
                slot.terms |= dict.fromkeys(filter(self.known, with_letters(tuple(slot.terms))), _COMPLETED)
            return slot
        slot.terms[word.term] = 1.0
        slot.terms |= {term: 1.0 for term in word.more if term.startswith((CONCEPT, FAMILY))}
        if half and not word.term.startswith(CONCEPT):
            more = [term for term in self.lexicon.completions(word.form) if term not in slot.terms]
            slot.terms |= dict.fromkeys(more, _COMPLETED)
            slot.in_titles = frozenset(more) if len(word.form) < _SHORT else frozenset()
        if not any(map(self.known, slot.terms)):
            self._guess(slot, word, half=half)
        return slot

    def _guess(self, slot: Slot, word: Word, *, half: bool) -> None:
        """No text has the word: its parts, and what it may have been meant to be."""
        slot.terms |= {term: _PART for term in word.more if term not in slot.terms}
        near = self.lexicon.near(word.form, half=half) if self.analysis.stages.mending else ()
        slot.terms |= {one.term: _MENDED for one in near}
        if near:
            slot.form, slot.mended = near[0].form, near[0].spelled

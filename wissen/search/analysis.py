"""From text to the terms of the index: folding, stems, families, compound parts, concepts, citations.

The same chain runs over the documents and over what a person types; every stage can be switched off, so that what it is
worth can be measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wissen.german.compounds import Splitter
from wissen.german.folding import folded
from wissen.german.stems import families, stem
from wissen.german.words import word_list
from wissen.law import citation as law
from wissen.search.model import Concept
from wissen.search.norms import terms_of

VERSION = 3
"""Of the chain; an index that another version built is built anew."""

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
CONCEPT = "~"
"""The sign before the term of a concept, which no word begins with."""
_ABBREVIATION = 3
"""Letters up to which an abbreviation counts only in capitals in a text: NE is one, "ne" is not."""

STOP_WORDS = word_list("stoppwoerter")


@dataclass(frozen=True, slots=True)
class Stages:
    """What is done beyond lower case; `mending` concerns what a person typed alone."""

    folding: bool = True
    stems: bool = True
    families: bool = True
    citations: bool = True
    compounds: bool = True
    concepts: bool = True
    mending: bool = True


ALL_STAGES = Stages()


@dataclass(frozen=True, slots=True)
class Word:
    """`text[start:end]` and the term it stands for; `more` are terms under which it is found as well."""

    start: int
    end: int
    form: str
    term: str
    more: tuple[str, ...] = ()


@dataclass(slots=True)
class Analysis:
    """The chain with its knowledge: how compounds are split, and which names mean the same."""

    splitter: Splitter
    concepts: Sequence[Concept] = ()
    stages: Stages = ALL_STAGES
    _single: dict[str, list[tuple[str, bool]]] = field(default_factory=dict)
    _phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    _known: dict[str, tuple[str, str, tuple[str, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for concept in self.concepts if self.stages.concepts else ():
            for name in concept.names:
                self._learn(concept.key, name)

    def words(self, text: str) -> list[Word]:
        """Every word that counts and every citation, in reading order."""
        words = list(self._plain(text))
        return [self._with_phrases(words, place) for place in range(len(words))]

    def asked(self, text: str) -> list[Word]:
        """What a person typed: like `words`, but a name of several words that means one thing becomes one word.

        Abbreviations count in small letters too.
        """
        words = list(self._plain(text, typed=True))
        found: list[Word] = []
        place = 0
        while place < len(words):
            phrase = max(self._phrases_at(words, place), key=lambda one: one[0], default=None)
            if phrase:
                length, key = phrase
                last = words[place + length - 1]
                found.append(Word(words[place].start, last.end, text[words[place].start : last.end], key))
                place += length
            else:
                found.append(words[place])
                place += 1
        return found

    def form(self, word: str) -> str:
        """The form under which the lexicon keeps a word."""
        return folded(word) if self.stages.folding else word.lower()

    def term(self, form: str) -> str:
        """The term of a form."""
        return self._terms(form)[1]

    def parts(self, form: str) -> tuple[str, ...]:
        """The forms of the parts of a compound."""
        if not self.stages.compounds:
            return ()
        return tuple(dict.fromkeys(part for whole in form.split("-") for part in self.splitter.parts(whole)))

    def _learn(self, key: str, name: str) -> None:
        terms = tuple(
            self._terms(match[0])[1] for match in _WORD.finditer(name) if self.form(match[0]) not in STOP_WORDS
        )
        if len(terms) == 1:
            short = len(name) <= _ABBREVIATION and name.isupper()
            self._single.setdefault(terms[0], []).append((CONCEPT + key, short))
        elif terms:
            self._phrases.setdefault(terms[0], []).append((terms, CONCEPT + key))

    def _plain(self, text: str, *, typed: bool = False) -> Iterator[Word]:
        """Words and citations without concepts of several words."""
        cited = list(_cited(text)) if self.stages.citations else []
        position = 0
        for citation in cited:
            yield from self._between(text, position, citation.start, typed=typed)
            yield citation
            position = citation.end
        yield from self._between(text, position, len(text), typed=typed)

    def _between(self, text: str, start: int, end: int, *, typed: bool) -> Iterator[Word]:
        for match in _WORD.finditer(text, start, end):
            form, term, more = self._terms(match[0])
            if form in STOP_WORDS and not _is_abbreviation(match[0]):
                continue
            if known := self._single.get(term):
                free = typed or _is_abbreviation(match[0])
                more = (*more, *(key for key, short in known if free or not short))
            yield Word(match.start(), match.end(), form, term, more)

    def _terms(self, word: str) -> tuple[str, str, tuple[str, ...]]:
        """Form, term and further terms of a word, each word once."""
        if word not in self._known:
            self._known[word] = self._derive(self.form(word))
        return self._known[word]

    def _derive(self, form: str) -> tuple[str, str, tuple[str, ...]]:
        stages = self.stages
        cut = stem if stages.stems else str
        forms = [part for part in form.split("-") if len(part) > 1] if "-" in form else []
        if stages.compounds:
            forms += [part for whole in (forms or [form]) for part in self.splitter.parts(whole)]
        more = [cut(part) for part in forms]
        if stages.families and stages.stems:
            more += [token for one in (form, *forms) for token in families(one)]
        term = cut(form)
        return form, term, tuple(dict.fromkeys(one for one in more if one != term))

    def _with_phrases(self, words: Sequence[Word], place: int) -> Word:
        keys = tuple(key for _, key in self._phrases_at(words, place))
        word = words[place]
        return Word(word.start, word.end, word.form, word.term, (*word.more, *keys)) if keys else word

    def _phrases_at(self, words: Sequence[Word], place: int) -> Iterator[tuple[int, str]]:
        for terms, key in self._phrases.get(words[place].term, ()):
            if tuple(word.term for word in words[place : place + len(terms)]) == terms:
                yield len(terms), key


def vocabulary(texts: Iterable[str]) -> Mapping[str, int]:
    """How often each noun occurs, folded: what stands in capitals more often than not, but not in capitals alone."""
    large: dict[str, int] = {}
    small: dict[str, int] = {}
    for text in texts:
        for match in _WORD.finditer(text):
            word = match[0]
            if word.isalpha() and not word.isupper():
                counts = large if word[0].isupper() else small
                form = folded(word)
                counts[form] = counts.get(form, 0) + 1
    return {form: count for form, count in large.items() if count > small.get(form, 0)}


def _cited(text: str) -> Iterator[Word]:
    for found in law.find(text):
        terms = tuple(dict.fromkeys(term for citation in found.citations for term in terms_of(citation)))
        if terms:
            yield Word(found.start, found.end, terms[0], terms[0], terms[1:])


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()

"""Explanations beside the text: glossary terms and citations found in it, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wissen.content.blocks import plain_text
from wissen.content.library import Library
from wissen.content.model import Glossary, Kind, Term
from wissen.law import citation as law
from wissen.services.shelf import Shelf

_ENDINGS = "(?:e?s|e?n|e)?"
"""Inflected forms of a German noun that still mean the term: Titels, Duldungen."""


@dataclass(frozen=True, slots=True)
class Explained:
    """`text[start:end]` is explained by `ref`: the Kennung of a term, or a citation as `Citation.__str__` writes it."""

    start: int
    end: int
    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a person reads about a term or a §; `sources` may be empty."""

    title: str
    text: str
    sources: str = ""


class Explanations:
    """Finds and explains; the pattern of the glossary is built once per Library."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._library: Library | None = None
        self._read: tuple[Glossary, ...] = ()
        self._terms: dict[str, Term] = {}
        self._by_name: Mapping[str, str] = {}
        self._pattern: re.Pattern[str] | None = None

    def prepare(self) -> None:
        """Read the glossary and the titles of the §§ ahead of the first page; may run on any thread."""
        self._refresh()
        law.title(law.Citation("AufenthG", "§ 1"))

    def terms(self, text: str) -> Iterator[Explained]:
        """Uses of glossary terms that are to be linked."""
        self._refresh()
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            term = self._terms[self._by_name[match["name"]]]
            yield Explained(match.start(), match.end(), term.id, plain_text(term.blocks))

    def citations(self, text: str, context: str = "") -> Iterator[Explained]:
        """Citations of the law, with the titles of their §§ where these are known.

        In the text of a law (`context`) a bare § is one of its own, and what is none of it leads nowhere.
        """
        for found in law.find(text, context or None):
            if context and not found.citations[0].law:
                continue
            titles = [f"{law.formatted(one)}: {title}" for one in found.citations if (title := law.title(one))]
            refs = "; ".join(str(one) for one in found.citations)
            yield Explained(found.start, found.end, refs, "\n".join(titles))

    def term(self, term_id: str) -> Explanation | None:
        """What a term means; None when the glossary does not know it."""
        self._refresh()
        term = self._terms.get(term_id)
        if term is None:
            return None
        return Explanation(term.title, plain_text(term.blocks), "; ".join(term.sources))

    def norms(self, refs: str) -> Explanation:
        """What is cited: the titles of the §§; the text of the law is not part of the content."""
        citations = law.parse_sources(refs)
        titles = [f"{law.formatted(one)}: {law.title(one)}" for one in citations if law.title(one)]
        return Explanation("; ".join(law.formatted(one) for one in citations) or refs, "\n".join(titles))

    def _refresh(self) -> None:
        library = self._shelf.library
        if library is self._library:
            return
        opened = (library.open(entry.id) for entry in library.of_kind(Kind.GLOSSARY))
        read = tuple(glossary for glossary in opened if isinstance(glossary, Glossary))
        if read == self._read:  # another Stichtag: terms have no period of their own
            self._library = library
            return
        terms: dict[str, Term] = {term.id: term for glossary in read for term in glossary.terms}
        names = {
            name: term.id
            for term in terms.values()
            if term.linked
            for name in (term.title, *term.synonyms, *term.abbreviations)
        }
        alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        self._terms, self._by_name = terms, names
        self._pattern = re.compile(rf"(?<![\w-])(?P<name>{alternatives}){_ENDINGS}(?![\w-])") if names else None
        self._library, self._read = library, read

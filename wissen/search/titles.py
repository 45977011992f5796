"""Titles alone: what answers until the index is there; asks nothing of the disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from wissen.german.folding import folded
from wissen.search.model import LONGEST_QUERY, Document, Hit, Hits, Understood


class Titles:
    """Finds objects whose title or other names contain every word, or its beginning."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._named = [(document, _words(f"{document.title} {document.keys}")) for document in documents]

    def search(self, text: str, *, limit: int, day: date, roles: Iterable[str] = ()) -> Hits:
        """See `SearchIndex`."""
        del roles
        asked = _words(text[:LONGEST_QUERY])
        found = [document for document, words in self._named if asked and _has_all(words, asked)]
        found.sort(key=lambda document: (day not in document.period, len(document.title)))
        first: dict[str, Document] = {}
        for document in found:
            first.setdefault(document.kennung, document)
        return Hits(tuple(_hit(document, day) for document in list(first.values())[:limit]))

    def understood(self, text: str) -> tuple[Understood, ...]:
        """See `SearchIndex`."""
        del text
        return ()

    def marks(self, text: str, asked: str) -> list[tuple[int, int]]:
        """See `SearchIndex`."""
        del text, asked
        return []


def _words(text: str) -> list[str]:
    return [folded(word) for word in text.replace("-", " ").split()]


def _has_all(words: Sequence[str], asked: Sequence[str]) -> bool:
    return all(any(one in word for word in words) for one in asked)


def _hit(document: Document, day: date) -> Hit:
    return Hit(
        kennung=document.kennung,
        kind=document.kind,
        title=document.title,
        place="",
        part="",
        reason="im Titel",
        period=document.period,
        holds=day in document.period,
    )

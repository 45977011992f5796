"""Postings: which documents have a term in which field, weighted as BM25F does (Robertson, Zaragoza 2009)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from typing import Any

TITLE, KEYS, BODY = "title", "keys", "body"
FIELDS = (TITLE, KEYS, BODY)
_WEIGHTS = {TITLE: 5.0, KEYS: 3.0, BODY: 1.0}
_SATURATION, _LENGTH = 1.2, 0.72
"""k1 and b of BM25."""
_KEPT = 2_000
"""Terms whose postings stay in memory."""

Scores = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class TermScores:
    """What a term is worth over all fields, and in two of them."""

    every: Scores
    title: Scores
    keys: Scores


class Postings:
    """Reads from an open Whoosh reader of one segment; for one thread at a time."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._count = max(1, reader.doc_count())
        self._norms = {field: self._lengths(field) for field in FIELDS}
        self._kept: OrderedDict[str, TermScores] = OrderedDict()

    def scores(self, term: str) -> TermScores:
        """The weight of the term in each document that has it, by the number of the document."""
        if term in self._kept:
            self._kept.move_to_end(term)
            return self._kept[term]
        by_field = {field: self._read(field, term) for field in FIELDS}
        scores = self._kept[term] = TermScores(_sum(by_field.values()), by_field[TITLE], by_field[KEYS])
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return scores

    def _read(self, field: str, term: str) -> Scores:
        if (field, term) not in self._reader:
            return {}
        found: list[tuple[int, float]] = []
        matcher = self._reader.postings(field, term)
        while matcher.is_active():
            found.append((matcher.id(), matcher.weight()))
            matcher.next()
        rarity = log(1 + (self._count - len(found) + 0.5) / (len(found) + 0.5))
        factor, norms = rarity * _WEIGHTS[field] * (_SATURATION + 1), self._norms[field]
        return {number: factor * weight / (weight + norms[number]) for number, weight in found}

    def _lengths(self, field: str) -> list[float]:
        """What a long field takes off the weight of each of its terms."""
        average = max(1.0, self._reader.field_length(field) / self._count)
        return [
            _SATURATION * (1 - _LENGTH + _LENGTH * (self._reader.doc_field_length(number, field) or 0) / average)
            for number in range(self._reader.doc_count_all())
        ]


def _sum(fields: Iterable[Scores]) -> Scores:
    """The scores of all fields; often only one has any, and is taken as it is."""
    filled = sorted((one for one in fields if one), key=len, reverse=True)
    if not filled:
        return {}
    if len(filled) == 1:
        return filled[0]
    total = dict(filled[0])
    for one in filled[1:]:
        for number, weight in one.items():
            total[number] = total.get(number, 0.0) + weight
    return total

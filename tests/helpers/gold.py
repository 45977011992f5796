"""The gold file: what people really type, and what has to be found by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wissen.search.model import Hits

FIRST = 3
"""Hits among which the right one has to be."""
_FILE = Path(__file__).parents[1] / "search" / "gold.tsv"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query of a class; any of the Kennungen in `right` answers it."""

    kind: str
    text: str
    right: frozenset[str]


def wanted() -> Iterator[Wanted]:
    """Every query of the file."""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, text, right = line.split("\t")
            yield Wanted(kind, text, frozenset(right.split()))


def reciprocal_rank(found: Hits, one: Wanted) -> float:
    """1 for the first place, 1/2 for the second, 1/3 for the third, 0 for none of them."""
    names = (hit.kennung for hit in found.hits[:FIRST])
    return next((1 / place for place, name in enumerate(names, 1) if name in one.right), 0.0)

"""What people really type, over the content that is shipped: the right thing has to be among the first three.

`python -m pytest tests/search/test_gold.py -s` prints recall and mean reciprocal rank by class.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from wissen import paths
from wissen.services.search import Search, Watch
from wissen.services.shelf import Shelf

LEAST_RECALL, LEAST_MRR = 0.95, 0.85
"""A ratchet: what is reached is kept."""


@dataclass(frozen=True, slots=True)
class Wanted:
    kind: str
    text: str
    right: frozenset[str]


def wanted() -> Iterator[Wanted]:
    for line in Path(__file__).with_name("gold.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, text, right = line.split("\t")
            yield Wanted(kind, text, frozenset(right.split()))


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    shelf = Shelf(paths.bundled("content"), cache=None, today=lambda: date(2026, 11, 23))
    shelf.adopt(shelf.read())
    service = Search(shelf, tmp_path_factory.mktemp("suche"))
    assert service.prepare(Watch())
    return service


def test_what_is_wanted_exists(search: Search) -> None:
    library = search._shelf.whole
    for one in wanted():
        for kennung in one.right:
            library.find(kennung)


def test_the_right_thing_is_among_the_first_three(search: Search) -> None:
    ranks: dict[str, list[float]] = defaultdict(list)
    missed = []
    for one in wanted():
        names = [hit.kennung for hit in search.search(one.text).hits[:3]]
        rank = next((1 / place for place, name in enumerate(names, 1) if name in one.right), 0.0)
        ranks[one.kind].append(rank)
        if not rank:
            missed.append(f"{one.text}: {', '.join(names)}")
    every = [rank for found in ranks.values() for rank in found]
    for kind, found in (*ranks.items(), ("all", every)):
        told = f"{kind:16} {len(found):3}  recall@3 {recall(found):.2f}  MRR {sum(found) / len(found):.2f}"
        sys.stdout.write(told + "\n")
    sys.stdout.write("\n".join(missed) + "\n")
    assert recall(every) >= LEAST_RECALL, missed
    assert sum(every) / len(every) >= LEAST_MRR


def recall(ranks: list[float]) -> float:
    return sum(rank > 0 for rank in ranks) / len(ranks)

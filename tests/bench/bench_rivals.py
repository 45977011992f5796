"""The search beside its rivals in one run: Whoosh as it comes, and SQLite FTS5, on the same tokens and the same keys.

`python -m tests.bench.bench_rivals 5000 50000` measures at these numbers of generated documents; the larger one takes
a quarter of an hour. Without numbers it is the content that is shipped, and 5,000.
"""

from __future__ import annotations

import resource
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from whoosh import index as whoosh_index
from whoosh.query import And, Or, Prefix, Query, Term

from tests.bench.bench_search import generated_documents
from tests.bench.figures import Figure, milliseconds, table
from tests.helpers.gold import wanted
from wissen import paths
from wissen.content.load import load
from wissen.german.compounds import Splitter
from wissen.german.folding import folded
from wissen.search import index
from wissen.search.analysis import Analysis, vocabulary
from wissen.search.model import Concept, Document, SearchIndex, Watch
from wissen.search.postings import FIELDS
from wissen.search.rank import Ranked
from wissen.services.search_build import gathered

DAY = date(2026, 11, 23)
SHIPPED = 0
"""Stands for the content that is shipped, whatever its number of documents."""
_LIMIT = 30
_GOALS = {SHIPPED: (5.0, 16.0), 5_000: (5.0, 16.0), 50_000: (50.0, 50.0)}
"""Milliseconds per key: median and 95th percentile."""
_MOST_MEMORY = 400.0
_PATIENCE = 60.0
"""Seconds that one rival may take for its keys; what it has answered by then counts."""


@dataclass(frozen=True, slots=True)
class _Tokens:
    """What a half-typed query is as tokens; the last one is a beginning."""

    whole: tuple[str, ...]
    begun: str


Engine = Callable[[str], object]


def measure(counts: Sequence[int] = (SHIPPED, 5_000)) -> list[Figure]:
    """All engines at each number of documents."""
    return [figure for count in counts for figure in _measured(count)]


def _measured(count: int) -> Iterator[Figure]:
    told = f"rivals, {count:,} documents" if count else "rivals, shipped content"
    documents, concepts = _content(count)
    with TemporaryDirectory() as name:
        root = Path(name)
        built, memory = _built_elsewhere(count, root / "wissen")
        folder = next((root / "wissen").glob("stand-*"))
        opening = milliseconds(lambda: index.open_index(root / "wissen", "k"))
        opened = index.open_index(root / "wissen", "k")
        assert isinstance(opened, Ranked)
        analysis = _analysis(documents, concepts)
        started = perf_counter()
        fts = _fts(root / "fts.db", documents, analysis)
        fts_built = perf_counter() - started
        keys = list(_keys(analysis))
        yield Figure(f"{told}: built, in a process of its own", built, "s")
        yield Figure(f"{told}: peak memory of it", memory, "MB", _MOST_MEMORY)
        yield Figure(f"{told}: FTS5 built", fts_built, "s")
        yield Figure(f"{told}: size of the index", sum(one.stat().st_size for one in folder.iterdir()) / 1e6, "MB")
        yield Figure(f"{told}: size of FTS5", (root / "fts.db").stat().st_size / 1e6, "MB")
        yield Figure(f"{told}: opened and every byte verified", opening, "ms")
        p50, p95 = _GOALS.get(count, (50.0, 50.0))
        yield from _typed(f"{told}: key to ranked ids, Wissen", _wissen(opened), keys, p50, p95)
        yield from _typed(f"{told}: the same, Wissen again", _wissen(opened), keys, p50, p95)
        yield from _typed(f"{told}: the same, FTS5", _sqlite(fts), keys)
        yield from _typed(f"{told}: the same, Whoosh as it comes", _whoosh(folder), keys)


def _typed(
    told: str, engine: Callable[[str, _Tokens], object], keys: Sequence[tuple[str, _Tokens]], *goals: float
) -> Iterator[Figure]:
    """Median and 95th percentile over the keys, as many as there is patience for."""
    took: list[float] = []
    started = perf_counter()
    for text, tokens in keys:
        took.append(milliseconds(lambda text=text, tokens=tokens: engine(text, tokens)))  # type: ignore[misc]
        if len(took) > 1 and perf_counter() - started > _PATIENCE:
            break
    p50, p95 = goals or (None, None)
    yield Figure(f"{told}, median of {len(took)}", statistics.median(took), "ms", p50)
    yield Figure(f"{told}, p95", statistics.quantiles(took, n=20)[-1], "ms", p95)


def _keys(analysis: Analysis) -> Iterator[tuple[str, _Tokens]]:
    """Every letter of everything in the gold file, in an order in which a part of it stands for the whole."""
    queries = [one.text for one in wanted()]
    Random(3).shuffle(queries)
    for query in queries:
        for end in range(1, len(query) + 1):
            words = analysis.asked(query[:end])
            if words:
                *whole, last = words
                yield query[:end], _Tokens(tuple(word.term for word in whole), last.form)


def _wissen(opened: SearchIndex) -> Callable[[str, _Tokens], object]:
    return lambda text, _: opened.search(text, limit=_LIMIT, day=DAY)


def _sqlite(database: sqlite3.Connection) -> Callable[[str, _Tokens], object]:
    weighted = "SELECT rowid FROM texte WHERE texte MATCH ? ORDER BY bm25(texte, 5.0, 3.0, 1.0) LIMIT ?"

    def ask(_: str, tokens: _Tokens) -> object:
        query = " AND ".join([*(_quoted(token) for token in tokens.whole), f"{_quoted(tokens.begun)}*"])
        return database.execute(weighted, (query, _LIMIT)).fetchall()

    return ask


def _whoosh(folder: Path) -> Callable[[str, _Tokens], object]:
    searcher = whoosh_index.open_dir(str(folder), readonly=True).searcher()

    def ask(_: str, tokens: _Tokens) -> object:
        parts: list[Query] = [Or([Term(field, token) for field in FIELDS]) for token in tokens.whole]
        parts.append(Or([Prefix(field, tokens.begun) for field in FIELDS]))
        return [hit.docnum for hit in searcher.search(And(parts), limit=_LIMIT)]

    return ask


def _fts(path: Path, documents: Sequence[Document], analysis: Analysis) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    tokens = "tokenize=\"unicode61 tokenchars '=~§.-'\""
    database.execute(f"CREATE VIRTUAL TABLE texte USING fts5(title, keys, body, content='', {tokens})")
    rows = ([" ".join(index._terms(analysis.words(text))) for text in index._texts(one)] for one in documents)
    database.executemany("INSERT INTO texte (title, keys, body) VALUES (?, ?, ?)", rows)
    database.commit()
    return database


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


def _content(count: int) -> tuple[list[Document], list[Concept]]:
    if count == SHIPPED:
        return gathered(load(paths.bundled("content"))[0])
    return list(generated_documents(Random(1), count)), []


def _analysis(documents: Sequence[Document], concepts: Sequence[Concept]) -> Analysis:
    words = vocabulary(text for one in documents for text in index._texts(one))
    return Analysis(Splitter({folded(word): count for word, count in words.items()}), concepts)


def _built_elsewhere(count: int, root: Path) -> tuple[float, float]:
    """Build in a process of its own: seconds, and its peak memory in MB."""
    started = perf_counter()
    subprocess.run([sys.executable, "-m", "tests.bench.bench_rivals", "--build", str(count), str(root)], check=True)
    return perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000


def _build(count: int, root: Path) -> None:
    documents, concepts = _content(count)
    assert index.build(root, "k", documents, concepts, watch=Watch())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--build"]:
        _build(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        print(table(measure([int(one) for one in sys.argv[1:]] or (SHIPPED, 5_000))))

"""Search: what each German stage is worth on the gold file, a keystroke over 5,000 documents, and building their index.

`python -m tests.bench.bench_search`
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.bench.figures import Figure, milliseconds, table
from tests.helpers.gold import Wanted, reciprocal_rank, wanted
from tests.helpers.hostile_text import WORST, random_text
from wissen import paths
from wissen.content.load import load
from wissen.content.validity import Period
from wissen.german.words import word_list
from wissen.search import index
from wissen.search.analysis import ALL_STAGES, Stages
from wissen.search.model import Document, Found, SearchIndex, Watch
from wissen.services.search_build import gathered

DOCUMENTS = 5_000
BODY_WORDS = 90
DAY = date(2026, 11, 23)
_GOAL_KEYSTROKE, _GOAL_MENDED, _GOAL_HOSTILE = 16.0, 16.0, 100.0
_LITTLE = ("die", "der", "und", "ist", "nach", "wird", "für", "mit", "nicht", "eine", "bei", "oder", "kann", "wenn")


def measure() -> list[Figure]:
    """The worth of the stages on the content that is shipped, then the speed on generated documents."""
    return [*_stages(), *_speed()]


def _stages() -> list[Figure]:
    """recall@3 in percent with nothing but lower case, with one stage after the other, and without each."""
    library, _ = load(paths.bundled("content"))
    documents, concepts = gathered(library)
    queries = tuple(wanted())
    names = [one.name for one in fields(Stages)]
    tried = {"lower case alone": Stages(**dict.fromkeys(names, False))}
    for count, name in enumerate(names, 1):
        tried[f"and {name}"] = Stages(**{one: one in names[:count] for one in names})
    tried |= {f"all but {name}": replace(ALL_STAGES, **{name: False}) for name in names}
    found = []
    with TemporaryDirectory() as folder:
        for place, (told, stages) in enumerate(tried.items()):
            root = Path(folder, str(place))
            assert index.build(root, "k", documents, concepts, watch=Watch(), stages=stages)
            opened = index.open_index(root, "k", stages=stages)
            assert opened is not None
            found.append(Figure(f"search: recall@3, {told}", _recall(opened, queries), "%"))
    return found


def _recall(opened: SearchIndex, queries: Sequence[Wanted]) -> float:
    ranks = [reciprocal_rank(opened.search(one.text, limit=3, day=DAY), one) for one in queries]
    return 100 * sum(rank > 0 for rank in ranks) / len(ranks)


def _speed() -> list[Figure]:
    documents = list(generated_documents(Random(1)))
    queries = [one.text for one in wanted()]
    with TemporaryDirectory() as name:
        root = Path(name)
        started = perf_counter()
        assert index.build(root, "k", documents, (), watch=Watch())
        built = perf_counter() - started
        opening = milliseconds(lambda: index.open_index(root, "k"))
        opened = index.open_index(root, "k")
        assert opened is not None
        cold = _keystrokes(opened, queries)
        warm = _keystrokes(opened, queries)
        mended = [milliseconds(lambda text=text: _ask(opened, text)) for text in _with_errors(Random(2))]  # type: ignore[misc]
        chance = Random(4)
        texts = [*WORST, *(random_text(chance) for _ in range(1_000 - len(WORST)))]
        hostile = [milliseconds(lambda text=text: _ask(opened, text)) for text in texts]  # type: ignore[misc]
    return [
        Figure(f"search: index of {DOCUMENTS:,} documents built", built, "s"),
        Figure("search: index opened", opening, "ms"),
        Figure("search: keystroke to hits, first time, p95", _p95(cold), "ms", _GOAL_KEYSTROKE),
        Figure("search: keystroke to hits, p95", _p95(warm), "ms", _GOAL_KEYSTROKE),
        Figure("search: keystroke to hits, slowest", max(warm), "ms"),
        Figure("search: word with a typing error, p95", _p95(mended), "ms", _GOAL_MENDED),
        Figure("search: the slowest of 1,000 hostile strings, 1 MB among them", max(hostile), "ms", _GOAL_HOSTILE),
    ]


def _keystrokes(opened: SearchIndex, queries: Iterable[str]) -> list[float]:
    """How long each letter takes of everything in the gold file, typed."""
    typed = (text[:end] for text in queries for end in range(1, len(text) + 1))
    return [milliseconds(lambda text=text: _ask(opened, text)) for text in typed]  # type: ignore[misc]


def _ask(opened: SearchIndex, text: str) -> object:
    return opened.search(text, limit=30, day=DAY)


def generated_documents(random: Random, count: int = DOCUMENTS) -> Iterable[Document]:
    """Sections and steps of ordinary words and compounds of them, common ones far more often than rare ones."""
    nouns = sorted(word_list("grundwoerter"))
    random.shuffle(nouns)
    words = [f"{first}{second.lower()}" for first in nouns[:150] for second in nouns[:60]]
    random.shuffle(words)
    words = [*nouns, *words]
    rarity = [1 / (rank + 3) for rank in range(len(words))]
    for number in range(count):
        text = random.choices(words, rarity, k=BODY_WORDS // 2)
        body = " ".join(word for noun in text for word in (random.choice(_LITTLE), noun))
        kind = random.choice(list(Found))
        period = Period(end=date(2024, 2, 29)) if number % 20 == 0 else Period()
        yield Document(
            f"objekt-{number // 6}",
            kind,
            " ".join(random.choices(words, rarity, k=3)),
            f"ort-{number}",
            " ".join(random.choices(words, rarity, k=3)),
            keys=f"§ {random.randint(1, 107)} AufenthG",
            body=f"{body}. Das steht in § {random.randint(1, 107)} Abs. 2 AufenthG.",
            period=period,
            roles=random.choice(((), ("telefon",), ("theke", "telefon"))),
        )


def _with_errors(random: Random) -> list[str]:
    """Long words with two letters swapped."""
    wrong = []
    for word in sorted(word_list("grundwoerter")):
        if len(word) > 6:
            place = random.randrange(1, len(word) - 2)
            wrong.append(word[:place] + word[place + 1] + word[place] + word[place + 2 :] + " ")
    return wrong[:200]


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    print(table(measure()))

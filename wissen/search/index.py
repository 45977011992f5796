"""The index: built by Whoosh from documents that have been analysed, opened only when it is exactly as it was built."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh import fields, index
from whoosh.analysis import SpaceSeparatedTokenizer

from wissen.content.validity import ALWAYS, format_period, parse_period
from wissen.german.compounds import Splitter
from wissen.german.folding import folded
from wissen.german.words import word_list
from wissen.search.analysis import ALL_STAGES, Analysis, Stages, Word, vocabulary
from wissen.search.lexicon import Entry, Lexicon
from wissen.search.model import Concept, Document, Found, Watch
from wissen.search.norms import NORM
from wissen.search.postings import FIELDS, Postings
from wissen.search.rank import Ranked, title_key
from wissen.search.store import current_generation, write_generation

_DOCUMENTS = "dokumente.json"
_WORDS = "woerter.json"
_CHAIN = "analyse.json"
_SHIPPED = 20
"""How often a shipped word counts as having occurred, when compounds are taken apart."""


def build(
    root: Path,
    key: str,
    documents: Sequence[Document],
    concepts: Sequence[Concept],
    *,
    watch: Watch,
    stages: Stages = ALL_STAGES,
) -> bool:
    """Write a new generation; False when it was cancelled, which leaves everything as it was. Raises OSError."""
    words = vocabulary(text for one in documents for text in (one.title, one.part, one.keys, one.body))
    known = {folded(word): _SHIPPED for word in word_list("grundwoerter")} | dict(words)

    def fill(folder: Path) -> None:
        splitter = Splitter(known)
        told = [[one.key, *one.names] for one in concepts]
        _write(folder / _CHAIN, {"woerter": known, "staemme": splitter.stems, "begriffe": told})
        _fill(folder, documents, Analysis(splitter, concepts, stages), watch)

    try:
        write_generation(root, key, fill)
    except _CancelledError:
        return False
    return True


def open_index(root: Path, key: str, *, stages: Stages = ALL_STAGES) -> Ranked | None:
    """The index for this key; None when there is none, or one that must be built anew.

    `stages` are those it was built with; only measurements leave any out.
    """
    folder = current_generation(root, key)
    try:
        return _open(folder, stages) if folder else None
    except FileNotFoundError:
        return None  # somebody who built a newer one has just deleted it


def _open(folder: Path, stages: Stages) -> Ranked:
    chain = _read(folder / _CHAIN)
    concepts = [Concept(key, tuple(names)) for key, *names in chain["begriffe"]]
    rows = _read(folder / _DOCUMENTS)
    reader = index.open_dir(str(folder), readonly=True).reader()
    return Ranked(
        Postings(reader),
        documents=[_document(row) for _, *row in rows],
        titles=[title for title, *_ in rows],
        lexicon=Lexicon(Entry(*row) for row in _read(folder / _WORDS)),
        analysis=Analysis(Splitter(chain["woerter"], chain["staemme"]), concepts, stages),
    )


class _CancelledError(Exception):
    """Nobody wants the index any more."""


def _fill(folder: Path, documents: Sequence[Document], analysis: Analysis, watch: Watch) -> None:
    terms = fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False)
    writer = index.create_in(str(folder), fields.Schema(**dict.fromkeys(FIELDS, terms))).writer(limitmb=64)
    words = _Words(analysis)
    rows: list[list[object]] = []
    try:
        for number, document in enumerate(documents):
            _look_up(watch, number, len(documents))
            texts = _texts(document)
            analysed = [analysis.words(text) for text in texts]
            words.note(zip(texts, analysed, strict=True))
            rows.append([title_key(analysed[0]), *_row(document)])
            writer.add_document(
                **{field: " ".join(_terms(found)) for field, found in zip(FIELDS, analysed, strict=True)}
            )
    except BaseException:
        writer.cancel()
        raise
    writer.commit(optimize=True)
    _write(folder / _DOCUMENTS, rows)
    _write(folder / _WORDS, words.rows())
    watch.report(len(documents), len(documents))


class _Words:
    """Counts forms over the documents: those of words, and those of the parts of compounds."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._counts: Counter[str] = Counter()
        self._terms: dict[str, str] = {}
        self._spellings: dict[str, Counter[str]] = {}
        self._parts: Counter[str] = Counter()

    def note(self, texts: Iterable[tuple[str, Sequence[Word]]]) -> None:
        """Count the words of one document, each once."""
        own: dict[str, str] = {}
        for text, found in texts:
            for word in found:
                if not word.term.startswith(NORM) and word.form not in own:
                    own[word.form] = text[word.start : word.end]
                    self._terms[word.form] = word.term
        for form, spelled in own.items():
            self._counts[form] += 1
            self._spellings.setdefault(form, Counter())[spelled] += 1
            self._parts.update(self._analysis.parts(form))

    def rows(self) -> list[tuple[str, int, str, str]]:
        """Form, count, term and most frequent spelling of each; a part that never stands alone is spelled as a noun."""
        shipped = {folded(word): word for word in word_list("grundwoerter")}
        counts = self._counts + self._parts
        rows = []
        for form, count in counts.items():
            spelled = self._spellings.get(form)
            shown = spelled.most_common(1)[0][0] if spelled else shipped.get(form, form.capitalize())
            rows.append((form, count, self._terms.get(form) or self._analysis.term(form), shown))
        return rows


def _look_up(watch: Watch, done: int, total: int) -> None:
    """Report, and stop when nobody wants the index any more."""
    if watch.cancelled():
        raise _CancelledError
    watch.report(done, total)


def _texts(document: Document) -> tuple[str, str, str]:
    """The texts of the fields: a part is found by its own title first, by that of its object as by a keyword."""
    if document.part:
        return document.part, f"{document.title}. {document.keys}", document.body
    return document.title, document.keys, document.body


def _terms(words: Iterable[Word]) -> Iterator[str]:
    for word in words:
        yield word.term
        yield from word.more


def _row(document: Document) -> list[object]:
    period = format_period(document.period)
    named = [document.kennung, document.kind.value, document.title, document.place, document.part]
    return [*named, period, list(document.roles)]


def _document(row: Sequence[Any]) -> Document:
    kennung, kind, title, place, part, period, roles = row
    held = parse_period(period) if period else ALWAYS
    return Document(kennung, Found(kind), title, place, part, period=held, roles=tuple(roles))


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _write(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")

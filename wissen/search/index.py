"""The index: built by Whoosh from documents that have been analysed, opened only when it is exactly as it was built."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh import fields, index
from whoosh.analysis import SpaceSeparatedTokenizer

from wissen.content.validity import ALWAYS, format_period, parse_period
from wissen.german.compounds import Splitter
from wissen.german.folding import folded
from wissen.german.words import word_list
from wissen.search.analysis import Analysis, Word, vocabulary
from wissen.search.lexicon import Lexicon
from wissen.search.model import Concept, Document, Found, Watch
from wissen.search.postings import FIELDS, Postings
from wissen.search.rank import Ranked
from wissen.search.store import current_generation, write_generation

_DOCUMENTS = "dokumente.json"
_WORDS = "woerter.json"
_CHAIN = "analyse.json"
_SHIPPED = 20
"""How often a shipped word counts as having occurred, when compounds are taken apart."""


def build(root: Path, key: str, documents: Sequence[Document], concepts: Sequence[Concept], *, watch: Watch) -> bool:
    """Write a new generation; False when it was cancelled, which leaves everything as it was. Raises OSError."""
    words = vocabulary(text for one in documents for text in (one.title, one.part, one.keys, one.body))
    known = {folded(word): _SHIPPED for word in word_list("grundwoerter")} | dict(words)

    def fill(folder: Path) -> None:
        _write(folder / _CHAIN, {"woerter": known, "begriffe": [[one.key, *one.names] for one in concepts]})
        _fill(folder, documents, Analysis(Splitter(known), concepts), watch)

    try:
        write_generation(root, key, fill)
    except _CancelledError:
        return False
    return True


def open_index(root: Path, key: str) -> Ranked | None:
    """The index for this key; None when there is none, or one that must be built anew."""
    folder = current_generation(root, key)
    if folder is None:
        return None
    chain = _read(folder / _CHAIN)
    concepts = [Concept(key, tuple(names)) for key, *names in chain["begriffe"]]
    documents = [_document(row) for row in _read(folder / _DOCUMENTS)]
    lexicon = Lexicon({form: (count, term) for form, (count, term) in _read(folder / _WORDS).items()})
    reader = index.open_dir(str(folder), readonly=True).reader()
    return Ranked(Postings(reader), documents, lexicon, Analysis(Splitter(chain["woerter"]), concepts))


class _CancelledError(Exception):
    """Nobody wants the index any more."""


def _fill(folder: Path, documents: Sequence[Document], analysis: Analysis, watch: Watch) -> None:
    terms = fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False)
    writer = index.create_in(str(folder), fields.Schema(**dict.fromkeys(FIELDS, terms))).writer(limitmb=64)
    words: dict[str, tuple[int, str]] = {}
    try:
        for number, document in enumerate(documents):
            _look_up(watch, number, len(documents))
            analysed = [analysis.words(text) for text in _texts(document)]
            for word in {word for found in analysed for word in found}:
                count, _ = words.get(word.form, (0, ""))
                words[word.form] = (count + 1, word.term)
            writer.add_document(
                **{field: " ".join(_terms(found)) for field, found in zip(FIELDS, analysed, strict=True)}
            )
    except BaseException:
        writer.cancel()
        raise
    writer.commit(optimize=True)
    _write(folder / _DOCUMENTS, [_row(document) for document in documents])
    _write(folder / _WORDS, words)
    watch.report(len(documents), len(documents))


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

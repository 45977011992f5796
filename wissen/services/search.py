"""Search: keeps an index of the loaded content, answers from it, and from titles alone until it is there."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from wissen.content.entry import Entry, Part, PartKind
from wissen.content.library import Library
from wissen.content.model import Kind
from wissen.errors import WissenError
from wissen.search.model import LONGEST_QUERY, Document, Found, Hit, Hits, SearchIndex, Understood, Watch
from wissen.search.snippet import Snippet, snippet
from wissen.search.titles import Titles
from wissen.services.laws import Laws
from wissen.services.narrowing import CONSIDERED, Survey, placed
from wissen.services.search_build import Builder, Task, build_by_size, build_here, key_of
from wissen.services.shelf import Shelf

__all__ = ["LONGEST_QUERY", "Found", "Hit", "Hits", "Search", "Snippet", "Understood", "Watch", "build_here", "kind_of"]

_SHOWN = 30
_WIDTH = 180
"""Characters of a snippet."""
_KINDS = {
    Kind.LESSON: Found.LESSON,
    Kind.PROCESS: Found.PROCESS,
    Kind.FINDER: Found.FINDER,
    Kind.CHANGE: Found.CHANGE,
}
_PART_KINDS = {PartKind.CARD: Found.CARD, PartKind.TERM: Found.TERM, PartKind.PRACTICE: Found.PRACTICE}


class Search:
    """`prepare` may run on any thread beside everything else; searches take turns."""

    def __init__(self, shelf: Shelf, folder: Path, *, laws: Laws | None = None, build: Builder = build_by_size) -> None:
        """`folder` holds the indexes, one for each content folder; it may be deleted at any time."""
        self._shelf = shelf
        self._laws = laws or Laws()
        self._folder = folder
        self._build = build
        self._lock = threading.Lock()
        self._index: SearchIndex = Titles(())
        self._key = ""

    def prepare(self, watch: Watch) -> bool:
        """Open the index of the content as loaded, or build it first; True once it is in use.

        Without a place to write to, and when it was cancelled, titles go on answering.
        """
        from wissen.search import index  # late: Whoosh takes a while to import, and the window is to show first

        library = self._shelf.whole
        task = self._task()
        if task.key == self._key:
            return True
        self._adopt(Titles(_titles(library)), "")
        opened = index.open_index(task.root, task.key)
        if opened is None:
            try:
                if not self._build(task, watch):
                    return False
            except OSError:
                return False
            opened = index.open_index(task.root, task.key)
        if opened is None:
            return False
        self._adopt(opened, task.key)
        return True

    def rebuild(self, watch: Watch) -> bool:
        """Like `prepare`, but build it whatever is there."""
        from wissen.search.store import discard

        try:
            discard(self._task().root)
        except OSError:
            return False
        self._adopt(self._index, "")
        return self.prepare(watch)

    def is_sound(self) -> bool:
        """Whether an index of the content as loaded lies on the disk, every byte of it as it was written."""
        from wissen.search.store import current_generation

        task = self._task()
        return current_generation(task.root, task.key) is not None

    @property
    def ready(self) -> bool:
        """Whether whole texts are searched."""
        return bool(self._key)

    def search(self, text: str, *, limit: int = _SHOWN, day: date | None = None, roles: Iterable[str] = ()) -> Hits:
        """The best hits as of a day or of today; `roles` are those of the person."""
        with self._lock:
            return self._index.search(text, limit=limit, day=day or self._shelf.day, roles=roles)

    def survey(self, text: str, *, roles: Iterable[str] = ()) -> Survey:
        """Many hits as of the day, each with what it belongs to."""
        found = self.search(text, limit=CONSIDERED + 1, roles=roles)
        kept = replace(found, hits=found.hits[:CONSIDERED])
        return Survey(kept, placed(self._shelf.whole, kept.hits), len(found.hits) > CONSIDERED)

    def understood(self, text: str) -> tuple[Understood, ...]:
        """How each word was taken, for those who find nothing or wonder why."""
        with self._lock:
            return self._index.understood(text)

    def marks(self, text: str, asked: str) -> list[tuple[int, int]]:
        """Where in a text the words stand for which it would be found; nowhere while only titles are known."""
        with self._lock:
            return self._index.marks(text, asked)

    def snippet(self, hit: Hit, asked: str) -> Snippet:
        """The piece of the text that shows why it was found; empty when the text has gone."""
        text = self._text(hit)
        return snippet(text, self.marks(text, asked), width=_WIDTH)

    def _task(self) -> Task:
        library = self._shelf.whole
        return Task(library, self._shelf.folder, self._folder, key_of(library, self._laws), self._laws)

    def _adopt(self, index: SearchIndex, key: str) -> None:
        with self._lock:
            self._index, self._key = index, key

    def _text(self, hit: Hit) -> str:
        from wissen.services.search_documents import text_of

        if hit.kind is Found.NORM:
            return self._laws.text(hit.kennung)
        library = self._shelf.whole
        try:
            entry, _ = library.find(hit.kennung)
            return text_of(library.open(entry.id), hit.kennung, hit.place, hit.period)
        except WissenError:
            return ""


def kind_of(entry: Entry, part: Part | None = None) -> Found | None:
    """What an object, or a part of it, would be found as; None for what is not looked up."""
    own = _PART_KINDS.get(part.kind) if part is not None else None
    return own or _KINDS.get(entry.kind)


def _titles(library: Library) -> list[Document]:
    """The objects by their titles, which the Library knows without opening a file."""
    found: list[Document] = []
    for entry in library.entries.values():
        if entry.kind in _KINDS:
            keys = " ".join(entry.head.keywords)
            found.append(Document(entry.id, _KINDS[entry.kind], entry.title, keys=keys, period=entry.head.period))
        for part in entry.parts:
            if part.kind in _PART_KINDS:
                keys = " ".join(part.also)
                found.append(Document(part.id, _PART_KINDS[part.kind], part.title, keys=keys, period=part.period))
    return found

"""Where something of a content folder is used: who links to it, names it or builds on it, and who cites the same §."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wissen.content.entry import Entry, PartKind
from wissen.content.ids import split_ref
from wissen.content.library import Library
from wissen.content.load import MAP_FILE, read_bytes
from wissen.content.mentions import Mention, Way, mentions
from wissen.content.model import Kind
from wissen.content.naming import Naming
from wissen.content.source import decode
from wissen.law.citation import Citation, parse_sources

_ASIDE = frozenset({Way.OWN, Way.SUPERSEDES})
_ORDER = {way: at for at, way in enumerate(Way)}


@dataclass(frozen=True, slots=True)
class Use:
    """A place that uses something: file, line from 1, how it is done, and the name that is meant.

    `title` is that of the object it stands in, else the name of the file; `kind` is None for what is no object.
    """

    path: str
    line: int
    way: Way
    target: str
    title: str
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class CitedNorm:
    """A norm ("§ 81 AufenthG") that a file cites first in `line`, and the other files that cite it too."""

    norm: str
    line: int
    others: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class NamedPart:
    """Something with a Kennung in a file: the object itself, or a part; `line` is 0 for the object."""

    name: str
    title: str
    line: int


class Usage:
    """Built once for a Library and the texts of its files; looking up is quick."""

    def __init__(self, library: Library, texts: Mapping[str, str]) -> None:
        self._library = library
        self._naming = Naming(library)
        self._uses: dict[str, list[Use]] = defaultdict(list)
        for path, text in texts.items():
            for mention, name in self._naming.meant(path, mentions(text, path)):
                if mention.way is not Way.OWN:
                    self._uses[split_ref(self._object_of(name))[0]].append(self._use(path, mention, name))
        self._norms: dict[str, dict[str, int]] = {}
        for entry in library.entries.values():
            self._note_norms(entry)

    def of_file(self, path: str) -> tuple[Use, ...]:
        """What uses this file, its object or a part of it, from other files; by how it is used, then by file."""
        entry = self._naming.entry_of(path)
        found = self._uses.get(entry.id if entry else path, [])
        return tuple(sorted((use for use in found if use.path != path), key=_rank))

    def norms_of(self, path: str) -> tuple[CitedNorm, ...]:
        """The norms that a file cites, in their order there."""
        entry = self._naming.entry_of(path)
        if entry is None:
            return ()
        cited = [
            CitedNorm(norm, lines[path], self._citing(norm, path))
            for norm, lines in self._norms.items()
            if path in lines
        ]
        return tuple(sorted(cited, key=lambda one: one.line))

    def names_of(self, path: str) -> tuple[NamedPart, ...]:
        """What bears a Kennung in a file, in its order; versions of a part are one."""
        entry = self._naming.entry_of(path)
        if entry is None:
            return ()
        found: dict[str, NamedPart] = {entry.id: NamedPart(entry.id, entry.title, 0)}
        for part in entry.parts:
            name = entry.ref(part)
            if part.title and not part.derived and part.kind is not PartKind.ANSWER:
                found.setdefault(name, NamedPart(name, part.title, part.line))
        return tuple(found.values())

    def _object_of(self, name: str) -> str:
        """The object that a name leads to, a file for what is none."""
        found = self._library.lookup(name)
        return found[0].id if found else name

    def _use(self, path: str, mention: Mention, name: str) -> Use:
        entry = self._naming.entry_of(path)
        title = entry.title if entry else path.rpartition("/")[2]
        return Use(path, mention.line, mention.way, name, title, entry.kind if entry else None)

    def _citing(self, norm: str, path: str) -> tuple[Use, ...]:
        """The other files that cite a norm."""
        found = ((self._naming.entry_of(other), line) for other, line in self._norms[norm].items() if other != path)
        return tuple(Use(one.path, line, Way.CITED, norm, one.title, one.kind) for one, line in found if one)

    def _note_norms(self, entry: Entry) -> None:
        for part in entry.parts:
            for cited in part.citations:
                for norm in _norms(cited):
                    self._norms.setdefault(norm, {}).setdefault(entry.path, part.line)
        for source in entry.head.sources:
            for norm in _norms(source):
                self._norms.setdefault(norm, {}).setdefault(entry.path, 0)


def usage_of(folder: Path, library: Library) -> Usage:
    """The uses in a folder as its files are now; what cannot be read uses nothing."""
    texts = {}
    for path in sorted(library.files):
        if path.endswith(".md") or path == MAP_FILE:
            try:
                text, _ = decode(read_bytes(folder / path), path)
            except OSError:
                continue
            if text is not None:
                texts[path] = text
    return Usage(library, texts)


@cache
def _norms(cited: str) -> tuple[str, ...]:
    """The norms of a normalised citation, without paragraph and sentence; none for a law as a whole."""
    return tuple(
        dict.fromkeys(str(Citation(one.law, one.norm)) for one in parse_sources(cited) if one.law and one.norm)
    )


def _rank(use: Use) -> tuple[int, list[str], int]:
    return _ORDER[use.way], use.path.split("/"), use.line

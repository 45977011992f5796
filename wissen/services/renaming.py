"""Another name for a Kennung or a file: everything that changes with it is seen before it is done, and taken back."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from wissen.content.fix import bytes_of, encoded, is_worse
from wissen.content.library import Library
from wissen.content.load import MAP_FILE
from wissen.content.rename import rename_file, rename_kennung
from wissen.content.rewritten import Moved, Rewrite, Wrote
from wissen.content.scan import scan
from wissen.content.source import decode
from wissen.errors import ContentError


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file whose text will be another one, and in how many lines."""

    path: str
    lines: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """What is to be done for a new name; see `KeptSteps.do`."""

    old: str
    new: str
    files: tuple[ChangedFile, ...]
    rewrites: tuple[Rewrite, ...]


def kennung_renamed(folder: Path, library: Library, old: str, new: str, *, published: bool) -> Renamed:
    """A Kennung, or `kennung#place`, that is called `new`; see `rename_kennung`. Changes nothing yet."""
    read = _texts(folder)
    texts = {path: text for path, (_, text) in read.items()}
    changed = rename_kennung(texts, library, old, new, published=published)
    return Renamed(old, new, *_planned(read, changed))


def file_renamed(folder: Path, path: str, name: str) -> Renamed:
    """A file or folder that gets another name in its folder, with all links to it. Changes nothing yet."""
    read = _texts(folder)
    texts = {file: text for file, (_, text) in read.items()}
    changed = rename_file(texts, frozenset(scan(folder)[0]), path, name)
    files, rewrites = _planned(read, changed)
    target = posixpath.join(posixpath.dirname(path), name)
    return Renamed(path, target, files, (*rewrites, Moved(path, target)))


def touched(rewrites: Iterable[Rewrite], paths: Iterable[str]) -> tuple[str, ...]:
    """Those of the files that would be written, or be called otherwise."""
    known = tuple(rewrites)
    written = {one.path for one in known if isinstance(one, Wrote)}
    moved = [one for one in known if isinstance(one, Moved)]
    return tuple(sorted(path for path in paths if path in written or led(path, moved) != path))


def led(path: str, rewrites: Iterable[Rewrite]) -> str:
    """Where a file lies once all of it is done."""
    for one in rewrites:
        if isinstance(one, Moved) and (path == one.path or path.startswith(f"{one.path}/")):
            path = one.target + path.removeprefix(one.path)
    return path


def added(rewrites: Iterable[Rewrite]) -> tuple[str, ...]:
    """The files that were not there before it was done."""
    return tuple(one.path for one in rewrites if isinstance(one, Wrote) and one.before is None)


def taken_away(rewrites: Iterable[Rewrite]) -> frozenset[str]:
    """The files that are there no longer once all of it is done."""
    return frozenset(one.path for one in rewrites if isinstance(one, Wrote) and one.after is None)


def is_published(published: Library, name: str) -> bool:
    """Whether learners have something of this name already, so that progress may hang on it."""
    return published.lookup(name) is not None


def _texts(folder: Path) -> dict[str, tuple[bytes, str]]:
    """Bytes and text of every file that may name something; one that is no text names nothing."""
    found = {}
    for path in scan(folder)[0]:
        if path.endswith(".md") or path == MAP_FILE:
            data = bytes_of(folder / path)
            text, _ = decode(data, path)
            if text is not None:
                found[path] = (data, text)
    return found


def _planned(
    read: Mapping[str, tuple[bytes, str]], changed: Mapping[str, str]
) -> tuple[tuple[ChangedFile, ...], tuple[Rewrite, ...]]:
    """What is written; raises ContentError when a file would be read worse than before."""
    files, rewrites = [], []
    for path, after in changed.items():
        before, text = read[path]
        written = encoded(after, before)
        if is_worse(path, before, written):
            raise ContentError(
                f"„{path}“ wäre danach nicht mehr in Ordnung.", "Beheben Sie zuerst die Befunde dieser Datei."
            )
        files.append(ChangedFile(path, _lines_changed(text, after)))
        rewrites.append(Wrote(path, before, written))
    return tuple(files), tuple(rewrites)


def _lines_changed(before: str, after: str) -> int:
    matcher = SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False)
    changed = (code[1:] for code in matcher.get_opcodes() if code[0] != "equal")
    return sum(max(old_end - old, new_end - new) for old, old_end, new, new_end in changed)

"""Checking a folder again and again: only files are looked at for which the answer may be another one now."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from wissen.content.check import bytes_to_check, check_file, to_check
from wissen.content.entry import Part
from wissen.content.library import Library
from wissen.content.problem import Problem

Found = dict[str, tuple[str, tuple[Problem, ...]]]
"""By path: the SHA-256 of the bytes that were checked, and what was wrong with them."""


class FolderCheck:
    """Remembers what was found in each file, and what the rules could know of all the others then."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: tuple[object, Found] = (None, {})

    def check(self, library: Library, go_on: Callable[[], bool]) -> tuple[Problem, ...]:
        """What the rules find; `go_on` as for `Workshop.check_all`, asked before each file that is looked at."""
        outline = _outline(library)
        before, kept = self._kept
        known = kept if outline == before else {}
        found: Found = {}
        for path, data in bytes_to_check(self._folder, library):
            sha = hashlib.sha256(data).hexdigest()
            if path not in known or known[path][0] != sha:
                if not go_on():
                    break
                found[path] = (sha, tuple(check_file(to_check(path, data, library))))
            else:
                found[path] = known[path]
        self._kept = outline, {**known, **found}
        return tuple(problem for _, problems in found.values() for problem in problems)


def _outline(library: Library) -> object:
    """All that a rule may know of other files than the one it looks at: not their words, but what they are."""
    entries = tuple(
        (entry.kind, entry.path, entry.head, entry.detail, tuple(map(_without_words, entry.parts)))
        for entry in library.entries.values()
    )
    shared = (library.pack, library.modules, library.paths, library.changes, library.process_map)
    return entries, shared, library.files


def _without_words(part: Part) -> Part:
    days = tuple((day, "") for day, _ in part.turns)
    return replace(part, revision="", words=0, line=0, citations=(), turns=days)

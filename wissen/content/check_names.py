"""Author rule on names of files and folders: such as every system, link and pack can carry."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from wissen.content.checked import Checked
from wissen.content.ids import FILE_NAME
from wissen.content.picture import SUFFIXES
from wissen.content.problem import Problem, Rename, Severity
from wissen.text import slug

READ = frozenset({".md", ".yaml", ".jpeg", *SUFFIXES})
"""Files of other kinds belong to other programs, which name them as they like."""


def names_travel_well(checked: Checked) -> Iterator[Problem]:
    """Files and folders are named with a–z, 0–9 and hyphens; a folder is told with its first file."""
    path = PurePosixPath(checked.path)
    if path.suffix.lower() not in READ:
        return
    files = checked.library.files
    for folder in [parent.as_posix() for parent in path.parents if parent.name]:
        if not FILE_NAME.fullmatch(posixpath.basename(folder)) and checked.path == _first_below(folder, files):
            yield _problem(folder, slug(posixpath.basename(folder)), files=files)
    if not FILE_NAME.fullmatch(path.stem) or path.suffix != path.suffix.lower():
        stem = slug(path.stem)
        yield _problem(checked.path, stem and stem + path.suffix.lower(), files=files)


def _problem(path: str, name: str, *, files: frozenset[str]) -> Problem:
    """The repair is left out when the better name is taken, or would be given to two."""
    text = "Namen von Dateien und Ordnern bestehen aus a–z, 0–9 und Bindestrichen."
    repair = None
    if name and sum(_better(other) == name for other in _siblings(path, files)) == 1:
        repair = Rename(name)
        text = f"{text} Besser wäre „{name}“."
    return Problem(path, 0, "name-unzulässig", text, Severity.ERROR, repair)


def _better(name: str) -> str:
    path = PurePosixPath(name)
    return (slug(path.stem) or path.stem) + path.suffix.lower()


def _siblings(path: str, files: Iterable[str]) -> set[str]:
    """The names of files and folders beside this one, and its own."""
    folder = posixpath.dirname(path)
    start = f"{folder}/" if folder else ""
    return {file.removeprefix(start).partition("/")[0] for file in files if file.startswith(start)}


def _first_below(folder: str, files: Iterable[str]) -> str:
    return min(file for file in files if file.startswith(f"{folder}/"))

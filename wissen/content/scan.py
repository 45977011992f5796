"""Which files lie in a content folder: no hidden ones, nothing behind links, and every name only once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from wissen.content.problem import Problem

MAX_FILES = 50_000
"""More files than any office writes: whoever names a whole drive by mistake gets an answer at once."""


def scan(folder: Path, *, limit: int = MAX_FILES) -> tuple[list[str], list[Problem]]:
    """Relative paths (`/`) of all files in reading order, and what could not be looked at."""
    if not _is_folder(folder):
        text = f"Den Inhaltsordner „{folder}“ gibt es nicht, oder er ist nicht erreichbar."
        return [], [Problem("", 0, "ordner-fehlt", text)]
    scanning = _Scanning(folder, limit)
    files = sorted(scanning.files(), key=lambda path: path.split("/"))
    return files, scanning.problems + list(_alike(files))


def unreadable(path: str) -> Problem:
    """What is said about a file or folder that the system does not let us read."""
    return Problem(path, 0, "nicht-lesbar", "Das lässt sich nicht lesen. Prüfen Sie die Rechte.")


class _Scanning:
    """One walk through the folder."""

    def __init__(self, folder: Path, limit: int) -> None:
        self.problems: list[Problem] = []
        self._folder = folder
        self._limit = limit
        self._root = os.path.realpath(folder)

    def files(self) -> Iterator[str]:
        """Relative paths, folder by folder."""
        waiting = [""]
        count = 0
        while waiting:
            current = waiting.pop()
            for entry in self._entries(current):
                path = f"{current}{entry.name}"
                if self._refused(path, entry):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                elif entry.is_file():
                    count += 1
                    if count > self._limit:
                        text = f"Hier liegen mehr als {self._limit} Dateien. Ist das der Inhaltsordner?"
                        self.problems.append(Problem("", 0, "zu-viele-dateien", text))
                        return
                    yield path

    def _entries(self, current: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self._folder / current) as entries:
                return [entry for entry in entries if not entry.name.startswith(".")]
        except OSError:
            self.problems.append(unreadable(current.rstrip("/")))
            return []

    def _refused(self, path: str, entry: os.DirEntry[str]) -> bool:
        try:
            path.encode()
        except UnicodeEncodeError:
            shown = path.encode("utf-8", "replace").decode()
            text = "Der Name dieser Datei enthält unlesbare Zeichen. Geben Sie ihr einen neuen Namen."
            self.problems.append(Problem(shown, 0, "name-unlesbar", text))
            return True
        if not (entry.is_symlink() or entry.is_dir()):
            return False
        # Folders are resolved too: Windows has junctions, which are links that do not say so.
        real = os.path.realpath(entry.path)
        if not Path(real).is_relative_to(self._root):
            text = "Diese Verknüpfung führt aus dem Inhaltsordner hinaus. Kopieren Sie die Datei hierher."
        elif entry.is_symlink() and Path(real).is_dir():
            text = "Verknüpfte Ordner liest Wissen nicht. Legen Sie die Dateien selbst hierher."
        else:
            return False
        self.problems.append(Problem(path, 0, "verknüpfung", text))
        return True


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except (OSError, ValueError):
        return False


def _alike(files: Iterable[str]) -> Iterator[Problem]:
    """Names that Windows and macOS take for one: there the second file would replace the first."""
    first: dict[str, str] = {}
    for path in files:
        known = first.setdefault(path.casefold(), path)
        if known != path:
            text = (
                f"Diese Datei und „{known}“ unterscheiden sich nur in Groß- und Kleinbuchstaben. Benennen Sie eine um."
            )
            yield Problem(path, 0, "name-doppelt", text)

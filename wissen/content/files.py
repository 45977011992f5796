"""Where the files of the content come from: a folder of an author, an installed pack, or a pack still in its file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from wissen.content.problem import Problem
from wissen.content.scan import scan


class Files(Protocol):
    """The files of one content, by relative paths (`/`)."""

    def scan(self) -> tuple[list[str], list[Problem]]:
        """All paths in reading order, and what could not be looked at."""
        ...

    def read(self, path: str, *, limit: int) -> bytes:
        """The bytes of a file, or so much more than `limit` that its reader sees it is too large; raises OSError."""
        ...


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """Files as they lie in a folder."""

    folder: Path

    def scan(self) -> tuple[list[str], list[Problem]]:
        return scan(self.folder)

    def read(self, path: str, *, limit: int) -> bytes:
        with (self.folder / path).open("rb") as file:
            return file.read(limit + 1)

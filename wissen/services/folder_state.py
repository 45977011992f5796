"""What a content folder looks like from outside: enough to notice that somebody has saved something."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from wissen.content.scan import scan

State = frozenset[tuple[str, int, int]]


def state_of(folder: Path) -> State:
    """Each file with its time of change and size; a folder that is not there has none."""
    found = set()
    for path in scan(folder)[0]:
        with suppress(OSError):  # it has just gone
            stat = (folder / path).stat()
            found.add((path, stat.st_mtime_ns, stat.st_size))
    return frozenset(found)

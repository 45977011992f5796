"""Whether nobody has a profile open: for what must not happen beside a running Wissen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wissen.progress import database
from wissen.progress.drives import Drive
from wissen.progress.lock import ProfileLock, in_use


@contextmanager
def alone(path: Path, *, drive: Drive) -> Iterator[None]:
    """Meanwhile nobody else opens the database at `path`, which exists. Raises StoreInUse when somebody has."""
    lock = ProfileLock(path.with_name(f"{path.name}-lock"), machine="")
    try:
        try:
            database.connect(path, drive=drive).close()
        except sqlite3.Error as error:
            if database.is_busy(error):
                raise in_use() from error
        yield
    finally:
        lock.release()

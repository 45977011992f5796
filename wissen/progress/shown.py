"""What a person saw: the canonical text of every Fassung that was completed or answered, written once."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet


def remember(connection: sqlite3.Connection, texts: Mapping[str, str]) -> None:
    """Write texts by Fassung; what is there already stays as it is. The caller holds the transaction."""
    connection.executemany(
        "INSERT INTO shown (revision, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(revision, zlib.compress(text.encode())) for revision, text in texts.items()],
    )


def read(connection: sqlite3.Connection, revision: str) -> str | None:
    """Return the text of a Fassung. Raises zlib.error when it is damaged."""
    row = connection.execute("SELECT body FROM shown WHERE revision = ?", (revision,)).fetchone()
    return None if row is None else zlib.decompress(row[0]).decode()


def missing(connection: sqlite3.Connection, revisions: AbstractSet[str]) -> list[str]:
    """Return those Fassungen of which no text is kept."""
    known = "SELECT 1 FROM shown WHERE revision = ?"
    return sorted(revision for revision in revisions if connection.execute(known, (revision,)).fetchone() is None)

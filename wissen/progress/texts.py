"""What a person wrote in their own words, apart from the events, so that it can be changed and really erased."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping


def write(connection: sqlite3.Connection, texts: Mapping[str, str]) -> None:
    """Write or replace texts by id. The caller holds the transaction."""
    connection.executemany(
        "INSERT INTO text (id, body, sha) VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET body = excluded.body, sha = excluded.sha",
        [(text_id, body, sha(text_id, body)) for text_id, body in texts.items()],
    )


def read(connection: sqlite3.Connection, text_id: str) -> str | None:
    """Return a text; None when there is none, for instance because it was erased."""
    row = connection.execute("SELECT body FROM text WHERE id = ?", (text_id,)).fetchone()
    return None if row is None else str(row[0])


def erase(connection: sqlite3.Connection, text_ids: Iterable[str]) -> None:
    """Delete texts. The caller holds the transaction and scrubs the file afterwards."""
    connection.executemany("DELETE FROM text WHERE id = ?", [(text_id,) for text_id in text_ids])


def sha(text_id: str, body: str) -> bytes:
    """Checksum of a text: the chain does not cover it, because it may be changed."""
    return hashlib.sha256(f"{text_id}\0{body}".encode()).digest()

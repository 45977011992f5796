"""What was derived last, kept so that Heute can show it before the content is loaded; a cache, never the truth."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wissen.progress.events import Head


@dataclass(frozen=True, slots=True)
class Summary:
    """A cached value as JSON; `current` says whether no event was recorded since."""

    body: Mapping[str, Any]
    current: bool


def write(connection: sqlite3.Connection, key: str, body: Mapping[str, Any], *, head: Head) -> None:
    """Keep a value that was derived from everything up to `head`."""
    text = json.dumps(body, ensure_ascii=False)
    connection.execute(
        "INSERT OR REPLACE INTO summary (key, log, seq, body, sha) VALUES (?, ?, ?, ?, ?)",
        (key, head.log, head.seq, text, _sha(key, text)),
    )


def read(connection: sqlite3.Connection, key: str, *, head: Head) -> Summary | None:
    """Return a kept value; None when there is none or when it was damaged."""
    row = connection.execute("SELECT log, seq, body, sha FROM summary WHERE key = ?", (key,)).fetchone()
    if row is None:
        return None
    log, seq, text, sha = row
    return Summary(json.loads(text), (log, seq) == (head.log, head.seq)) if sha == _sha(key, text) else None


def _sha(key: str, text: str) -> bytes:
    return hashlib.sha256(f"{key}\0{text}".encode()).digest()

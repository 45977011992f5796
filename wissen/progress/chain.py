"""The hash chain over the events: what was recorded cannot change, vanish or move without being noticed.

Every log is a chain of its own: sha = H(prev, log, seq, day, verb, object, revision, H(salt, payload)). The first link
hangs on 32 zero bytes. H is SHA-256 over its parts, each with its length before it, so that no two different lists of
parts have the same encoding. The salt keeps an erased payload from being guessed from its hash.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

START = bytes(32)

_LINKS = """
    SELECT e.log, e.seq, e.day, e.verb, e.object, e.revision, e.payload_sha, e.sha, p.log IS NULL, p.salt, p.body
    FROM log l JOIN event e ON e.log = l.id LEFT JOIN payload p ON p.log = e.log AND p.seq = e.seq
"""
_ALL = _LINKS + "ORDER BY l.position, e.seq"
_LAST = _LINKS + "WHERE l.position = (SELECT max(position) FROM log) ORDER BY e.seq DESC LIMIT ?"  # noqa: S608  # constants
_UNREADABLE = "Das Ereignis ist nicht lesbar."
_ERASED = "SELECT 1 FROM event WHERE verb = 'erased' AND object = ?"


@dataclass(frozen=True, slots=True)
class Break:
    """The first event at which a chain does not hold."""

    log: str
    seq: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Row:
    log: str
    seq: int
    day: str
    verb: str
    object: str
    revision: str
    payload_sha: bytes
    sha: bytes
    payload_missing: int
    salt: bytes | None
    body: str | None


_TYPES = (str, int, str, str, str, str, bytes, bytes, int, bytes | None, str | None)


def payload_sha(salt: bytes, body: str) -> bytes:
    """Hash of a payload as it stands in the chain."""
    return _hash(salt, body.encode())


def link(
    prev: bytes, *, log: str, seq: int, day: str, verb: str, object_id: str, revision: str, payload_sha: bytes
) -> bytes:
    """Return the hash of an event that follows `prev`; `day` as YYYY-MM-DD."""
    words = (log, str(seq), day, verb, object_id, revision)
    return _hash(prev, *(word.encode() for word in words), payload_sha)


def first_break(connection: sqlite3.Connection) -> Break | None:
    """Verify every log from its first event on."""
    return _first_break(connection, connection.execute(_ALL), after=("", 0, START))


def first_break_in_last(connection: sqlite3.Connection, count: int) -> Break | None:
    """Verify the last `count` links of the newest log; the link before them is taken as it is."""
    rows = connection.execute(_LAST, (count + 1,)).fetchall()[::-1]
    if len(rows) <= count:
        return _first_break(connection, rows, after=("", 0, START))
    before = _readable(rows[0])
    if before is None:
        return Break("", 0, _UNREADABLE)
    return _first_break(connection, rows[1:], after=(before.log, before.seq, before.sha))


def _first_break(
    connection: sqlite3.Connection, rows: Iterable[tuple[object, ...]], *, after: tuple[str, int, bytes]
) -> Break | None:
    for log, seq, reason in _reasons(connection, rows, after=after):
        if reason:
            return Break(log, seq, reason)
    return None


def _reasons(
    connection: sqlite3.Connection, rows: Iterable[tuple[object, ...]], *, after: tuple[str, int, bytes]
) -> Iterator[tuple[str, int, str]]:
    log, seq, prev = after
    for columns in rows:
        row = _readable(columns)
        if row is None:
            yield log, seq + 1, _UNREADABLE
            return
        if row.log != log:
            log, seq, prev = row.log, 0, START
        yield log, seq + 1, _reason(connection, row, seq=seq + 1, prev=prev)
        seq, prev = row.seq, row.sha


def _readable(columns: tuple[object, ...]) -> _Row | None:
    # STRICT tables hold these types; a damaged file may not.
    if not all(isinstance(value, kind) for value, kind in zip(columns, _TYPES, strict=True)):
        return None
    return _Row(*columns)  # type: ignore[arg-type]  # as just seen


def _reason(connection: sqlite3.Connection, row: _Row, *, seq: int, prev: bytes) -> str:
    if row.seq != seq:
        return f"Das Ereignis {seq} fehlt."
    expected = link(
        prev,
        log=row.log,
        seq=row.seq,
        day=row.day,
        verb=row.verb,
        object_id=row.object,
        revision=row.revision,
        payload_sha=row.payload_sha,
    )
    if row.sha != expected:
        return "Das Ereignis passt nicht zu seiner Prüfsumme."
    if row.payload_missing:
        return "Die Angaben zum Ereignis fehlen."
    if row.salt is None or row.body is None:
        erased = connection.execute(_ERASED, (f"{row.log}/{row.seq}",)).fetchone()
        return "" if erased else "Die Angaben zum Ereignis fehlen, ohne dass sie gelöscht wurden."
    if payload_sha(row.salt, row.body) != row.payload_sha:
        return "Die Angaben zum Ereignis passen nicht zu ihrer Prüfsumme."
    return ""


def _hash(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()

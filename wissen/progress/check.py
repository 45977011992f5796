"""The full check of a database: structure, references, chain, and what the chain does not cover."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable
from typing import Final

from wissen.progress import chain, database, payloads, schema, shown, texts

_LAST_LINKS: Final = 100
_NOT_A_FLAW = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_MISUSE,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
)


def flaw(connection: sqlite3.Connection) -> str:
    """Return what is wrong, in one German sentence; empty when everything holds.

    `integrity_check` alone misses most changes of content, the chain alone misses texts and indexes.
    """
    return _first(connection, (_structure, _schema, _logs, _history, _texts, _shown))


def flaw_at_the_end(connection: sqlite3.Connection) -> str:
    """Return what is wrong with the last links of the history; quick enough for before the first paint."""
    return _first(connection, (_logs, _last_links))


def _first(connection: sqlite3.Connection, checks: Iterable[Callable[[sqlite3.Connection], str]]) -> str:
    try:
        return next((found for found in (check(connection) for check in checks) if found), "")
    except sqlite3.Error as error:
        if database.code_of(error) & 0xFF in _NOT_A_FLAW:
            raise
        return f"Die Datei ist nicht lesbar ({error})."
    except UnicodeDecodeError as error:  # SQLite quotes what it stumbled over, and Python cannot read the quotation
        return f"Die Datei ist nicht lesbar ({error})."


def _structure(connection: sqlite3.Connection) -> str:
    finding = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if finding != "ok":
        return f"Der Aufbau der Datei ist beschädigt ({finding})."
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        return "Ein Eintrag verweist auf einen, der fehlt."
    return ""


def _schema(connection: sqlite3.Connection) -> str:
    if database.version(connection) < schema.SCHEMA_VERSION:
        return ""  # still to be migrated, and then looked at
    return "" if schema.shape(connection) == schema.expected_shape() else "Die Tabellen der Datei sind verändert."


def _logs(connection: sqlite3.Connection) -> str:
    return "" if connection.execute("SELECT 1 FROM log").fetchone() else "Der Anfang des Lernstands fehlt."


def _history(connection: sqlite3.Connection) -> str:
    return _told(chain.first_break(connection))


def _last_links(connection: sqlite3.Connection) -> str:
    return _told(chain.first_break_in_last(connection, _LAST_LINKS))


def _told(found: chain.Break | None) -> str:
    return "" if found is None else f"{found.reason} (Ereignis {found.seq} in {found.log})"


def _texts(connection: sqlite3.Connection) -> str:
    for text_id, body, sha in connection.execute("SELECT id, body, sha FROM text"):
        if sha != texts.sha(text_id, body):
            return f"Ein eigener Text passt nicht zu seiner Prüfsumme ({text_id})."
    return ""


def _shown(connection: sqlite3.Connection) -> str:
    for (revision,) in connection.execute("SELECT revision FROM shown").fetchall():
        try:
            shown.read(connection, revision)
        except (zlib.error, UnicodeDecodeError):
            return f"Der Text einer Fassung ist beschädigt ({revision})."
    rows = connection.execute(
        "SELECT e.verb, e.revision, p.body FROM event e JOIN payload p USING (log, seq) WHERE p.body IS NOT NULL"
    )
    seen = {kept for verb, revision, body in rows for kept in payloads.revisions(verb, revision, json.loads(body))}
    missing = shown.missing(connection, seen)
    return f"Der Text einer Fassung fehlt ({missing[0]})." if missing else ""

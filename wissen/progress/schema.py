"""The tables of the progress database, as a fresh profile gets them; older ones arrive here by `migrations`."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x57495353  # "WISS", in the header of the file
SCHEMA_VERSION = 1  # user_version; raise it together with a step in `migrations` and a golden file in tests/data/store

TABLES = (
    # Histories that this file continues, in order. A database that came back from a backup begins a new one.
    """
    CREATE TABLE log (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (id <> '')
    ) STRICT
    """,
    """
    CREATE TABLE event (
        log TEXT NOT NULL REFERENCES log (id),
        seq INTEGER NOT NULL CHECK (seq > 0),
        day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
        verb TEXT NOT NULL,
        object TEXT NOT NULL,
        revision TEXT NOT NULL,
        payload_sha BLOB NOT NULL CHECK (length(payload_sha) = 32),
        sha BLOB NOT NULL CHECK (length(sha) = 32),
        PRIMARY KEY (log, seq)
    ) STRICT, WITHOUT ROWID
    """,
    # Apart from the event, so that a payload can be erased and the chain over payload_sha still holds.
    """
    CREATE TABLE payload (
        log TEXT NOT NULL,
        seq INTEGER NOT NULL,
        salt BLOB CHECK (length(salt) = 16),
        body TEXT,
        PRIMARY KEY (log, seq),
        FOREIGN KEY (log, seq) REFERENCES event (log, seq),
        CHECK ((salt IS NULL) = (body IS NULL))
    ) STRICT, WITHOUT ROWID
    """,
    # What a person wrote in their own words. Events refer to it by id, so that it can be changed and erased.
    """
    CREATE TABLE text (
        id TEXT PRIMARY KEY,
        body TEXT NOT NULL,
        sha BLOB NOT NULL CHECK (length(sha) = 32)
    ) STRICT, WITHOUT ROWID
    """,
    # What a person saw, by Fassung: written once, never changed.
    """
    CREATE TABLE shown (
        revision TEXT NOT NULL UNIQUE,
        body BLOB NOT NULL
    ) STRICT
    """,
    # Where a person stopped reading: the last place only, and no day, or it would be a log of the working day.
    """
    CREATE TABLE place (
        object TEXT PRIMARY KEY,
        section TEXT NOT NULL,
        turn INTEGER NOT NULL UNIQUE
    ) STRICT, WITHOUT ROWID
    """,
    # A cache: derived from the events up to (log, seq), and may be deleted at any time.
    """
    CREATE TABLE summary (
        key TEXT PRIMARY KEY,
        log TEXT NOT NULL,
        seq INTEGER NOT NULL,
        body TEXT NOT NULL,
        sha BLOB NOT NULL CHECK (length(sha) = 32)
    ) STRICT, WITHOUT ROWID
    """,
    # Work that must be finished at the next start if it was cut short.
    """
    CREATE TABLE pending (
        work TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID
    """,
)

# The history only grows. Migrations create the triggers again, for rebuilding a table drops them.
TRIGGERS = (
    """
    CREATE TRIGGER IF NOT EXISTS event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS payload_is_only_erased BEFORE UPDATE ON payload
    WHEN NEW.log <> OLD.log OR NEW.seq <> OLD.seq OR NEW.salt IS NOT NULL OR NEW.body IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a payload is only erased'); END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS payload_is_never_deleted BEFORE DELETE ON payload
    BEGIN SELECT RAISE(ABORT, 'a payload is never deleted'); END
    """,
)

# References before what they refer to: the order in which tables can be dropped.
_DROP_ORDER = ("pending", "summary", "place", "shown", "text", "payload", "event", "log")


def create(connection: sqlite3.Connection) -> None:
    """Create everything; the caller holds the transaction."""
    for statement in TABLES + TRIGGERS:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def drop(connection: sqlite3.Connection) -> None:
    """Drop every table with its rows and triggers; the caller holds the transaction."""
    for table in _DROP_ORDER:
        connection.execute(f"DROP TABLE {table}")


def shape(connection: sqlite3.Connection) -> frozenset[tuple[object, ...]]:
    """Return what two databases must have in common to be of one schema, however their SQL is spelled."""
    tables = connection.execute(
        "SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    columns = 'SELECT ?1, cid, name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?1)'
    references = 'SELECT ?1, id, seq, "table", "from", "to", on_delete FROM pragma_foreign_key_list(?1)'
    indexes = 'SELECT ?1, i.name, i."unique", c.name FROM pragma_index_list(?1) i, pragma_index_info(i.name) c'
    parts: set[tuple[object, ...]] = set(tables)
    for name, _, _ in tables:
        for query in (columns, references, indexes):
            parts.update(connection.execute(query, (name,)))
    parts.update(connection.execute("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    return frozenset(parts)


def expected_shape() -> frozenset[tuple[object, ...]]:
    """Return the shape of a fresh database."""
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        create(fresh)
        return shape(fresh)
    finally:
        fresh.close()

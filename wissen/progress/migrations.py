"""Bring a database of an older version to the present schema, or leave it exactly as it was.

A fresh database is created from `schema` at once; the steps here are only for files of older versions. sqlite-utils is
imported when a step is pending and not before: it costs more than a whole start.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wissen.errors import StoreError
from wissen.progress import database, schema

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Step:
    """How to get to `version` from the one before."""

    version: int
    run: Callable[[Database], None]


STEPS: Final[tuple[Step, ...]] = ()
"""Version 1 is the first; tests/data/store holds a database of every version that was ever released."""


def migrate(connection: sqlite3.Connection, back_up: Callable[[], object], *, steps: Sequence[Step] = STEPS) -> None:
    """Apply all pending steps in one transaction.

    The caller holds the database exclusively and has refused foreign and newer ones. A kill, a full disk or a failing
    step leaves the old version, which the backup holds as well. Raises StoreError when the result is not sound.
    """
    pending = [step for step in steps if step.version > database.version(connection)]
    if not pending:
        return
    back_up()
    # Rebuilding a table drops it for a moment. The check below looks at every reference instead.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with database.transaction(connection):
            _apply(connection, pending)
            for trigger in schema.TRIGGERS:
                connection.execute(trigger)
            _require_sound(connection)
            connection.execute(f"PRAGMA user_version = {pending[-1].version}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _apply(connection: sqlite3.Connection, pending: Sequence[Step]) -> None:
    from sqlite_utils import Database, Migrations

    migrations = Migrations("wissen")
    for step in pending:
        migrations(name=f"version-{step.version}")(step.run)
    # Inside our transaction each migration becomes a savepoint of it.
    migrations.apply(Database(connection, recursive_triggers=False, execute_plugins=False))
    # user_version says what was applied; the table would also keep the time of day.
    connection.execute(f"DROP TABLE {migrations.migrations_table}")


def _require_sound(connection: sqlite3.Connection) -> None:
    references = connection.execute("PRAGMA foreign_key_check").fetchall()
    structure = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if references or structure != "ok":
        raise StoreError(
            "Ihr Lernstand ließ sich nicht auf die neue Fassung bringen. Er ist unverändert.",
            "Bitte arbeiten Sie mit der bisherigen Version weiter und geben Sie der IT Bescheid.",
        )

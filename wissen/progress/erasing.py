"""Erasing that really erases: also from free pages, the write-ahead log, the backups and the damaged copies."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import Final

from wissen.learning.verb import Verb
from wissen.progress import backup, database, events, payloads, restore, schema, texts
from wissen.progress.alone import alone
from wissen.progress.database import transaction
from wissen.progress.drives import Drive
from wissen.progress.events import Event, NewEvent, NewSalt

# Written in the transaction that erases, removed when nothing of it is left anywhere: a kill in between is made good
# at the next start.
_SCRUB: Final = "scrub"


def erase_payloads(
    connection: sqlite3.Connection, recorded: Collection[Event], *, today: date, new_salt: NewSalt
) -> tuple[Event, ...]:
    """Erase what was answered, and the texts it refers to; that something was answered stays. Scrub afterwards."""
    with transaction(connection):
        for event in recorded:
            texts.erase(connection, payloads.text_ids(event.payload))
            connection.execute(
                "UPDATE payload SET salt = NULL, body = NULL WHERE log = ? AND seq = ?", (event.log, event.seq)
            )
        _plan_scrub(connection)
        erased = [NewEvent(Verb.ERASED, event.reference) for event in recorded]
        return events.write(connection, erased, today=today, new_salt=new_salt)


def erase_texts(connection: sqlite3.Connection, text_ids: Iterable[str]) -> None:
    """Erase texts of the person's own. Scrub afterwards."""
    with transaction(connection):
        texts.erase(connection, text_ids)
        _plan_scrub(connection)


def erase_everything(connection: sqlite3.Connection, *, log: str) -> None:
    """Leave an empty history under a new log id. Scrub afterwards."""
    with transaction(connection):
        schema.drop(connection)
        schema.create(connection)
        events.start_log(connection, log)
        _plan_scrub(connection)


def erase_profile(path: Path, folders: Iterable[Path], *, drive: Drive) -> None:
    """Delete the folders of a profile that nobody has open, in this order.

    Raises StoreInUse when another Wissen has it open; otherwise everything goes, also what is damaged.
    """
    if path.exists():
        with database.translated(path), alone(path, drive=drive):
            pass
    with database.translated(path):
        for folder in folders:
            if folder.is_dir():
                shutil.rmtree(folder)


def is_unfinished(connection: sqlite3.Connection) -> bool:
    """Whether something was erased from the tables that may still stand elsewhere."""
    return connection.execute("SELECT 1 FROM pending WHERE work = ?", (_SCRUB,)).fetchone() is not None


def scrub(connection: sqlite3.Connection, path: Path, folder: Path, *, day: date) -> None:
    """Remove what was erased from everywhere else: one fresh backup remains."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    restore.remove_copies(path)
    fresh = backup.make(connection, folder, day=day)
    backup.remove(other for other in backup.newest_first(folder) if other != fresh)
    connection.execute("DELETE FROM pending WHERE work = ?", (_SCRUB,))


def _plan_scrub(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO pending (work) VALUES (?) ON CONFLICT DO NOTHING", (_SCRUB,))

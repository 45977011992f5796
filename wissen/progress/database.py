"""One SQLite connection that holds the profile alone, and SQLite's errors as errors a person understands."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from wissen.errors import StoreDamaged, StoreError, StoreForeign, StoreFull, StoreNewer, StoreReadOnly
from wissen.progress import schema
from wissen.progress.drives import Drive
from wissen.progress.lock import in_use

_PATIENCE: Final = 0.25  # seconds that a virus scanner may hold the file before we call it in use
_SETTINGS: Final = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",  # what a person wrote does not go to a temporary folder
)
_NO_SPACE: Final = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC)
_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_NOT_WRITABLE: Final = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
)


def connect(path: Path, *, drive: Drive) -> sqlite3.Connection:
    """Open a database for this process alone; nothing is written yet.

    On a local drive nobody else gets in from here on. Raises sqlite3.Error.
    """
    # All access runs on the one database lane, but not always on one thread: the app opens and closes on its own.
    connection = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE, check_same_thread=False)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        if drive is Drive.LOCAL:
            # Before the first access: then the WAL needs no shared memory file, and no second connection can exist.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")  # to commit would already write a header into an empty file
    except BaseException:
        connection.close()
        raise
    return connection


def start_writing(connection: sqlite3.Connection, *, drive: Drive) -> None:
    """Choose how commits reach the disk: once this is done a committed event survives a power cut."""
    if drive is Drive.LOCAL:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    else:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")


def close(connection: sqlite3.Connection) -> None:
    """Bring everything into the one file and close."""
    # On a full disk the write-ahead log simply stays and is read at the next start: nothing is lost, nothing to tell.
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Look into a closed database, such as a backup, without changing it."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA query_only = ON")
        yield connection
    finally:
        connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: committed, and on disk, when the block ends; rolled back when it raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether the file has no page at all: it was just created, or its creation was cut short."""
    return number(connection, "page_count") == 0


def rows(connection: sqlite3.Connection, table: str) -> int:
    """Return how many rows a table of `schema` has."""
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608  # names of our own


def version(connection: sqlite3.Connection) -> int:
    """Return the version of the schema in the file."""
    return number(connection, "user_version")


def number(connection: sqlite3.Connection, pragma: str) -> int:
    """Return the value of a pragma that is a number."""
    value: int = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
    return value


def require_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what this program must not touch.

    Raises StoreForeign for another program's database, StoreNewer for one of a newer Wissen, StoreDamaged for a
    header that no Wissen ever wrote.
    """
    if number(connection, "application_id") != schema.APPLICATION_ID:
        raise StoreForeign(
            f"„{path}“ ist kein Lernstand von Wissen.",
            "Die Datei wurde nicht verändert. Verschieben Sie sie in einen anderen Ordner und starten Sie neu.",
        )
    if version(connection) > schema.SCHEMA_VERSION:
        raise StoreNewer(
            f"Ihr Lernstand „{path}“ stammt von einer neueren Version von Wissen.",
            "Die Datei wurde nicht verändert. Bitte starten Sie die neuere Version.",
        )
    if version(connection) < 1:
        raise damaged(path)


def damaged(path: Path) -> StoreDamaged:
    """Return the error for a file that cannot be trusted."""
    return StoreDamaged(
        f"Ihr Lernstand „{path}“ ist beschädigt.",
        "Bitte starten Sie Wissen neu: Dann tritt die letzte brauchbare Sicherung an seine Stelle.",
    )


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of the file system that a person can do something about into a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        known = _known(code_of(error), path)
        if known is None:
            raise
        raise known from error
    except UnicodeDecodeError as error:  # a name or a message out of a damaged file
        raise damaged(path) from error
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise _read_only(path) from error
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise _full(path) from error
        raise _faulty(path) from error


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's code of an error.

    Not from SQLite, and so without a code, are: what Python could not decode and what `events` could not read, which
    both mean damage; and mistakes of ours, such as using a closed connection.
    """
    means_damage = isinstance(error, sqlite3.OperationalError | sqlite3.DataError)
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT if means_damage else sqlite3.SQLITE_MISUSE)


def is_busy(error: sqlite3.Error) -> bool:
    """Whether somebody else holds the database."""
    return code_of(error) & 0xFF in _BUSY


def _known(code: int, path: Path) -> StoreError | None:
    primary = code & 0xFF
    if code in _NO_SPACE:
        return _full(path)
    if primary in _BUSY:
        return in_use()
    if primary in _NOT_WRITABLE:
        return _read_only(path)
    if primary in _DAMAGED:
        return damaged(path)
    if primary == sqlite3.SQLITE_IOERR:
        return _faulty(path)
    return None


def _faulty(path: Path) -> StoreError:
    return StoreError(
        f"Das Laufwerk mit Ihrem Lernstand „{path}“ meldet einen Fehler.",
        "Prüfen Sie, ob es noch verbunden ist, und starten Sie Wissen neu.",
    )


def _read_only(path: Path) -> StoreReadOnly:
    return StoreReadOnly(
        f"In den Ordner „{path.parent}“ kann nicht geschrieben werden, dort liegt Ihr Lernstand.",
        "Prüfen Sie die Rechte an Ordner und Datei oder wenden Sie sich an Ihre IT.",
    )


def _full(path: Path) -> StoreFull:
    return StoreFull(
        f"Der Datenträger mit Ihrem Lernstand „{path}“ nimmt nichts mehr an, meist weil er voll ist.",
        "Was schon gespeichert war, ist sicher. Schaffen Sie Platz und versuchen Sie es noch einmal.",
    )

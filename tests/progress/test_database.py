from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from tests.helpers.stores import DAY, Desk, begun
from wissen.errors import StoreDamaged, StoreError, StoreFull, StoreInUse, StoreReadOnly
from wissen.progress import database

PATH = Path("profil") / "wissen.db"


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("…")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY, StoreInUse),
        (sqlite3.SQLITE_BUSY_RECOVERY, StoreInUse),
        (sqlite3.SQLITE_READONLY_DBMOVED, StoreReadOnly),
        (sqlite3.SQLITE_CANTOPEN, StoreReadOnly),
        (sqlite3.SQLITE_FULL, StoreFull),
        (sqlite3.SQLITE_IOERR_WRITE, StoreFull),
        (sqlite3.SQLITE_IOERR_READ, StoreError),
        (sqlite3.SQLITE_CORRUPT_INDEX, StoreDamaged),
        (sqlite3.SQLITE_NOTADB, StoreDamaged),
    ],
)
def test_what_sqlite_reports_is_told_in_german(code, kind):
    with pytest.raises(StoreError) as told, database.translated(PATH):
        raise sqlite_error(code)
    assert type(told.value) is kind
    assert told.value.text
    assert told.value.hint


def test_a_mistake_of_ours_stays_a_bug():
    with pytest.raises(sqlite3.OperationalError), database.translated(PATH):
        raise sqlite_error(sqlite3.SQLITE_ERROR)


def test_using_a_closed_connection_stays_a_bug():
    connection = sqlite3.connect(":memory:")
    connection.close()
    with pytest.raises(sqlite3.ProgrammingError), database.translated(PATH):
        connection.execute("SELECT 1")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.EACCES, StoreReadOnly),
        (errno.EROFS, StoreReadOnly),
        (errno.ENOSPC, StoreFull),
        (errno.EDQUOT, StoreFull),
        (errno.ESTALE, StoreError),
    ],
)
def test_what_the_file_system_reports_is_told_in_german(code, kind):
    with pytest.raises(StoreError) as told, database.translated(PATH):
        raise OSError(code, "…")
    assert type(told.value) is kind


def test_a_name_that_cannot_be_decoded_means_damage():
    with pytest.raises(StoreDamaged), database.translated(PATH):
        b"\xff".decode()


def test_a_header_without_a_version_means_damage(tmp_path):
    desk = Desk(tmp_path)
    store = desk.store()
    store.append(begun(), today=DAY)
    store.backup(DAY)
    store.close()
    connection = sqlite3.connect(desk.path)
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    opened = desk.open()
    assert opened.notice is not None
    assert len(opened.store.events()) == 1
    opened.store.close()


def test_a_transaction_that_fails_leaves_nothing(tmp_path):
    connection = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    connection.execute("CREATE TABLE t (x UNIQUE)")
    with pytest.raises(sqlite3.IntegrityError), database.transaction(connection):
        connection.executemany("INSERT INTO t VALUES (?)", [(1,), (1,)])
    assert connection.execute("SELECT * FROM t").fetchall() == []
    assert not connection.in_transaction
    connection.close()


def test_reading_a_closed_database_changes_nothing(tmp_path):
    desk = Desk(tmp_path)
    desk.store().close()
    before = desk.path.read_bytes()
    with database.reading(desk.path) as connection, pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM log")
    assert desk.path.read_bytes() == before

from __future__ import annotations

import sqlite3

import pytest

from tests.helpers.stores import DAY, Desk, answered, completed, counting_salts, in_memory
from wissen.progress import backup, check, database, events


@pytest.fixture
def connection():
    connection = in_memory()
    events.append(connection, [completed(), answered()], today=DAY, new_salt=counting_salts())
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("DELETE FROM shown WHERE revision = 'f-q01'", "Der Text einer Fassung fehlt (f-q01)."),
        ("DROP TABLE place", "Die Tabellen der Datei sind verändert."),
        ("DROP TRIGGER event_is_never_changed", "Die Tabellen der Datei sind verändert."),
        ("CREATE TABLE extra (x)", "Die Tabellen der Datei sind verändert."),
        ("PRAGMA user_version = 1", ""),
    ],
)
def test_what_is_wrong_is_said_in_german(connection, fault, told):
    connection.execute(fault)
    assert check.flaw(connection) == told


def test_an_event_without_its_log_is_noticed(connection):
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM log")
    assert check.flaw(connection) == "Ein Eintrag verweist auf einen, der fehlt."
    assert check.flaw_at_the_end(connection) == "Der Anfang des Lernstands fehlt."


def test_a_name_in_the_schema_that_cannot_be_decoded_is_noticed(tmp_path):
    desk = Desk(tmp_path)
    desk.store().close()
    desk.path.write_bytes(desk.path.read_bytes().replace(b"CREATE TABLE log", b"CREATE TABLE \xff\xfeg", 1))
    with database.reading(desk.path) as connection:
        assert check.flaw(connection).startswith("Die Datei ist nicht lesbar")


def test_a_file_that_is_only_in_use_is_not_called_damaged(tmp_path):
    desk = Desk(tmp_path)
    desk.store().close()
    holder = sqlite3.connect(desk.path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    other = sqlite3.connect(desk.path, timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        check.flaw(other)
    other.close()
    holder.close()


def test_the_day_of_a_backup_stands_in_its_name_alone(tmp_path):
    assert backup.day_of(tmp_path / "lernstand-2026-03-04.db") == DAY
    with pytest.raises(ValueError, match="kopie"):
        backup.day_of(tmp_path / "kopie.db")

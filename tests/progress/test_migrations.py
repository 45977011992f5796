from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.helpers.golden import FOLDER, write_golden
from tests.helpers.stores import DAY, Desk, begun, completed
from wissen.errors import StoreError, StoreFull
from wissen.progress import database, migrations, schema
from wissen.progress.migrations import Step
from wissen.progress.places import LastPlace
from wissen.progress.store import Store

if TYPE_CHECKING:
    from sqlite_utils import Database

GOLDEN = sorted(FOLDER.glob("v*.db"))


@pytest.fixture
def store(tmp_path: Path):
    store = Desk(tmp_path).store()
    store.append(begun(), completed(), today=DAY)
    yield store
    store.close()


def add_column(db: Database) -> None:
    db.table("place").add_column("note", str)


def transform(db: Database) -> None:
    db.table("shown").transform(rename={"body": "content"})


def rebuild(db: Database) -> None:
    for statement in (
        "CREATE TABLE fresh (log TEXT NOT NULL REFERENCES log (id), seq INTEGER, thing TEXT, PRIMARY KEY (log, seq))",
        "INSERT INTO fresh SELECT log, seq, object FROM event",
        "DROP TABLE event",
        "ALTER TABLE fresh RENAME TO event",
    ):
        db.conn.execute(statement)


def fail(db: Database) -> None:
    db.conn.execute("DELETE FROM place")
    raise RuntimeError("a step that fails")


def dangling(db: Database) -> None:
    db.conn.execute("INSERT INTO payload (log, seq) VALUES ('log1', 99)")


class Backups:
    """Counts how often a backup was asked for."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> None:
        self.made += 1


def migrate(store: Store, *steps: Step) -> Backups:
    backups = Backups()
    migrations.migrate(store._connection, backups, steps=steps)
    return backups


def test_there_is_a_golden_file_for_every_released_schema():
    assert [path.name for path in GOLDEN] == [f"v{version}.db" for version in range(1, schema.SCHEMA_VERSION + 1)]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_a_golden_database_arrives_at_the_schema_of_a_fresh_one(golden, tmp_path):
    desk = Desk(tmp_path, ids="later")
    shutil.copyfile(golden, desk.path)
    store = desk.store(today=date(2026, 4, 1))
    assert database.version(store._connection) == schema.SCHEMA_VERSION
    assert schema.shape(store._connection) == schema.expected_shape()
    store.verify_all()
    store.close()


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_nothing_in_a_golden_database_is_lost(golden, tmp_path):
    desk = Desk(tmp_path, ids="later")
    shutil.copyfile(golden, desk.path)
    store = desk.store(today=date(2026, 4, 1))
    recorded = store.events()
    assert [(event.log, event.seq) for event in recorded] == [("log1", n) for n in range(1, 9)] + [
        ("log2", n) for n in range(1, 4)
    ]
    assert [event.verb for event in recorded] == [
        "settings", "begun", "completed", "attempt-started", "answered", "answered", "attempt-finished", "erased",
        "completed", "undone", "progress-reset",
    ]  # fmt: skip
    assert recorded[2].payload == {"sections": {"einleitung": "f-l01-einleitung"}, "through": None}
    assert (recorded[4].erased, recorded[4].payload) == (True, {})
    assert recorded[5].payload == {"attempt": "log1/4", "response": ["c", "b", "a"], "score": 0.5}
    assert recorded[6].day == date(2026, 3, 3)
    assert store.shown("f-l01-einleitung") == "l01 Zwei Hüte"
    assert (store.text("note1"), store.text("text1")) == ("Rückfrage an die Leitung", None)
    assert store.places() == (LastPlace("l02", "wann"),)
    store.close()


def test_the_present_schema_still_writes_what_its_golden_file_holds(tmp_path):
    """A change of the schema without a new version would show here."""
    write_golden(tmp_path / "fresh.db")
    tables = ("log", "event", "payload", "text", "place", "summary")
    with database.reading(tmp_path / "fresh.db") as fresh, database.reading(GOLDEN[-1]) as golden:
        for table in tables:
            query = f"SELECT * FROM {table} ORDER BY 1, 2"  # noqa: S608  # names from the list above
            assert fresh.execute(query).fetchall() == golden.execute(query).fetchall()


def test_a_step_is_applied_and_the_version_is_set(store):
    backups = migrate(store, Step(2, add_column))
    assert database.version(store._connection) == 2
    assert backups.made == 1
    assert len(store.events()) == 2


def test_without_a_pending_step_nothing_happens(store):
    backups = migrate(store, Step(1, fail))
    assert backups.made == 0


def test_no_trace_of_the_time_of_migrating_is_left(store):
    migrate(store, Step(2, add_column))
    tables = store._connection.execute("SELECT name FROM sqlite_schema WHERE name LIKE '%migrations%'").fetchall()
    assert tables == []


def test_sqlite_utils_may_transform_a_table(store):
    migrate(store, Step(2, transform))
    assert store._connection.execute("SELECT revision, typeof(content) FROM shown").fetchall() == [
        ("f-l01-einleitung", "blob")
    ]


def test_a_rebuilt_table_keeps_its_references_and_triggers(store):
    migrate(store, Step(2, rebuild))
    rows = store._connection.execute("SELECT seq, thing FROM event ORDER BY seq").fetchall()
    assert rows == [(1, "l01"), (2, "l01")]
    assert store._connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        store._connection.execute("UPDATE event SET thing = 'x'")


def test_a_failing_step_takes_all_steps_back(store):
    store.remember_place(LastPlace("l01", "a"))
    with pytest.raises(RuntimeError):
        migrate(store, Step(2, add_column), Step(3, fail))
    assert database.version(store._connection) == 1
    assert schema.shape(store._connection) == schema.expected_shape()
    assert store.places() == (LastPlace("l01", "a"),)
    store.verify_all()


def test_a_result_that_is_not_sound_is_taken_back(store):
    with pytest.raises(StoreError, match="unverändert"):
        migrate(store, Step(2, dangling))
    assert database.version(store._connection) == 1
    store.verify_all()


def test_without_a_backup_nothing_is_migrated(store):
    def no_space() -> None:
        raise StoreFull("voll")

    with pytest.raises(StoreFull):
        migrations.migrate(store._connection, no_space, steps=[Step(2, add_column)])
    assert database.version(store._connection) == 1


def test_a_kill_in_the_middle_leaves_the_old_version(tmp_path):
    desk = Desk(tmp_path)
    store = desk.store()
    recorded = store.append(begun(), completed(), today=DAY)
    store.close()
    script = (
        "import os, sys; from pathlib import Path; from tests.helpers.stores import Desk\n"
        "from wissen.progress import migrations; from wissen.progress.migrations import Step\n"
        "connection = Desk(Path(sys.argv[1])).store()._connection\n"
        "steps = [Step(2, lambda db: db.table('place').add_column('note', str)), Step(3, lambda db: os._exit(9))]\n"
        "migrations.migrate(connection, lambda: None, steps=steps)"
    )
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=root, check=False).returncode == 9
    store = desk.store()
    assert database.version(store._connection) == 1
    assert schema.shape(store._connection) == schema.expected_shape()
    assert store.events() == recorded
    store.close()

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.faults import Writer
from tests.helpers.permissions import as_nobody, reachable_folder
from tests.helpers.stores import DAY, Desk, answered, begun, completed
from wissen.errors import StoreDamaged, StoreForeign, StoreInUse, StoreNewer, StoreReadOnly
from wissen.progress import check, schema
from wissen.progress.drives import Drive
from wissen.progress.notices import Shortened


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "profil")


def pragma(path: Path, name: str) -> object:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]
    finally:
        connection.close()


def change(path: Path, statement: str) -> None:
    """Write into a closed database as a foreign tool would."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(statement)
    connection.close()


def names(desk: Desk) -> set[str]:
    return {path.name for path in desk.path.parent.iterdir()}


def test_a_new_profile_is_empty_and_says_nothing(desk):
    opened = desk.open()
    assert opened.notice is None
    assert opened.store.events() == ()
    assert opened.store.head.seq == 0
    opened.store.close()


def test_what_was_recorded_is_there_after_the_next_start(desk):
    store = desk.store()
    recorded = store.append(begun(), completed(), today=DAY)
    store.close()
    store = desk.store()
    assert store.events() == recorded
    store.close()


def test_the_log_goes_on_after_the_next_start(desk):
    for number in range(1, 4):
        store = desk.store()
        (event,) = store.append(begun(), today=DAY)
        assert (event.log, event.seq) == ("log1", number)
        store.close()


def test_closing_leaves_one_file_with_everything_in_it(desk):
    store = desk.store()
    store.append(begun(), today=DAY)
    assert "wissen.db-wal" in names(desk)
    store.close()
    assert names(desk) == {"wissen.db", "wissen.db-head", "wissen.db-lock"}
    assert pragma(desk.path, "journal_mode") == "delete"
    assert pragma(desk.path, "integrity_check") == "ok"


def test_there_is_never_a_shared_memory_file(desk):
    store = desk.store()
    store.append(begun(), today=DAY)
    assert "wissen.db-shm" not in names(desk)
    store.close()


def test_the_file_says_what_it_is(desk):
    desk.store().close()
    assert pragma(desk.path, "application_id") == 0x57495353
    assert pragma(desk.path, "user_version") == schema.SCHEMA_VERSION


def test_every_table_is_strict(desk):
    desk.store().close()
    connection = sqlite3.connect(desk.path)
    loose = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%' AND NOT strict"
    ).fetchall()
    connection.close()
    assert loose == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("locking_mode", "exclusive"),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
    ],
)
def test_the_connection_is_set_up_for_a_local_drive(desk, name, value):
    store = desk.store()
    assert store._connection.execute(f"PRAGMA {name}").fetchone()[0] == value
    store.close()


@pytest.mark.parametrize(("name", "value"), [("journal_mode", "delete"), ("synchronous", 3)])
def test_the_connection_is_more_careful_on_a_network_drive(tmp_path, name, value):
    desk = Desk(tmp_path, drive=Drive.NETWORK)
    store = desk.store()
    store.append(begun(), today=DAY)
    assert store._connection.execute(f"PRAGMA {name}").fetchone()[0] == value
    assert names(desk) == {"wissen.db", "wissen.db-head", "wissen.db-lock"}
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps profiles apart by its own rights")
def test_nobody_else_may_read_the_files(desk):
    store = desk.store()
    store.append(begun(), today=DAY)
    store.backup(DAY)
    files = [path for path in desk.path.parent.rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o077 for path in files} == {0}
    store.close()


@pytest.mark.parametrize("drive", Drive)
def test_a_second_instance_is_told_that_wissen_is_open(tmp_path, drive):
    desk = Desk(tmp_path, drive=drive)
    store = desk.store()
    with pytest.raises(StoreInUse, match="Wissen ist geöffnet"):
        desk.open()
    store.append(begun(), today=DAY)
    store.close()
    desk.store().close()


@pytest.mark.parametrize("drive", Drive)
def test_a_second_process_is_told_so_too_and_gets_in_afterwards(tmp_path, drive):
    desk = Desk(tmp_path, drive=drive)
    writer = Writer(desk.path, drive.name.lower())
    with pytest.raises(StoreInUse):
        desk.open()
    said = writer.kill_after(0)
    store = desk.store()
    assert len(store.events()) >= len(said)
    store.close()


def test_of_many_first_starts_at_once_each_gets_in_or_is_told(desk):
    script = (
        "import sys; from pathlib import Path\n"
        "from tests.helpers.stores import Desk; from wissen.errors import StoreInUse\n"
        "try: Desk(Path(sys.argv[1])).store().close()\n"
        "except StoreInUse: sys.exit(7)"
    )
    root = Path(__file__).resolve().parents[2]
    starts = [subprocess.Popen([sys.executable, "-c", script, str(desk.path.parent)], cwd=root) for _ in range(5)]
    codes = [start.wait() for start in starts]
    assert set(codes) <= {0, 7}
    assert 0 in codes
    store = desk.store()
    store.verify_all()
    store.close()


def test_a_newer_database_is_refused_and_left_alone(desk):
    desk.store().close()
    change(desk.path, f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    before = desk.path.read_bytes()
    with pytest.raises(StoreNewer, match="neueren Version"):
        desk.open()
    assert desk.path.read_bytes() == before


def test_a_foreign_database_is_refused_and_left_alone(desk):
    desk.path.parent.mkdir()
    change(desk.path, "CREATE TABLE bookmarks (url)")
    before = desk.path.read_bytes()
    for begin_anew in (False, True):
        with pytest.raises(StoreForeign, match="kein Lernstand"):
            desk.open(begin_anew=begin_anew)
    assert desk.path.read_bytes() == before


def test_a_file_that_is_no_database_is_damaged(desk):
    desk.path.parent.mkdir()
    desk.path.write_bytes(b"Das ist keine Datenbank. " * 400)
    with pytest.raises(StoreDamaged):
        desk.open()


def test_a_profile_whose_creation_was_cut_short_begins_again(desk):
    desk.path.parent.mkdir()
    desk.path.touch()
    desk.store().close()


def test_a_file_emptied_later_is_not_taken_for_a_new_profile(desk):
    store = desk.store()
    store.append(begun(), today=DAY)
    store.close()
    desk.path.write_bytes(b"")
    with pytest.raises(StoreDamaged):
        desk.open()


def test_an_older_copy_put_in_place_is_told_and_goes_on_in_a_new_log(desk):
    store = desk.store()
    store.append(begun(), today=DAY)
    store.close()
    older = desk.path.read_bytes()
    store = desk.store()
    store.append(answered("q01"), answered("q02"), today=DAY)
    store.close()
    desk.path.write_bytes(older)
    opened = desk.open()
    assert opened.notice == Shortened(DAY, 2)
    assert "Die letzten 2 Einträge fehlen." in opened.notice.text
    assert opened.store.head.log == "log2"
    opened.store.close()


def test_a_copy_that_went_its_own_way_is_told_too(tmp_path):
    here, there = Desk(tmp_path / "hier"), Desk(tmp_path / "dort")
    store = here.store()
    store.append(begun(), today=DAY)
    store.close()
    there.path.parent.mkdir()
    for name in ("wissen.db", "wissen.db-head"):
        there.path.with_name(name).write_bytes(here.path.with_name(name).read_bytes())
    for desk, item in ((here, "q01"), (there, "q02")):
        store = desk.store()
        store.append(answered(item), today=DAY)
        store.close()
    here.path.write_bytes(there.path.read_bytes())
    opened = here.open()
    assert opened.notice == Shortened(DAY, None)
    opened.store.close()


def test_a_file_without_its_head_file_goes_on_in_a_new_log_without_a_word(desk):
    store = desk.store()
    store.append(begun(), today=DAY)
    store.close()
    desk.path.with_name("wissen.db-head").unlink()
    store = desk.store()
    (event,) = store.append(answered(), today=DAY)
    assert (event.log, event.seq) == ("log2", 1)
    store.verify_all()
    store.close()


def test_a_left_over_log_is_not_read_into_a_new_database(desk):
    Writer(desk.path, "local").kill_after(0.2)
    desk.path.unlink()
    opened = desk.open()
    assert opened.store.events() == ()
    opened.store.verify_all()
    opened.store.close()


def test_the_start_looks_at_the_end_and_the_rest_is_looked_at_later(desk):
    store = desk.store()
    store.append(*(answered(f"q{number}") for number in range(150)), today=DAY)
    store.close()
    connection = sqlite3.connect(desk.path, isolation_level=None)
    connection.execute("DROP TRIGGER event_is_never_changed")
    connection.execute("UPDATE event SET object = 'x' WHERE seq = 20")
    connection.execute(next(trigger for trigger in schema.TRIGGERS if "event_is_never_changed" in trigger))
    connection.close()
    store = desk.store()
    with pytest.raises(StoreDamaged, match="ist beschädigt"):
        store.verify_all()
    store.close()
    with pytest.raises(StoreDamaged, match="keine brauchbare Sicherung"):
        desk.open()


def test_a_table_that_was_changed_is_noticed(desk):
    store = desk.store()
    store._connection.execute("ALTER TABLE place RENAME COLUMN section TO elsewhere")
    assert check.flaw(store._connection) == "Die Tabellen der Datei sind verändert."
    store.close()


needs_rights = pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")


@needs_rights
def test_a_profile_folder_that_cannot_be_written_is_told():
    with reachable_folder() as folder, as_nobody():
        folder.chmod(0o500)
        with pytest.raises(StoreReadOnly, match="kann nicht geschrieben werden"):
            Desk(folder / "profil").open()


@needs_rights
def test_a_database_in_a_folder_that_cannot_be_written_is_told():
    with reachable_folder() as folder, as_nobody():
        desk = Desk(folder)
        desk.store().close()
        folder.chmod(0o500)
        with pytest.raises(StoreReadOnly):
            desk.open()


@needs_rights
def test_a_database_that_cannot_be_written_is_told():
    with reachable_folder() as folder, as_nobody():
        desk = Desk(folder)
        desk.store().close()
        desk.path.chmod(0o400)
        with pytest.raises(StoreReadOnly):
            desk.open()


def test_opening_imports_nothing_that_costs_time(tmp_path):
    script = (
        "import sys; from pathlib import Path; from tests.helpers.stores import Desk\n"
        "for _ in range(2): Desk(Path(sys.argv[1])).open().store.close()\n"
        "print([name for name in ('sqlite_utils', 'yaml', 'markdown_it', 'PySide6') if name in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=root, check=True, capture_output=True, text=True
    )
    assert done.stdout == "[]\n"

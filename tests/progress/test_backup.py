from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.stores import DAY, NEXT_DAY, Desk, answered, begun
from wissen.errors import StoreDamaged
from wissen.progress import backup, database, events
from wissen.progress.store import Store


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def store(desk):
    store = desk.store()
    yield store
    store.close()


def contents(path: Path) -> tuple[events.Event, ...]:
    with database.reading(path) as connection:
        return events.read(connection)


def test_a_backup_holds_everything_so_far(desk, store):
    store.append(begun(), answered(), today=DAY)
    store.backup(DAY)
    assert [path.name for path in desk.backups] == ["lernstand-2026-03-04.db"]
    assert contents(desk.backups[0]) == store.events()


def test_a_backup_is_one_file_that_says_what_it_is(desk, store):
    store.backup(DAY)
    assert backup.is_sound(desk.backups[0])
    with database.reading(desk.backups[0]) as connection:
        assert database.number(connection, "application_id") == 0x57495353
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"


def test_the_backup_of_a_day_takes_the_place_of_an_earlier_one(desk, store):
    store.backup(DAY)
    store.append(begun(), today=DAY)
    store.backup(DAY)
    assert len(desk.backups) == 1
    assert len(contents(desk.backups[0])) == 1


def test_a_clock_that_was_set_back_does_not_date_a_backup_back(desk, store):
    store.append(begun(), today=NEXT_DAY)
    store.backup(DAY)
    assert [path.name for path in desk.backups] == ["lernstand-2026-03-05.db"]


def test_a_damaged_database_does_not_replace_a_sound_backup(desk, store):
    store.append(begun(), today=DAY)
    store.backup(DAY)
    before = desk.backups[0].read_bytes()
    store._connection.execute("DROP TRIGGER event_is_never_changed")
    store._connection.execute("UPDATE event SET object = 'x'")
    with pytest.raises(StoreDamaged):
        store.backup(DAY)
    assert [path.read_bytes() for path in desk.backups] == [before]


def test_what_a_killed_backup_left_is_no_obstacle(desk, store):
    (desk.path.parent / "sicherungen").mkdir()
    (desk.path.parent / "sicherungen" / "unfertig.db").write_bytes(b"halb")
    store.backup(DAY)
    assert [path.name for path in desk.backups] == ["lernstand-2026-03-04.db"]


def test_a_backup_is_due_when_there_is_none_or_a_day_or_an_event_came(store: Store):
    assert store.backup_due(DAY)
    store.backup(DAY)
    assert not store.backup_due(DAY)
    assert store.backup_due(NEXT_DAY)
    store.append(begun(), today=DAY)
    assert store.backup_due(DAY)
    store.backup(DAY)
    assert not store.backup_due(DAY)


def test_a_backup_of_an_earlier_start_today_counts(desk, store):
    store.backup(DAY)
    store.close()
    again = desk.store()
    assert not again.backup_due(DAY)
    again.close()


def test_a_backup_from_before_a_kill_does_not_count(desk, store):
    store.backup(DAY)
    store.append(begun(), today=DAY)
    store.close()
    again = desk.store()
    assert again.backup_due(DAY)
    again.close()


def test_a_backup_without_the_last_note_does_not_count(store: Store):
    store.backup(DAY)
    store.write_texts({"note1": "Rückfrage"})
    assert store.backup_due(DAY)
    store.backup(DAY)
    assert not store.backup_due(DAY)


def test_a_backup_that_cannot_be_read_does_not_count(desk, store):
    store.backup(DAY)
    desk.backups[0].write_bytes(b"x" * 9999)
    assert store.backup_due(DAY)


def test_five_are_kept_over_a_long_time(desk, store):
    for days in range(40):
        store.backup(DAY + timedelta(days))
    assert [path.name[10:20] for path in desk.backups] == [
        "2026-03-29",
        "2026-04-05",
        "2026-04-10",
        "2026-04-11",
        "2026-04-12",
    ]


def test_the_last_three_days_and_the_last_of_two_earlier_weeks_are_kept():
    # Monday 2 to Thursday 19 March 2026, every day
    days = [date(2026, 3, 2) + timedelta(number) for number in range(18)]
    assert sorted(backup.kept(days)) == [
        date(2026, 3, 8),
        date(2026, 3, 15),
        date(2026, 3, 17),
        date(2026, 3, 18),
        date(2026, 3, 19),
    ]


@given(st.sets(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=30))
def test_never_more_than_five_and_always_the_newest(days):
    chosen = backup.kept(days)
    assert chosen <= days
    assert len(chosen) <= 5
    assert set(sorted(days)[-3:]) <= chosen


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 6, 1)), min_size=1, max_size=60))
def test_thinning_day_by_day_keeps_five_once_there_are_that_many_weeks(days):
    pool: set[date] = set()
    for day in sorted(days):
        pool = backup.kept({*pool, day})
    assert max(pool) == max(days)
    weeks = {day.isocalendar()[:2] for day in days}
    assert len(pool) >= min(3, len(days))
    if len(weeks) >= 5:
        assert len(pool) == 5


def test_other_files_in_the_folder_are_left_alone(desk, store):
    store.backup(DAY)
    note = desk.path.parent / "sicherungen" / "notiz.txt"
    note.write_text("nicht löschen", encoding="utf-8")
    store.erase_everything(today=DAY)
    assert note.exists()


def test_a_name_with_a_day_that_never_was_is_none_of_ours(desk, store):
    store.backup(DAY)
    (desk.path.parent / "sicherungen" / "lernstand-2026-02-30.db").write_bytes(b"")
    assert [backup.day_of(path) for path in backup.newest_first(desk.path.parent / "sicherungen")] == [DAY]

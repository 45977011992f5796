"""Every kind of fault in small; tests/soak/test_store_soak.py runs the same in full."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.helpers.faults import Writer, damaged_starts, flip_bits, kill_while_answering, tear_logs
from tests.helpers.stores import DAY, Desk, answered, begun
from wissen.errors import StoreFull

posix = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")


@pytest.mark.parametrize("options", [("local",), ("network",), ("local", "--backups")], ids=" ".join)
def test_no_acknowledged_answer_is_lost_when_the_process_is_killed(tmp_path, options):
    figures = kill_while_answering(tmp_path, rounds=5, seed=11, options=options)
    assert figures.outcomes["answers"] > 0
    assert figures.wrong == []


def test_what_a_torn_log_loses_is_told(tmp_path):
    figures = tear_logs(tmp_path, rounds=20, seed=12)
    assert any(not outcome.endswith("fine") for outcome in figures.outcomes)
    assert figures.wrong == []


def test_no_damaged_start_is_silently_wrong(tmp_path):
    figures = damaged_starts(tmp_path, rounds=25, seed=13)
    assert any("restored" in outcome for outcome in figures.outcomes)
    assert figures.wrong == []


def test_a_flipped_bit_is_noticed_or_changes_nothing(tmp_path):
    figures = flip_bits(tmp_path, rounds=200, seed=14)
    assert figures.outcomes["noticed"] > 50
    assert figures.wrong == []


def test_a_full_disk_keeps_what_was_acknowledged_and_nothing_half_done(tmp_path):
    store = Desk(tmp_path).store()
    store.append(begun(), today=DAY)
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    acknowledged = ["begun"]
    with pytest.raises(StoreFull, match="nimmt nichts mehr an"):
        acknowledged.extend(store.append(answered(f"q{number}"), today=DAY)[0].verb for number in range(1000))
    assert [event.verb for event in store.events()] == acknowledged
    store.verify_all()
    store._connection.execute("PRAGMA max_page_count = 100000")
    store.append(answered("q-after"), today=DAY)
    store.verify_all()
    store.close()


@posix
@pytest.mark.parametrize("drive", ["local", "network"])
def test_a_disk_that_takes_no_more_bytes_loses_nothing_acknowledged(tmp_path, drive):
    path = tmp_path / "wissen.db"
    *acknowledged, last = Writer(path, drive, "--file-size", "200000").rest()
    assert last == "full"
    store = Desk(tmp_path).store()
    assert [event.reference for event in store.events()] == acknowledged
    store.verify_all()
    store.close()


@posix
def test_a_backup_that_finds_no_space_leaves_the_earlier_one(tmp_path):
    desk = Desk(tmp_path)
    store = desk.store()
    store.append(begun(), today=DAY)
    store.backup(DAY)
    before = desk.backups[0].read_bytes()
    store.append(*(answered(f"q{number}") for number in range(300)), today=DAY)
    with file_size_limit(len(before) // 2), pytest.raises(StoreFull):
        store.backup(DAY)
    assert [path.read_bytes() for path in desk.backups] == [before]
    assert store.backup_due(DAY)
    store.verify_all()
    store.close()


@posix
def test_closing_on_a_full_disk_loses_nothing(tmp_path):
    desk = Desk(tmp_path)
    store = desk.store()
    recorded = store.append(*(answered(f"q{number}") for number in range(300)), today=DAY)
    with file_size_limit(8192):
        store.close()
    store = desk.store()
    assert store.events() == recorded
    store.close()


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    """No file grows beyond `size` bytes, as if the disk were full."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_new_profile_on_a_full_disk_leaves_nothing_that_the_next_start_stumbles_over(tmp_path: Path):
    if sys.platform == "win32":
        pytest.skip("limits of POSIX")
    desk = Desk(tmp_path)
    with file_size_limit(4096), pytest.raises(StoreFull):
        desk.open()
    desk.store().close()

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.helpers.stores import DAY, NEXT_DAY, Desk, answered, answered_in_own_words, begun, completed
from wissen.errors import StoreDamaged
from wissen.progress import headfile
from wissen.progress.places import LastPlace
from wissen.progress.store import Store


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def store(desk):
    store = desk.store()
    yield store
    store.close()


def reopened(desk: Desk, store: Store) -> Store:
    store.close()
    return desk.store()


def test_what_was_shown_can_be_read_again(store):
    store.append(completed("l01", seen="Zwei Hüte: ä ö ü ß"), today=DAY)
    assert store.shown("f-l01-einleitung") == "l01 Zwei Hüte: ä ö ü ß"
    assert store.shown("f-unknown") is None


def test_a_text_can_be_written_read_and_replaced(store):
    store.write_texts({"note1": "erste Fassung"})
    store.write_texts({"note1": "zweite Fassung"})
    assert store.text("note1") == "zweite Fassung"
    assert store.text("note2") is None


def test_own_words_are_recorded_with_their_answer(store):
    store.append(answered_in_own_words("q01", "text1", "Weil die Frist läuft."), today=DAY)
    assert store.text("text1") == "Weil die Frist läuft."


def test_places_come_the_most_recent_first(store):
    for place in (LastPlace("l01", "a"), LastPlace("l02", ""), LastPlace("l01", "b")):
        store.remember_place(place)
    assert store.places() == (LastPlace("l01", "b"), LastPlace("l02", ""))


def test_no_day_and_no_time_stand_with_a_place(store):
    store.remember_place(LastPlace("l01", "a"))
    assert store._connection.execute("SELECT * FROM place").fetchall() == [("l01", "a", 1)]


def test_a_summary_is_current_until_the_next_event(store):
    store.write_summary("heute", {"next": "l02", "done": 3})
    kept = store.summary("heute")
    assert kept is not None
    assert (kept.body, kept.current) == ({"next": "l02", "done": 3}, True)
    store.append(begun(), today=DAY)
    kept = store.summary("heute")
    assert kept is not None
    assert not kept.current


def test_a_summary_may_be_missing_or_damaged(store):
    assert store.summary("heute") is None
    store.write_summary("heute", {"next": "l02"})
    store._connection.execute("UPDATE summary SET body = '{}'")
    assert store.summary("heute") is None


def test_the_last_places_and_summary_survive_the_next_start(desk):
    store = desk.store()
    store.remember_place(LastPlace("l01", "a"))
    store.write_summary("heute", {"next": "l02"})
    store = reopened(desk, store)
    kept = store.summary("heute")
    assert kept is not None
    assert kept.current
    assert store.places() == (LastPlace("l01", "a"),)
    store.close()


def test_a_clock_that_was_set_back_is_noticed(store):
    assert not store.clock_set_back(DAY)
    store.append(begun(), today=NEXT_DAY)
    assert store.clock_set_back(DAY)
    assert not store.clock_set_back(NEXT_DAY)


def test_an_event_is_on_disk_when_append_returns(desk, store):
    (event,) = store.append(answered(), today=DAY)
    log = desk.path.with_name("wissen.db-wal").read_bytes()
    assert store.head.sha in log
    remembered = headfile.read(desk.path.with_name("wissen.db-head"))
    assert remembered is not None
    assert (remembered.log, remembered.seq) == (event.log, event.seq)


def test_it_may_be_opened_on_one_thread_and_used_on_the_lane(store):
    with ThreadPoolExecutor(max_workers=1) as lane:
        lane.submit(store.append, begun(), today=DAY).result()
    assert len(store.events()) == 1


def test_the_full_check_passes_after_everything_that_can_be_recorded(store):
    store.append(begun(), completed(), answered(), answered_in_own_words("q02", "t1", "Weil …"), today=DAY)
    store.remember_place(LastPlace("l01", "a"))
    store.write_summary("heute", {})
    store.verify_all()


@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE shown SET body = zeroblob(20)",
        "UPDATE payload SET body = 'kein JSON' WHERE seq = 2",
        "UPDATE event SET day = '2026-99-99' WHERE seq = 2",
        "UPDATE event SET object = CAST(x'ff' AS TEXT) WHERE seq = 2",
    ],
)
def test_damage_met_on_the_way_makes_the_next_start_look_at_everything(desk, fault):
    store = desk.store()
    store.append(begun(), completed(), today=DAY)
    for (trigger,) in store._connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        store._connection.execute(f"DROP TRIGGER {trigger}")
    store._connection.execute("PRAGMA ignore_check_constraints = ON")
    store._connection.execute(fault)
    with pytest.raises(StoreDamaged):
        read_everything(store)
    # Whatever is recorded after that does not make the file trustworthy again.
    with contextlib.suppress(StoreDamaged):
        store.append(answered(), today=DAY)
    store.close()
    remembered = headfile.read(desk.path.with_name("wissen.db-head"))
    assert remembered is not None
    assert remembered.is_distrusted


def read_everything(store: Store) -> None:
    store.events()
    store.shown("f-l01-einleitung")

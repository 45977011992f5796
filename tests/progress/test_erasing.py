from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.stores import DAY, NEXT_DAY, Desk, answered, answered_in_own_words, begun, completed
from wissen.progress import erasing
from wissen.progress.drives import Drive
from wissen.progress.places import LastPlace

WORDS = "Vertrauliche-Überlegung-4711"
RESPONSE = "antwort-die-niemand-mehr-sehen-soll"


@pytest.fixture(params=Drive)
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    """A profile with an answer in own words, a note, two backups and a damaged file that was set aside."""
    desk = Desk(tmp_path / "profil", drive=request.param)
    store = desk.store()
    store.append(completed(), answered_in_own_words("q01", "t1", WORDS), answered("q02", [RESPONSE]), today=DAY)
    store.write_texts({"note1": f"Notiz: {WORDS}"})
    store.remember_place(LastPlace("l01", "a"))
    store.backup(DAY)
    store.backup(NEXT_DAY)
    store.close()
    desk.path.with_name("wissen.db.beschädigt-2026-03-01-1").write_bytes(WORDS.encode())
    desk.path.with_name("wissen.db.neu").write_bytes(WORDS.encode())
    return desk


def files_with(desk: Desk, words: str) -> list[str]:
    """Every file of the profile in which these bytes stand anywhere, free pages and logs included."""
    files = (path for path in desk.path.parent.rglob("*") if path.is_file())
    return sorted(path.name for path in files if words.encode() in path.read_bytes())


def test_the_words_are_everywhere_before(desk):
    assert len(files_with(desk, WORDS)) == 5
    assert len(files_with(desk, RESPONSE)) == 3


def test_an_erased_answer_is_gone_from_every_file(desk):
    store = desk.store()
    store.erase(store.events()[1:3], today=NEXT_DAY)
    assert files_with(desk, RESPONSE) == []
    store.erase_texts(["note1"], today=NEXT_DAY)
    assert files_with(desk, WORDS) == []
    assert [path.name for path in desk.backups] == ["lernstand-2026-03-05.db"]
    store.close()


def test_that_something_was_answered_stays_and_the_chain_holds(desk):
    store = desk.store()
    second = store.events()[1]
    (erased,) = store.erase([second], today=NEXT_DAY)
    after = store.events()
    assert (erased.verb, erased.object) == ("erased", second.reference)
    assert (after[1].object, after[1].payload, after[1].erased) == ("q01", {}, True)
    assert store.text("t1") is None
    store.verify_all()
    store.close()
    store = desk.store(today=NEXT_DAY)
    store.verify_all()
    store.close()


def test_everything_is_gone_after_erasing_everything(desk):
    store = desk.store()
    store.erase_everything(today=NEXT_DAY)
    for words in (WORDS, RESPONSE, "Zwei Hüte", "einleitung"):
        assert files_with(desk, words) == []
    assert store.events() == ()
    assert store.places() == ()
    store.append(begun(), today=NEXT_DAY)
    store.verify_all()
    store.close()
    desk.store(today=NEXT_DAY).close()


def test_the_history_then_begins_in_a_new_log(desk):
    store = desk.store()
    store.erase_everything(today=NEXT_DAY)
    (event,) = store.append(begun(), today=NEXT_DAY)
    assert (event.log, event.seq) == ("log2", 1)
    store.close()


def test_erasing_that_was_cut_short_is_finished_with_the_next_backup(desk):
    store = desk.store()
    # What `erase` does first; a kill here leaves the backups as they were.
    erasing.erase_payloads(store._connection, store.events()[2:3], today=NEXT_DAY, new_salt=lambda: bytes(16))
    store.close()
    assert RESPONSE.encode() in desk.backups[0].read_bytes()
    store = desk.open(today=NEXT_DAY).store
    assert store.backup_due(NEXT_DAY)
    store.backup(NEXT_DAY)
    assert files_with(desk, RESPONSE) == []
    assert not store.backup_due(NEXT_DAY)
    store.close()


def test_a_kill_right_after_erasing_everything_is_not_taken_for_a_loss(desk):
    store = desk.store()
    store._head_file.forget()
    erasing.erase_everything(store._connection, log="log9")
    store.close()
    opened = desk.open(today=NEXT_DAY)
    assert opened.notice is None
    assert opened.store.backup_due(NEXT_DAY)
    opened.store.close()

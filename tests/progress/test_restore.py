from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.stores import DAY, NEXT_DAY, Desk, answered, begun, completed
from wissen.errors import StoreDamaged
from wissen.progress.notices import Restored, Shortened


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A profile with two events in its backup and one that came later."""
    desk = Desk(tmp_path / "profil")
    store = desk.store()
    store.append(begun(), completed(), today=DAY)
    store.backup(DAY)
    store.append(answered(), today=NEXT_DAY)
    store.close()
    return desk


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)


def test_a_damaged_file_is_replaced_and_the_loss_is_told(desk):
    spoil(desk.path)
    opened = desk.open(today=NEXT_DAY)
    assert opened.notice == Restored(DAY, DAY, 2, 1, "wissen.db.beschädigt-2026-03-05-1")
    assert [event.verb for event in opened.store.events()] == ["begun", "completed"]
    opened.store.verify_all()
    opened.store.close()


def test_the_damaged_file_is_kept(desk):
    spoil(desk.path)
    damaged = desk.path.read_bytes()
    desk.open(today=NEXT_DAY).store.close()
    assert [path.read_bytes() for path in desk.set_aside] == [damaged]


def test_a_second_damaged_file_does_not_cover_the_first(desk):
    for _ in range(2):
        spoil(desk.path)
        desk.open(today=NEXT_DAY).store.close()
    assert [path.name[-2:] for path in desk.set_aside] == ["-1", "-2"]


def test_the_history_goes_on_in_a_new_log(desk):
    spoil(desk.path)
    store = desk.open(today=NEXT_DAY).store
    (event,) = store.append(answered(), today=NEXT_DAY)
    assert (event.log, event.seq) == ("log2", 1)
    store.verify_all()
    store.close()
    desk.store(today=NEXT_DAY).close()


def test_a_file_that_is_gone_is_replaced_too(desk):
    desk.path.unlink()
    opened = desk.open(today=NEXT_DAY)
    assert opened.notice == Restored(DAY, DAY, 2, 1)
    opened.store.close()


def test_an_emptied_file_is_replaced_too(desk):
    desk.path.write_bytes(b"")
    opened = desk.open(today=NEXT_DAY)
    assert isinstance(opened.notice, Restored)
    opened.store.close()


def test_a_damaged_backup_is_passed_over(desk):
    store = desk.store(today=NEXT_DAY)
    store.backup(NEXT_DAY)
    store.close()
    spoil(desk.path)
    spoil(desk.backups[-1])
    opened = desk.open(today=NEXT_DAY)
    assert isinstance(opened.notice, Restored)
    assert opened.notice.backup_day == DAY
    opened.store.close()


def test_without_a_sound_backup_nothing_is_touched(desk):
    spoil(desk.path)
    spoil(desk.backups[0])
    before = desk.path.read_bytes()
    with pytest.raises(StoreDamaged):
        desk.open(today=NEXT_DAY)
    assert desk.path.read_bytes() == before
    assert desk.set_aside == []


def test_a_person_may_then_choose_to_begin_anew(desk):
    spoil(desk.path)
    spoil(desk.backups[0])
    opened = desk.open(today=NEXT_DAY, begin_anew=True)
    assert opened.notice == Restored(None, None, 0, 3, "wissen.db.beschädigt-2026-03-05-1")
    assert opened.store.events() == ()
    opened.store.close()
    desk.store(today=NEXT_DAY).close()


def test_a_profile_of_which_only_a_damaged_backup_is_left_does_not_pass_for_a_new_one(desk):
    desk.path.unlink()
    desk.path.with_name("wissen.db-head").unlink()
    spoil(desk.backups[0])
    opened = desk.open(today=NEXT_DAY)
    assert opened.notice == Restored(None, None, 0, None)
    opened.store.close()


def test_events_lost_twice_are_counted_together(desk):
    spoil(desk.path)
    store = desk.open(today=NEXT_DAY).store
    store.append(answered(), answered(), today=NEXT_DAY)
    store.close()
    spoil(desk.path)
    opened = desk.open(today=NEXT_DAY)
    assert isinstance(opened.notice, Restored)
    assert opened.notice.missing == 2
    opened.store.close()


def test_damage_found_after_the_start_is_counted_too(desk):
    connection = sqlite3.connect(desk.path, isolation_level=None)
    connection.execute("UPDATE shown SET body = zeroblob(9)")
    connection.close()
    store = desk.store(today=NEXT_DAY)
    with pytest.raises(StoreDamaged):
        store.verify_all()
    store.append(answered("q02"), today=NEXT_DAY)
    store.close()
    opened = desk.open(today=NEXT_DAY)
    assert isinstance(opened.notice, Restored)
    assert opened.notice.missing == 2
    opened.store.close()


def test_a_false_alarm_is_no_loss(desk):
    store = desk.store(today=NEXT_DAY)
    store._head_file.distrust(store.head)
    store.close()
    store = desk.store(today=NEXT_DAY)
    assert store.head.log == "log2"
    store.close()


def test_without_a_head_file_the_loss_is_told_without_a_number(desk):
    spoil(desk.path)
    desk.path.with_name("wissen.db-head").unlink()
    opened = desk.open(today=NEXT_DAY)
    assert isinstance(opened.notice, Restored)
    assert opened.notice.missing is None
    opened.store.close()


def test_a_left_over_log_does_not_get_into_the_restored_file(desk):
    desk.path.unlink()
    desk.path.with_name("wissen.db-wal").write_bytes(b"stale")
    desk.open(today=NEXT_DAY).store.close()
    assert desk.path.with_name("wissen.db.beschädigt-2026-03-05-1-wal").read_bytes() == b"stale"


DAMAGED = "Die Datei mit Ihrem Lernstand war beschädigt"
ASIDE = "Die beschädigte Datei liegt daneben als „wissen.db.beschädigt-2026-03-05-1“."


def test_a_restored_backup_says_what_it_holds_and_what_is_missing():
    notice = Restored(date(2026, 3, 4), date(2026, 3, 3), 12, 3, "wissen.db.beschädigt-2026-03-05-1")
    assert notice.text == (
        f"{DAMAGED}. Wissen hat die Sicherung vom 04.03.2026 wiederhergestellt. "
        f"Sie enthält 12 Einträge, zuletzt vom 03.03.2026. Die letzten 3 Einträge fehlen. {ASIDE}"
    )


def test_a_file_that_was_gone_has_nothing_set_aside():
    notice = Restored(date(2026, 3, 4), date(2026, 3, 4), 1, 0)
    assert notice.text == (
        "Die Datei mit Ihrem Lernstand fehlte. Wissen hat die Sicherung vom 04.03.2026 wiederhergestellt. "
        "Sie enthält 1 Eintrag, zuletzt vom 04.03.2026. Es fehlt nichts."
    )


def test_a_new_beginning_is_called_one():
    notice = Restored(None, None, 0, 1, "wissen.db.beschädigt-2026-03-05-1")
    assert notice.text == (
        f"{DAMAGED}, und es gibt keine brauchbare Sicherung. Wissen beginnt mit einem leeren Lernstand. "
        f"1 früherer Eintrag fehlt. {ASIDE}"
    )


@pytest.mark.parametrize(
    ("missing", "told"),
    [(None, "Alles, was vorher war, fehlt."), (0, "Es fehlt nichts."), (7, "7 frühere Einträge fehlen.")],
)
def test_a_new_beginning_says_how_much_is_lost_as_far_as_it_is_known(missing, told):
    assert Restored(None, None, 0, missing).text.endswith(told)


def test_an_empty_backup_says_so():
    assert "Sie enthält noch keinen Eintrag. Es fehlt nichts." in Restored(date(2026, 3, 4), None, 0, 0).text


def test_a_shortened_history_says_where_it_ends():
    assert Shortened(date(2026, 3, 4), 1).text == (
        "Ihr Lernstand ist nicht der, mit dem Wissen zuletzt gearbeitet hat. "
        "Sein letzter Eintrag ist vom 04.03.2026. Der letzte Eintrag fehlt."
    )


def test_a_loss_that_nobody_can_count_is_told_without_a_number():
    assert Shortened(date(2026, 3, 4), None).text.endswith(
        "Was danach kam, fehlt; wie viel das ist, lässt sich nicht sagen."
    )

"""The exchange in the window: at the start, one at a time, and never in the way of what is recorded."""

from __future__ import annotations

import os
import sys
import threading
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.helpers.accessibility import faults
from tests.helpers.exchange import PATH, Desk, a_share, came
from tests.helpers.workplace import Workplace
from wissen import paths
from wissen.services import inbox
from wissen.team.messages import HelpWanted
from wissen.text import german_date
from wissen.ui.dialogs.erase_dialog import EraseEverythingDialog
from wissen.ui.dialogs.key_dialog import JoinDialog
from wissen.ui.navigation import Screen
from wissen.ui.widgets.labels import ElidedLabel
from wissen.ui.widgets.status_line import StatusLine


@pytest.fixture
def place(workplace: Workplace, tmp_path) -> Workplace:
    """Nabil, with Jana whom he has accepted, and a shared folder."""
    shared = tmp_path / "gemeinsam"
    shared.mkdir()
    workplace.session.preferences.change(name="Nabil", exchange_folder=shared)
    return workplace


@pytest.fixture
def jana(place: Workplace, tmp_path) -> Desk:
    (tmp_path / "andere").mkdir()
    found = Desk(tmp_path / "andere", "Jana")
    mail = place.session.exchange.mail
    mail.invite("Team Süd", tmp_path / "e.wissenteam")
    found.mail.join(found.mail.read_invitation((tmp_path / "e.wissenteam").read_bytes()))
    (question,) = mail.import_file(found.file("nabil")).questions
    mail.accept(question)
    return found


def test_without_keys_there_is_nothing_to_exchange(place):
    place.session.exchange.exchange()
    assert "Der Ordner ist gewählt. Noch tauschen Sie sich mit niemandem aus." in place.told


def test_that_nothing_came_is_told_to_whoever_asked(place, jana):
    jana.exchange(place.session.exchange.folder)
    place.session.exchange.exchange()
    place.wait()
    assert "Von Jana: nichts Neues." in place.told
    foot = [label.text() for label in place.part(StatusLine, place.window).findChildren(ElidedLabel)]
    assert f"Letzter Austausch {german_date(place.today)}" in foot


def test_that_nothing_came_is_not_told_at_the_start(place, jana):
    place.chosen = place.session.preferences.value
    jana.exchange(place.chosen.exchange_folder)
    place.start_again()
    place.wait()
    assert place.told == []
    assert list(place.chosen.exchange_folder.glob("*.wissenpfad"))


def test_what_went_by_time_is_told_once_at_the_start(place, jana):
    jana.mail.send("nabil", HelpWanted("2026-W44", "m01", "Was gilt hier?"))
    place.session.exchange.mail.import_file(jana.file("nabil"))
    place.today = date(2026, 11, 27)
    for told in (["Nach Ablauf der Frist gelöscht: 1 Bitte um Hilfe."], []):
        place.chosen = place.session.preferences.value
        place.start_again()
        place.wait()
        assert place.told == told


def test_what_is_past_its_time_goes_at_midnight_too(place, jana):
    jana.mail.send("nabil", HelpWanted("2026-W44", "m01", "Was gilt hier?"))
    place.session.exchange.mail.import_file(jana.file("nabil"))
    monday = date(2026, 10, 26)
    for days, left, told in ((31, 1, []), (32, 0, ["Nach Ablauf der Frist gelöscht: 1 Bitte um Hilfe."])):
        place.today = monday + timedelta(days)
        place.session.look_at_clock()
        place.wait()
        assert place.told == told
        assert len(place.session.services.post.received("jana")) == left


def test_a_new_day_without_anybody_to_exchange_with_is_no_fault(place):
    place.today += timedelta(1)
    place.session.look_at_clock()
    place.wait()
    assert place.told == []


@pytest.mark.skipif(sys.platform == "win32", reason="a file that nobody writes to is POSIX")
def test_a_folder_that_answers_late_holds_up_no_answer(place, jana):
    exchange = place.session.exchange
    late = exchange.folder / f"{exchange.mail.device_id[:16]}-late.wissenstand"
    os.mkfifo(late)
    exchange.exchange()
    exchange.exchange()
    done = threading.Event()
    place.session.jobs.database(done.set, owner=place.session)
    assert done.wait(20)
    assert place.session.jobs.busy
    late.write_bytes(b"")
    late.unlink()
    place.wait()
    (told,) = [text for text in place.told if "-late" in text]
    assert "nicht vollständig" in told
    assert list(exchange.folder.glob("*.wissenpfad"))


def test_what_came_is_told_also_when_nothing_can_be_put(place, jana):
    folder = place.session.exchange.folder
    jana.mail.send("nabil", a_share())
    jana.exchange(folder)
    exchange = place.session.exchange
    name = exchange.mail.letters()[0][0]
    (folder / f"{name}.neu").mkdir()
    exchange.exchange()
    place.wait()
    assert "Von Jana: 1 Stand." in place.told
    assert any("lässt sich nicht schreiben" in told for told in place.told)
    exchange.exchange()
    place.wait()
    (folder / f"{name}.neu").rmdir()
    exchange.exchange()
    place.wait()
    assert (folder / name).exists()


def test_who_erases_everything_leaves_nothing_in_the_folder(place, jana):
    exchange, folder = place.session.exchange, place.session.exchange.folder
    jana.exchange(folder)
    exchange.exchange()
    place.wait()
    own = exchange.mail.device_id[:16]
    assert [file for file in folder.iterdir() if own in file.name.partition("-")[2]]
    place.session.own_data.access.change("", "4711")
    (pin,) = place.session._folders.data.glob("pin*")
    pin.unlink()
    pin.mkdir()
    (pin / "x").touch()
    place.session.own_data.erase_everything(lambda: None, owner=place.window, failed=pytest.fail)
    place.wait()
    assert exchange.mail.contacts() == ()
    assert not [file for file in folder.iterdir() if own in file.name.partition("-")[2]]


def erase_dialog(place: Workplace) -> EraseEverythingDialog:
    place.go(Screen.MY_DATA)
    place.click("Alles löschen …")
    dialog = next(one for one in place.window.findChildren(EraseEverythingDialog) if one.isVisible())
    place.part(QLineEdit, dialog).setText("löschen")
    return dialog


def taken_back(place: Workplace, jana: Desk) -> None:
    """Jana got a path, and Nabil took back everything."""
    exchange = place.session.exchange
    exchange.mail.send("jana", PATH)
    exchange.exchange()
    place.wait()
    assert exchange.folder is not None
    jana.exchange(exchange.folder)
    assert came(jana) == [PATH]
    exchange.mail.erase("jana")


def test_before_everything_is_erased_one_hears_what_waits_and_may_exchange_first(place, jana):
    taken_back(place, jana)
    dialog = erase_dialog(place)
    assert any("Für Jana wartet noch etwas" in label.text() for label in dialog.findChildren(QLabel))
    assert faults(dialog) == []
    place.click("Erst austauschen", dialog)
    assert place.session.exchange.mail.waiting("jana") == 0
    assert not [one for one in erase_dialog(place).findChildren(QLabel) if "wartet noch" in one.text()]


def test_without_a_folder_exchanging_first_leads_to_the_team(place, jana):
    taken_back(place, jana)
    place.session.preferences.change(exchange_folder=None)
    place.click("Erst austauschen", erase_dialog(place))
    assert place.window.address.screen is Screen.TEAM


def test_what_was_taken_back_is_deleted_there_though_everything_is_erased_here(place, jana):
    folder = place.session.exchange.folder
    taken_back(place, jana)
    place.click("Endgültig löschen", erase_dialog(place))
    assert place.session.exchange.mail.contacts() == ()
    jana.exchange(folder)
    assert came(jana) == []


def test_a_folder_that_is_away_is_told_and_keeps_nobody_from_erasing(place, jana):
    folder = place.session.exchange.folder
    taken_back(place, jana)
    folder.rename(folder.with_name("weg"))
    dialog = erase_dialog(place)
    place.click("Endgültig löschen", dialog)
    assert any("Löschen Sie trotzdem" in label.text() for label in dialog.findChildren(QLabel))
    assert len(place.session.exchange.mail.contacts()) == 1
    place.click("Endgültig löschen", dialog)
    assert place.session.exchange.mail.contacts() == ()


def test_an_invitation_that_was_double_clicked_is_shown_once_the_app_is_there(place, tmp_path):
    (tmp_path / "andere").mkdir()
    olga = Desk(tmp_path / "andere", "Olga")
    olga.mail.invite("Team Nord", tmp_path / "o.wissenteam")
    place.close()
    inbox.leave(paths.folders(place.profile, place.root).inbox, str(tmp_path / "o.wissenteam"), name="eins")
    place.start()
    place.wait()
    dialog = place.part(JoinDialog, place.window)
    assert any("Olga lädt Sie in „Team Nord“ ein." in label.text() for label in dialog.findChildren(QLabel))

"""The PIN is asked before anything of the person is shown, and who does not know it finds a way out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import faults, settle
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen import paths, settings
from wissen.services.access import Access
from wissen.settings import Settings, ThemeName
from wissen.ui.dialogs import pin_dialog
from wissen.ui.dialogs.pin_dialog import PinDialog, pause_after
from wissen.ui.dialogs.store_dialog import StoreDialog
from wissen.ui.jobs import Jobs
from wissen.ui.messages import Messages
from wissen.ui.people import People
from wissen.ui.preferences import Preferences
from wissen.ui.unlocking import Unlocking

PIN = "4711"
PATIENCE = 30_000


class Door:
    """A window that waits for the PIN, and what happened at it."""

    def __init__(self, root: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.opened: list[str] = []
        self.told: list[str] = []
        self.jobs = Jobs(self.window)
        folders = paths.folders(root=root)
        self.access = Access(folders)
        self.access.change("", PIN)
        settings.write_settings(paths.folders("person-2", root).config / paths.SETTINGS, Settings(name="Uwe"))
        chosen = Preferences(Settings(name="Jana"), folders.config / paths.SETTINGS, Messages(self.window), self.window)
        people = People("standard", self.opened.append, root)
        self.unlocking = Unlocking(self.access, self.jobs, people, chosen, self.window)
        self.unlocking.given_up.connect(lambda: self.told.append("aufgegeben"))

    def ask(self, name: str = "offen") -> None:
        self.unlocking.ask(lambda: self.told.append(name))

    @property
    def dialog(self) -> PinDialog:
        (found,) = [one for one in self.window.findChildren(PinDialog) if one.isVisible()]
        return found

    def button(self, text: str) -> QPushButton:
        return next(one for one in self.dialog.findChildren(QPushButton) if one.text() == text)

    def enter(self, pin: str) -> None:
        field = self.dialog.findChildren(QLineEdit)[0]
        field.setText(pin)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not self.jobs.busy, timeout=PATIENCE)
        settle()

    @property
    def words(self) -> str:
        return "\n".join(label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def door(app: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Door]:
    door = Door(tmp_path, qtbot)
    yield door
    door.jobs.close()
    door.window.deleteLater()
    settle()


def test_the_right_pin_opens_once_and_for_all(door: Door) -> None:
    door.ask()
    assert "Hier lernt Jana" in door.words
    door.enter(PIN)
    assert door.told == ["offen"]
    door.ask("noch einmal")
    assert door.told == ["offen", "noch einmal"]


def test_what_waits_is_done_in_its_order_and_asked_once(door: Door) -> None:
    door.ask("eins")
    door.ask("zwei")
    door.enter(PIN)
    assert door.told == ["eins", "zwei"]


def test_without_a_pin_nobody_is_asked(door: Door) -> None:
    door.access.give_up(PIN)
    door.ask()
    assert door.told == ["offen"]
    assert not door.window.findChildren(PinDialog)


def test_a_wrong_pin_is_told_and_can_be_entered_again(door: Door) -> None:
    door.ask()
    door.enter("0000")
    assert "Das ist nicht die PIN." in door.words
    assert door.told == []
    field = door.dialog.findChildren(QLineEdit)[0]
    assert (field.text(), field.echoMode()) == ("", QLineEdit.EchoMode.Password)
    door.enter(PIN)
    assert door.told == ["offen"]


def test_after_some_wrong_ones_one_has_to_wait(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pin_dialog, "_SECOND", 3_600_000)  # the clock is moved by hand
    door.ask()
    for _ in range(3):
        door.enter("0000")
    assert "In 2 Sekunden" in door.words
    door.enter(PIN)
    assert door.told == []
    for _ in range(2):
        assert not door.button("Öffnen").isEnabled()
        door.dialog._count_down()
    assert door.button("Öffnen").isEnabled()
    assert "Sekunden" not in door.words
    door.enter(PIN)
    assert door.told == ["offen"]


def test_the_pause_grows_and_ends() -> None:
    assert [pause_after(wrong) for wrong in range(1, 10)] == [0, 0, 2, 4, 8, 16, 30, 30, 30]


def test_who_has_forgotten_it_reads_the_way_out(door: Door) -> None:
    door.ask()
    door.button("PIN vergessen?").click()
    settle()
    assert str(door.access.file) in door.words
    assert "Ihre Daten sind noch da" in door.words


def test_a_damaged_file_is_told(door: Door) -> None:
    door.ask()
    door.access.file.write_bytes(b"")
    door.enter(PIN)
    assert "nicht lesbar" in door.words
    assert door.told == []


def test_somebody_else_finds_their_own_profile(door: Door) -> None:
    door.ask()
    menu = door.dialog.findChildren(QMenu)[0]
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()]
    assert names == ["Zu Uwe wechseln", "Neue Person anlegen"]
    menu.actions()[0].trigger()
    assert door.opened == ["person-2"]


@pytest.mark.parametrize("way", ["Wissen beenden", "Esc"])
def test_without_the_pin_the_app_ends(door: Door, way: str) -> None:
    door.ask()
    if way == "Esc":
        QTest.keyClick(door.dialog, Qt.Key.Key_Escape)
    else:
        door.button(way).click()
    assert door.told == ["aufgegeben"]


@pytest.mark.parametrize(("theme", "scale"), [("hell", 1.0), ("kontrast", 2.0)])
def test_the_dialog_can_be_used_by_everybody(door: Door, dress: Dress, theme: ThemeName, scale: float) -> None:
    dress(theme, scale)
    door.ask()
    door.enter("0000")
    door.button("PIN vergessen?").click()
    settle()
    assert faults(door.dialog) == []


# ------------------------------------------------------------ the whole app


@pytest.fixture
def guarded(workplace: Workplace) -> Workplace:
    """Somebody who has read a lesson and closed the app; it asks for a PIN now."""
    workplace.lesson("l-hut")
    workplace.click("Gelesen")
    workplace.session.own_data.access.change("", PIN)
    workplace.close()
    return workplace


def dialog_of(place: Workplace) -> PinDialog:
    place.until(lambda: any(one.isVisible() for one in place.window.findChildren(PinDialog)))
    return place.window.findChildren(PinDialog)[0]


def unlock(place: Workplace) -> None:
    dialog = dialog_of(place)
    dialog.findChildren(QLineEdit)[0].setText(PIN)
    place.click("Öffnen", dialog)


def test_the_window_shows_nothing_and_the_store_stays_closed_until_then(guarded: Workplace) -> None:
    guarded.launch()
    dialog_of(guarded)
    guarded.wait()
    assert not guarded.window.isVisible()
    assert not guarded.session.services.journal.known
    unlock(guarded)
    guarded.until(lambda: guarded.session.services.ready)
    assert guarded.window.isVisible()
    assert "l-hut" in guarded.session.services.history.completions


def test_closed_before_nothing_is_lost(guarded: Workplace) -> None:
    guarded.launch()
    dialog_of(guarded)
    guarded.close()
    guarded.launch()
    unlock(guarded)
    guarded.until(lambda: guarded.session.services.ready)
    assert "l-hut" in guarded.session.services.history.completions


def test_what_is_wrong_with_the_store_is_told_after_the_pin(guarded: Workplace) -> None:
    (paths.folders(root=guarded.root).data / "wissen.db").write_bytes(b"etwas anderes" * 100)
    for backup in (paths.folders(root=guarded.root).data / "sicherungen").iterdir():
        backup.unlink()
    guarded.launch()
    dialog_of(guarded)
    assert not guarded.window.findChildren(StoreDialog)
    unlock(guarded)
    guarded.until(lambda: any(one.isVisible() for one in guarded.window.findChildren(StoreDialog)))

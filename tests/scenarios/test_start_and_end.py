"""What happens when the start or the end is not as it should be: nothing is lost, everything is told."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.small_pack import write_small_pack
from tests.helpers.store_dialogs import damage, database, dialog, words
from tests.helpers.workplace import Workplace
from tests.rules.repository import ROOT
from wissen.settings import Settings
from wissen.ui.crash import CrashHook
from wissen.ui.dialogs.crash_dialog import CrashDialog
from wissen.ui.navigation import Screen

# ------------------------------------------------------------ one profile, one app


def test_a_second_start_says_that_wissen_is_open(running: Workplace, app: QApplication, qtbot: QtBot) -> None:
    second = Workplace(qtbot, app, running.root, running.content, chosen=Settings(theme="hell", welcomed=True))
    second.launch()
    told = dialog(second)
    assert told.windowTitle() == "Wissen ist geöffnet"
    assert "Schließen Sie das andere Fenster" in words(told)
    assert second.labels() == []  # behind it nothing is said about the person
    running.close()
    second.click("Noch einmal versuchen", told)
    second.until(lambda: second.session.services.ready)
    second.wait()
    assert second.labels()[0] == "Beginnen"
    second.close()


def test_trying_again_too_early_says_it_again(running: Workplace, app: QApplication, qtbot: QtBot) -> None:
    second = Workplace(qtbot, app, running.root, running.content, chosen=Settings(theme="hell", welcomed=True))
    second.launch()
    first = dialog(second)
    first.accept()
    second.until(lambda: dialog(second) is not first)
    second.close()


# ------------------------------------------------------------ a damaged database


def test_a_damaged_database_is_restored_and_told(running: Workplace) -> None:
    running.lesson("l-hut")
    running.click("Gelesen")
    running.close()
    damage(running)
    running.start()
    (told,) = running.told
    assert "war beschädigt. Wissen hat die Sicherung vom 23.11.2026 wiederhergestellt." in told
    running.lesson("l-hut")
    assert "Doch nicht gelesen" in running.labels()


def test_without_a_backup_one_may_begin_anew(running: Workplace) -> None:
    running.lesson("l-hut")
    running.close()
    damage(running)
    for backup in (database(running).parent / "sicherungen").iterdir():
        backup.unlink()
    running.launch()
    told = dialog(running)
    assert "es gibt keine brauchbare Sicherung" in words(told)
    assert running.labels() == []
    running.click("Neu beginnen", told)
    running.until(lambda: running.session.services.ready)
    running.wait()
    assert running.labels()[0] == "Beginnen"
    assert running.events == []
    assert list(database(running).parent.glob("wissen.db.beschädigt-*"))


def test_damage_found_while_running_takes_no_more_answers(running: Workplace) -> None:
    running.lesson("l-hut")
    running.answer_wrongly()
    running.start_again()  # the end makes a backup
    running.lesson("l-hut")
    running.click("Gelesen")
    tamper(running)
    running.session.verify()
    told = dialog(running)
    assert "ist beschädigt" in words(told)
    running.click("Neu starten", told)
    running.until(lambda: bool(running.told))
    running.wait()
    assert running.window.address.screen is Screen.TODAY
    assert "wiederhergestellt" in running.told[0]
    assert ("answered", "k-hut") in running.events
    running.lesson("l-hut")
    assert "Gelesen" in running.labels()  # what came after the backup is honestly open again


def tamper(place: Workplace) -> None:
    """Change the past, as a disk that forgets does; only a look at the whole history can see it."""

    def change() -> None:
        store = place.session._keeping._store
        assert store is not None
        store._connection.execute("DROP TRIGGER event_is_never_changed")
        store._connection.execute("UPDATE event SET object = 'l-anders' WHERE seq = 1")

    place.session.jobs.database(change, owner=place.session)
    place.wait()


# ------------------------------------------------------------ a sudden end


def test_a_kill_loses_nothing_that_was_told(tmp_path: Path, app: QApplication, qtbot: QtBot) -> None:
    content = write_small_pack(tmp_path / "inhalte")
    told = answers_before_the_kill(tmp_path / "profil", content, wanted=12)
    assert told >= 12
    place = Workplace(qtbot, app, tmp_path / "profil", content, chosen=Settings(theme="hell", welcomed=True))
    place.start()
    assert place.events.count(("answered", "k-hut")) in (told, told + 1)
    assert place.told == []
    place.close()


def answers_before_the_kill(root: Path, content: Path, *, wanted: int) -> int:
    """Let the app answer, kill it without warning, return how many answers it had told."""
    command = [sys.executable, "-m", "tests.helpers.learning_app", str(root), str(content)]
    told = 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        timer = threading.Timer(60, process.kill)
        timer.start()
        assert process.stdout is not None
        for line in process.stdout:
            told = int(line.split()[1])
            if told == wanted:
                process.kill()
        timer.cancel()
    assert process.returncode != 0
    return told


# ------------------------------------------------------------ content that cannot be read


@pytest.mark.parametrize("kind", ["missing", "a file", "empty"])
def test_content_that_cannot_be_read_leaves_a_way_out(closed: Workplace, tmp_path: Path, kind: str) -> None:
    good, closed.content = closed.content, tmp_path / "anderswo"
    if kind == "a file":
        closed.content.write_text("kein Ordner", encoding="utf-8")
    elif kind == "empty":
        closed.content.mkdir()
    closed.start()
    assert closed.labels() == ["Inhalte neu laden"]
    if kind == "a file":
        closed.content.unlink()
    elif kind == "empty":
        closed.content.rmdir()
    good.rename(closed.content)
    closed.click("Inhalte neu laden")
    assert closed.labels()[0] == "Beginnen"
    assert closed.told == []


# ------------------------------------------------------------ faults of our own


@pytest.fixture
def hook(app: QApplication, tmp_path: Path) -> Iterator[CrashHook]:
    """The hook of the app, while pytest's own rests."""
    before = sys.excepthook, threading.excepthook
    hook = CrashHook(tmp_path, clock=lambda: 0.0, parent=app)
    hook.start()
    yield hook
    hook.stop()
    sys.excepthook, threading.excepthook = before
    hook.deleteLater()


@pytest.mark.expects_log
def test_a_fault_of_ours_is_told_once_and_the_app_goes_on(running: Workplace, hook: CrashHook) -> None:
    broken = QPushButton("Kaputt", running.window)
    broken.clicked.connect(Broken(running.window).fail)
    broken.click()
    running.until(lambda: bool(crash_dialogs()))
    (told,) = crash_dialogs()
    QTest.mouseClick(
        next(made for made in told.findChildren(QPushButton) if made.text() == "Weiter"), Qt.MouseButton.LeftButton
    )
    running.until(lambda: not crash_dialogs())
    running.lesson("l-hut")
    running.click("Gelesen")
    assert running.events[-1] == ("completed", "l-hut")


def crash_dialogs() -> list[CrashDialog]:
    return [found for found in QApplication.topLevelWidgets() if isinstance(found, CrashDialog) and found.isVisible()]


class Broken(QLabel):
    """Does what it must not."""

    def fail(self) -> None:
        raise ZeroDivisionError


# ------------------------------------------------------------ the clock


def test_a_clock_that_is_late_is_told(running: Workplace) -> None:
    running.lesson("l-hut")
    running.close()
    running.today = running.today.replace(year=2025)
    running.start()
    assert running.told == ["Die Uhr dieses Rechners geht nach."]

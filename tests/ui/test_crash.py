"""Faults of the app itself: noted, told once, told later if the process ended."""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from wissen.ui.crash import FAULT_NAME, UNTOLD_NAME, CrashHook
from wissen.ui.dialogs.crash_dialog import CrashDialog
from wissen.ui.messages import Messages

pytestmark = pytest.mark.expects_log


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hook(app: QApplication, tmp_path: Path, clock: Clock) -> Iterator[CrashHook]:
    """A hook that watches, while pytest's own hooks rest."""
    before = sys.excepthook, threading.excepthook, faulthandler.is_enabled()
    hook = CrashHook(tmp_path, clock=clock, parent=app)
    hook.start()
    yield hook
    hook.stop()
    for dialog in dialogs():
        dialog.reject()
    sys.excepthook, threading.excepthook = before[:2]
    if before[2]:
        faulthandler.enable()
    hook.deleteLater()


def dialogs() -> list[CrashDialog]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog) and widget.isVisible()
    ]


def crash(text: str = "") -> None:
    """Do what Python does with an exception that nobody catches."""
    try:
        int(f"{text}!")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def the_dialog(qtbot: QtBot) -> CrashDialog:
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    return dialogs()[0]


def press(qtbot: QtBot, dialog: CrashDialog, text: str) -> None:
    button = next(button for button in dialog.findChildren(QPushButton) if button.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def report_of(dialog: CrashDialog) -> str:
    return dialog.findChildren(QPlainTextEdit)[0].toPlainText()


def test_a_fault_is_told_in_a_dialog(hook: CrashHook, qtbot: QtBot) -> None:
    crash("Frau A.")
    report = report_of(the_dialog(qtbot))
    assert "ValueError" in report
    assert "Frau A." not in report


def test_a_fault_on_another_thread_is_told_on_the_main_thread(hook: CrashHook, qtbot: QtBot) -> None:
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert dialogs() == []
    assert "ZeroDivisionError" in report_of(the_dialog(qtbot))


def test_a_closed_dialog_is_released(hook: CrashHook, qtbot: QtBot) -> None:
    crash()
    dialog = the_dialog(qtbot)
    with qtbot.waitSignal(dialog.destroyed):
        press(qtbot, dialog, "Weiter")


def test_the_same_fault_many_times_is_one_dialog(hook: CrashHook, qtbot: QtBot) -> None:
    for _ in range(50):
        crash()
    press(qtbot, the_dialog(qtbot), "Weiter")
    qtbot.waitUntil(lambda: not dialogs())
    crash()
    QApplication.processEvents()
    assert dialogs() == []


def test_the_same_fault_much_later_is_told_again(hook: CrashHook, qtbot: QtBot, clock: Clock) -> None:
    crash()
    press(qtbot, the_dialog(qtbot), "Weiter")
    qtbot.waitUntil(lambda: not dialogs())
    clock.now = 31
    crash()
    the_dialog(qtbot)


def test_the_report_can_be_copied(hook: CrashHook, qtbot: QtBot) -> None:
    crash()
    dialog = the_dialog(qtbot)
    press(qtbot, dialog, "Kopieren")
    assert QGuiApplication.clipboard().text() == report_of(dialog)


def test_a_told_fault_is_not_told_again_at_the_next_start(hook: CrashHook, qtbot: QtBot, tmp_path: Path) -> None:
    crash()
    the_dialog(qtbot)
    assert not (tmp_path / UNTOLD_NAME).exists()


def test_a_fault_that_nobody_saw_is_told_at_the_next_start(
    hook: CrashHook, app: QApplication, clock: Clock, tmp_path: Path
) -> None:
    crash()  # the process ends before the event loop turns
    messages = Messages()
    CrashHook(tmp_path, clock=clock, parent=app).tell_last_crash(messages)
    assert [message.text for message in messages.open] == ["Wissen wurde beim letzten Mal unerwartet beendet."]


def test_the_report_of_the_last_run_can_be_read(app: QApplication, clock: Clock, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / UNTOLD_NAME).write_text("ValueError\n  wissen/app.py:1 in main", encoding="utf-8")
    messages = Messages()
    CrashHook(tmp_path, clock=clock, parent=app).tell_last_crash(messages)
    run = messages.open[0].run
    assert run
    run()
    dialog = the_dialog(qtbot)
    assert report_of(dialog) == "ValueError\n  wissen/app.py:1 in main"
    dialog.reject()


def test_the_last_crash_is_told_once(app: QApplication, clock: Clock, tmp_path: Path) -> None:
    (tmp_path / UNTOLD_NAME).write_text("ValueError", encoding="utf-8")
    CrashHook(tmp_path, clock=clock, parent=app)
    messages = Messages()
    CrashHook(tmp_path, clock=clock, parent=app).tell_last_crash(messages)
    assert messages.open == ()


def test_after_an_orderly_end_there_is_nothing_to_tell(
    hook: CrashHook, app: QApplication, clock: Clock, tmp_path: Path
) -> None:
    hook.stop()
    messages = Messages()
    CrashHook(tmp_path, clock=clock, parent=app).tell_last_crash(messages)
    assert messages.open == ()
    assert sys.excepthook is sys.__excepthook__


def test_a_hard_crash_leaves_its_trace(app: QApplication, clock: Clock, tmp_path: Path) -> None:
    program = (
        "import faulthandler, sys, time; from pathlib import Path; from PySide6.QtWidgets import QApplication;"
        "from wissen.ui.crash import CrashHook; app = QApplication([]);"
        "CrashHook(Path(sys.argv[1]), clock=time.monotonic, parent=app).start(); faulthandler._sigsegv()"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False, env={**os.environ})
    assert ended.returncode != 0
    assert "Segmentation fault" in (tmp_path / FAULT_NAME).read_text(encoding="utf-8")
    messages = Messages()
    CrashHook(tmp_path, clock=clock, parent=app).tell_last_crash(messages)
    assert len(messages.open) == 1


def test_a_folder_that_cannot_be_written_does_not_matter(
    app: QApplication, clock: Clock, qtbot: QtBot, tmp_path: Path, hook: CrashHook
) -> None:
    (tmp_path / "belegt").write_text("", encoding="utf-8")
    blocked = CrashHook(tmp_path / "belegt" / "protokoll", clock=clock, parent=app)
    blocked.start()
    crash()
    the_dialog(qtbot)
    blocked.stop()

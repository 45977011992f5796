"""What happens when the app itself is at fault: note it, tell it once, and after a hard crash at the next start."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog

from wissen.ui.log import describe, place, without_home
from wissen.ui.messages import Message, Messages
from wissen.ui.strings import tr

UNTOLD_NAME, FAULT_NAME = "absturz.txt", "absturz-qt.txt"
_QUIET = 30.0
"""Seconds in which the same fault is not told again: a row that cannot be painted fails with every repaint."""

_log = logging.getLogger(__name__)


class CrashHook(QObject):
    """Catches what nobody caught, on any thread; the dialog is shown on the main thread.

    A report that was never told, because the process ended first, stays in `folder` for the next start.
    """

    _crashed = Signal(str)

    def __init__(self, folder: Path, *, clock: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._untold, self._faults = folder / UNTOLD_NAME, folder / FAULT_NAME
        self._clock = clock
        self._lock = threading.Lock()
        self._last_seen: dict[str, float] = {}
        self._dialog: QDialog | None = None
        self._fault_file: TextIO | None = None
        self._last_crash = self._take_last_crash()
        self._crashed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Take over from Python's own hooks and let hard crashes leave their traces in a file."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_on_thread
        with suppress(OSError):  # without a folder to write to there is nothing to leave
            self._faults.parent.mkdir(parents=True, exist_ok=True)
            self._fault_file = self._faults.open("a", encoding="utf-8")
            faulthandler.enable(self._fault_file)

    def stop(self) -> None:
        """Hand back to Python's own hooks; the end was an orderly one."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._fault_file:
            faulthandler.disable()
            # Windows notes faults there that it survives: after an orderly end they are worth nothing. The file stays:
            # a second start, which finds the profile in use, must not take it away from the first.
            self._fault_file.truncate(0)
            self._fault_file.close()
            self._fault_file = None

    def tell_last_crash(self, messages: Messages) -> None:
        """Say that the last run ended in a crash, if it did."""
        if self._last_crash:
            messages.post(
                Message(
                    "warning",
                    tr("Wissen wurde beim letzten Mal unerwartet beendet."),
                    tr("Ihre Antworten sind gespeichert. Mit dem Bericht lässt sich der Fehler finden."),
                    action=tr("Bericht ansehen"),
                    run=partial(self._open, self._last_crash),
                )
            )

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Only what any thread may do: note, and leave the rest to the main thread."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if self._is_news(_signature(error.with_traceback(trace))):
            report = describe(error)
            _log.critical("%s", report)
            with suppress(OSError):
                self._untold.parent.mkdir(parents=True, exist_ok=True)
                self._untold.write_text(report, encoding="utf-8")
            self._crashed.emit(report)

    def _caught_on_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _is_news(self, signature: str) -> bool:
        with self._lock:
            now = self._clock()
            before = self._last_seen.get(signature)
            self._last_seen[signature] = now
        return before is None or now - before > _QUIET

    @Slot(str)
    def _show(self, report: str) -> None:
        if self._dialog is None:
            self._open(report)
        with suppress(OSError):
            self._untold.unlink(missing_ok=True)

    def _open(self, report: str) -> None:
        from wissen.ui.dialogs.crash_dialog import CrashDialog  # late: most runs never need it

        self._dialog = CrashDialog(report, parent=QApplication.activeWindow())
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    @Slot()
    def _closed(self) -> None:
        self._dialog = None

    def _take_last_crash(self) -> str:
        reports = []
        for file in (self._untold, self._faults):
            with suppress(OSError, ValueError):
                if report := file.read_text(encoding="utf-8"):
                    reports.append(without_home(report).strip())
                    file.write_text("", encoding="utf-8")
        return "\n\n".join(reports)


def install(folder: Path, *, parent: QApplication) -> CrashHook:
    """Watch from now on until the application ends; call `tell_last_crash` when the window stands."""
    hook = CrashHook(folder, clock=time.monotonic, parent=parent)
    hook.start()
    parent.aboutToQuit.connect(hook.stop)
    return hook


def _signature(error: BaseException) -> str:
    """Name kind and place of a fault: the same fault has the same signature."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__qualname__} {place(frames[-1]) if frames else ''}"

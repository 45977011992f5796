"""A program run as it is, that tells when its window was painted: `python -m tests.bench.watched MODULE ARGUMENT …`

Prints the first and the last moment of painting as `time.monotonic` knows them, and ends the program a little later.
"""

from __future__ import annotations

import json
import runpy
import sys
import time

from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QWindow

QUIET = 1_000
"""Milliseconds without painting after which a window has come to rest."""
_AFTERWARDS = 500
"""Milliseconds in which the process can be looked at."""


class Watch(QObject):
    """Follows the first window that gets the focus, and no other object: watching must not slow the start down."""

    def __init__(self, app: QtWidgets.QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._painted: list[float] = []
        self._just_painted = QTimer(self, singleShot=True, interval=0)
        self._just_painted.timeout.connect(self._note)
        self._rested = QTimer(self, singleShot=True, interval=QUIET)
        self._rested.timeout.connect(self._tell)
        app.focusWindowChanged.connect(self._take)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Expose, QEvent.Type.UpdateRequest):
            self._just_painted.start()
        return False

    def _take(self, window: QWindow | None) -> None:
        """The system asks the window for its first painting, its widget for all later ones."""
        if window is not None:
            self._app.focusWindowChanged.disconnect(self._take)
            for target in (window, *(one for one in self._app.topLevelWidgets() if one.windowHandle() is window)):
                target.installEventFilter(self)

    def _note(self) -> None:
        self._painted.append(time.monotonic())
        self._rested.start()

    def _tell(self) -> None:
        print(json.dumps([self._painted[0], self._painted[-1]]), flush=True)
        QTimer.singleShot(_AFTERWARDS, QCoreApplication.quit)


class WatchedApplication(QtWidgets.QApplication):
    """What the program gets when it asks Qt for an application."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._watch = Watch(self)


if __name__ == "__main__":
    QtWidgets.QApplication = WatchedApplication  # type: ignore[misc, assignment]
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)

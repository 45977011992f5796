"""Tells when something in a content folder was saved; looks on a lane, so that it also works where nobody tells."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from wissen.services.folder_state import State, state_of
from wissen.ui.jobs import Jobs

_EVERY = 400
"""Milliseconds between two looks."""


class FolderWatch(QObject):
    """Watches from its making on; what QFileSystemWatcher tells depends on editor, drive and system."""

    changed = Signal()

    def __init__(self, folder: Path, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._jobs = folder, jobs
        self._known: State | None = None
        self._timer = QTimer(self, interval=_EVERY, singleShot=True)
        self._timer.timeout.connect(self.look)
        self.look()

    def look(self) -> None:
        """Compare the folder with how it was."""
        self._jobs.read(partial(state_of, self._folder), self._seen, owner=self)

    def stop(self) -> None:
        """Look no more by itself."""
        self._timer.stop()

    def _seen(self, state: State) -> None:
        before, self._known = self._known, state
        self._timer.start()
        if before is not None and state != before:
            self.changed.emit()

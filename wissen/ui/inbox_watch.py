"""Tells what a second start has left for this window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from wissen.services import inbox


class InboxWatch(QObject):
    """Watches from `start` on; what lay there before is told first."""

    wanted = Signal(str)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)

    def start(self) -> None:
        """Begin to watch; a profile that cannot be written has no inbox."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        self._watcher.addPath(str(self._folder))
        self.look()

    def look(self) -> None:
        """Take and tell what lies there."""
        for text in inbox.take(self._folder):
            self.wanted.emit(text)

"""A content folder while its author writes: read anew when something was saved, and shown at the same place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from wissen.content.ids import split_ref
from wissen.services.shelf import Loaded, Shelf
from wissen.ui.folder_watch import FolderWatch
from wissen.ui.jobs import Jobs
from wissen.ui.main_window import MainWindow
from wissen.ui.navigation import Address, Screen


class Previewing(QObject):
    """Goes back to what was shown before a file had a fault, once that can be read again.

    `show` puts content in the place of what is shown.
    """

    def __init__(
        self, shelf: Shelf, window: MainWindow, *, jobs: Jobs, show: Callable[[Loaded], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shelf, self._window, self._jobs, self._show = shelf, window, jobs, show
        self._lost: Address | None = None
        self.watch = FolderWatch(shelf.folder, jobs, self)
        self.watch.changed.connect(self._read)

    def _read(self) -> None:
        self._jobs.read(self._shelf.read, self._take, owner=self)

    def _take(self, loaded: Loaded) -> None:
        before = self._window.address
        self._show(loaded)
        if self._window.address.screen is not before.screen:  # led home: what was shown has gone
            self._lost = before
        elif before.screen is not Screen.TODAY:
            self._lost = None  # the author has gone somewhere else
        elif self._lost is not None and split_ref(self._lost.ref)[0] in loaded.library.entries:
            self._window.go(self._lost)
            self._lost = None

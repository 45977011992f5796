"""Reading and checking the folder of the Werkstatt on a lane: the list is there at once, the faults come after."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from wissen.errors import WissenError
from wissen.services.kept_drafts import KeptDraft, KeptDrafts
from wissen.services.kept_steps import Finished
from wissen.services.shelf import Loaded
from wissen.services.workshop import FileRow, Workshop, copy_contents
from wissen.ui.jobs import Drive, Job, Jobs

_PAUSE = 1_200
"""Milliseconds without typing after which checking goes on."""
_BREATH, _LOOK = 0.002, 0.1
"""Seconds between two files, and between two looks at whether checking may go on."""


_Finishing = tuple[tuple[Finished, ...], WissenError | None]


class FolderWork(QObject):
    """The newest reading counts; one that is no longer wanted stops between two files."""

    listed = Signal(object)
    """The files as their first lines tell, before any was read."""

    read = Signal()
    """The files are known; what is wrong with them only as far as their readers say."""

    checked = Signal()
    """Everything that is wrong is known too."""

    drafts_found = Signal(object, object)
    """What was not saved the last time, and the `Finished` steps that had been interrupted."""

    moved = Signal(int, int)
    """So many files of all are copied."""

    copied = Signal(object)
    """The folder that the contents were copied to."""

    failed = Signal(object)

    def __init__(self, workshop: Workshop, drafts: KeptDrafts, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop, self._drafts, self._jobs = workshop, drafts, jobs
        self._checking: Job | None = None
        self._copying: Job | None = None
        self._quiet = threading.Event()
        self._quiet.set()
        self._go_on = QTimer(self, singleShot=True, interval=_PAUSE)
        self._go_on.timeout.connect(self._quiet.set)

    def begin(self, folder: Path, known: Loaded | None, *, finish: Callable[[], tuple[Finished, ...]]) -> None:
        """Work in another folder from now on; `known` is what the app has read of it already.

        `finish` is done first on the lane that writes files.
        """
        self._stop()
        self._workshop.open_folder(folder)
        # First what was interrupted and what was not saved: a file that is opened is to show it.
        done = partial(self._drafts_read, folder, known, finish)
        self._jobs.database(partial(self._drafts.found, folder), done, owner=self)

    def again(self) -> None:
        """Read the folder again, and check it; what was known stays until then."""
        self._stop()
        done = partial(self._take, self._workshop.folder)
        self._jobs.drive(Drive.LOOKED_AT, self._workshop.read, done, owner=self)

    def hold(self) -> None:
        """Somebody is writing: checking all the files can wait, for it slows down everything else."""
        self._quiet.clear()
        self._go_on.start()

    def copy(self, source: Path, target: Path) -> None:
        """Copy contents into an empty folder."""
        work = partial(self._copy, source, target)
        self._copying = self._jobs.read_long(
            work, partial(self._copied, target), owner=self, progress=self.moved.emit, failed=self._fail
        )

    def stop_copying(self) -> None:
        """Leave it; nothing stays of it."""
        if self._copying is not None:
            self._copying.cancel()
            self._copying = None

    @staticmethod
    def _copy(source: Path, target: Path, job: Job) -> bool:
        return copy_contents(source, target, progress=job.report, cancelled=lambda: job.cancelled)

    def _copied(self, target: Path, whole: bool) -> None:
        self._copying = None
        if whole:
            self.copied.emit(target)

    def _drafts_read(
        self,
        folder: Path,
        known: Loaded | None,
        finish: Callable[[], tuple[Finished, ...]],
        drafts: tuple[KeptDraft, ...],
    ) -> None:
        found = partial(self._found, folder, known, drafts)
        self._jobs.drive(Drive.WRITTEN, partial(_finished, finish), found, owner=self)

    def _found(self, folder: Path, known: Loaded | None, drafts: tuple[KeptDraft, ...], found: _Finishing) -> None:
        if folder != self._workshop.folder:
            return
        finished, fault = found
        self.drafts_found.emit(drafts, finished)
        if fault is not None:
            self._jobs.failed.emit(fault)
        if known is not None and not finished:
            self._take(folder, known)
        else:
            self._jobs.drive(Drive.LOOKED_AT, self._workshop.listed, partial(self._list, folder), owner=self)
            self.again()

    def _take(self, folder: Path, loaded: Loaded) -> None:
        if folder != self._workshop.folder:
            return
        known = self._workshop.problems
        self._workshop.adopt(loaded, known or None)  # what was found is likelier to hold than nothing
        self._jobs.read(self._workshop.explanations.prepare, owner=self)
        self.read.emit()
        self._stop()
        work = partial(self._check, loaded)
        self._checking = self._jobs.read_long(work, partial(self._checked, loaded), owner=self)

    def _list(self, folder: Path, rows: tuple[FileRow, ...]) -> None:
        if folder == self._workshop.folder and not self._workshop.shelf.loaded:
            self.listed.emit(rows)

    def _check(self, loaded: Loaded, job: Job) -> object:
        return self._workshop.check_all(loaded, partial(self._may_go_on, job))

    def _may_go_on(self, job: Job) -> bool:
        """Let the window have its turn between two files, and wait while somebody writes; on a lane."""
        time.sleep(_BREATH)
        while not (job.cancelled or self._quiet.wait(_LOOK)):
            pass
        return not job.cancelled

    def _checked(self, loaded: Loaded, problems: object) -> None:
        self._checking = None
        if isinstance(problems, tuple):
            self._workshop.adopt(loaded, problems)
            self.checked.emit()

    def _stop(self) -> None:
        if self._checking is not None:
            self._checking.cancel()
            self._checking = None

    def _fail(self, error: WissenError) -> None:
        self._copying = None
        self.failed.emit(error)


def _finished(finish: Callable[[], tuple[Finished, ...]]) -> _Finishing:
    """What cannot be finished keeps nobody from going on with the rest."""
    try:
        return finish(), None
    except WissenError as fault:
        return (), fault

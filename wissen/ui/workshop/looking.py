"""What is typed becomes what is read: parsed on a lane after a short pause, checked after a longer one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from wissen.content.problem import Problem
from wissen.services.workshop import Looked, Workshop
from wissen.ui.jobs import Job, Jobs

_PAUSE, _CHECK_PAUSE = 30, 350
"""Milliseconds without typing after which the preview follows, and the underlines."""


class Looking(QObject):
    """The newest text wins; what an earlier one would have become is dropped."""

    looked = Signal(object)
    """A `Looked`."""

    checked = Signal(object)
    """The problems of the text that was looked at last."""

    def __init__(self, workshop: Workshop, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop, self._jobs = workshop, jobs
        self._wanted: tuple[str, str] = ("", "")
        self._looking: Job | None = None
        self._checking: Job | None = None
        self.last: Looked | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._look)
        self._later = QTimer(self, singleShot=True, interval=_CHECK_PAUSE)
        self._later.timeout.connect(self.check_again)

    def look(self, path: str, text: str, *, at_once: bool = False) -> None:
        """Look at a text when nothing follows for a moment, or at once."""
        if (path, text) == self._wanted and not (at_once and self._soon.isActive()):
            return
        self._wanted = (path, text)
        self._drop()
        if at_once:
            self._look()
        else:
            self._soon.start()

    def forget(self) -> None:
        """What was looked at is of another folder."""
        self._drop()
        self._wanted, self.last = ("", ""), None

    def check_again(self) -> None:
        """Check the text that was looked at last: the others may have changed."""
        looked = self.last
        if looked is None or (looked.path, looked.text) != self._wanted:
            return
        if self._checking is not None:
            self._checking.cancel()
        work = partial(self._workshop.check, looked)
        self._checking = self._jobs.read(work, partial(self._check_done, looked), owner=self)

    def _drop(self) -> None:
        for timer in (self._soon, self._later):
            timer.stop()
        for job in (self._looking, self._checking):
            if job is not None:
                job.cancel()
        self._looking = self._checking = None

    def _look(self) -> None:
        self._looking = self._jobs.read(partial(self._workshop.look_at, *self._wanted), self._take, owner=self)

    def _take(self, looked: Looked) -> None:
        self._looking = None
        if (looked.path, looked.text) == self._wanted:
            self.last = looked
            self.looked.emit(looked)
            self._later.start()

    def _check_done(self, looked: Looked, problems: tuple[Problem, ...]) -> None:
        self._checking = None
        if looked is self.last:
            self.checked.emit(problems)

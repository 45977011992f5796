"""Work off the main thread: one database lane, two read lanes, lanes for drives that may hang; results come back."""

from __future__ import annotations

import itertools
import sys
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from types import MethodType
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from wissen.errors import WissenError
from wissen.ui.lane import Lane

T = TypeVar("T")
C = TypeVar("C", bound=Callable[..., object])
Done = Callable[[T], object]
Failed = Callable[[WissenError], object]
Progress = Callable[[int, int], object]

_READ_LANES = 2
_HOLD = 0.0005
"""Seconds for which a lane may keep the interpreter while the window waits for it (docs/adr/0081)."""
_BETWEEN_REPORTS = 0.05
"""Seconds; nobody can follow faster, and the main thread has better things to do."""
_PATIENCE = 4.0
"""Seconds for which closing waits for drives that do not answer."""
_left_behind: list[_Open] = []
"""What such a drive still holds when the process ends: released here, on the main thread, or not at all."""


class Drive(Enum):
    """What may lie on a drive that hangs; each has lanes of its own, so that it holds up nobody but its like.

    The value is the number of lanes: one where the order counts.
    """

    SHARED = "shared", 1
    """The folders of exchange and packs."""
    CHOSEN = "chosen", 1
    """A file that a person has chosen."""
    WRITTEN = "written", 1
    """Files of the Werkstatt, as they are written."""
    LOOKED_AT = "looked-at", 2
    """Files of the Werkstatt, as they are read."""


class Job:
    """One piece of work under way: the main thread may cancel it, long work asks it and reports to it."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._told_at = 0.0
        self._cancelled = threading.Event()
        self.reported = (0, 0)
        """Done and total, as the work last reported them."""

    @property
    def cancelled(self) -> bool:
        """True once nobody wants the result; long work looks between two steps and returns early."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Drop the result. Reading that has not begun does not begin; the database lane does what it was told."""
        self._cancelled.set()

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is; called from the work, as often as it likes."""
        now = time.monotonic()
        if done >= total or now - self._told_at >= _BETWEEN_REPORTS:
            self._told_at = now
            self.reported = (done, total)
            self._tell()


class Jobs(QObject):
    """The lanes: built once, used from the main thread, closed once.

    `owner` is the page or dialog that waits: when it is gone, so are its callbacks. A WissenError goes to `failed`, or
    to the signal of that name when the caller names none. Anything else is a bug and goes to `sys.excepthook`.
    """

    failed = Signal(object)
    _moved = Signal(int)
    """Number of a job that reported or finished. No object travels with it: a lane must not hold the last reference to
    anything, for a widget that is released on another thread takes the process down."""

    def __init__(self, parent: QObject | None = None, *, patience: float = _PATIENCE) -> None:
        super().__init__(parent)
        self._patience = patience
        sys.setswitchinterval(_HOLD)
        self._database = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._read = Lane("read", _READ_LANES)
        self._drives = {drive: Lane(*drive.value) for drive in Drive}
        self._numbers = itertools.count(1)
        self._open: dict[int, _Open] = {}
        self._finished: set[int] = set()
        self._closed = self._left = False
        self._moved.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def database(
        self, work: Callable[[], T], done: Done[T] | None = None, *, owner: QObject, failed: Failed | None = None
    ) -> Job:
        """Run work that touches the progress database; such jobs run one after the other, in this order."""

        def run(_: Job) -> T:
            return work()

        return self._start(self._database, run, owner=owner, done=done, failed=failed)

    def read(
        self, work: Callable[[], T], done: Done[T] | None = None, *, owner: QObject, failed: Failed | None = None
    ) -> Job:
        """Run work on content, index or files of this computer; the order is open."""

        def run(job: Job) -> T | None:
            return None if job.cancelled else work()

        return self._start(self._read, run, owner=owner, done=done, failed=failed)

    def read_long(
        self,
        work: Callable[[Job], T],
        done: Done[T] | None = None,
        *,
        owner: QObject,
        progress: Progress | None = None,
        failed: Failed | None = None,
    ) -> Job:
        """Like `read`, for work of seconds: it gets its Job, to report to and to ask whether it is still wanted."""

        def run(job: Job) -> T | None:
            return None if job.cancelled else work(job)

        return self._start(self._read, run, owner=owner, done=done, failed=failed, progress=progress)

    def drive(
        self,
        drive: Drive,
        work: Callable[[], T],
        done: Done[T] | None = None,
        *,
        owner: QObject,
        failed: Failed | None = None,
    ) -> Job:
        """Run work that waits for a drive; it is done even if nobody wants its result, for it may write."""

        def run(_: Job) -> T:
            return work()

        return self._start(self._drives[drive], run, owner=owner, done=done, failed=failed)

    def drive_long(
        self,
        drive: Drive,
        work: Callable[[Job], T],
        done: Done[T] | None = None,
        *,
        owner: QObject,
        failed: Failed | None = None,
    ) -> Job:
        """Like `drive`, for reading: it does not begin once it was cancelled, and asks its Job meanwhile."""

        def run(job: Job) -> T | None:
            return None if job.cancelled else work(job)

        return self._start(self._drives[drive], run, owner=owner, done=done, failed=failed)

    @property
    def busy(self) -> bool:
        """True while any result is still to come."""
        return bool(self._open)

    def close(self) -> None:
        """Finish the database lane, cancel all reading, begin and deliver nothing more; for `aboutToQuit`.

        What is to be written to other drives gets a few seconds, all together. A drive that does not answer by then is
        left: each file there is the old or the new one, and what was not saved is kept in the profile (docs/adr/0089).
        """
        self._closed = True
        for entry in self._open.values():
            entry.job.cancel()
        lanes = (self._read, *self._drives.values())
        self._read.drop()
        for lane in lanes:
            lane.end()
        self._database.shutdown(wait=True)
        latest = time.monotonic() + self._patience
        answered = [lane.join(latest) for lane in lanes]
        if not all(answered):
            self._left = True
            _left_behind.extend(self._open.values())
        self._open.clear()

    def _start(
        self,
        lane: _Submits,
        work: Callable[[Job], object],
        *,
        owner: QObject,
        done: Done[Any] | None,
        failed: Failed | None,
        progress: Progress | None = None,
    ) -> Job:
        number = next(self._numbers)
        job = Job(lambda: self._moved.emit(number))
        if self._closed:  # a timer of a page that is about to go may still ask
            job.cancel()
            return job
        self._open[number] = _Open(job, work, owner=owner, done=done, failed=failed, progress=progress)
        lane.submit(self._run, number)
        return job

    def _run(self, number: int) -> None:
        """Work on the thread of a lane."""
        self._work_at(number)  # in a frame of its own: when it returns, this thread holds nothing of the job
        if not self._left:
            self._finished.add(number)
            self._moved.emit(number)

    def _work_at(self, number: int) -> None:
        entry = self._open.get(number)
        if entry is not None:  # else it stood behind one that answered too late
            entry.run()

    @Slot(int)
    def _deliver(self, number: int) -> None:
        entry = self._open.get(number)
        if entry is None:  # delivered with an earlier signal, or closed
            return
        if number not in self._finished:
            entry.tell_progress()
            return
        self._finished.remove(number)
        del self._open[number]
        # Taken out: an error holds the frames that it came through, and so the entry itself.
        error, entry.error = entry.error, None
        if isinstance(error, WissenError):
            entry.tell_failure(error, otherwise=self.failed.emit)
        elif error:
            # Told even if nobody waits any more: a bug is no smaller because its page was left.
            sys.excepthook(type(error), error, error.__traceback__)
        else:
            entry.tell_result()


class _Submits(Protocol):
    """A lane."""

    def submit(self, work: Callable[[int], None], number: int, /) -> object: ...


class _Open:
    """A job between its start and its delivery; all of it is released on the main thread."""

    def __init__(
        self,
        job: Job,
        work: Callable[[Job], object],
        *,
        owner: QObject,
        done: Done[Any] | None,
        failed: Failed | None,
        progress: Progress | None,
    ) -> None:
        self.job = job
        self.error: Exception | None = None
        self._work = work
        self._value: object = None
        self._owner = weakref.ref(owner)
        self._done = _without_holding(owner, done)
        self._failed = _without_holding(owner, failed)
        self._progress = _without_holding(owner, progress)

    def run(self) -> None:
        try:
            self._value = self._work(self.job)
        except Exception as error:  # noqa: BLE001 - the main thread decides which kind of fault it is
            self.error = error

    def tell_progress(self) -> None:
        if self._wanted and (progress := self._progress()):
            progress(*self.job.reported)

    def tell_failure(self, error: WissenError, *, otherwise: Failed) -> None:
        if self._wanted:
            (self._failed() or otherwise)(error)

    def tell_result(self) -> None:
        if self._wanted and (done := self._done()):
            done(self._value)

    @property
    def _wanted(self) -> bool:
        owner = self._owner()
        return not self.job.cancelled and owner is not None and shiboken6.isValid(owner)


def _without_holding(owner: QObject, callback: C | None) -> Callable[[], C | None]:
    """Refer to a method of the owner weakly, so that waiting for a result does not keep a page alive."""
    if isinstance(callback, MethodType) and callback.__self__ is owner:
        return weakref.WeakMethod(callback)
    return lambda: callback

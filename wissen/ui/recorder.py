"""From a page to the history: events are committed on the database lane before anything shows them."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal

from wissen.errors import WissenError
from wissen.services.journal import Event, Journal, NewEvent
from wissen.ui.jobs import Jobs


class Recorder(QObject):
    """The one way in which pages change what is remembered; `changed` tells everybody else."""

    changed = Signal()

    def __init__(self, jobs: Jobs, journal: Journal, *, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._journal = journal
        self._today = today

    def record(
        self,
        events: Sequence[NewEvent],
        then: Callable[[], object] | None = None,
        *,
        owner: QObject,
        failed: Callable[[], object] | None = None,
    ) -> None:
        """Commit the events; `then` runs once they are on disk and known to the history, unless `owner` has gone.

        When they could not be stored nothing is known, `failed` runs, and the fault goes to `Jobs.failed`.
        """
        self._commit(partial(self._journal.record, events, today=self._today()), then, owner=owner, failed=failed)

    def erase(
        self,
        references: Collection[str],
        then: Callable[[], object] | None = None,
        *,
        owner: QObject,
        failed: Callable[[], object] | None = None,
    ) -> None:
        """Erase what events record and the texts they name; `then` and `failed` as in `record`."""
        self._commit(partial(self._journal.erase, references, today=self._today()), then, owner=owner, failed=failed)

    def _commit(
        self,
        work: Callable[[], Sequence[Event]],
        then: Callable[[], object] | None,
        *,
        owner: QObject,
        failed: Callable[[], object] | None,
    ) -> None:
        waiting = weakref.ref(owner)

        def tell(what: Callable[[], object] | None) -> None:
            page = waiting()
            if what is not None and page is not None and shiboken6.isValid(page):
                what()

        def learn(recorded: Sequence[Event]) -> None:
            self._journal.learn(recorded)
            tell(then)
            self.changed.emit()

        def fail(error: WissenError) -> None:
            tell(failed)
            self._jobs.failed.emit(error)

        self._jobs.database(work, learn, owner=self, failed=fail)

    def visit(self, object_id: str, section: str) -> None:
        """Remember where the person is; nothing is shown to change by it."""
        place = self._journal.visit(object_id, section)
        if place is not None:
            self._jobs.database(lambda: self._journal.keep_place(place), owner=self)

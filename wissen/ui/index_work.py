"""Opening or building the index behind everything else: how far it is, and a way to stop it."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal

from wissen.services.search import Search, Watch
from wissen.ui.jobs import Job, Jobs
from wissen.ui.messages import Message, Messages
from wissen.ui.strings import tr
from wissen.ui.widgets.status_line import StatusLine

_SOON = 0.7
"""Seconds within which nobody needs to be told that something is under way."""


class IndexWork(QObject):
    """One piece of work at a time: content that is read anew makes that of the old one pointless."""

    done = Signal()
    """Whole texts are searched from now on."""

    def __init__(self, search: Search, jobs: Jobs, messages: Messages, line: StatusLine, parent: QObject) -> None:
        super().__init__(parent)
        self._search, self._jobs, self._messages, self._line = search, jobs, messages, line
        self._job: Job | None = None
        self._began = 0.0
        line.stopped.connect(self._stop)

    def begin(self) -> None:
        """Open the index of the content as loaded, or build it."""
        if self._job is not None:
            self._job.cancel()
        self._line.hide_work()
        self._began = time.monotonic()
        self._job = self._jobs.read_long(self._work, self._finished, owner=self, progress=self._show)

    def _work(self, job: Job) -> bool:
        return self._search.prepare(Watch(job.report, lambda: job.cancelled))

    def _show(self, done: int, total: int) -> None:
        if done < total and time.monotonic() - self._began >= _SOON:
            share = f"{100 * done // total} %"
            self._line.show_work(tr("Suche wird vorbereitet: {share}").format(share=share))

    def _finished(self, prepared: bool) -> None:
        self._job = None
        self._line.hide_work()
        if prepared:
            self.done.emit()

    def _stop(self) -> None:
        """Titles go on answering; the person can let it go on whenever they like."""
        if self._job is None:
            return
        self._job.cancel()
        self._job = None
        self._line.hide_work()
        hint = tr("Bis sie vorbereitet ist, findet die Suche nur Titel. Beim nächsten Start geht es von selbst weiter.")
        told = tr("Das Vorbereiten der Suche ist abgebrochen.")
        self._messages.post(Message("info", told, hint, action=tr("Weiter vorbereiten"), run=self.begin))

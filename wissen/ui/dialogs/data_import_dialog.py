"""Daten von einem anderen Rechner übernehmen: which file; read and checked by a job, then taken in as a whole."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from wissen.errors import WissenError
from wissen.services.data_transfer import ENDINGS, Arrived, arrived
from wissen.ui.dialogs.files_dialog import FilesDialog, Wanted, watch_of
from wissen.ui.jobs import Job
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr

Outcome = Arrived | None


class DataImportDialog(FilesDialog[Outcome]):
    """Nothing is changed before the whole file was found sound."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = tr(
            "Speichern Sie Ihre Daten auf dem anderen Rechner mit „Meine Daten speichern“, und wählen Sie hier diese "
            "Datei. Das geht, solange dieses Profil noch keinen Lernstand hat. Arbeiten Sie danach nur noch hier "
            "weiter: Zwei Lernstände lassen sich nicht zusammenführen."
        )
        wanted = Wanted(
            title=tr("Daten übernehmen"),
            words=words,
            files=tr("Ihre Daten"),
            choose=tr("Datei mit Ihren Daten wählen"),
            none=tr("Noch keine gewählt. Sie können die Datei auch hierher ziehen."),
            begin=tr("Übernehmen"),
            endings=ENDINGS,
        )
        super().__init__(context, wanted, parent)

    def _work(self, stop: threading.Event) -> Callable[[Job], Outcome]:
        return partial(_read, partial(arrived, self._files, today=self._context.services.shelf.today), stop)

    def _done(self, outcome: Outcome) -> None:
        if outcome is None:
            self.accept()
            self._called_off()
            return
        self._leave.setEnabled(False)  # from here on it is done whole or not at all
        told = partial(self._tell_taken, len(outcome.kept.events))
        self._context.own_data.take_in(outcome, told, owner=self, failed=self._refused)

    def _tell_taken(self, count: int) -> None:
        self.accept()
        entries = plural(count, "Eintrag", "Einträge")
        self._context.messages.post(Message("info", tr("Übernommen: {entries}.").format(entries=entries)))

    def _refused(self, error: WissenError) -> None:
        self._leave.setEnabled(True)
        self._tell_fault(error)


def _read(work: Callable[..., Outcome], stop: threading.Event, job: Job) -> Outcome:
    return work(stopped=watch_of(job, stop).stopped)

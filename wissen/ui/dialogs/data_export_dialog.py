"""Meine Daten speichern: says what will stand in the file, asks where it goes, and writes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from wissen.errors import WissenError
from wissen.services.data_transfer import HTML_NAME, JSON_NAME, SUFFIX, packed, save
from wissen.services.exchanged import exchanged
from wissen.services.keeping import Kept
from wissen.services.week_notes import WeekNotes
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr

_UNTIL_SHOWN = 300
"""Milliseconds after which the person sees that something is under way."""


class DataExportDialog(QuestionDialog):
    """Stays below the file dialog: whoever gives up there chooses again."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(tr("Meine Daten speichern"), parent)
        self._context = context
        self.add_words(tr("Alles, was über Sie gespeichert ist, kommt in eine ZIP-Datei:"))
        self.add_words(tr("{name} zum Lesen in jedem Browser").format(name=HTML_NAME))
        self.add_words(tr("{name} zum Übernehmen auf einem anderen Rechner").format(name=JSON_NAME))
        self.add_words(
            tr(
                "Ihre Daten bleiben auch hier. Die Datei ist nicht verschlüsselt und enthält Ihren Namen, Ihre "
                "Antworten und Ihre eigenen Texte, auch das, was Sie gesendet haben. Geben Sie sie nur weiter, wenn "
                "Sie das möchten."
            ),
            "muted",
        )
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Die Datei wird geschrieben"))
        self._bar.hide()
        self.add(self._bar)
        self._save = self.offer(tr("Datei speichern …"), self._choose)
        self.offer(tr("Abbrechen"), self.reject)
        self._wait = QTimer(self, singleShot=True, interval=_UNTIL_SHOWN)
        self._wait.timeout.connect(self._bar.show)

    def _choose(self) -> None:
        name = f"Wissen-Daten {self._context.services.shelf.today.isoformat()}{SUFFIX}"
        dialog = SaveDialog(tr("Meine Daten speichern"), {SUFFIX: tr("Meine Daten")}, name, self)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, chosen: str) -> None:
        """Write the file and close; the messages say how it went."""
        self._save.setEnabled(False)
        self._wait.start()
        self._context.own_data.kept(partial(self._write, Path(chosen)), owner=self, failed=self._tell_failed)

    def _write(self, path: Path, kept: Kept) -> None:
        services, chosen = self._context.services, self._context.preferences.value
        shelf, notes = services.shelf, WeekNotes(self._context.folders.config)
        told = exchanged(services.post, notes, shelf.whole)
        make = partial(packed, kept, chosen, shelf.whole, exchanged=told, day=shelf.today)
        work = partial(_write, path, make)
        self._context.jobs.read(work, partial(self._tell_saved, path), owner=self, failed=self._tell_failed)

    def _tell_saved(self, path: Path, _: None) -> None:
        self.accept()
        SaveDialog.remember(path)
        text = tr("Gespeichert als „{name}“.").format(name=path.name)
        self._context.messages.post(Message("info", text, str(path)))

    def _tell_failed(self, error: WissenError) -> None:
        self.accept()
        self._context.messages.tell(error)


def _write(path: Path, make: Callable[[], bytes]) -> None:
    save(path, make())

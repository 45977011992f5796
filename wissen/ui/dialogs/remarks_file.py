"""Für die Redaktion speichern: says what will stand in the file, then asks where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from wissen.errors import WissenError
from wissen.learning.case_data import suspicions
from wissen.services.remarks import SUFFIX, Noted
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr


class RemarksFileDialog(QuestionDialog):
    """Stays below the file dialog: whoever gives up there chooses again."""

    def __init__(self, context: Context, noted: Sequence[Noted], parent: QWidget) -> None:
        super().__init__(tr("Für die Redaktion speichern"), parent)
        self._context, self._noted = context, tuple(noted)
        self.add_words(plural(len(noted), "Meldung", "Meldungen"), "subheading")
        self.add_words(
            tr(
                "In der Datei stehen zu jeder Meldung die Stelle mit ihrer Fassung, die Art, Ihr Text und die "
                "Kalenderwoche. Ihr Name steht nicht darin. Geben Sie die Datei selbst weiter, zum Beispiel per "
                "E-Mail. Die Meldungen bleiben auch hier stehen."
            )
        )
        doubtful = sum(bool(suspicions(one.words)) for one in noted)
        if doubtful:
            where = plural(doubtful, "Meldung", "Meldungen")
            told = tr("In {where} stehen vielleicht Angaben aus einem Fall. Lesen Sie vorher noch einmal nach.")
            self.add_words(told.format(where=where), "strong")
        self._save = self.offer(tr("Datei speichern …"), self._choose)
        self.offer(tr("Abbrechen"), self.reject)

    def _choose(self) -> None:
        year, week, _ = self._context.services.shelf.today.isocalendar()
        name = f"Meldungen {year}-KW{week:02}{SUFFIX}"
        dialog = SaveDialog(tr("Meldungen speichern"), {SUFFIX: tr("Meldungen")}, name, self)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, chosen: str) -> None:
        """Write the file and close; the messages say how it went."""
        self._save.setEnabled(False)
        remarks, path = self._context.services.remarks, Path(chosen)
        work = partial(remarks.save, path, remarks.file(self._noted))
        self._context.jobs.read(work, partial(self._tell_saved, path), owner=self, failed=self._tell_failed)

    def _tell_saved(self, path: Path, _: None) -> None:
        self.accept()
        SaveDialog.remember(path)
        text = tr("Gespeichert als „{name}“.").format(name=path.name)
        self._context.messages.post(Message("info", text, str(path)))

    def _tell_failed(self, error: WissenError) -> None:
        self.accept()
        self._context.messages.tell(error)

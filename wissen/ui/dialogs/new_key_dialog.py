"""A new key to sign editions with: a password, twice, and where its file is to be kept."""

from __future__ import annotations

import secrets
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wissen.errors import WissenError
from wissen.services import pack_release
from wissen.services.pack_building import SHORTEST_PASSWORD
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.jobs import Jobs
from wissen.ui.strings import tr
from wissen.ui.widgets.notice import Notice

KEY_ENDING = ".key"


class NewKeyDialog(QuestionDialog):
    """Closed without a key, nothing is written."""

    made = Signal(object, str, str)
    """Its file, its password, its fingerprint."""

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(tr("Neuen Schlüssel anlegen"), parent)
        self._jobs = jobs
        told = tr(
            "Mit dem Schlüssel unterschreiben Sie jede Ausgabe. So erkennen andere Ämter, dass sie von Ihnen kommt. "
            "Bewahren Sie Datei und Kennwort getrennt auf, mit einer Sicherung: Fehlt eines davon, lässt sich keine "
            "Ausgabe mehr freigeben, die andere annehmen."
        )
        self.add_words(told)
        self._password, self._again = (self._secret() for _ in range(2))
        self.add_field(tr("Kennwort"), self._password)
        hint = tr("Mindestens {count} Zeichen; mehrere Wörter hintereinander sind leicht zu merken.")
        self.add_words(hint.format(count=SHORTEST_PASSWORD), "muted")
        self.add_field(tr("Kennwort wiederholen"), self._again)
        self._notice = Notice(self)
        self.add(self._notice)
        self.offer(tr("Schlüssel speichern …"), self._choose_place)
        self.offer(tr("Abbrechen"), self.reject)
        self._password.setFocus()

    def key_at(self, target: str) -> None:
        """Write the key."""
        file, password = Path(target), self._password.text()
        work = partial(pack_release.new_key, file, password, random=secrets.token_bytes)
        self._jobs.read(work, partial(self._made, file, password), owner=self, failed=self._refused)

    def _secret(self) -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        return line

    def _choose_place(self) -> None:
        password = self._password.text()
        if len(password) < SHORTEST_PASSWORD:
            told = tr("Das Kennwort braucht mindestens {count} Zeichen.")
            self._complain(told.format(count=SHORTEST_PASSWORD), self._password)
        elif password != self._again.text():
            self._complain(tr("Die beiden Kennwörter sind nicht gleich. Geben Sie es noch einmal ein."), self._again)
        else:
            self._notice.tell("")
            dialog = SaveDialog(self.windowTitle(), {KEY_ENDING: tr("Schlüssel")}, f"wissen{KEY_ENDING}", self)
            dialog.fileSelected.connect(self.key_at)
            dialog.open()

    def _made(self, file: Path, password: str, fingerprint: str) -> None:
        self.made.emit(file, password, fingerprint)
        self.accept()

    def _refused(self, error: WissenError) -> None:
        self._complain(str(error), self._password)

    def _complain(self, text: str, field: QLineEdit) -> None:
        self._notice.tell(text)
        self.fit()
        self.reveal(self._notice)
        field.setFocus()
        field.selectAll()

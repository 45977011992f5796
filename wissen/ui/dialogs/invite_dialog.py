"""Einladen: the name of the team and one's own, then a file for the new colleagues."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from wissen.services.letter_files import InvitationFile
from wissen.services.mail import INVITATION
from wissen.services.mail_words import named_file
from wissen.ui.dialogs.noticing_dialog import NoticingDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.messages import Message
from wissen.ui.pages.about_me import NameField
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr

_LONGEST = 100


class InviteDialog(NoticingDialog):
    """Stays below the file dialog: whoever gives up there chooses again."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(tr("In mein Team einladen"), parent)
        self._context = context
        self.add_words(
            tr(
                "Sie bekommen eine Datei. Geben Sie sie allen, die Sie einarbeiten, zum Beispiel per E-Mail. Darin "
                "stehen die beiden Namen und Ihre öffentlichen Schlüssel, sonst nichts."
            )
        )
        self._team = QLineEdit(context.exchange.mail.team, self)
        self._team.setMaxLength(_LONGEST)
        self._name = NameField(context.preferences.value.name)
        self.add_field(tr("Wie Ihr Team heißt"), self._team)
        self.add_field(tr("Ihr Name, wie ihn die anderen sehen"), self._name)
        self.add(self.notice)
        self.offer(tr("Datei speichern …"), self._choose)
        self.offer(tr("Abbrechen"), self.reject)
        self._team.setFocus()

    def _choose(self) -> None:
        for field, told in (
            (self._team, tr("Bitte geben Sie Ihrem Team einen Namen.")),
            (self._name, tr("Bitte geben Sie Ihren Namen ein.")),
        ):
            if not field.text().strip():
                field.setFocus()
                self.tell(told)
                return
        name = named_file(tr("Einladung {team}").format(team=self._team.text().strip()), INVITATION)
        dialog = SaveDialog(tr("Einladung speichern"), {INVITATION: tr("Einladung")}, name, self)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, chosen: str) -> None:
        """Write the file and close."""
        self._context.preferences.change(name=self._name.text().strip())
        exchange, path = self._context.exchange, Path(chosen)
        given = InvitationFile(exchange.mail, self._team.text(), path)
        exchange.give(given, partial(self._saved, path), owner=self, failed=self.refused)

    def _saved(self, path: Path, _: None) -> None:
        self.accept()
        SaveDialog.remember(path)
        text = tr("Gespeichert als „{name}“.").format(name=path.name)
        hint = tr("Wer sie öffnet, vergleicht mit Ihnen am Telefon die Zeichen, die hier als „Ihre Zeichen“ stehen.")
        self._context.messages.post(Message("info", text, hint))

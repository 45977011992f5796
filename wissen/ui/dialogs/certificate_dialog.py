"""Nachweis ausstellen: whose name stands on it, then it is put in writing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wissen.content.entry import Entry
from wissen.errors import WissenError
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.about_me import NameField
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr


class CertificateDialog(QuestionDialog):
    """Closes once the certificate is stored, and shows it."""

    def __init__(self, context: Context, entry: Entry, parent: QWidget) -> None:
        super().__init__(tr("Nachweis ausstellen"), parent)
        self._context, self._entry = context, entry
        self.add_words(entry.title, "subheading")
        self.add_words(
            tr(
                "Der Nachweis hält fest, was Sie gelernt haben und welcher Rechtsstand galt. Er bleibt, wie er ist, "
                "auch wenn sich die Inhalte ändern oder Sie Ihren Lernstand zurücksetzen."
            )
        )
        self._name = NameField(context.preferences.value.name, self)
        self._name.setPlaceholderText("")  # the example of the other places is a first name
        self._name.returnPressed.connect(self._issue)
        group = Group(tr("Wer hat gelernt?"))
        hint = tr("So steht es auf dem Nachweis. Bleibt das Feld leer, steht dort eine Linie zum Ausfüllen.")
        group.add_field(tr("Vor- und Nachname"), self._name, hint)
        self.add(group)
        self._save = self.offer(tr("Ausstellen"), self._issue)
        self.offer(tr("Abbrechen"), self.reject)
        self._name.setFocus()

    def _issue(self) -> None:
        if not self._save.isEnabled():
            return
        self._save.setEnabled(False)
        services = self._context.services
        fresh = f"nachweis-{self._context.new_seed():x}"
        try:
            event = services.certificates.issued(self._entry.id, self._name.text(), text_id=fresh)
        except WissenError as error:  # the content has changed in the meantime
            self._context.messages.tell(error)
            self.reject()
            return
        self._context.recorder.record([event], self._issued, owner=self, failed=self._go_on)

    def _issued(self) -> None:
        self.accept()
        self._context.go(Address(Screen.CERTIFICATE, self._context.services.certificates.all[0].reference))

    def _go_on(self) -> None:
        self._save.setEnabled(True)

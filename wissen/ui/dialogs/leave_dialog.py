"""Einen Kontakt entfernen: says what is deleted where; with a file for the other side it is deleted there too."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from wissen.errors import SettingsError
from wissen.services.assigned import HeardOf
from wissen.services.letter_files import FarewellFile
from wissen.services.own_plans import OwnPlans
from wissen.services.post import Contact, Side
from wissen.services.week_notes import WeekNotes
from wissen.ui.dialogs.noticing_dialog import NoticingDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr


class LeaveDialog(NoticingDialog):
    """The first answer keeps everything."""

    def __init__(self, context: Context, contact: Contact, parent: QWidget) -> None:
        super().__init__(tr("Kontakt entfernen"), parent)
        self._context, self._contact = context, contact
        name = contact.name
        self.add_words(tr("{name} aus dem Austausch entfernen?").format(name=name), "subheading")
        here = (
            tr("Hier wird gelöscht, was Sie {name} gezeigt haben und was {name} Ihnen zugewiesen hat.")
            if contact.side is Side.MENTOR
            else tr("Hier wird gelöscht, was {name} Ihnen gezeigt hat und was Sie {name} zugewiesen haben.")
        )
        there = tr(
            "Bei {name} bleibt, was dort schon angekommen ist. Damit es auch dort gelöscht wird, speichern Sie eine "
            "Abschiedsdatei, und geben Sie sie {name}."
        )
        self.add_words(here.format(name=name))
        self.add_words(there.format(name=name))
        self.add_words(tr("Ihr eigener Lernstand bleibt, wie er ist."), "muted")
        self.add(self.notice)
        self.offer(tr("Abbrechen"), self.reject)
        self.offer(tr("Abschiedsdatei speichern und entfernen …"), self._choose)
        self.offer(tr("Nur hier entfernen"), self._remove)

    def _choose(self) -> None:
        name = self._context.exchange.mail.file_name(self._contact)
        forms = {Path(name).suffix: tr("Austauschdatei")}
        dialog = SaveDialog(tr("Abschiedsdatei speichern"), forms, tr("Abschied {name}").format(name=name), self)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, chosen: str) -> None:
        """Write the file, remove the contact and close."""
        exchange, path = self._context.exchange, Path(chosen)
        SaveDialog.remember(path)
        given = FarewellFile(exchange.mail, self._contact.id, path, today=self._context.services.shelf.today)
        exchange.give(given, self._removed, owner=self, failed=self.refused)

    def _remove(self) -> None:
        exchange = self._context.exchange
        exchange.do(partial(exchange.mail.remove, self._contact.id), self._removed, owner=self, failed=self.refused)

    def _removed(self, _: object) -> None:
        self.accept()
        self._context.exchange.take_away(self._contact)
        self._forget()
        text = tr("Mit {name} tauschen Sie sich nicht mehr aus.").format(name=self._contact.name)
        self._context.messages.post(Message("info", text))

    def _forget(self) -> None:
        """Keep nothing of them that only this computer knows, and no choice that somebody of their name might get."""
        contact, preferences = self._contact.id, self._context.preferences
        insight = {mentor: chosen for mentor, chosen in preferences.value.insight.items() if mentor != contact}
        preferences.change(insight=MappingProxyType(insight))
        folder = self._context.folders.config
        try:
            for kept in (OwnPlans(folder), WeekNotes(folder), HeardOf(folder)):
                kept.forget(contact)
        except SettingsError as error:
            self._context.messages.tell(error)

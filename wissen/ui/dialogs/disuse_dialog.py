"""Einen Lernpfad nicht mehr verwenden: one of a mentor's earlier computer, which the present one cannot take back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from wissen.errors import SettingsError
from wissen.services.assigned import Assigned, HeardOf
from wissen.ui.dialogs.noticing_dialog import NoticingDialog
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr


class DisuseDialog(NoticingDialog):
    """The first answer keeps it."""

    def __init__(self, context: Context, path: Assigned, parent: QWidget) -> None:
        super().__init__(tr("Lernpfad nicht mehr verwenden"), parent)
        self._context, self._path = context, path
        self.add_words(tr("„{title}“ nicht mehr verwenden?").format(title=path.assignment.title), "subheading")
        told = tr(
            "Der Lernpfad kommt von einem früheren Rechner von {name}. Der jetzige kennt ihn nicht und kann ihn weder "
            "ändern noch zurücknehmen. Wissen löscht ihn hier; er kommt nicht wieder. Was Sie gelernt haben, bleibt, "
            "und {name} kann ihn neu zuweisen."
        )
        self.add_words(told.format(name=path.sender.name))
        self.add(self.notice)
        self.offer(tr("Behalten"), self.reject)
        self.offer(tr("Nicht mehr verwenden"), self._disuse)

    def _disuse(self) -> None:
        exchange, path = self._context.exchange, self._path
        work = partial(exchange.mail.disuse, path.sender.id, path.assignment.id)
        exchange.do(work, self._done, owner=self, failed=self.refused)

    def _done(self, _: None) -> None:
        self.accept()
        try:
            HeardOf(self._context.folders.config).forget_one(self._path.key)
        except SettingsError as error:
            self._context.messages.tell(error)
        text = tr("„{title}“ gilt nicht mehr. Was Sie gelernt haben, bleibt.")
        self._context.messages.post(Message("info", text.format(title=self._path.assignment.title)))

"""One entry of what is kept about the person, in full, with the way to erase it."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtWidgets import QWidget

from wissen.errors import WissenError
from wissen.learning.verb import Verb
from wissen.services.data_words import DataEntry
from wissen.text import german_date
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.messages import Message, Messages
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr

_STAYS = "Dieser Eintrag enthält nichts, was sich löschen ließe."
_ERASES = (
    "Löschen entfernt, was Sie getan und geschrieben haben, auch aus den Sicherungen. Es zählt dann nicht mehr für "
    "Ihren Lernstand. Dass an diesem Tag etwas war, bleibt. Rückgängig machen lässt es sich nicht."
)
_TAKES_BACK = "Nehmen Sie das Zurücksetzen zurück, ist Ihr Lernstand wieder so, als hätte es das nie gegeben."


class EntryDialog(QuestionDialog):
    """Erasing asks for nothing more: it says before what it does; `erased` runs once nothing of it is left."""

    def __init__(self, context: Context, entry: DataEntry, erased: Callable[[], object], parent: QWidget) -> None:
        super().__init__(tr("Eintrag"), parent)
        self._context, self._entry, self._erased = context, entry, erased
        self.add_words(entry.what, "subheading")
        self.add_words(" · ".join(part for part in (german_date(entry.day), entry.title) if part))
        if entry.words:
            self.add_words(entry.words)
        is_reset = entry.verb == Verb.PROGRESS_RESET and entry.can_be_erased
        self.add_words(tr(_TAKES_BACK if is_reset else _ERASES if entry.can_be_erased else _STAYS), "muted")
        self.offer(tr("Schließen"), self.reject)
        if entry.can_be_erased:
            self._name = tr("Zurücknehmen") if is_reset else tr("Endgültig löschen")
            self._erase = self.offer(self._name, self._begin)

    def _begin(self) -> None:
        self._erase.setEnabled(False)
        self._erase.setText(tr("Einen Augenblick …"))  # the backups are written anew
        failed = partial(_go_on, weakref.ref(self), self._context.messages)
        self._context.own_data.erase([self._entry.reference], self._done, owner=self, failed=failed)

    def _done(self) -> None:
        self.accept()
        told = tr("Zurückgenommen.") if self._entry.verb == Verb.PROGRESS_RESET else tr("Der Eintrag ist gelöscht.")
        self._context.messages.post(Message("info", told))
        self._erased()

    def offer_again(self) -> None:
        """It could not be erased: let the person try once more."""
        self._erase.setText(self._name)
        self._erase.setEnabled(True)


def _go_on(asked: weakref.ref[EntryDialog], messages: Messages, error: WissenError) -> None:
    """Tell what went wrong, also where the dialog has been closed meanwhile."""
    messages.tell(error)
    dialog = asked()
    if dialog is not None and shiboken6.isValid(dialog):
        dialog.offer_again()

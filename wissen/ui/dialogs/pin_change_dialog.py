"""PIN festlegen, ändern, entfernen: with the old one, and with what a PIN can do and what not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from wissen.errors import WissenError
from wissen.services.access import SHORTEST
from wissen.ui.dialogs.pin_dialog import PROTECTS, pin_field
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.notice import Notice


class PinChangeDialog(QuestionDialog):
    """Stays until the PIN is as wished; `changed` runs then."""

    def __init__(self, context: Context, changed: Callable[[], object], parent: QWidget) -> None:
        self._access = context.own_data.access
        guarded = self._access.is_guarded
        super().__init__(tr("PIN ändern") if guarded else tr("PIN festlegen"), parent)
        self._context, self._changed = context, changed
        self.add_words(tr(PROTECTS))
        self._old, self._new, self._again = pin_field(self), pin_field(self), pin_field(self)
        if guarded:
            self.add_field(tr("Bisherige PIN"), self._old)
        else:
            self._old.hide()
        self.add_field(tr("Neue PIN, mindestens {count} Zeichen").format(count=SHORTEST), self._new)
        self.add_field(tr("Neue PIN noch einmal"), self._again)
        self._notice = Notice(self)
        self.add(self._notice)
        self._buttons = [self.offer(tr("PIN speichern"), self._save)]
        if guarded:
            self._buttons.append(self.offer(tr("PIN entfernen"), self._remove))
        self.offer(tr("Abbrechen"), self.reject)
        (self._old if guarded else self._new).setFocus()

    def _save(self) -> None:
        if self._new.text() != self._again.text():
            self._tell(tr("Die beiden neuen PINs sind verschieden. Bitte geben Sie die neue PIN zweimal gleich ein."))
            self._again.setFocus()
            return
        work = partial(self._access.change, self._old.text(), self._new.text())
        self._begin(work, tr("Die PIN gilt ab dem nächsten Start."))

    def _remove(self) -> None:
        self._begin(partial(self._access.give_up, self._old.text()), tr("Wissen fragt nicht mehr nach einer PIN."))

    def _begin(self, work: Callable[[], None], told: str) -> None:
        for one in self._buttons:
            one.setEnabled(False)
        self._context.jobs.read(work, partial(self._done, told), owner=self, failed=self._refused)

    def _done(self, told: str, _: None) -> None:
        self.accept()
        self._context.messages.post(Message("info", told))
        self._changed()

    def _refused(self, error: WissenError) -> None:
        for one in self._buttons:
            one.setEnabled(True)
        self._tell(str(error))

    def _tell(self, text: str) -> None:
        self._notice.tell(text)
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self.fit()
        self.reveal(self._notice)

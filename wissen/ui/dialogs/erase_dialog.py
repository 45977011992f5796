"""Löschen, was nicht wiederkommt: everything about the person, or the profile of somebody else; a word confirms it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from wissen.errors import ExchangeError, WissenError
from wissen.text import fold, german_list
from wissen.ui.dialogs.pin_dialog import pin_field
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.people import Person
from wissen.ui.strings import tr
from wissen.ui.widgets.notice import Notice

_WORD = "löschen"


class ErasingDialog(QuestionDialog):
    """The button works once the word has been typed; Return alone does nothing."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setWindowTitle(title)
        self._notice = Notice(self)
        self._word = QLineEdit(self)
        self._erase: QPushButton | None = None

    def _finish(self, offer: str) -> None:
        """Add what comes below the words."""
        self.add_field(tr("Zum Bestätigen das Wort „{word}“ eintippen").format(word=tr(_WORD)), self._word)
        self.add(self._notice)
        keep = self.offer(tr("Abbrechen"), self.reject)
        self._erase = self.offer(offer, self._begin)
        self._erase.setEnabled(False)
        self._word.textChanged.connect(self._follow)
        keep.setFocus()

    def _follow(self, typed: str) -> None:
        if self._erase is not None:
            self._erase.setEnabled(fold(typed) == fold(tr(_WORD)))

    def _begin(self) -> None:
        raise AssertionError(f"{type(self).__name__} erases nothing")

    def _refused(self, error: WissenError) -> None:
        self._notice.tell(str(error))
        self._follow(self._word.text())
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self.fit()
        self.reveal(self._notice)


class EraseEverythingDialog(ErasingDialog):
    """Afterwards the app is as at its first start."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(tr("Alles löschen"), parent)
        self._context = context
        self._anyway = False
        self.add_words(tr("Alles löschen, was über Sie gespeichert ist?"), "subheading")
        self.add_words(
            tr(
                "Gelöscht werden Ihr ganzer Lernstand, Ihre eigenen Texte, alle Sicherungen, Ihr Name, Ihre Angaben, "
                "Ihre PIN, Ihre Schlüssel und alles, was Sie mit anderen ausgetauscht haben. Das lässt sich nicht "
                "rückgängig machen. Es bleiben die Inhalte und wie Wissen aussieht. Was Sie anderen gezeigt haben, "
                "bleibt dort: Holen Sie es vorher zurück, wenn Sie das nicht möchten."
            )
        )
        self.add_words(tr("Wenn Sie etwas behalten möchten, speichern Sie Ihre Daten vorher."), "muted")
        self._tell_what_waits()
        self._finish(tr("Endgültig löschen"))

    def _tell_what_waits(self) -> None:
        """What was taken back is gone at the other side only with the next exchange, and that needs the keys."""
        exchange = self._context.exchange
        waiting = [one.name for one in exchange.mail.contacts() if exchange.mail.waiting(one.id)]
        if waiting:
            told = tr(
                "Für {names} wartet noch etwas auf den nächsten Austausch. Haben Sie etwas zurückgeholt, ist es dort "
                "noch nicht gelöscht."
            )
            lost = "" if exchange.folder else f" {tr('Ohne Ihre Schlüssel lässt sich das nicht nachholen.')}"
            self.add_words(told.format(names=german_list(waiting)) + lost, "strong")
            self.offer(tr("Erst austauschen"), self._exchange_first)
        if exchange.folder is not None and exchange.mail.unheard:
            self.add_words(
                tr(
                    "Was bei den anderen noch zu löschen ist, legt Wissen beim Löschen verschlossen in den "
                    "Austauschordner. Sonst bleibt dort nichts von Ihnen."
                )
            )

    def _exchange_first(self) -> None:
        self.reject()
        if self._context.exchange.folder is not None:
            self._context.exchange.exchange()
        else:
            self._context.go(Address(Screen.TEAM))

    def _begin(self) -> None:
        if self._erase is not None:
            self._erase.setEnabled(False)
        if self._anyway:
            self._erase_all()
        else:
            self._context.exchange.part(self._erase_all, owner=self, failed=self._not_told)

    def _not_told(self, error: WissenError) -> None:
        """Nobody is kept from erasing by a drive that is away."""
        self._anyway = True
        left = tr("Löschen Sie trotzdem, bleibt bei den anderen, was Sie zurückgeholt haben.")
        self._refused(ExchangeError(str(error), left))

    def _erase_all(self) -> None:
        self._context.own_data.erase_everything(self._done, owner=self, failed=self._refused)

    def _done(self) -> None:
        self.accept()
        self._context.go(Address(Screen.WELCOME))
        self._context.messages.post(Message("info", tr("Alles, was über Sie gespeichert war, ist gelöscht.")))


class EraseProfileDialog(ErasingDialog):
    """The profile of somebody else at this computer; one with a PIN goes only with it."""

    def __init__(self, context: Context, person: Person, erased: Callable[[], object], parent: QWidget) -> None:
        super().__init__(tr("Profil löschen"), parent)
        self._context, self._person, self._erased = context, person, erased
        self._access = context.own_data.access.beside(person.profile)
        self.add_words(tr("Das Profil „{name}“ löschen?").format(name=person.name), "subheading")
        self.add_words(
            tr(
                "Gelöscht werden Lernstand, Texte, Sicherungen und Einstellungen dieser Person. Das lässt sich nicht "
                "rückgängig machen. Löschen Sie es nur, wenn die Person einverstanden ist."
            )
        )
        self._pin = pin_field(self)
        if self._access.is_guarded:
            self.add_field(tr("PIN dieser Person"), self._pin)
        else:
            self._pin.hide()
        self._finish(tr("Profil löschen"))

    def _begin(self) -> None:
        if self._erase is not None:
            self._erase.setEnabled(False)
        work = partial(self._access.erase_profile, self._pin.text())
        self._context.jobs.read(work, self._done, owner=self, failed=self._refused)

    def _done(self, _: None) -> None:
        self.accept()
        self._context.messages.post(
            Message("info", tr("Das Profil „{name}“ ist gelöscht.").format(name=self._person.name))
        )
        self._erased()

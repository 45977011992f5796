"""Zurückholen und löschen: asked once more, for it takes everything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wissen.services.sharing import Contact
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.pages import sending
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr


class TakeBackDialog(QuestionDialog):
    """The first answer leaves everything as it is."""

    def __init__(self, context: Context, mentor: Contact, then: Callable[[], object], parent: QWidget) -> None:
        super().__init__(tr("Zurückholen und löschen"), parent)
        self._context, self._mentor, self._then = context, mentor, then
        self.add_words(tr("Alles, was Sie {name} gesendet haben").format(name=mentor.name), "subheading")
        self.add_words(
            tr(
                "Wissen löscht hier sofort jeden Einblick und jede Bitte um Hilfe. Bei {name} verschwindet es mit dem "
                "nächsten Austausch. Ihr Lernstand bleibt, wie er ist; Sie können jederzeit neu senden."
            ).format(name=mentor.name)
        )
        earlier = context.services.sharing.earlier(mentor.id)
        if earlier:
            told = tr("Mit verschwindet, was {name} noch von Ihrem früheren Rechner hat: {what}.")
            self.add_words(told.format(name=mentor.name, what=earlier))
        elif earlier is None:
            told = tr(
                "Hatten Sie vorher einen anderen Rechner? Was {name} von dort noch hat, weiß dieser erst, wenn "
                "{name} Ihnen über den Austausch geschrieben hat."
            )
            self.add_words(told.format(name=mentor.name), "muted")
        self.offer(tr("Behalten"), self.reject)
        self.offer(tr("Zurückholen und löschen"), self._erase)

    def _erase(self) -> None:
        self.accept()
        sending.erase(self._context, self._mentor, self._then)

"""One remark in full: what was written, and the ways from here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wissen.services.remarks import Noted
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.kinds_of_remark import LABELS
from wissen.ui.navigation import Address
from wissen.ui.pages.page import Context
from wissen.ui.pages.remarking import take_back
from wissen.ui.strings import tr


class RemarkView(QuestionDialog):
    """`place` is where the content has what was reported; None when it has gone."""

    def __init__(self, context: Context, noted: Noted, place: Address | None, parent: QWidget) -> None:
        super().__init__(tr("Meine Meldung"), parent)
        self._context, self._noted, self._place = context, noted, place
        self.add_words(noted.title, "subheading")
        self.add_words(tr(LABELS[noted.remark.kind]), "strong")
        self.add_words(noted.words or tr("Sie haben nichts dazu geschrieben."))
        if place is None:
            self.add_words(tr("Diese Stelle gibt es in den Inhalten nicht mehr."), "muted")
        else:
            self.offer(tr("Zur Stelle"), self._go)
        self.offer(tr("Löschen"), self._remove)
        self.offer(tr("Schließen"), self.reject)

    def _go(self) -> None:
        self.accept()
        if self._place is not None:
            self._context.go(self._place)

    def _remove(self) -> None:
        self.accept()
        take_back(self._context, self._noted)

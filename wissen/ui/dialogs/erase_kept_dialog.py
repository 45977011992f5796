"""Endgültig löschen: asked once more, for there is no way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from wissen.services.documents import Filed
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr


class EraseKeptDialog(QuestionDialog):
    """The first answer leaves everything as it is."""

    def __init__(self, context: Context, filed: Filed, parent: QWidget) -> None:
        super().__init__(tr("Endgültig löschen"), parent)
        self._context, self._filed = context, filed
        self.add_words(filed.title, "subheading")
        self.add_words(filed.words)
        self.add_words(
            tr(
                "Wissen löscht die Worte überall auf diesem Rechner, auch aus den Sicherungen. Das lässt sich nicht "
                "rückgängig machen."
            ),
            "strong",
        )
        self.offer(tr("Behalten"), self.reject)
        self.offer(tr("Endgültig löschen"), self._erase)

    def _erase(self) -> None:
        self.accept()
        reference = self._context.services.documents.reference(self._filed)
        told = partial(self._context.messages.post, Message("info", tr("Endgültig gelöscht.")))
        self._context.recorder.erase([reference], told, owner=self._context.recorder)

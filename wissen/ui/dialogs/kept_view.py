"""Something that was kept at a place which has gone: what it says, and where it stood."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wissen.services.documents import Filed
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.strings import tr


class KeptView(QuestionDialog):
    """Only to be read."""

    def __init__(self, filed: Filed, parent: QWidget) -> None:
        super().__init__(tr("Stelle nicht mehr vorhanden"), parent)
        self.add_words(filed.title, "subheading")
        if filed.words:
            self.add_words(filed.words)
        self.add_words(
            tr("Diese Stelle gibt es in den Inhalten nicht mehr. Kommt sie zurück, führt der Eintrag wieder dorthin."),
            "muted",
        )
        self.offer(tr("Schließen"), self.accept)

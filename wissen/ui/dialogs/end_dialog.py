"""Before an attempt is ended with open questions: what becomes of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.strings import plural, tr


class EndDialog(QuestionDialog):
    """`left` questions are open; in an attempt that is `judged` they count as not right."""

    def __init__(self, left: int, *, judged: bool, end: Callable[[], object], parent: QWidget) -> None:
        super().__init__(tr("Jetzt abschließen?"), parent)
        self._end = end
        self.add_words(tr("Noch {left} offen.").format(left=plural(left, "Frage ist", "Fragen sind")), "subheading")
        if judged:
            self.add_words(tr("Was offen ist, zählt als noch nicht richtig."))
        else:
            self.add_words(tr("Was offen ist, bleibt im Ergebnis außen vor."))
        self.offer(tr("Weiter beantworten"), self.reject)
        self.offer(tr("Abschließen"), self._finish)

    def _finish(self) -> None:
        self.accept()
        self._end()

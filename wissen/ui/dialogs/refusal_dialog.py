"""When Wissen cannot be started at all: why, and what is to be done; there is no window behind it."""

from __future__ import annotations

from wissen.errors import WissenError
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.strings import tr


class RefusalDialog(QuestionDialog):
    """It has one answer, which closes it."""

    def __init__(self, error: WissenError) -> None:
        super().__init__(tr("Wissen startet nicht"), None)
        self.add_words(error.text, "subheading")
        if error.hint:
            self.add_words(error.hint)
        self.offer(tr("Schließen"), self.accept)

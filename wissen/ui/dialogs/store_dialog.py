"""When the Lernstand cannot be used: why, and what the person can do; nothing may be learned without it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wissen.errors import StoreInUse, WissenError
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.strings import tr


class StoreDialog(QuestionDialog):
    """One way out, or the end of the app; Escape and closing mean the end too (`rejected`)."""

    def __init__(self, error: WissenError, way_out: str, take: Callable[[], object], parent: QWidget) -> None:
        super().__init__(tr("Wissen ist geöffnet") if isinstance(error, StoreInUse) else tr("Ihr Lernstand"), parent)
        self.add_words(error.text, "subheading")
        if error.hint:
            self.add_words(error.hint)
        self.offer(way_out, self.accept)
        self.offer(tr("Wissen beenden"), self.reject)
        self.accepted.connect(take)

"""A question that stays open when what was answered could not be done, and says why."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from wissen.errors import WissenError
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.widgets.notice import Notice


class NoticingDialog(QuestionDialog):
    """Add `notice` where it belongs, below the words and fields."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.notice = Notice(self)

    def refused(self, error: WissenError) -> None:
        """Show what went wrong; fits `failed` of a job."""
        self.tell(str(error))

    def tell(self, text: str) -> None:
        """Show a fault, and make room for it."""
        self.notice.tell(text)
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self.fit()
        self.reveal(self.notice)

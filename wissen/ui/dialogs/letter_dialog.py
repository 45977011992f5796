"""Something that is sent or was sent: in words, and exactly as it leaves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wissen.services.sharing import Message, readable
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.strings import tr

_LINES = 10


class LetterDialog(QuestionDialog):
    """`take_back` is offered where it is given."""

    def __init__(
        self,
        letter: Message,
        title: str,
        parent: QWidget,
        *,
        words: str = "",
        take_back: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._exact, self._take_back = readable(letter), take_back
        if words:
            self.add_words(words)
        self.add_words(
            tr("Mehr als das steht nicht in der Sendung; dazu kommen nur Ihr Name und die Schlüssel."), "muted"
        )
        field = QPlainTextEdit(self._exact)
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        field.setMinimumHeight(_LINES * field.fontMetrics().lineSpacing())
        self.add_field(tr("Genau so verlässt es den Rechner"), field)
        field.setFont(font)
        self.offer(tr("Schließen"), self.reject)
        self.offer(tr("Kopieren"), self._copy)
        if take_back is not None:
            self.offer(tr("Zurücknehmen"), self._withdraw)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._exact)

    def _withdraw(self) -> None:
        self.accept()
        if self._take_back is not None:
            self._take_back()

"""The answers to a question of a finder: radio buttons, digits, and Return to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from wissen.content.flow import FinderQuestion
from wissen.content.item import Choice
from wissen.drawing.tokens import SPACE_S
from wissen.services.finders import options
from wissen.ui.items.options import Options
from wissen.ui.strings import tr
from wissen.ui.widgets.labels import WrapLabel

_RETURN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


class AnswerChoice(QWidget):
    """Lies over its question in the reader; keys act only while one of the answers has the focus."""

    changed = Signal()
    accepted = Signal()
    """The person wants to go on with the answer that is chosen."""

    def __init__(self, question: FinderQuestion, chosen: str, parent: QWidget) -> None:
        super().__init__(parent)
        found = [(Choice(one.answer, one.label, correct=False), _Radio()) for one in options(question)]
        self._options = Options(found, exclusive=True, parent=self)
        self._options.set_response((chosen,))
        self._options.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(WrapLabel(tr("Wählen Sie eine Antwort (Tasten 1 bis 9)."), "muted", self))
        column.addWidget(self._options)

    @property
    def answer(self) -> str:
        """The answer that is chosen, "" as long as there is none."""
        return next(iter(self._options.response()), "")

    def take_focus(self) -> None:
        """Put the focus on the chosen answer, else on the first."""
        rows = self._options.rows
        row = next((row for row in rows if row.button.isChecked()), rows[0])
        row.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = self._options.rows
        digit = int(event.text()) if event.text() in set("123456789") and event.modifiers() in _PLAIN else 0
        if event.key() in _RETURN and self.answer:
            self.accepted.emit()
        elif 0 < digit <= len(rows):
            rows[digit - 1].button.setFocus(Qt.FocusReason.OtherFocusReason)
            rows[digit - 1].button.setChecked(True)
        else:
            super().keyPressEvent(event)


class _Radio(QRadioButton):
    """Leaves Return to the question, on every desktop; Space chooses, as anywhere."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURN:
            event.ignore()
        else:
            super().keyPressEvent(event)

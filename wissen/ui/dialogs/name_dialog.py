"""Asks for a name, in a few words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.strings import tr


class NameDialog(QuestionDialog):
    """`words` say what the name is for."""

    chosen = Signal(str)

    def __init__(self, title: str, words: str, label: str, name: str, *, longest: int, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.add_words(words)
        self._field = QLineEdit(name)
        self._field.setMaxLength(longest)
        self._field.textChanged.connect(self._look)
        self.add_field(label, self._field)
        self._save = self.offer(tr("Speichern"), self._take)
        self.offer(tr("Abbrechen"), self.reject)
        self._field.selectAll()
        self._field.setFocus()
        self._look()

    def _look(self) -> None:
        self._save.setEnabled(bool(self._field.text().strip()))

    def _take(self) -> None:
        self.chosen.emit(self._field.text().strip())
        self.accept()

"""Asks for a name, in a few words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wissen.text import fold
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.strings import tr
from wissen.ui.widgets.notice import Notice


class NameDialog(QuestionDialog):
    """`words` say what the name is for."""

    chosen = Signal(str)

    def __init__(
        self,
        title: str,
        words: str,
        label: str,
        name: str,
        *,
        longest: int,
        parent: QWidget,
        taken: Iterable[str] = (),
    ) -> None:
        """`longest` counts letters; a name like one that is `taken` cannot be chosen."""
        super().__init__(title, parent)
        self._taken = frozenset(map(fold, taken))
        self.add_words(words)
        self._field = QLineEdit(name)
        self._field.setMaxLength(longest)
        self._field.textChanged.connect(self._look)
        self.add_field(label, self._field)
        self._notice = Notice(self)
        self.add(self._notice)
        self._save = self.offer(tr("Speichern"), self._take)
        self.offer(tr("Abbrechen"), self.reject)
        self._field.selectAll()
        self._field.setFocus()
        self._look()

    def _look(self) -> None:
        name = self._field.text().strip()
        is_taken = fold(name) in self._taken
        self._save.setEnabled(bool(name) and not is_taken)
        self._notice.tell(tr("„{name}“ gibt es schon.").format(name=name) if is_taken else "")
        self.fit()

    def _take(self) -> None:
        self.chosen.emit(self._field.text().strip())
        self.accept()

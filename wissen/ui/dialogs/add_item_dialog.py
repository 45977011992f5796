"""Something more for a plan, found by its title, and the day by which it is meant to be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wissen.drawing.tokens import CONTROL_HEIGHT
from wissen.services.assigning import Choice
from wissen.text import fold
from wissen.ui import look
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.pages.assign_words import choice_row
from wissen.ui.strings import tr
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.row_list import RowList

_ROWS = 5


class AddItemDialog(QuestionDialog):
    """`choices` are what is not in the plan yet, `due` the day that is offered."""

    chosen = Signal(str, object)
    """Kennung and day."""

    def __init__(self, choices: Sequence[Choice], due: date, parent: QWidget) -> None:
        super().__init__(tr("Zum Plan hinzufügen"), parent)
        self._choices = choices
        self.add_words(tr("Was soll noch gelernt werden?"))
        self._field = QLineEdit()
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._narrow)
        self.add_field(tr("Titel oder Modul"), self._field)
        self._model = RowModel(self)
        self._list = RowList(self._model, tr("Inhalte"), self, details=False)
        self._list.setFixedHeight(_ROWS * look.scaled(CONTROL_HEIGHT))
        self._list.chosen.connect(self._take_row)
        self.add(self._list)
        self._day = DayField(due)
        self.add_field(tr("Gedacht bis"), self._day)
        self._add = self.offer(tr("Hinzufügen"), self._take)
        self.offer(tr("Abbrechen"), self.reject)
        self._narrow("")
        self._field.setFocus()

    def _narrow(self, text: str) -> None:
        words = fold(text).split()
        found = [one for one in self._choices if all(word in fold(f"{one.title} {one.module}") for word in words)]
        self._model.set_rows([choice_row(one) for one in found])
        self._list.go_to_first()
        self._add.setEnabled(bool(found))

    def _take_row(self, _row: Row) -> None:
        """A click makes it the current one; the button adds it."""
        self._add.setFocus()

    def _take(self) -> None:
        row = self._list.current
        if row is not None and row.address is not None:
            self.chosen.emit(row.address.place, self._day.day)
            self.accept()

"""Asks for the first working day, from which the days of the plan are counted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.due_words import holiday_words
from wissen.ui.strings import tr
from wissen.ui.widgets.day_field import DayField


class StartDialog(QuestionDialog):
    """`day` is what the field begins with, `known` whether it was chosen before; `land` names its holidays."""

    chosen = Signal(object)
    """The day, or None for a plan without days."""

    def __init__(self, day: date, land: str, parent: QWidget, *, known: bool) -> None:
        super().__init__(tr("Erster Arbeitstag"), parent)
        self.add_words(
            tr(
                "Ab diesem Tag rechnet Wissen aus, bis wann jeder Abschnitt gedacht ist. Wochenenden und Feiertage "
                "zählen nicht. Die Tage sind ein Vorschlag, niemand prüft sie."
            )
        )
        self._field = DayField(day)
        self._field.setAccessibleName(tr("Erster Arbeitstag"))
        self.add(self._field)
        self.add_words(holiday_words(land), "muted")
        self.offer(tr("Übernehmen"), self._take)
        if known:
            self.offer(tr("Ohne Tage planen"), self._take_none)
        self.offer(tr("Abbrechen"), self.reject)
        self._field.setFocus()

    def _take(self) -> None:
        self.chosen.emit(self._field.day)
        self.accept()

    def _take_none(self) -> None:
        self.chosen.emit(None)
        self.accept()

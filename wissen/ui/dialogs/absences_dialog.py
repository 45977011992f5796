"""When somebody is away, as their mentor knows it: kept on this computer, so that a plan goes around these days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wissen.learning.working_days import Absence
from wissen.text import german_date
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.notice import Notice
from wissen.ui.widgets.tall_list import TallList


class AbsencesDialog(QuestionDialog):
    """Nothing is kept before "Übernehmen", which takes along days that were chosen and not added yet."""

    chosen = Signal(object)
    """The absences, a tuple."""

    def __init__(self, name: str, absences: tuple[Absence, ...], today: date, parent: QWidget) -> None:
        super().__init__(tr("Abwesenheiten von {name}").format(name=name), parent)
        self._absences = list(absences)
        self.add_words(
            tr("An diesen Tagen ist nichts fällig. Die Angaben bleiben auf Ihrem Rechner; niemand sonst sieht sie.")
        )
        self._list = TallList(RowModel(self), tr("Abwesenheiten"), self)
        self.add(self._list)
        self._from, self._until = DayField(today), DayField(today)
        self._settled = Absence(today, today)
        """What the fields held when they asked for nothing: as offered, or as added last."""
        self._from.changed.connect(self._follow_from)
        self.add_field(tr("Erster Tag"), self._from)
        self.add_field(tr("Letzter Tag"), self._until)
        self._notice = Notice(self)
        self.add(self._notice)
        tools = FlowRow(self)
        tools.add(button(tr("Hinzufügen"), self._add, parent=self))
        self._remove = button(tr("Entfernen"), self._take_away, parent=self)
        tools.add(self._remove)
        self.add(tools)
        self.offer(tr("Übernehmen"), self._take)
        self.offer(tr("Abbrechen"), self.reject)
        self._show()

    def _show(self) -> None:
        self._list.show_rows([_row(one, number) for number, one in enumerate(self._absences)])
        self._list.setVisible(bool(self._absences))
        self._remove.setVisible(bool(self._absences))
        self._list.go_to_first()
        self._notice.tell("")
        self.fit()

    def _follow_from(self) -> None:
        if self._until.day < self._from.day:
            self._until.set_day(self._from.day)

    def _add(self) -> bool:
        """Whether the days could be added."""
        if self._until.day < self._from.day:
            self._notice.tell(tr("Der letzte Tag liegt vor dem ersten."))
            self.fit()
            return False
        self._settled = Absence(self._from.day, self._until.day)
        self._absences = sorted({*self._absences, self._settled}, key=_first_day)
        self._show()
        return True

    def _take_away(self) -> None:
        row = self._list.current
        if row is not None and row.address is not None:
            del self._absences[int(row.address.place)]
            self._show()

    def _take(self) -> None:
        if Absence(self._from.day, self._until.day) != self._settled and not self._add():
            return
        self.chosen.emit(tuple(self._absences))
        self.accept()


def _row(absence: Absence, number: int) -> Row:
    days = tr("{first} bis {last}").format(first=german_date(absence.first), last=german_date(absence.last))
    title = german_date(absence.first) if absence.first == absence.last else days
    return Row(title, "schedule", address=Address(Screen.ASSIGN, place=str(number)))


def _first_day(absence: Absence) -> tuple[date, date]:
    return absence.first, absence.last

"""A calculator of deadlines: the day of the event in, the last day of the deadline out, with the reasons."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.learning.deadline import Deadline, Duration, deadline
from wissen.settings import LANDS
from wissen.text import german_date
from wissen.ui.announce import announce
from wissen.ui.strings import tr
from wissen.ui.widgets.day_field import DayField, qt_day
from wissen.ui.widgets.labels import WrapLabel


class DeadlineBox(QWidget):
    """One duration; the result is told anew with every other day."""

    day_changed = Signal(object)

    def __init__(self, duration: Duration, day: date, land: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._duration, self._land = duration, land
        asked = tr("Tag, von dem an gezählt wird: {event}").format(event=duration.event)
        self.field = DayField(day)
        self.field.setAccessibleName(asked)
        self.field.dateChanged.connect(self._change)
        self._end = WrapLabel("", "strong")
        self._why = WrapLabel("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for widget in (WrapLabel(asked), self.field, self._end, self._why):
            column.addWidget(widget)
        self._tell()

    def _change(self) -> None:
        self._tell()
        announce(self, self._end.text())
        self.day_changed.emit(self.field.day)

    def _tell(self) -> None:
        try:
            found = deadline(self._duration, self.field.day, self._land)
        except OverflowError:
            self._end.setText(tr("So weit reicht der Kalender nicht."))
            self._why.setText("")
            return
        self._end.setText(tr("Ende der Frist: {day}").format(day=_with_weekday(found.end)))
        self._why.setText("\n".join((*_moved(found), _holidays(self._land))))


def _moved(found: Deadline) -> tuple[str, ...]:
    if not found.moved:
        return ()
    days = ", ".join(f"{german_date(day)} ({reason})" for day, reason in found.moved)
    return (tr("Verschoben auf den nächsten Werktag, denn dazwischen liegt: {days}.").format(days=days),)


def _holidays(land: str) -> str:
    if land:
        return tr("Gerechnet mit den Feiertagen von {land}.").format(land=LANDS[land])
    return tr("Gerechnet mit den bundesweiten Feiertagen. Ihr Bundesland wählen Sie in den Einstellungen.")


def _with_weekday(day: date) -> str:
    weekday = QLocale(QLocale.Language.German).dayName(qt_day(day).dayOfWeek())
    return f"{weekday}, {german_date(day)}"

"""A calculator of deadlines: the day of the event in, the last day of the deadline out, with the reasons."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.learning.deadline import Deadline, Duration, deadline
from wissen.settings import LANDS
from wissen.text import german_date
from wissen.ui.announce import announce
from wissen.ui.jobs import Job, Jobs
from wissen.ui.strings import tr
from wissen.ui.widgets.day_field import DayField, qt_day
from wissen.ui.widgets.labels import WrapLabel


class DeadlineBox(QWidget):
    """One duration; the result is told anew with every other day."""

    day_changed = Signal(object)

    def __init__(self, duration: Duration, day: date, *, land: str, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._duration, self._land, self._jobs = duration, land, jobs
        self._counting: Job | None = None
        self._announced = False
        asked = tr("Tag, von dem an gezählt wird: {event}").format(event=duration.event)
        self.field = DayField(day)
        self.field.setAccessibleName(asked)
        self.field.changed.connect(self._change)
        self._end = WrapLabel("", "strong")
        self._why = WrapLabel("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for widget in (WrapLabel(asked), self.field, self._end, self._why):
            column.addWidget(widget)
        self._end.setText(tr("Die Frist wird gerechnet."))
        self._count()

    def _change(self) -> None:
        self._announced = True
        self._count()
        self.day_changed.emit(self.field.day)

    def _count(self) -> None:
        """Off the main thread: the calendars of holidays take a quarter of a second to load."""
        if self._counting is not None:
            self._counting.cancel()
        work = partial(_counted, self._duration, self.field.day, self._land)
        self._counting = self._jobs.read(work, self._tell, owner=self)

    def _tell(self, found: Deadline | None) -> None:
        if found is None:
            self._end.setText(tr("So weit reicht der Kalender nicht."))
            self._why.setText("")
        else:
            self._end.setText(tr("Ende der Frist: {day}").format(day=_with_weekday(found.end)))
            self._why.setText("\n".join((*_moved(found), _holidays(self._land))))
        if self._announced:
            announce(self, self._end.text())


def _counted(duration: Duration, day: date, land: str) -> Deadline | None:
    try:
        return deadline(duration, day, land)
    except OverflowError:
        return None


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

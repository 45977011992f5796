"""A day: typed in a field, or chosen in a calendar that looks like the rest of the app."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton, QWidget

from wissen.ui import icons
from wissen.ui.strings import tr

_ARROWS = {"qt_calendar_prevmonth": "arrow_back", "qt_calendar_nextmonth": "arrow_forward"}
"""What Qt calls the two buttons beside the month."""


class DayCalendar(QCalendarWidget):
    """The days of a month, without a colour for weekends: red has another meaning here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Tag wählen"))
        self.setGridVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekday, QTextCharFormat())
        for name, icon in _ARROWS.items():
            arrow = self.findChild(QToolButton, name)
            if isinstance(arrow, QToolButton):
                icons.put(arrow, icon, colour="text")


class DayField(QDateEdit):
    """A day with a calendar to choose from. Nobody chooses by scrolling past."""

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(qt_day(day), parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel either
        self.setCalendarPopup(True)
        self.setCalendarWidget(DayCalendar())
        self.setDisplayFormat("dd.MM.yyyy")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @property
    def day(self) -> date:
        """The day that stands there."""
        return python_day(self.date())


def qt_day(day: date) -> QDate:
    """The day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def python_day(day: QDate) -> date:
    """A valid day of Qt as Python has it."""
    return date(day.year(), day.month(), day.day())

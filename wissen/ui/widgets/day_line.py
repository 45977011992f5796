"""A day that may be left out: typed in a line, or chosen in a calendar beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wissen.content.validity import parse_day
from wissen.drawing.tokens import SPACE_S
from wissen.text import german_date
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import icon_button
from wissen.ui.widgets.day_field import DayCalendar, python_day, qt_day


class DayLine(QWidget):
    """Puts a button for the calendar beside a line."""

    chosen = Signal()
    """A day of the calendar stands in the line now."""

    def __init__(self, line: QLineEdit, name: str, today: Callable[[], date]) -> None:
        """`name` is what the day is called for people."""
        super().__init__()
        self.line, self._today = line, today
        self.opener = icon_button("calendar_month", tr("{field}: im Kalender wählen").format(field=name), self.choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(line, 1)
        row.addWidget(self.opener)
        self.setFocusProxy(line)

    def choose(self) -> None:
        """Open the calendar at the day that stands there, else today."""
        try:
            day = day_of_text(self.line.text().strip()) or self._today()
        except ValueError:
            day = self._today()
        popup = _CalendarPopup(day, self)
        popup.chosen.connect(self.take)
        popup.open_below(self.opener)

    def take(self, day: date) -> None:
        """Write a day that was chosen."""
        self.line.setText(german_date(day))
        self.line.setModified(True)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit()


class _CalendarPopup(QFrame):
    """Over the form until a day is chosen, or Esc."""

    chosen = Signal(object)

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self._calendar = DayCalendar(self)
        self._calendar.setSelectedDate(qt_day(day))
        self._calendar.clicked.connect(self._choose)
        self._calendar.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.addWidget(self._calendar)

    def open_below(self, beside: QWidget) -> None:
        """Show it at a control, whole on the screen."""
        self.adjustSize()
        screen = beside.screen().availableGeometry()
        place = beside.mapToGlobal(QPoint(0, beside.height()))
        left = max(screen.left(), min(place.x(), screen.right() + 1 - self.width()))
        top = max(screen.top(), min(place.y(), screen.bottom() + 1 - self.height()))
        self.move(left, top)
        self.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, day: QDate) -> None:
        if self.isVisible():  # a double click is both
            self.close()
            self.chosen.emit(python_day(day))


def day_text(day: date | None) -> str:
    """A day as it is shown, "" for none."""
    return german_date(day) if day else ""


def day_of_text(text: str) -> date | None:
    """The day that was typed, None for nothing; raises ValueError with a German text."""
    if not text:
        return None
    try:
        return parse_day(text)
    except ValueError:
        raise ValueError(tr("„{text}“ ist kein Tag. Richtig ist zum Beispiel 01.03.2024.").format(text=text)) from None

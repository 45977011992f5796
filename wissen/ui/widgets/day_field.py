"""A day: typed in a line, or chosen in a calendar that looks like the rest of the app."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from wissen.content.validity import parse_day
from wissen.drawing.tokens import FONT_SMALL, SPACE_S, SPACE_XS
from wissen.text import german_date
from wissen.ui import icons, look
from wissen.ui.announce import announce
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import icon_button
from wissen.ui.widgets.labels import WrapLabel

_ARROWS = {"qt_calendar_prevmonth": "arrow_back", "qt_calendar_nextmonth": "arrow_forward"}
"""What Qt calls the two buttons beside the month."""
_STEPS: Final = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_SHORT: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{2})|(\d{2})(\d{2})(\d{4}|\d{2})")
_CENTURY, _CENTURY_LENGTH = 2000, 100


class DayCalendar(QCalendarWidget):
    """The days of a month, without a colour for weekends: red has another meaning here.

    Those of the months beside it are muted, and smaller too, for high contrast has no muted colour.
    """

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

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        if (day.year(), day.month()) == (self.yearShown(), self.monthShown()):
            super().paintCell(painter, rect, day)
            return
        painter.save()
        font = QFont(self.font())
        font.setPixelSize(look.scaled(FONT_SMALL))
        painter.setFont(font)
        painter.setPen(look.tokens().muted)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()


class DayLine(QWidget):
    """Puts a button for the calendar beside a line; the day may be left out."""

    chosen = Signal()
    """A day of the calendar stands in the line now."""

    def __init__(self, line: QLineEdit, name: str, today: Callable[[], date]) -> None:
        """`name` is what the day is called for people."""
        super().__init__()
        self.line, self._today = line, today
        self.opener = icon_button("calendar_month", _calendar_of(name), self.choose)
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


class DayField(QWidget):
    """There is always a day: what is typed and is none is told, and the last one stays.

    Not a QDateEdit: typed over as a whole, "01.03.2027" became the 28th of March there, as each part has its own turn.
    """

    changed = Signal()
    """Another day stands there."""

    def __init__(self, day: date, parent: QWidget | None = None, *, latest: date = date.max) -> None:
        super().__init__(parent)
        self._day, self._latest = day, latest
        self._line = _Line(german_date(day))
        self._line.setObjectName("day")
        self._calendar = DayLine(self._line, tr("Tag"), lambda: self._day)
        self._told = WrapLabel("", "strong")
        self._told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self._calendar)
        column.addWidget(self._told)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self._follow)
        self._line.editingFinished.connect(self._finish)
        self._line.moved.connect(self._move)
        self._line.calendar_wanted.connect(self._calendar.choose)
        self._calendar.chosen.connect(self._finish)

    @property
    def day(self) -> date:
        """The day that stands there."""
        return self._day

    @property
    def told(self) -> str:
        """What was wrong with what was typed, "" for nothing."""
        return self._told.text()

    def set_day(self, day: date) -> None:
        """Let another day stand there."""
        self._tell("")
        self._line.setText(german_date(day))
        self._take(day)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)
        self._calendar.opener.setAccessibleName(_calendar_of(name))

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self._line.setAccessibleDescription(description)

    def _follow(self, text: str) -> None:
        """While it is typed: what is a whole day counts at once."""
        self._tell("")
        try:
            day = parse_day(text)
        except ValueError:
            return
        if day <= self._latest:
            self._take(day)

    def _finish(self) -> None:
        if not self._line.isModified():
            return
        text = self._line.text().strip()
        try:
            day = _day_typed(text)
        except ValueError:
            said = tr("„{text}“ ist kein Tag. Es bleibt beim {day}.")
            self._tell(said.format(text=text, day=german_date(self._day)) if text else "")
        else:
            if day <= self._latest:
                self._take(day)
            else:
                said = tr("Später als am {latest} geht es nicht. Es bleibt beim {day}.")
                self._tell(said.format(latest=german_date(self._latest), day=german_date(self._day)))
        self._line.setText(german_date(self._day))

    def _move(self, days: int) -> None:
        try:
            day = self._day + timedelta(days=days)
        except OverflowError:
            return
        if day <= self._latest:
            self.set_day(day)

    def _take(self, day: date) -> None:
        if day != self._day:
            self._day = day
            self.changed.emit()

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))
        if text:
            announce(self, text)


class _Line(QLineEdit):
    """Up and down go on by days."""

    moved = Signal(int)
    calendar_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = _STEPS.get(Qt.Key(event.key()))
        if days and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.calendar_wanted.emit()
        elif days:
            self.moved.emit(days)
        else:
            super().keyPressEvent(event)


def _calendar_of(name: str) -> str:
    return tr("{field}: im Kalender wählen").format(field=name)


def _day_typed(text: str) -> date:
    """Like `parse_day`, and also a day without points or with two digits for the year; raises ValueError."""
    short = _SHORT.fullmatch(text)
    if short is None:
        return parse_day(text)
    day, month, year = (int(part) for part in short.groups() if part)
    return date(year + (_CENTURY if year < _CENTURY_LENGTH else 0), month, day)


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


def qt_day(day: date) -> QDate:
    """The day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def python_day(day: QDate) -> date:
    """A valid day of Qt as Python has it."""
    return date(day.year(), day.month(), day.day())

"""Asks for the day for which the law is shown: today, any day in the calendar, or the day of a stage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QDialog, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_L, SPACE_M
from wissen.services.law_changes import Stage
from wissen.text import german_date
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel


class StichtagDialog(QDialog):
    """Open it with `open()`; it deletes itself."""

    chosen = Signal(object)
    """The day, or None for today."""

    def __init__(self, day: date, today: date, stages: Sequence[Stage], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Rechtsstand wählen"))
        self._today = today
        self._calendar = QCalendarWidget()
        self._calendar.setAccessibleName(tr("Tag wählen"))
        self._calendar.setGridVisible(False)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(weekday, QTextCharFormat())  # else red, which has another meaning here
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.activated.connect(self._show_chosen)
        self._stages = QComboBox()
        self._stages.setAccessibleName(tr("Tag einer Rechtsänderung"))
        self._stages.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._stages.addItem(tr("Tag einer Rechtsänderung übernehmen"), None)
        for stage in stages:
            if stage.stage.start is not None:
                self._stages.addItem(f"{german_date(stage.stage.start)}  {stage.stage.title}", stage.stage.start)
        self._stages.activated.connect(self._take_stage)
        answers = FlowRow(self)
        answers.add(button(tr("Anzeigen"), self._show_chosen, weight="primary", parent=self))
        answers.add(button(tr("Heute"), self._show_today, parent=self))
        answers.add(button(tr("Abbrechen"), self.reject, weight="quiet", parent=self))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(
            WrapLabel(
                tr("Für welchen Tag möchten Sie lesen, was gilt? Zum Beispiel für den Tag, an dem ein Antrag einging."),
                "text",
            )
        )
        column.addWidget(self._calendar, 1)
        column.addWidget(self._stages)
        column.addWidget(answers)
        self._calendar.setFocus()

    def choose_day(self, day: date) -> None:
        """Mark a day in the calendar."""
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def _take_stage(self, number: int) -> None:
        day = self._stages.itemData(number)
        if day is not None:
            self.choose_day(day)

    def _show_chosen(self) -> None:
        picked = self._calendar.selectedDate()
        day = date(picked.year(), picked.month(), picked.day())
        self.chosen.emit(None if day == self._today else day)
        self.accept()

    def _show_today(self) -> None:
        self.chosen.emit(None)
        self.accept()

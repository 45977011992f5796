"""Asks for the day for which the law is shown: today, any day in the calendar, or the day of a stage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_L, SPACE_M
from wissen.services.law_changes import Stage
from wissen.text import german_date
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.day_field import DayCalendar, DayField, python_day, qt_day
from wissen.ui.widgets.elided_combo import ElidedCombo
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
        self._window = parent.window()
        self._field = DayField(day)
        self._field.setAccessibleName(tr("Tag"))
        self._calendar = DayCalendar()
        self._calendar.setSelectedDate(qt_day(self._field.day))
        self._calendar.activated.connect(self._show_chosen)
        self._field.changed.connect(self._show_in_calendar)
        self._calendar.selectionChanged.connect(self._show_in_field)
        self._stages = ElidedCombo()
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
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(
            WrapLabel(
                tr("Für welchen Tag möchten Sie lesen, was gilt? Zum Beispiel für den Tag, an dem ein Antrag einging."),
                "text",
            )
        )
        column.addWidget(self._field)
        column.addWidget(self._calendar, 1)
        column.addWidget(self._stages)
        column.addWidget(answers)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the calendar; without room for it a field, which can be typed in and opens one."""
        super().showEvent(event)
        self._calendar.setMinimumHeight(self._calendar.sizeHint().height())
        self._field.hide()
        roomy = self._height() <= self._window.height()
        self._calendar.setVisible(roomy)
        self._field.setVisible(not roomy)
        self.resize(self.width(), self._height())
        (self._calendar if roomy else self._field).setFocus()

    def choose_day(self, day: date) -> None:
        """Take over a day."""
        self._field.set_day(day)

    def _height(self) -> int:
        """What all of it takes at this width, however many lines the text then has."""
        self._column.activate()
        return self._column.totalHeightForWidth(self.width())

    def _show_in_field(self) -> None:
        self._field.set_day(python_day(self._calendar.selectedDate()))

    def _show_in_calendar(self) -> None:
        self._calendar.setSelectedDate(qt_day(self._field.day))

    def _take_stage(self, number: int) -> None:
        day = self._stages.itemData(number)
        if day is not None:
            self.choose_day(day)

    def _show_chosen(self) -> None:
        day = self._field.day
        self.chosen.emit(None if day == self._today else day)
        self.accept()

    def _show_today(self) -> None:
        self.chosen.emit(None)
        self.accept()

"""A day typed as people type it: over what stands there, and on to the next field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from wissen.ui.widgets.day_field import DayField


def type_day(field: DayField, text: str) -> None:
    """Type over the day that stands in the field, and leave it."""
    line = field.findChildren(QLineEdit)[0]
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)

"""The area of the tabs of the Werkstatt: their names in a row that goes on below, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.ui.pages.page import scrolled
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.workshop.tab import WorkshopTab


class TabPane(QWidget):
    """Not a QTabWidget: in a small window its names hide behind two arrows too narrow to hit."""

    def __init__(self, tabs: Sequence[WorkshopTab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Prüfen"))
        self._faces = QStackedWidget(self)
        row = FlowRow(self)
        row.setContentsMargins(SPACE_S, 0, SPACE_S, 0)
        # Not in a button group: there Tab would stop at the checked one only.
        self._heads = []
        for number, tab in enumerate(tabs):
            head = button(tab.name, partial(self.choose, number), parent=self)
            head.setCheckable(True)
            head.setProperty("role", "tab")
            self._heads.append(head)
            row.add(head)
            self._faces.addWidget(scrolled(tab))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(row)
        column.addWidget(self._faces, 1)
        self.choose(0)

    def choose(self, number: int) -> None:
        """Show a tab, from 0."""
        self._faces.setCurrentIndex(number)
        for at, head in enumerate(self._heads):
            head.setChecked(at == number)

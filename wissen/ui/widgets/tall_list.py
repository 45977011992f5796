"""A list that is as high as its rows: the page scrolls, and the list in it only where it would be too long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wissen.ui import look
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.widgets import rows
from wissen.ui.widgets.row_list import RowList


class TallList(RowList):
    """Follows rows, width and text size; `highest` is in logical pixels at normal text, 0 for any height."""

    def __init__(self, model: RowModel, name: str, parent: QWidget, *, highest: int = 0) -> None:
        super().__init__(model, name, parent, details=False)
        self._rows = model
        self._highest = highest
        rows.show_all(self)
        if highest:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_rows(self, made: Sequence[Row]) -> None:
        """Show these; the current row and what is in sight stay where nothing has changed."""
        if tuple(made) != self._rows.rows:
            scrolled = self.verticalScrollBar().value()
            self._rows.set_rows(made)
            self._fit()
            self.verticalScrollBar().setValue(scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        rows.fit_height(self)
        if self._highest:
            self.setFixedHeight(min(self.height(), look.scaled(self._highest)))

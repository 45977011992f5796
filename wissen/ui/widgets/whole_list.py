"""A list of rows that is as high as its rows: the page scrolls, not the list in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.widgets import rows
from wissen.ui.widgets.row_list import RowList


class WholeList(RowList):
    """Made for some dozens of rows: all are measured whenever the width changes."""

    def __init__(self, name: str, parent: QWidget, *, details: bool = False) -> None:
        self._rows = RowModel()
        super().__init__(self._rows, name, parent, details=details)
        self._rows.setParent(self)
        rows.show_all(self)

    def set_rows(self, shown: Sequence[Row]) -> None:
        """Show these rows, if they are others; the current one stays, as far as it is there."""
        if tuple(shown) == self._rows.rows:
            return
        current = self.current
        self._rows.set_rows(shown)
        self.go_to(current.address if current else None)
        rows.fit_height(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rows.fit_height(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            rows.fit_height(self)

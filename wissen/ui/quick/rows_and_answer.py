"""The rows and the answer beside or below them, parted well until the person parts them otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from wissen.ui import look

_ROWS_WIDTH = 350
_ROWS_SHARE = 0.4
"""Of the height, where the answer stands below."""


class RowsAndAnswer(QSplitter):
    """Neither can be pushed together to nothing."""

    def __init__(self, rows: QWidget, answer: QWidget) -> None:
        super().__init__()
        self._moved = False
        self.setChildrenCollapsible(False)
        for part in (rows, answer):
            self.addWidget(part)
        self.splitterMoved.connect(self._note_moved)

    def give_room(self, *, room: bool) -> None:
        """With room the answer stands beside the rows, else below them."""
        orientation = Qt.Orientation.Horizontal if room else Qt.Orientation.Vertical
        if self.orientation() != orientation:
            self.setOrientation(orientation)
            self._moved = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._moved:
            return
        if self.orientation() is Qt.Orientation.Horizontal:
            rows = look.scaled(_ROWS_WIDTH)
            self.setSizes([rows, max(0, self.width() - rows)])
        else:
            rows = round(self.height() * _ROWS_SHARE)
            self.setSizes([rows, self.height() - rows])

    def _note_moved(self) -> None:
        self._moved = True

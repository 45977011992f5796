"""Tree, text and preview beside each other; where there is no room for that, one of them with a way to the others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.ui import look
from wissen.ui.strings import tr
from wissen.ui.widgets.flow_row import FlowRow

TREE, WRITING, PREVIEW = range(3)
_NAMES = ("Dateien", "Schreiben", "Vorschau")
_WIDTHS = (230, 420, 400)
"""Logical pixels at normal text, below which they do not stand beside each other."""


class Panes(QWidget):
    """Three areas; `show_pane` brings one to the front where there is room for one only."""

    def __init__(self, areas: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._areas = tuple(areas)
        self._front = TREE
        self._buttons = tuple(self._button(tr(name), number) for number, name in enumerate(_NAMES))
        self._row = FlowRow(self)
        self._row.setProperty("role", "top")
        self._row.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, 0)
        for made in self._buttons:
            self._row.add(made)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        for area in self._areas:
            self._splitter.addWidget(area)
        for number in range(len(_WIDTHS)):
            self._splitter.setStretchFactor(number, 0 if number == TREE else 1)
        self._splitter.setSizes(list(_WIDTHS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row)
        column.addWidget(self._splitter, 1)
        self._fit()

    @property
    def has_room(self) -> bool:
        """Whether all three stand beside each other."""
        return self.width() >= look.scaled(sum(_WIDTHS))

    def show_pane(self, number: int) -> None:
        """Bring an area to the front."""
        self._front = number
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _button(self, name: str, number: int) -> QPushButton:
        made = QPushButton(name)
        made.setProperty("role", "tab")
        made.setCheckable(True)
        made.setAutoDefault(True)
        made.clicked.connect(partial(self.show_pane, number))
        return made

    def _fit(self) -> None:
        room = self.has_room
        self._row.setVisible(not room)
        for number, area in enumerate(self._areas):
            area.setVisible(room or number == self._front)
            self._buttons[number].setChecked(number == self._front)

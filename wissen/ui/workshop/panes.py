"""Tree, text, tabs and preview beside each other; where there is no room, one of them with a way to the others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.ui import look
from wissen.ui.strings import tr
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.workshop.tab_pane import TabPane

TREE, WRITING, CHECKS, PREVIEW = range(4)
_NAMES = {TREE: "Dateien", WRITING: "Schreiben", CHECKS: "Prüfen", PREVIEW: "Vorschau"}
_WIDTHS = (250, 410, 390)
"""Logical pixels at normal text, below which they do not stand beside each other."""
_HEIGHTS = (320, 260)
"""Those of the text and of the tabs below it."""
_LOWEST = 680
"""The height of a window, below which they do not stand beside each other either."""
_OPEN = 860
"""The height of a window from which the tabs need not be folded: below it they would leave the text a dozen lines."""


class Panes(QWidget):
    """`show_pane` brings an area to the front where there is room for one only."""

    def __init__(self, tree: QWidget, writing: QWidget, checks: TabPane, preview: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._areas = {TREE: tree, WRITING: writing, CHECKS: checks, PREVIEW: preview}
        self._checks = checks
        self._front = TREE
        self._buttons = {number: self._button(number) for number in self._areas}
        self._row = FlowRow(self)
        self._row.setProperty("role", "top")
        self._row.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, 0)
        for made in self._buttons.values():
            self._row.add(made)
        self._middle = _splitter(Qt.Orientation.Vertical, (writing, checks), _HEIGHTS)
        beside = _splitter(Qt.Orientation.Horizontal, (tree, self._middle, preview), _WIDTHS)
        beside.setStretchFactor(0, 0)
        checks.refitted.connect(self._share)
        self._heights = list(_HEIGHTS)
        self._middle.splitterMoved.connect(self._note_heights)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row)
        column.addWidget(beside, 1)
        self._fit()

    @property
    def has_room(self) -> bool:
        """Whether all stand beside each other."""
        # By the height of the window, not by what is left of it: a message that comes must not move what one works in.
        return self.window().height() >= look.scaled(_LOWEST) and self.width() >= look.scaled(sum(_WIDTHS))

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

    def _note_heights(self) -> None:
        self._heights = self._middle.sizes()

    def _share(self) -> None:
        """Text and tabs get the heights that they had before the tabs were folded."""
        self._middle.setSizes(self._heights)

    def _button(self, number: int) -> QPushButton:
        made = QPushButton(tr(_NAMES[number]))
        made.setProperty("role", "tab")
        made.setCheckable(True)
        made.setAutoDefault(True)
        made.clicked.connect(partial(self.show_pane, number))
        return made

    def _fit(self) -> None:
        room = self.has_room
        self._checks.give_room(room=self.window().height() >= look.scaled(_OPEN), alone=not room)
        self._row.setVisible(not room)
        self._middle.setVisible(room or self._front in (WRITING, CHECKS))
        for number, area in self._areas.items():
            area.setVisible(room or number == self._front)
            self._buttons[number].setChecked(number == self._front)


def _splitter(direction: Qt.Orientation, areas: tuple[QWidget, ...], sizes: tuple[int, ...]) -> QSplitter:
    """Areas that share the room in these proportions, and can be moved against each other."""
    made = QSplitter(direction)
    made.setChildrenCollapsible(False)
    for number, area in enumerate(areas):
        made.addWidget(area)
        made.setStretchFactor(number, 1)
    made.setSizes(list(sizes[: len(areas)]))
    return made

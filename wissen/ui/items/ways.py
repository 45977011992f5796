"""The ways that lead on from a step, as buttons with the step that each one leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.learning.walk import Way
from wissen.ui.strings import tr
from wissen.ui.widgets.wrap_button import WrapButton


class WayButtons(QWidget):
    """One button for each way, in the order of the file; `titles` are those of the steps by number."""

    chosen = Signal(object)

    def __init__(self, ways: Sequence[Way], titles: Mapping[int, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways = tuple(ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        self.buttons = [self._button(way, titles) for way in self._ways]
        for button in self.buttons:
            column.addWidget(button)

    def _button(self, way: Way, titles: Mapping[int, str]) -> WrapButton:
        leads = _leads(way, titles)
        text, note = (way.label, leads) if way.label else (leads, "")
        icon = "check_circle" if way.done else "refresh" if way.back else ""
        if way.done:
            note = tr("erledigt")
        elif way.back:
            note = tr("Schleife: {step}").format(step=leads)
        return WrapButton(text, self._choose, note=note, icon=icon, parent=self)

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, WrapButton):
            self.chosen.emit(self._ways[self.buttons.index(button)])


def _leads(way: Way, titles: Mapping[int, str]) -> str:
    if way.link is not None:
        return way.link.title
    return titles.get(way.target, "") if way.target is not None else tr("Ende")

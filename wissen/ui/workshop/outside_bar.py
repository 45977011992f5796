"""What is told above the text: it was changed elsewhere, or there is something unsaved from the last time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wissen.drawing.tokens import ICON, SPACE_M, SPACE_S
from wissen.ui.announce import announce
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import IconLabel, WrapLabel

Way = tuple[str, Callable[[], object]]


class OutsideBar(QFrame):
    """Hidden until there is something to decide; writing can go on meanwhile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "warning")
        self._words = WrapLabel()
        self._ways = FlowRow(self)
        texts = QVBoxLayout()
        texts.setSpacing(SPACE_S)
        texts.addWidget(self._words)
        texts.addWidget(self._ways)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_S)
        row.addWidget(IconLabel("warning", "warn", size=ICON))
        row.addLayout(texts, 1)
        self.hide()

    def tell(self, text: str, *ways: Way) -> None:
        """Say what has happened, with a button for each way on."""
        self._words.setText(text)
        self._ways.clear()
        for name, act in ways:
            self._ways.add(button(tr(name), act))
        self.show()
        announce(self, text, urgent=True)

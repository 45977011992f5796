"""A card: a framed piece of a page with a heading, words, and at most one button of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_L, SPACE_S
from wissen.ui.widgets.buttons import Weight, button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel


class Card(QFrame):
    """Heading, text, whatever the page adds below, and a row for the button at the end."""

    def __init__(self, title: str, text: str = "", *, main: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("main", main)
        self.title = WrapLabel(title, "heading" if main else "subheading", self)
        self.text = WrapLabel(text, "text", self)  # without a parent, showing it would open a window of its own
        self.text.setVisible(bool(text))
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_S)
        self._buttons: FlowRow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        self._column.setSpacing(SPACE_S)
        self._column.addWidget(self.title)
        self._column.addWidget(self.text)
        self._column.addLayout(self.body)

    def add_button(self, text: str, slot: Callable[[], object], *, weight: Weight = "ordinary") -> QPushButton:
        """Put a button at the lower left; the card's title tells a screen reader what it is about."""
        made = button(text, slot, weight=weight, parent=self)
        made.setAccessibleDescription(self.title.text())
        if self._buttons is None:
            self._buttons = FlowRow(self)
            self._column.addSpacing(SPACE_S)
            self._column.addWidget(self._buttons)
        self._buttons.add(made)
        return made

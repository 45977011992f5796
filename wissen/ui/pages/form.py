"""Forms: groups of settings in a column, each with a heading and a sentence that says what it does."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_L, SPACE_S
from wissen.ui.widgets.labels import WrapLabel


class Group(QFrame):
    """A card with a heading and whatever is added below."""

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        self._column.setSpacing(SPACE_S)
        self._column.addWidget(WrapLabel(title, "subheading"))
        if text:
            self._column.addWidget(WrapLabel(text, "muted"))

    def add(self, widget: QWidget) -> None:
        """Add a control or a text."""
        self._column.addWidget(widget)

    def add_field(self, label: str, field: QWidget, hint: str = "") -> None:
        """Add a field below its label; a screen reader says both, and the hint after them."""
        named = QLabel(label)
        named.setProperty("role", "strong")
        named.setBuddy(field)
        field.setAccessibleName(label)
        field.setAccessibleDescription(hint)
        self._column.addSpacing(SPACE_S)
        self._column.addWidget(named)
        self._column.addWidget(field)
        if hint:
            self._column.addWidget(WrapLabel(hint, "muted"))

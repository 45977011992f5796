"""Something to know where a person is just then: an icon and words in the colour of their kind."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from wissen.drawing.tokens import ICON, SPACE_M, SPACE_S
from wissen.ui.announce import announce
from wissen.ui.widgets.labels import IconLabel, WrapLabel


class Notice(QFrame):
    """Hidden until it has something to tell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "error")
        self._words = WrapLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_S)
        row.addWidget(IconLabel("error", "err", size=ICON), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def tell(self, text: str) -> None:
        """Show a fault and let a screen reader say it; an empty one hides the notice."""
        self._words.setText(text)
        self.setVisible(bool(text))
        if text:
            announce(self, text, urgent=True)

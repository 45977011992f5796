"""What stands where nothing is yet: an icon, a sentence, and the way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import ICON_LARGE, SPACE_L, SPACE_M
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.labels import IconLabel, WrapLabel


class EmptyState(QWidget):
    """Centred in the place of the missing content; never only "nothing here"."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = False
        self._label = WrapLabel(text, "lead")
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        self._column.setSpacing(SPACE_M)
        self._column.addStretch(1)
        picture = IconLabel(icon, "muted", size=ICON_LARGE)
        self._column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._label)
        self._column.addStretch(1)

    def set_text(self, text: str) -> None:
        """Say it in other words."""
        self._label.setText(text)

    def add_button(self, text: str, slot: Callable[[], object]) -> None:
        """Offer a way on; the first is the one that most will take."""
        made = button(text, slot, weight="ordinary" if self._offers else "primary", parent=self)
        self._offers = True
        self._column.insertWidget(self._column.count() - 1, made, 0, Qt.AlignmentFlag.AlignHCenter)

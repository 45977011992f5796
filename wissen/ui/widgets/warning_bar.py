"""What should be known before going on, above what it is about, with the ways there are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wissen.drawing.tokens import ICON, SPACE_M, SPACE_S
from wissen.ui.announce import announce
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import IconLabel, WrapLabel

Way = tuple[str, Callable[[], object]]


class WarningBar(QFrame):
    """Hidden until there is something to tell; nothing waits for an answer."""

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
        self._first: QPushButton | None = None
        self.hide()

    def tell(self, text: str, *ways: Way) -> None:
        """Say what has happened, with a button for each way on."""
        self._words.setText(text)
        self._ways.clear()
        buttons = [button(tr(name), act) for name, act in ways]
        for one in buttons:
            self._ways.add(one)
        self._first = next(iter(buttons), None)
        self.show()
        announce(self, text, urgent=True)

    def take_focus(self) -> None:
        """Put the focus on the first way, if there is one."""
        if self._first is not None:
            self._first.setFocus()

"""The Schnellauskunft in a small window of its own that stays on top: for the telephone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.ui import actions, look
from wissen.ui.navigation import Address
from wissen.ui.pages.page import Context
from wissen.ui.quick.opened import Opened
from wissen.ui.quick.quick_view import QuickView
from wissen.ui.strings import tr

_FIRST_SIZE = (430, 620)


class QuickWindow(QWidget):
    """What is opened from it is shown in the main window, which comes to the front."""

    def __init__(self, context: Context, last: Opened, *, to_front: Callable[[], object]) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._go, self._to_front = context.go, to_front
        self.setWindowTitle(tr("Schnellauskunft – Wissen"))
        self.setProperty("role", "page")
        self.setMinimumSize(300, 280)
        self.resize(look.scaled(_FIRST_SIZE[0]), look.scaled(_FIRST_SIZE[1]))
        self.view = QuickView(replace(context, go=self._open_there), last, self, over_page=False)
        self.view.left.connect(self.close)
        actions.add(self, actions.PRINT, self._print)
        actions.add(self, actions.BOOKMARK, self._bookmark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def open(self) -> None:
        """Show it; what was typed stays until it is closed."""
        if not self.isVisible():
            self.view.begin()
        self.show()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _print(self) -> None:
        self.view.answer.print_out()

    def _bookmark(self) -> None:
        self.view.answer.bookmark()

    def _open_there(self, address: Address) -> None:
        self._go(address)
        self._to_front()

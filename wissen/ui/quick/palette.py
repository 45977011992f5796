"""The Schnellauskunft over the page that is shown: Ctrl+K opens it, Escape and a click beside it close it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_L, SPACE_S
from wissen.ui import look
from wissen.ui.controls import holds_focus
from wissen.ui.navigation import Address
from wissen.ui.pages.page import Context
from wissen.ui.quick.opened import Opened
from wissen.ui.quick.quick_view import QuickView
from wissen.ui.strings import tr

_WIDEST, _HIGHEST = 1080, 680
_SHADE = 110
"""How much of the page is dimmed, of 255."""


class Palette(QWidget):
    """Covers the window and holds the keyboard while it is open."""

    def __init__(self, context: Context, last: Opened, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._go = context.go
        self._before: QWidget | None = None
        self._frame = QFrame(self)
        self._frame.setProperty("role", "card")
        self._frame.setAccessibleName(tr("Schnellauskunft"))
        self.view = QuickView(replace(context, go=self._leave_for), last, self._frame, over_page=True)
        self.view.left.connect(self.close_again)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.addWidget(self.view)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it over the page; the focus comes back to where it was."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            self._fit()
            self.show()
            self.raise_()
        self.view.begin()

    def close_again(self) -> None:
        """Hide it and give the focus back."""
        if not self.isVisible():
            return
        had_focus = holds_focus(self)
        self.hide()
        before, self._before = self._before, None
        if had_focus and before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, _SHADE))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.close_again()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in here: what lies below cannot be seen."""
        chain = list(self._chain())
        focused = QApplication.focusWidget()
        at = next((place for place, one in enumerate(chain) if one is focused), -1)
        if not chain:
            return False
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        step = 1 if forward else -1
        chain[(at + step) % len(chain)].setFocus(reason)
        return True

    def _chain(self) -> Iterator[QWidget]:
        """What Tab reaches in here, in its order."""
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            usable = widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if usable and self.isAncestorOf(widget):
                yield widget
            widget = widget.nextInFocusChain()

    def _leave_for(self, address: Address) -> None:
        self.close_again()
        self._go(address)

    def _fit(self) -> None:
        window = self._window.rect()
        self.setGeometry(window)
        width = min(look.scaled(_WIDEST), window.width() - 2 * SPACE_S)
        height = min(look.scaled(_HIGHEST), window.height() - 2 * SPACE_S)
        top = min(SPACE_L * 2, (window.height() - height) // 2)
        self._frame.setGeometry(QRect((window.width() - width) // 2, top, width, height))

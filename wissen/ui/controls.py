"""The controls of an area that take the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_first(area: QWidget) -> bool:
    """Put the focus on the first control of an area that Tab reaches; False if there is none."""
    for widget in (area, *area.findChildren(QWidget)):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False


def holds_focus(area: QWidget) -> bool:
    """Whether the focus is in an area."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is area or area.isAncestorOf(focused))

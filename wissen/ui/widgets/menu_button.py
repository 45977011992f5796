"""A button that opens a menu below it, by mouse, Space and Return."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from wissen.ui import icons
from wissen.ui.widgets.buttons import ToolButton


class MenuButton(ToolButton):
    """Icon and word; `choices` is its menu, to be filled."""

    def __init__(self, icon: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "menu")
        icons.put(self, icon, colour="accent")
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.choices = QMenu(self)
        self.setMenu(self.choices)

"""Buttons in the three weights of the look, and buttons with an icon; all answer to Space and Return."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from wissen.drawing.tokens import ICON
from wissen.ui import icons, look

Weight = Literal["primary", "ordinary", "quiet"]


def button(
    text: str, slot: Callable[[], object], *, weight: Weight = "ordinary", icon: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Return a push button; a page has at most one primary one. Give a bound method as `slot`."""
    made = QPushButton(text, parent)
    made.setProperty("role", weight)
    made.setAutoDefault(True)  # else Qt answers to Space alone
    if icon:
        icons.put(made, icon, colour="on_accent" if weight == "primary" else "accent")
    made.clicked.connect(slot)
    return made


def icon_button(icon: str, name: str, slot: Callable[[], object], *, parent: QWidget | None = None) -> ToolButton:
    """Return a button that shows an icon only; `name` is its tooltip and what a screen reader says."""
    made = ToolButton(parent)
    icons.put(made, icon)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.clicked.connect(slot)
    return made


def roomy_button(icon: str, name: str, slot: Callable[..., object], *, tip: str = "") -> RoomyButton:
    """Return a button with icon and word, of which a narrow window keeps the icon; `tip` says more than the word."""
    made = RoomyButton()
    icons.put(made, icon)
    made.setText(name)
    made.setAccessibleName(name)
    made.setToolTip(tip or name)
    made.clicked.connect(slot)
    return made


class ToolButton(QToolButton):
    """A tool button that the keyboard reaches and that Return presses, as it does any other button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # comes with every change of the text scale
            self._fit_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _fit_icon(self) -> None:
        self.setIconSize(QSize(look.scaled(ICON), look.scaled(ICON)))


class RoomyButton(ToolButton):
    """A button with icon and word, of which a narrow window keeps the icon; its accessible name says the word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.give_room(room=True)

    def give_room(self, *, room: bool) -> None:
        """With or without the word."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if room else style.ToolButtonIconOnly)

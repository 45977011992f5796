"""Icons for buttons and actions that follow the theme and the text scale."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from wissen.drawing import icons as drawn
from wissen.drawing.tokens import ICON, ICON_SMALL
from wissen.ui import look

_NAME, _COLOUR = "wissen_icon", "wissen_icon_colour"


def put(target: QAbstractButton | QAction, name: str, *, colour: str = "muted") -> None:
    """Give a button or an action a bundled icon; `colour` names a token.

    When the target is checked, the icon takes the accent colour. A change of theme reaches it through `refresh`.
    """
    target.setProperty(_NAME, name)
    target.setProperty(_COLOUR, colour)
    _draw(target)


def pixmap(name: str, *, colour: str = "muted", size: int = ICON, density: float = 1.0) -> QPixmap:
    """Return the icon in the colours and at the text scale that hold now, for widgets that paint themselves."""
    return drawn.pixmap(name, getattr(look.tokens(), colour), size=look.scaled(size), density=density)


def refresh(app: QApplication) -> None:
    """Draw every icon again that was `put` somewhere; part of a change of theme."""
    for target in _targets(app):
        if target.property(_NAME):
            _draw(target)


def _targets(app: QApplication) -> Iterator[QAbstractButton | QAction]:
    for widget in app.allWidgets():
        yield from widget.actions()
        if isinstance(widget, QAbstractButton):
            yield widget


def _draw(target: QAbstractButton | QAction) -> None:
    tokens = look.tokens()
    at_rest = getattr(tokens, target.property(_COLOUR))
    made = QIcon()
    # As high as the words beside it, so that all push buttons of a row are of one height.
    side = look.scaled(ICON_SMALL if isinstance(target, QPushButton) else ICON)
    densities = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    for mode, state, colour in (
        (QIcon.Mode.Normal, QIcon.State.Off, at_rest),
        (QIcon.Mode.Normal, QIcon.State.On, tokens.accent),
        (QIcon.Mode.Disabled, QIcon.State.Off, _between(at_rest, tokens.card)),
    ):
        for density in densities:
            drawing = drawn.pixmap(target.property(_NAME), colour, size=side, density=density)
            made.addPixmap(drawing, mode, state)
    target.setIcon(made)
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(side, side))


def _between(first: str, second: str) -> str:
    """Mix two colours half and half: what is switched off steps back, in the high contrast too."""
    one, other = QColor(first), QColor(second)
    mixed = ((one.red() + other.red()) // 2, (one.green() + other.green()) // 2, (one.blue() + other.blue()) // 2)
    return QColor(*mixed).name()

"""Icons of buttons and actions follow theme, text scale and state."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QIcon
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import contrast
from tests.ui.conftest import Dress
from wissen.drawing.tokens import CONTRAST, LIGHT, THEMES, Tokens
from wissen.ui import icons


def colour(icon: QIcon, state: QIcon.State = QIcon.State.Off, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    image = icon.pixmap(QSize(44, 44), mode, state).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return next(QColor(pixel.rgb()).name() for pixel in pixels if pixel.alpha() == 255)


def test_an_icon_is_muted_and_takes_the_accent_when_checked(dress: Dress, qtbot: QtBot) -> None:
    dress("hell", 1.0)
    button = QPushButton()
    qtbot.addWidget(button)
    icons.put(button, "home")
    assert colour(button.icon()) == LIGHT.muted
    assert colour(button.icon(), QIcon.State.On) == LIGHT.accent


def test_icons_of_buttons_and_actions_follow_the_theme(dress: Dress, qtbot: QtBot) -> None:
    dress("hell", 1.0)
    window = QWidget()
    qtbot.addWidget(window)
    button, action = QPushButton(window), QAction("Zurück", window)
    window.addAction(action)
    icons.put(button, "home", colour="accent")
    icons.put(action, "arrow_back")
    dress("kontrast", 1.0)
    assert (colour(button.icon()), colour(action.icon())) == (CONTRAST.accent, CONTRAST.muted)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())
def test_what_is_switched_off_steps_back(dress: Dress, qtbot: QtBot, tokens: Tokens) -> None:
    dress(tokens.name, 1.0)
    button = QPushButton()
    qtbot.addWidget(button)
    icons.put(button, "home")
    off = colour(button.icon(), mode=QIcon.Mode.Disabled)
    assert contrast(off, tokens.card) < contrast(tokens.muted, tokens.card) / 1.5


def test_icons_grow_with_the_text(dress: Dress, qtbot: QtBot) -> None:
    dress("hell", 1.0)
    beside_words, alone = QPushButton(), QToolButton()
    for button in (beside_words, alone):
        qtbot.addWidget(button)
        icons.put(button, "home")
    dress("hell", 2.0)
    assert (beside_words.iconSize(), alone.iconSize()) == (QSize(36, 36), QSize(44, 44))


def test_foreign_icons_are_left_alone(dress: Dress, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    dress("dunkel", 1.0)
    assert button.icon().isNull()

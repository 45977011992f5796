"""Three themes, the text scale, and a sheet without gaps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Dress
from wissen.drawing.tokens import CONTRAST, DARK, LIGHT, THEMES, Tokens
from wissen.settings import ThemeName
from wissen.ui import look, theme

themes = pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())


@themes
def test_a_theme_reaches_palette_and_widgets(dress: Dress, qtbot: QtBot, tokens: Tokens) -> None:
    assert dress(tokens.name, 1.0) == tokens
    label = QLabel("Wort")
    qtbot.addWidget(label)
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(tokens.text)
    assert look.tokens() == tokens


def test_a_running_app_can_change_its_clothes(dress: Dress, qtbot: QtBot) -> None:
    dress("hell", 1.0)
    button = QPushButton("Weiter")
    qtbot.addWidget(button)
    button.show()
    for tokens in (DARK, CONTRAST, LIGHT):
        dress(tokens.name, 1.0)
        assert button.grab().toImage().pixelColor(button.width() // 2, 4) == QColor(tokens.card)


class Polished(QObject):
    """Counts how often a widget is told that its style has changed."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def test_a_deeply_nested_widget_is_not_dressed_once_for_each_ancestor(dress: Dress, qtbot: QtBot) -> None:
    outermost = inner = QWidget()
    qtbot.addWidget(outermost)
    for _ in range(12):
        inner = QWidget(inner)
    dress("hell", 1.0)
    outermost.show()
    polished = Polished(inner)
    dress("dunkel", 1.0)
    assert 0 < polished.count <= 3


def test_without_a_wish_of_the_system_the_light_theme_is_worn(dress: Dress) -> None:
    assert dress("system", 1.0) == LIGHT


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_text_scale_grows_all_text(dress: Dress, qtbot: QtBot, scale: float) -> None:
    dress("hell", scale)
    plain, title = QLabel("Wort"), QLabel("Titel")
    title.setProperty("role", "title")
    for label in (plain, title):
        qtbot.addWidget(label)
        label.ensurePolished()
    assert (plain.font().pixelSize(), title.font().pixelSize()) == (round(15 * scale), round(34 * scale))
    assert look.scaled(22) == round(22 * scale)


@themes
def test_the_sheet_names_only_pictures_that_exist(tokens: Tokens) -> None:
    pictures = re.findall(r"url\((.*?)\)", theme.style_sheet(tokens, 1.0))
    assert pictures
    assert [picture for picture in pictures if not Path(picture).is_file()] == []


@themes
def test_the_sheet_has_every_value_filled_in(tokens: Tokens) -> None:
    assert "$" not in theme.style_sheet(tokens, 1.0)


@pytest.mark.parametrize("name", ["hell", "dunkel", "kontrast", "system"])
def test_a_broken_sheet_would_be_told_by_qt(dress: Dress, qtbot: QtBot, name: ThemeName) -> None:
    dress(name, 1.0)  # Qt warns about a sheet that it cannot parse, and a warning fails the test
    button = QPushButton("Weiter")
    qtbot.addWidget(button)
    button.show()


def test_before_anything_is_applied_the_light_look_holds(qapp: QApplication) -> None:
    look.remember(qapp, LIGHT, 1.0)
    assert (look.tokens(), look.text_scale()) == (LIGHT, 1.0)

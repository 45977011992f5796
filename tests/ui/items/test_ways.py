"""Ways as buttons: whole texts at any width."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import clipped
from wissen.learning.walk import Way
from wissen.ui.items.ways import WayButtons

WAYS = (Way("Ja", 2), Way("Nein, es gibt noch keinen Antrag", 3), Way("Das ist schon lange entschieden", 1, back=True))
TITLES = {
    1: "1. Kurz",
    2: "2. Frage: Was hatte die Person, als der Antrag einging?",
    3: "3. Antrag entgegennehmen und Vollständigkeit prüfen",
}


@pytest.mark.parametrize("width", [260, 480, 900])
def test_every_button_is_as_high_as_its_texts(qtbot: QtBot, width: int) -> None:
    ways = WayButtons(WAYS, TITLES)
    qtbot.addWidget(ways)
    ways.resize(width, ways.heightForWidth(width))
    ways.show()
    assert clipped(ways) == []
    assert all(button.height() >= button.heightForWidth(width) for button in ways.buttons)

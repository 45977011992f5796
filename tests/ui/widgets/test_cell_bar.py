"""A bar of cells: told apart without colour, whatever the room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import settle
from tests.ui.conftest import Dress
from wissen.settings import ThemeName
from wissen.ui import look
from wissen.ui.widgets.cell_bar import CellBar, Cells, Filling


def shown(qtbot: QtBot, *cells: Cells, width: int = 400) -> CellBar:
    bar = CellBar()
    bar.show_cells(cells, "Anfang: 1 fertig")
    qtbot.addWidget(bar)
    bar.resize(width, bar.sizeHint().height())
    bar.show()
    settle()
    return bar


def inked(image: QImage, colour: str) -> int:
    """How many pixels have exactly a colour."""
    wanted = QColor(colour)
    return sum(image.pixelColor(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("theme", ["hell", "dunkel", "kontrast"])
def test_fillings_differ_in_how_much_is_painted(qtbot: QtBot, dress: Dress, theme: ThemeName) -> None:
    tokens = dress(theme, 1.0)
    painted = [
        inked(shown(qtbot, Cells(1, filling, "ok")).grab().toImage(), tokens.ok)
        for filling in (Filling.FULL, Filling.HALF, Filling.STRIPED, Filling.EMPTY)
    ]
    assert painted == sorted(painted, reverse=True)
    assert len(set(painted)) == len(painted)


def test_many_cells_stay_within_the_bar(qtbot: QtBot) -> None:
    bar = shown(qtbot, Cells(30, Filling.FULL, "ok"), Cells(30, Filling.EMPTY, "muted"), width=240)
    image = bar.grab().toImage()
    assert inked(image, look.tokens().ok) > 0
    assert bar.minimumSizeHint().width() <= 240


def test_it_says_in_words_what_it_shows(qtbot: QtBot) -> None:
    assert shown(qtbot, Cells(1, Filling.FULL, "ok")).accessibleName() == "Anfang: 1 fertig"


def test_nothing_to_count_is_nothing_to_paint(qtbot: QtBot) -> None:
    assert shown(qtbot).sizeHint().width() == 0

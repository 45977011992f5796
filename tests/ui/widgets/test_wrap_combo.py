"""A combo box whose texts wrap: nothing is cut off, closed or open, and scrolling past chooses nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import settle
from tests.helpers.questions import LONG_WORD
from tests.ui.conftest import Dress
from wissen.drawing import fonts
from wissen.ui.widgets.wrap_combo import WrapCombo, choose

TEXTS = ("Kurz", f"Das {LONG_WORD} und noch ein {LONG_WORD}", "Mittellang, aber nicht sehr")


@pytest.fixture
def combo(app: QApplication, qtbot: QtBot) -> WrapCombo:
    made = WrapCombo()
    made.setPlaceholderText("Bitte wählen")
    for number, text in enumerate(TEXTS):
        made.addItem(text, f"k{number}")
    made.setCurrentIndex(-1)
    qtbot.addWidget(made)
    return made


def test_the_narrower_it_is_the_higher_it_becomes(combo: WrapCombo) -> None:
    heights = [combo.heightForWidth(width) for width in (160, 240, 400, 2000)]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > 2 * heights[-1]


@pytest.mark.parametrize("words", ["unberücksichtigt", "auf Antrag", "gilt weiter", "28 Tage"])
def test_a_few_words_stand_in_one_line_at_the_width_they_ask_for(combo: WrapCombo, words: str) -> None:
    combo.clear()
    combo.setPlaceholderText("")
    combo.addItem(words)
    for size in range(12, 34):
        combo.setFont(fonts.font(size))
        assert combo.sizeHint().height() == combo.heightForWidth(2000), size


def test_choosing_moves_nothing(combo: WrapCombo) -> None:
    before = combo.heightForWidth(240), combo.sizeHint()
    choose(combo, "k1")
    assert combo.currentText() == TEXTS[1]
    assert (combo.heightForWidth(240), combo.sizeHint()) == before


def test_what_is_added_later_gets_its_room(combo: WrapCombo, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    combo.clear()
    column = QVBoxLayout(around)
    column.addWidget(combo)
    column.addStretch(1)
    around.resize(260, 400)
    around.show()
    settle()
    combo.addItems(TEXTS)
    settle()
    assert combo.height() == combo.heightForWidth(combo.width())
    combo.clear()
    settle()
    assert combo.height() == combo.heightForWidth(combo.width())


def test_an_unknown_key_chooses_nothing(combo: WrapCombo) -> None:
    choose(combo, "k1")
    choose(combo, "k9")
    assert combo.currentIndex() == -1


@pytest.mark.parametrize(("width", "scale"), [(160, 1.0), (300, 1.0), (300, 2.0)])
def test_the_open_list_shows_every_text_as_a_whole(combo: WrapCombo, dress: Dress, width: int, scale: float) -> None:
    dress("hell", scale)
    combo.resize(width, combo.heightForWidth(width))
    combo.show()
    settle()
    combo.showPopup()
    settle()
    view = combo.view()
    rows = [view.visualRect(view.model().index(row, 0)) for row in range(view.model().rowCount())]
    assert [row.height() for row in rows] == [view.sizeHintForRow(number) for number in range(len(rows))]
    assert rows[-1].bottom() <= view.viewport().height()
    assert view.window().geometry().left() >= 0
    combo.hidePopup()


def test_scrolling_past_chooses_nothing(combo: WrapCombo) -> None:
    combo.show()
    choose(combo, "k0")
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, turned)
    assert combo.currentText() == TEXTS[0]
    assert not turned.isAccepted()

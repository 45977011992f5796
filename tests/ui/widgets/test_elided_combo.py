"""A combo box that says when a text goes on."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.questions import LONG_WORD
from wissen.ui.widgets.elided_combo import ElidedCombo


@pytest.fixture
def combo(qtbot: QtBot) -> ElidedCombo:
    made = ElidedCombo()
    made.setSizeAdjustPolicy(ElidedCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    made.addItems(["Kurz", LONG_WORD])
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_text_with_room_is_shown_whole(combo: ElidedCombo) -> None:
    assert combo.shown_text() == "Kurz"


def test_a_longer_one_ends_on_dots_and_stays_inside(combo: ElidedCombo) -> None:
    combo.setCurrentIndex(1)
    shown = combo.shown_text()
    assert shown.endswith("…")
    assert LONG_WORD.startswith(shown.removesuffix("…"))
    assert combo.fontMetrics().horizontalAdvance(shown) < combo.width()


def test_without_a_choice_the_placeholder_is_shown(combo: ElidedCombo) -> None:
    combo.setPlaceholderText("Ende")
    combo.setCurrentIndex(-1)
    assert combo.shown_text() == "Ende"


def test_what_is_painted_is_what_is_shown(combo: ElidedCombo) -> None:
    combo.setCurrentIndex(1)
    long_text = combo.grab().toImage()
    combo.addItem(combo.shown_text())
    combo.setCurrentIndex(2)
    assert combo.grab().toImage() == long_text

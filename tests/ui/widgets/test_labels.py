"""Words are never cut off without saying so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Dress
from wissen.drawing import fonts
from wissen.drawing.tokens import DARK, LIGHT
from wissen.german.hyphens import SOFT_HYPHEN
from wissen.ui.widgets.labels import ElidedLabel, IconLabel, WrapLabel

LONG = "Aufenthaltsgestattungsbescheinigung"


@pytest.fixture
def wrapping(app: QApplication, qtbot: QtBot) -> WrapLabel:
    label = WrapLabel(LONG)
    qtbot.addWidget(label)
    label.ensurePolished()
    return label


def ink_at_the_right_edge(label: WrapLabel) -> bool:
    image = label.grab().toImage()
    ground = image.pixelColor(0, image.height() - 1)
    return any(image.pixelColor(image.width() - 1, y) != ground for y in range(image.height()))


def test_a_word_that_fits_stands_in_one_line(wrapping: WrapLabel) -> None:
    assert wrapping.heightForWidth(600) == wrapping.fontMetrics().height()


@pytest.mark.parametrize("words", ["27 Treffer", "28 Treffer", "5 Treffer", "Fiktion gilt", "Ab 01.06. neu"])
def test_a_few_words_stand_in_one_line_at_the_width_they_ask_for(wrapping: WrapLabel, words: str) -> None:
    wrapping.setText(words)
    for size in range(12, 34):
        wrapping.setFont(fonts.font(size))
        assert wrapping.sizeHint().height() < 1.5 * wrapping.fontMetrics().height(), size


@pytest.mark.parametrize("width", [200, 120, 60, 20])
def test_a_word_that_does_not_fit_wraps_at_any_width(wrapping: WrapLabel, width: int) -> None:
    height = wrapping.heightForWidth(width)
    assert height >= 2 * wrapping.fontMetrics().height()
    wrapping.resize(width, height)
    assert not ink_at_the_right_edge(wrapping)


def test_the_words_for_a_screen_reader_have_no_soft_hyphens(wrapping: WrapLabel) -> None:
    wrapping.resize(120, 80)
    wrapping.grab()
    name = QAccessible.queryAccessibleInterface(wrapping).text(QAccessible.Text.Name)
    assert name == LONG
    assert SOFT_HYPHEN not in wrapping.text()


def test_the_hint_of_a_short_text_is_one_line(app: QApplication, qtbot: QtBot) -> None:
    label = WrapLabel("Zwei Hüte")
    qtbot.addWidget(label)
    hint = label.sizeHint()
    assert hint.height() == label.fontMetrics().height()
    assert label.heightForWidth(hint.width()) == hint.height()


def test_a_layout_gives_the_height_that_the_width_needs(app: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    label = WrapLabel("Ein Satz mit vielen Wörtern, der hier bestimmt nicht in eine Zeile passt.")
    column = QVBoxLayout(window)
    column.addWidget(label)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(160, 400)
    window.show()
    assert label.height() == label.heightForWidth(label.width())


def test_text_for_reading_has_wider_lines(app: QApplication, qtbot: QtBot) -> None:
    heights = []
    for role in ("text", ""):
        label = WrapLabel("eins\nzwei", role)
        qtbot.addWidget(label)
        label.ensurePolished()
        heights.append(label.heightForWidth(400) / label.font().pixelSize())
    assert heights[0] >= 2 * 1.5
    assert heights[1] < 2 * 1.5


def test_a_text_that_fits_is_shown_whole(app: QApplication, qtbot: QtBot) -> None:
    label = ElidedLabel("Zwei Hüte")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert (label.text(), label.toolTip()) == ("Zwei Hüte", "")
    label.explain("Mehr dazu")
    assert label.toolTip() == "Mehr dazu"
    label.resize(20, 30)
    label.show()
    assert label.toolTip() == "Zwei Hüte\nMehr dazu"


@pytest.mark.parametrize(
    ("elide", "kept"), [(Qt.TextElideMode.ElideRight, "Meine"), (Qt.TextElideMode.ElideLeft, "Hüte")]
)
def test_a_text_that_does_not_fit_is_told_by_the_tooltip(
    app: QApplication, qtbot: QtBot, elide: Qt.TextElideMode, kept: str
) -> None:
    label = ElidedLabel("Meine Einarbeitung, Ankommen, Zwei Hüte", elide=elide)
    qtbot.addWidget(label)
    label.resize(120, 30)
    label.show()
    assert kept in label.text()
    assert "…" in label.text()
    assert label.toolTip() == label.whole_text() == label.accessibleName()


def test_an_elided_label_measures_again_when_text_grows(dress: Dress, qtbot: QtBot) -> None:
    dress("hell", 1.0)
    label = ElidedLabel("Meine Einarbeitung")
    qtbot.addWidget(label)
    label.show()
    label.resize(label.sizeHint())
    dress("hell", 2.0)
    assert label.text().endswith("…")


def test_an_icon_follows_theme_and_text_scale(dress: Dress, qtbot: QtBot) -> None:
    dress("hell", 1.0)
    label = IconLabel("home", "accent", size=22)
    qtbot.addWidget(label)
    label.resize(22, 22)
    light = label.grab().toImage()
    dress("dunkel", 2.0)
    assert label.sizeHint().width() == 44
    assert label.grab().toImage() != light
    assert LIGHT.accent != DARK.accent


def test_an_icon_can_change(app: QApplication, qtbot: QtBot) -> None:
    label = IconLabel("home", "accent", size=22)
    qtbot.addWidget(label)
    before = label.grab().toImage()
    label.set_icon("warning", "warn")
    assert label.grab().toImage() != before


def test_an_icon_beside_words_is_no_stop_for_the_keyboard(app: QApplication, qtbot: QtBot) -> None:
    label = IconLabel("home", size=22)
    qtbot.addWidget(label)
    assert label.focusPolicy() == Qt.FocusPolicy.NoFocus

"""The checks find what they are there to find."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import clipped, faults, invisible_focus, nameless, tab_chain, tab_faults, too_small
from wissen.ui.widgets.labels import WrapLabel

Show = Callable[..., QWidget]


@pytest.fixture
def show(app: QApplication, qtbot: QtBot) -> Show:
    """Show some widgets one below the other."""

    def shown(*widgets: QWidget) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        qtbot.addWidget(window)
        window.resize(400, 300)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        return window

    return shown


def test_a_sound_window_has_no_faults(show: Show) -> None:
    assert faults(show(WrapLabel("Ein Absatz"), QPushButton("Weiter"), QRadioButton("Ja"))) == []


def test_a_control_without_a_name_is_found(show: Show) -> None:
    assert nameless(show(QPlainTextEdit())) == ["no name: QPlainTextEdit"]


def test_a_small_button_is_found(show: Show) -> None:
    button = QPushButton("x")
    button.setFixedSize(20, 20)
    assert too_small(show(button)) == ["too small: QPushButton 'x' 20 x 20"]


def test_a_button_too_narrow_for_its_words_is_found(show: Show) -> None:
    button = QPushButton("Aufenthaltsgestattung ausstellen")
    button.setFixedWidth(100)
    assert clipped(show(button)) == ["clipped: QPushButton 'Aufenthaltsgestattung ausstellen'"]


def test_a_label_squeezed_below_its_lines_is_found(show: Show) -> None:
    label = QLabel("viele Worte " * 20)
    label.setWordWrap(True)
    label.setFixedHeight(20)
    assert clipped(show(label))


def test_a_column_wider_than_its_scroll_area_is_found(show: Show) -> None:
    area, inner = QScrollArea(), QWidget()
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inner.setFixedWidth(900)
    area.setWidget(inner)
    assert any("wider than its scroll area" in fault for fault in clipped(show(area)))


def test_the_chain_is_what_tab_really_does(show: Show) -> None:
    one, two, three = QPushButton("1"), QPushButton("2"), QPushButton("3")
    window = show(one, two, three)
    QWidget.setTabOrder(one, three)
    QWidget.setTabOrder(three, two)
    assert tab_chain(window) == [one, three, two]


def test_a_field_that_swallows_tab_is_found(show: Show) -> None:
    field = QPlainTextEdit()
    field.setAccessibleName("Notiz")
    window = show(field, QPushButton("Weiter"))
    field.setFocus()
    assert tab_faults(window) == ["Tab does not reach: QPushButton 'Weiter'"]


@pytest.mark.parametrize("grouped", [False, True])
def test_of_radio_buttons_that_belong_together_one_is_enough(show: Show, grouped: bool) -> None:
    buttons = [QRadioButton(text) for text in ("Ja", "Nein")]
    group = QButtonGroup()
    box = QWidget()
    row = QHBoxLayout(box)
    for button in buttons:
        row.addWidget(button)
        if grouped:
            group.addButton(button)
    buttons[0].setChecked(True)
    assert tab_faults(show(box, QPushButton("Weiter"))) == []


def test_a_focus_that_cannot_be_seen_is_found(show: Show) -> None:
    button = QPushButton("Weiter")
    window = show(button)
    button.setFocus()
    cover = QWidget(window)  # laid over the button and its ring
    cover.setAutoFillBackground(True)
    cover.resize(window.size())
    cover.show()
    assert invisible_focus(window) == ["focus not visible: QPushButton 'Weiter'"]

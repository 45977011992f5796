"""A row that goes on below: nothing is cut off, nothing leaves a gap."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import settle
from wissen.ui.widgets.flow_row import FlowRow

Show = Callable[[FlowRow, int], QWidget]


@pytest.fixture
def show(app: QApplication, qtbot: QtBot) -> Show:
    """Show a row in a window of a given width."""
    windows: list[QWidget] = []

    def shown(row: FlowRow, width: int) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        column.addStretch(1)
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(width, 400)
        window.show()
        settle()
        return window

    return shown


def box() -> QWidget:
    made = QWidget()
    made.setFixedSize(120, 40)
    return made


def places(row: FlowRow) -> list[QRect]:
    return [child.geometry() for child in row.findChildren(QWidget) if child.isVisible()]


@pytest.mark.parametrize(("width", "lines"), [(800, 1), (300, 2), (150, 4)])
def test_a_row_goes_on_below(show: Show, width: int, lines: int) -> None:
    row = FlowRow()
    for _ in range(4):
        row.add(box())
    show(row, width)
    assert row.height() == row.heightForWidth(width) == 40 * lines + 8 * (lines - 1)
    assert len({place.top() for place in places(row)}) == lines
    assert all(row.rect().contains(place) for place in places(row))


def test_what_comes_after_the_gap_stands_at_the_right(show: Show) -> None:
    row = FlowRow()
    row.add(box())
    row.add_gap()
    row.add(box())
    row.add(box())
    show(row, 600)
    assert [place.x() for place in places(row)] == [0, 600 - 2 * 120 - 8, 600 - 120]


def test_widgets_of_different_height_are_centred(show: Show) -> None:
    row, small = FlowRow(), QWidget()
    small.setFixedSize(20, 20)
    row.add(box())
    row.add(small)
    show(row, 600)
    assert small.y() == 10


def test_margins_stay_free(show: Show) -> None:
    row = FlowRow()
    row.setContentsMargins(16, 8, 16, 8)
    row.add(box())
    show(row, 600)
    assert (places(row)[0].topLeft().toTuple(), row.height()) == ((16, 8), 56)


def test_a_hidden_widget_leaves_no_gap(show: Show) -> None:
    row, first, second = FlowRow(), QPushButton("eins"), QPushButton("zwei")
    row.add(first)
    row.add(second)
    show(row, 600)
    first.hide()
    settle()
    assert second.x() == 0
    first.show()
    settle()
    assert second.x() > first.width()


def test_a_widget_that_keeps_its_place_leaves_it_free(show: Show) -> None:
    row, first, second = FlowRow(), QPushButton("eins"), QPushButton("zwei")
    policy = first.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    first.setSizePolicy(policy)
    row.add(first)
    row.add(second)
    show(row, 600)
    first.hide()
    settle()
    assert second.x() > 0


def test_what_was_hidden_stays_hidden(show: Show) -> None:
    row, hidden = FlowRow(), QPushButton("eins")
    hidden.hide()
    row.add(hidden)
    show(row, 600)
    assert not hidden.isVisible()


def test_what_comes_later_is_shown(show: Show) -> None:
    row = FlowRow()
    show(row, 600)
    later = box()
    row.add(later)
    settle()
    assert later.isVisible()
    assert row.height() == 40


def test_a_button_that_grows_moves_the_others(show: Show) -> None:
    row, first, second = FlowRow(), QPushButton("eins"), QPushButton("zwei")
    row.add(first)
    row.add(second)
    show(row, 600)
    before = second.x()
    first.setText("Aufenthaltsgestattung")
    settle()
    assert second.x() > before


def test_it_can_become_as_narrow_as_its_widest_widget(show: Show) -> None:
    row = FlowRow()
    row.add(box())
    row.add(box())
    assert row.minimumSizeHint().toTuple() == (120, 40)
    assert FlowRow().sizeHint().toTuple() == (0, 0)

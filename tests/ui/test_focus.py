"""The ring is where the keyboard is, in every theme, and nowhere else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import invisible_focus
from tests.ui.conftest import Dress
from wissen.settings import ThemeName
from wissen.ui import look
from wissen.ui.delegates.wrapped import WrappingDelegate
from wissen.ui.focus import _Frame
from wissen.ui.widgets.buttons import button, icon_button

THEMES: tuple[ThemeName, ...] = ("hell", "dunkel", "kontrast")


class Window(QWidget):
    """One of every control."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.first = button("Weiter", self.close, weight="primary")
        self.field = QLineEdit("Wort")
        self.rows = QListWidget()
        self.rows.addItems([f"Zeile {number}" for number in range(30)])
        self.rows.setItemDelegate(WrappingDelegate(self.rows))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.addTopLevelItem(QTreeWidgetItem(["Phase"]))
        self.reader = QTextBrowser()
        self.reader.setPlainText("Ein Absatz.")
        choices = QComboBox()
        choices.addItems(["hell", "dunkel"])
        column = QVBoxLayout(self)
        for widget in (
            self.first,
            button("Später", self.close),
            button("Mehr dazu", self.close, weight="quiet"),
            icon_button("close", "Schließen", self.close),
            self.field,
            choices,
            QCheckBox("Verstanden"),
            QRadioButton("Richtig"),
            QPlainTextEdit("Notiz"),
            self.reader,
            self.rows,
            self.tree,
        ):
            widget.setAccessibleName("Name")
            column.addWidget(widget)
        self.resize(600, 1000)


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    show(window)
    return window


def show(window: QWidget) -> None:
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def ring(window: QWidget) -> QRect | None:
    """Where the ring is, in the coordinates of the window."""
    QApplication.processEvents()
    frames = [frame for frame in window.findChildren(_Frame) if frame.isVisible()]
    return frames[0].geometry() if frames else None


def around(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)


def focus(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.TabFocusReason)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_focus_of_every_control_can_be_seen(dress: Dress, qtbot: QtBot, theme: ThemeName, scale: float) -> None:
    dress(theme, scale)
    window = Window()
    qtbot.addWidget(window)
    show(window)
    assert invisible_focus(window) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_ring_has_two_tones(dress: Dress, window: Window, theme: ThemeName) -> None:
    dress(theme, 1.0)
    focus(window.first)
    place = ring(window)
    assert place
    image = window.grab().toImage()
    middle = place.top() + place.height() // 2
    tones = [image.pixelColor(place.left() + inset, middle) for inset in range(4)]
    tokens = look.tokens()
    assert tones == [QColor(tokens.focus)] * 2 + [QColor(tokens.bg)] * 2


def test_the_ring_goes_with_the_focus(window: Window) -> None:
    focus(window.first)
    assert ring(window) == around(window.first, window)
    focus(window.field)
    assert ring(window) == around(window.field, window)


def test_the_ring_goes_with_the_control(window: Window) -> None:
    focus(window.field)
    window.resize(800, 1100)
    assert ring(window) == around(window.field, window)


def test_the_ring_leaves_with_the_control(app: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    only = QPushButton("Weiter", window)
    qtbot.addWidget(window)
    show(window)
    focus(only)
    assert ring(window)
    only.hide()
    assert ring(window) is None


def test_in_a_list_the_ring_is_around_the_current_row(window: Window) -> None:
    window.rows.setCurrentRow(1)
    focus(window.rows)
    view = window.rows.viewport()
    row = window.rows.visualItemRect(window.rows.item(1))
    assert ring(window) == QRect(view.mapTo(window, row.topLeft()), row.size()) & around(view, window)
    QTest.keyClick(window.rows, Qt.Key.Key_Down)
    row = window.rows.visualItemRect(window.rows.item(2))
    place = ring(window)
    assert place
    assert place.top() == view.mapTo(window, row.topLeft()).y()


def test_a_row_out_of_sight_leaves_the_ring_around_the_list(window: Window) -> None:
    window.rows.setCurrentRow(0)
    focus(window.rows)
    window.rows.scrollToBottom()
    assert ring(window) == around(window.rows, window)


def test_in_a_tree_the_ring_takes_the_whole_row(window: Window) -> None:
    window.tree.setCurrentIndex(window.tree.model().index(0, 0))
    focus(window.tree)
    place = ring(window)
    assert place
    assert place.width() == window.tree.viewport().width()


def test_a_click_needs_no_ring_but_the_next_key_does(window: Window) -> None:
    focus(window.first)
    QTest.mousePress(window.reader.viewport(), Qt.MouseButton.LeftButton)
    focused_by_click = QApplication.focusWidget()
    QTest.mouseRelease(window.reader.viewport(), Qt.MouseButton.LeftButton)
    assert focused_by_click is window.reader
    assert ring(window) is None
    QTest.keyClick(window.reader, Qt.Key.Key_Down)
    assert ring(window) == window.reader.geometry()


def test_in_a_scroll_area_the_ring_ends_where_the_area_ends(app: QApplication, qtbot: QtBot) -> None:
    window, inner, area = QWidget(), QWidget(), QScrollArea()
    column = QVBoxLayout(inner)
    tall = QPushButton("Hoch")
    tall.setFixedHeight(500)
    column.addWidget(tall)
    area.setWidget(inner)
    QVBoxLayout(window).addWidget(area)
    window.resize(300, 200)
    qtbot.addWidget(window)
    show(window)
    focus(tall)
    area.verticalScrollBar().setValue(100)
    place = ring(window)
    viewport = area.viewport()
    assert place
    assert QRect(viewport.mapTo(window, QPoint(0, 0)), viewport.size()).contains(place)


def test_a_dialog_has_its_own_ring_and_takes_it_along(window: Window, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    inside = QPushButton("Schließen", dialog)
    inside.clicked.connect(dialog.accept)
    dialog.open()
    show(dialog)
    focus(inside)
    assert ring(dialog) is not None
    with qtbot.waitSignal(dialog.destroyed):
        inside.click()
    show(window)
    focus(window.first)
    assert ring(window) == around(window.first, window)


def test_the_ring_lets_clicks_through(window: Window) -> None:
    focus(window.first)
    assert ring(window)
    assert window.childAt(window.first.geometry().center()) is window.first

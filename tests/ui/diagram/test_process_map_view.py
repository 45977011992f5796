"""The map as a widget: arrow keys, clicks, what is in sight, and a list of named items for a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers import maps
from tests.helpers.accessibility import faults, settle
from wissen.services.process_map import Band, Group, MapView, Tile, TileState
from wissen.ui import theme
from wissen.ui.diagram.process_map_view import ProcessMapView

Key = Qt.Key


def many(count: int) -> MapView:
    tiles = tuple(Tile(f"p-{number}", f"Prozess {number}", TileState.DESCRIBED) for number in range(count))
    return MapView((Band("Kern", (Group("Service", tiles),)),))


@pytest.fixture
def view(app: QApplication, qtbot: QtBot) -> ProcessMapView:
    made = ProcessMapView()
    qtbot.addWidget(made)
    made.resize(760, 420)
    made.show_map(maps.SMALL)
    made.show()
    made.setFocus()
    settle()
    return made


def current(view: ProcessMapView) -> str:
    return view.tiles.tiles[view.currentIndex().row()].kennung


def press(view: ProcessMapView, *keys: Key) -> str:
    for key in keys:
        QTest.keyClick(view, key)
    return current(view)


def in_sight(view: ProcessMapView) -> bool:
    return view.viewport().rect().contains(view.visualRect(view.currentIndex()))


# ------------------------------------------------------------ keys


def test_it_begins_at_the_first_tile(view: ProcessMapView) -> None:
    assert current(view) == "steuern"


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        ((Key.Key_Right,), "pruefen"),
        ((Key.Key_Right, Key.Key_Right), "annehmen"),
        ((Key.Key_Down,), "annehmen"),
        ((Key.Key_Right, Key.Key_Down, Key.Key_Left), "annehmen"),
        ((Key.Key_End,), "ehegatte"),
        ((Key.Key_End, Key.Key_Home), "steuern"),
        ((Key.Key_End, Key.Key_Up), "pruefen"),
        ((Key.Key_Left,), "steuern"),
        ((Key.Key_PageDown,), "annehmen"),
    ],
)
def test_arrow_keys_go_to_the_tile_that_lies_there(view: ProcessMapView, keys: tuple[Key, ...], there: str) -> None:
    assert press(view, *keys) == there


def test_letters_lead_to_the_title_that_begins_with_them(view: ProcessMapView) -> None:
    QTest.keyClicks(view, "Ehe")
    assert current(view) == "ehegatte"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_return_chooses(view: ProcessMapView, qtbot: QtBot, key: Key) -> None:
    with qtbot.waitSignal(view.chosen) as told:
        QTest.keyClick(view, Key.Key_Right)
        QTest.keyClick(view, key)
    assert told.args == [maps.CHECKING]


def test_an_empty_map_takes_keys_and_does_nothing(view: ProcessMapView, qtbot: QtBot) -> None:
    view.show_map(MapView())
    with qtbot.assertNotEmitted(view.chosen):
        for key in (Key.Key_Down, Key.Key_Right, Key.Key_End, Key.Key_Return):
            QTest.keyClick(view, key)
    assert not view.currentIndex().isValid()
    assert not view.indexAt(QPoint(50, 50)).isValid()


# ------------------------------------------------------------ mouse


def test_a_click_chooses_the_tile_below_it(view: ProcessMapView, qtbot: QtBot) -> None:
    spot = view.visualRect(view.tiles.index(3)).center()
    with qtbot.waitSignal(view.chosen) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [maps.PHONING]
    assert [index.row() for index in view.selectedIndexes()] == [3]


def test_a_click_beside_the_tiles_chooses_nothing(view: ProcessMapView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.chosen):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_the_tile_below_the_mouse_is_marked_and_only_it(view: ProcessMapView) -> None:
    QTest.mouseMove(view.viewport(), view.visualRect(view.tiles.index(2)).center())
    settle()
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    before = view.grab().toImage()
    QTest.mouseMove(view.viewport(), QPoint(1, 1))
    settle()
    assert view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor
    assert view.grab().toImage() != before


# ------------------------------------------------------------ what is in sight


def test_the_current_tile_comes_into_sight(view: ProcessMapView) -> None:
    view.show_map(many(60))
    press(view, Key.Key_End)
    assert in_sight(view)
    assert view.verticalScrollBar().value() > 0
    press(view, Key.Key_Home)
    assert in_sight(view)
    for _ in range(12):
        press(view, Key.Key_PageDown)
        assert in_sight(view)


def test_the_first_tile_of_a_group_brings_its_heading(view: ProcessMapView) -> None:
    view.show_map(many(60))
    press(view, Key.Key_End, Key.Key_Home)
    assert view.verticalScrollBar().value() <= view.drawing.groups[0].rect.top()


def test_the_scroll_bar_goes_from_the_first_band_to_the_last(view: ProcessMapView) -> None:
    view.show_map(many(60))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = view.visualRect(view.tiles.index(59))
    assert view.viewport().rect().contains(last)
    assert view.indexAt(last.center()).row() == 59


def test_another_width_lays_the_tiles_out_anew(view: ProcessMapView) -> None:
    before = view.visualRect(view.tiles.index(1))
    view.resize(400, 420)
    settle()
    after = view.visualRect(view.tiles.index(1))
    assert after.left() < before.left()
    assert view.viewport().rect().right() >= after.right()


def test_larger_text_makes_larger_tiles(view: ProcessMapView, app: QApplication) -> None:
    before = view.visualRect(view.tiles.index(0)).width()
    theme.apply(app, "hell", 2.0)
    settle()
    assert view.visualRect(view.tiles.index(0)).width() > 1.4 * before


def test_the_same_map_is_laid_out_once(view: ProcessMapView) -> None:
    assert view.drawing is view.drawing
    before = view.drawing
    view.show_map(maps.SMALL)
    assert view.drawing is not before


def test_after_a_change_the_person_is_where_they_were(view: ProcessMapView) -> None:
    press(view, Key.Key_End)
    view.show_map(MapView(maps.SMALL.bands[1:]))
    assert current(view) == "ehegatte"
    view.show_map(MapView(maps.SMALL.bands[:1]))
    assert current(view) == "steuern"


# ------------------------------------------------------------ for everybody


def test_a_screen_reader_finds_a_list_of_named_items(view: ProcessMapView) -> None:
    found = QAccessible.queryAccessibleInterface(view)
    assert found.role() == QAccessible.Role.List
    assert found.text(QAccessible.Text.Name) == "Prozesslandkarte"
    items = [found.child(number) for number in range(found.childCount())]
    assert [item.role() for item in items] == [QAccessible.Role.ListItem] * 5
    assert items[4].text(QAccessible.Text.Name) == (
        "Ehegattennachzug, begonnen, ändert sich am 01.03.2027, Familie, Kern"
    )
    place = view.visualRect(view.tiles.index(4))
    assert items[4].rect() == QRect(view.viewport().mapToGlobal(place.topLeft()), place.size())


def test_the_current_item_has_the_focus_for_a_screen_reader(view: ProcessMapView) -> None:
    press(view, Key.Key_Right)
    found = QAccessible.queryAccessibleInterface(view)
    assert [found.child(number).state().focused for number in range(5)] == [False, True, False, False, False]


def test_everybody_can_use_it(view: ProcessMapView) -> None:
    assert faults(view) == []

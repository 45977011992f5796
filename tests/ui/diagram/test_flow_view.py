"""The picture of a flow in the window: by keyboard, by mouse, for a screen reader, at any size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import faults, settle
from tests.helpers.drawn_flows import looping_flow, story
from tests.ui.conftest import Dress
from wissen.diagram.flow import Flow
from wissen.settings import ThemeName
from wissen.ui.diagram.flow_view import FlowView
from wissen.ui.diagram.picture_area import LEAST_ZOOM, MOST_ZOOM
from wissen.ui.jobs import Jobs

Show = Callable[..., FlowView]
FLOW = looping_flow()


@pytest.fixture
def show(app: QApplication, qtbot: QtBot) -> Show:
    """Show a flow in a window of a given size, with the keyboard on it."""

    def shown(flow: Flow = FLOW, size: tuple[int, int] = (700, 500)) -> FlowView:
        window = QWidget()
        qtbot.addWidget(window)
        jobs = Jobs(window)
        window.destroyed.connect(jobs.close)
        view = FlowView(jobs, window)
        column = QVBoxLayout(window)
        column.addWidget(view)
        window.resize(*size)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        view.show_flow(flow)
        view.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(lambda: view.shown_flow == flow)
        settle()
        return view

    return shown


def current(view: FlowView) -> str:
    return view.name_of(view.currentIndex())


def press(view: FlowView, *keys: Qt.Key) -> str:
    for key in keys:
        QTest.keyClick(view, key)
    return current(view)


def middle(view: FlowView, node: str) -> QPoint:
    return view.visualRect(view.index_of(node)).center()


def in_sight(view: FlowView, node: str) -> bool:
    return view.viewport().rect().contains(view.visualRect(view.index_of(node)))


# ---------------------------------------------------------------- keyboard


def test_the_keyboard_begins_at_the_first_step(show: Show) -> None:
    assert current(show()) == "eingang"


def test_arrow_keys_walk_along_the_ways(show: Show) -> None:
    view = show()
    assert press(view, Qt.Key.Key_Down) == "vollstaendig"
    assert press(view, Qt.Key.Key_Down, Qt.Key.Key_Right) in {"nachfordern", "entscheiden"}
    assert press(view, Qt.Key.Key_Up) == "vollstaendig"
    assert press(view, Qt.Key.Key_Up, Qt.Key.Key_Up) == "eingang"


def test_page_keys_go_through_the_story_and_reach_everything(show: Show) -> None:
    view = show()
    found = [press(view, Qt.Key.Key_Home)]
    found += [press(view, Qt.Key.Key_PageDown) for _ in FLOW.nodes[1:]]
    assert found == [node.id for node in FLOW.nodes]
    assert press(view, Qt.Key.Key_PageDown) == FLOW.nodes[-1].id
    assert press(view, Qt.Key.Key_PageUp) == FLOW.nodes[-2].id
    assert press(view, Qt.Key.Key_End, Qt.Key.Key_Home) == FLOW.nodes[0].id


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_chooses_the_step(show: Show, qtbot: QtBot, key: Qt.Key) -> None:
    view = show()
    press(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.chosen, check_params_cb=lambda node: node == "vollstaendig"):
        QTest.keyClick(view, key)


def test_typing_finds_a_step_by_its_title(show: Show) -> None:
    view = show()
    QTest.keyClicks(view, "ents")
    assert current(view) == "entscheiden"


def test_where_the_keyboard_is_can_be_seen(show: Show) -> None:
    view = show(story(40), (500, 400))
    press(view, Qt.Key.Key_End)
    assert in_sight(view, current(view))


def test_keys_zoom(show: Show) -> None:
    view = show()
    before = view.zoom
    press(view, Qt.Key.Key_Plus)
    assert view.zoom > before
    press(view, Qt.Key.Key_Minus, Qt.Key.Key_Minus)
    assert view.zoom < before
    press(view, *[Qt.Key.Key_Minus] * 20)
    assert view.zoom == LEAST_ZOOM
    press(view, *[Qt.Key.Key_Plus] * 30)
    assert view.zoom == MOST_ZOOM


def test_zero_shows_all_of_it(show: Show) -> None:
    view = show(story(12), (600, 500))
    press(view, Qt.Key.Key_0)
    assert view.verticalScrollBar().maximum() == view.horizontalScrollBar().maximum() == 0
    assert all(in_sight(view, node.id) for node in view.shown_flow.nodes)


def test_zooming_keeps_the_step_where_it_is(show: Show) -> None:
    view = show(story(40), (500, 400))
    for _ in range(15):
        press(view, Qt.Key.Key_PageDown)
    before = middle(view, current(view))
    press(view, Qt.Key.Key_Plus)
    assert (middle(view, current(view)) - before).manhattanLength() <= 4


# ---------------------------------------------------------------- mouse


def test_a_click_chooses_the_step(show: Show, qtbot: QtBot) -> None:
    view = show()
    with qtbot.waitSignal(view.chosen, check_params_cb=lambda node: node == "vollstaendig"):
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(view, "vollstaendig")
        )
    assert current(view) == "vollstaendig"


def test_a_click_beside_the_steps_chooses_nothing(show: Show, qtbot: QtBot) -> None:
    view = show()
    with qtbot.assertNotEmitted(view.chosen):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))


def test_dragging_moves_the_picture_and_chooses_nothing(show: Show, qtbot: QtBot) -> None:
    view = show(story(40), (500, 400))
    start = middle(view, "schritt-1")
    with qtbot.assertNotEmitted(view.chosen):
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(view.viewport(), start - QPoint(0, 15))
        QTest.mouseMove(view.viewport(), start - QPoint(0, 60))
        QTest.mouseRelease(
            view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start - QPoint(0, 60)
        )
    assert view.verticalScrollBar().value() == 60


def test_the_pointer_says_what_can_be_clicked(show: Show) -> None:
    view = show()
    QTest.mouseMove(view.viewport(), middle(view, "eingang"))
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view.viewport(), QPoint(3, 3))
    assert view.viewport().cursor().shape() is Qt.CursorShape.OpenHandCursor


def test_the_wheel_zooms_with_ctrl_around_the_pointer(show: Show) -> None:
    view = show(story(40), (500, 400))
    at = middle(view, "schritt-1")
    before = view.zoom
    position = QPointF(at)
    wheel = QWheelEvent(
        position,
        view.viewport().mapToGlobal(position),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom > before
    assert view.indexAt(at) == view.index_of("schritt-1")


# ---------------------------------------------------------------- the walk


def test_the_present_step_is_brought_into_sight_and_takes_the_keyboard(show: Show) -> None:
    view = show(story(40), (500, 400))
    assert not in_sight(view, "schritt-30")
    view.show_current("schritt-30", way=["schritt-0", "schritt-30"])
    assert in_sight(view, "schritt-30")
    assert current(view) == "schritt-30"


def test_the_present_step_looks_different(show: Show) -> None:
    view = show()
    before = view.grab().toImage()
    view.show_current("vollstaendig", way=["eingang", "vollstaendig"])
    assert view.grab().toImage() != before


def test_the_same_flow_again_keeps_zoom_and_place(show: Show) -> None:
    view = show(story(40), (500, 400))
    press(view, Qt.Key.Key_End, Qt.Key.Key_Plus)
    place = view.zoom, view.verticalScrollBar().value(), current(view)
    view.show_flow(story(40))
    assert (view.zoom, view.verticalScrollBar().value(), current(view)) == place


def test_another_flow_begins_anew(show: Show) -> None:
    view = show(story(40), (500, 400))
    view.show_current("schritt-3")
    press(view, Qt.Key.Key_End, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    view.show_flow(FLOW)
    assert (current(view), view.verticalScrollBar().value()) == ("eingang", 0)
    assert view.zoom <= 1


def test_a_large_flow_comes_a_little_later_with_the_step_that_was_asked_for(show: Show, qtbot: QtBot) -> None:
    view, large = show(), story(90)
    view.show_flow(large)
    view.show_current("schritt-70", way=["schritt-70"])
    assert view.shown_flow.nodes == ()
    qtbot.waitUntil(lambda: view.shown_flow == large)
    assert current(view) == "schritt-70"
    assert in_sight(view, "schritt-70")


def test_a_large_flow_that_nobody_wants_any_more_does_not_come(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.show_flow(story(90))
    view.show_flow(FLOW)
    qtbot.waitUntil(lambda: not view._jobs.busy)
    settle()
    assert view.shown_flow == FLOW


def test_without_a_flow_every_key_is_harmless(show: Show) -> None:
    view = show(Flow("Leer", (), ()))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Plus, Qt.Key.Key_0, Qt.Key.Key_End):
        QTest.keyClick(view, key)
    view.show_current("gibt-es-nicht")
    assert not view.currentIndex().isValid()


# ---------------------------------------------------------------- size and zoom


def test_a_small_window_shows_readable_text_and_scrolls(show: Show) -> None:
    view = show(story(40), (300, 300))
    assert view.zoom >= 0.65
    assert view.verticalScrollBar().maximum() > 0


def test_a_larger_window_shows_more_until_somebody_has_zoomed(show: Show) -> None:
    view = show(story(40), (300, 300))
    small = view.zoom
    view.window().resize(900, 600)
    settle()
    assert view.zoom > small
    press(view, Qt.Key.Key_Plus)
    chosen = view.zoom
    view.window().resize(700, 500)
    settle()
    assert view.zoom == chosen


def test_the_picture_grows_with_the_text(show: Show, dress: Dress) -> None:
    view = show()
    press(view, Qt.Key.Key_Plus)
    before = view.visualRect(view.index_of("eingang")).width()
    dress("hell", 2.0)
    settle()
    assert view.visualRect(view.index_of("eingang")).width() == pytest.approx(2 * before, rel=0.1)


# ---------------------------------------------------------------- screen reader


def test_a_screen_reader_meets_a_list_of_named_steps(show: Show) -> None:
    view = show()
    view.show_current("vollstaendig", way=["eingang", "vollstaendig"])
    found = QAccessible.queryAccessibleInterface(view)
    assert found.role() == QAccessible.Role.List
    assert found.text(QAccessible.Text.Name) == "Ablauf: Probe"
    names = [found.child(row).text(QAccessible.Text.Name) for row in range(found.childCount())]
    assert len(names) == len(FLOW.nodes)
    assert names[0] == "1. Start: Antrag geht ein. Erledigt. Servicetheke. Weiter mit Schritt 2."
    assert names[1] == (
        "2. Frage: Ist alles da? Sie sind hier. Servicetheke und Sachbearbeitung. "
        "Ja: weiter mit Schritt 4. Nein: weiter mit Schritt 3."
    )
    assert "Es kommt: zurück zu Schritt 2. Es kommt nichts: Ende." in names[2]
    assert "weiter mit dem Prozess „Abgabe“" in names[4]
    assert found.child(1).role() == QAccessible.Role.ListItem


def test_a_screen_reader_follows_the_keyboard(show: Show) -> None:
    view = show()
    press(view, Qt.Key.Key_Down)
    focused = QAccessible.queryAccessibleInterface(view).focusChild()
    assert focused.text(QAccessible.Text.Name).startswith("2. Frage: Ist alles da?")


@pytest.mark.parametrize("theme", ["hell", "dunkel", "kontrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_can_be_used_by_everybody(show: Show, dress: Dress, theme: ThemeName, scale: float) -> None:
    dress(theme, scale)
    assert faults(show(size=(683, 384)).window()) == []

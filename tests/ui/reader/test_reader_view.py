"""What a reader does: links by mouse and keyboard, terms, the menu, the wheel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from tests.helpers.pages import LOOKUPS, sample_page, text
from tests.ui.reader.conftest import Desk
from wissen.content.blocks import Link, Paragraph, Text
from wissen.drawing.built_page import LinkSpot
from wissen.drawing.page import Page, PageSection
from wissen.ui.reader.geometry import range_rects
from wissen.ui.reader.reader_view import ReaderView

LINKS = Page(
    "T",
    (
        PageSection("a", "A", (text("Nach § 4 AufenthG gibt es die Duldung."),)),
        PageSection("b", "B", (Paragraph((Link((Text("nach oben"),), "#a"), Text(" und "))), *[text("x " * 500)] * 9)),
        PageSection("c", "C", (Paragraph((Link((Text("Amt"),), "https://www.example.org/a?b=ü"),)),)),
    ),
)


def place_of(reader: ReaderView, link: LinkSpot) -> QPoint:
    rect = range_rects(reader.document(), link.start, link.end)[0]
    return rect.center().toPoint() - QPoint(0, reader.verticalScrollBar().value())


def link_to(reader: ReaderView, href: str) -> LinkSpot:
    return next(link for link in reader.built.links if link.href == href)


def press(qtbot: QtBot, key: Qt.Key, *, times: int = 1) -> None:
    for _ in range(times):
        qtbot.keyClick(QApplication.focusWidget(), key)


@pytest.fixture
def linked(reader: ReaderView) -> ReaderView:
    reader.show_page(LINKS, LOOKUPS)
    QApplication.processEvents()
    return reader


# ---------------------------------------------------------------- mouse


@pytest.mark.parametrize("href", ["law:§ 4 AufenthG", "term:duldung"])
def test_a_click_on_a_link_is_told_as_written(linked: ReaderView, qtbot: QtBot, href: str):
    with qtbot.waitSignal(linked.link_activated) as told:
        qtbot.mouseClick(linked.viewport(), Qt.MouseButton.LeftButton, pos=place_of(linked, link_to(linked, href)))
    assert told.args == [href]


def test_an_address_is_told_and_never_opened(linked: ReaderView, qtbot: QtBot):
    link = linked.built.links[-1]
    with qtbot.waitSignal(linked.link_activated) as told:
        linked.activate(link)
    assert told.args == ["https://www.example.org/a?b=ü"]
    assert linked.source().isEmpty()


def test_a_click_beside_a_link_is_no_click_on_it(linked: ReaderView, qtbot: QtBot):
    with qtbot.assertNotEmitted(linked.link_activated):
        qtbot.mouseClick(linked.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(600, 20))


def test_drawing_a_selection_over_a_link_does_not_follow_it(linked: ReaderView, qtbot: QtBot):
    place = place_of(linked, link_to(linked, "law:§ 4 AufenthG"))
    with qtbot.assertNotEmitted(linked.link_activated):
        qtbot.mousePress(linked.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseMove(linked.viewport(), place + QPoint(12, 0))
        linked.setTextCursor(linked.document().find("AufenthG"))
        qtbot.mouseRelease(linked.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_right_button_follows_no_link(linked: ReaderView, qtbot: QtBot):
    with qtbot.assertNotEmitted(linked.link_activated):
        place = place_of(linked, link_to(linked, "term:duldung"))
        qtbot.mouseClick(linked.viewport(), Qt.MouseButton.RightButton, pos=place)


def test_a_link_within_the_page_scrolls_there(linked: ReaderView, qtbot: QtBot):
    linked.verticalScrollBar().setValue(300)
    with qtbot.assertNotEmitted(linked.link_activated):
        linked.activate(link_to(linked, "#a"))
    assert linked.position().section == "a"


def test_a_fold_opens_by_a_click(reader: ReaderView, qtbot: QtBot):
    reader.show_page(sample_page(), LOOKUPS)
    reader.go_to("merkkaesten")
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().value() + 500)
    place = place_of(reader, link_to(reader, "toggle:0"))
    qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "Ohne Pass" in reader.document().toPlainText()


def test_a_link_shows_that_it_can_be_clicked(linked: ReaderView, qtbot: QtBot):
    shapes = []
    for place in (place_of(linked, link_to(linked, "term:duldung")), QPoint(600, 20)):
        qtbot.mouseMove(linked.viewport(), place)
        shapes.append(linked.viewport().cursor().shape())
    assert shapes == [Qt.CursorShape.PointingHandCursor, Qt.CursorShape.IBeamCursor]


@pytest.mark.qt_log_ignore(r"^This plugin does not support raise\(\)")
def test_a_tooltip_says_what_a_link_is(linked: ReaderView, qtbot: QtBot):
    place = place_of(linked, link_to(linked, "law:§ 4 AufenthG"))
    event = QHelpEvent(QEvent.Type.ToolTip, place, linked.viewport().mapToGlobal(place))
    QApplication.sendEvent(linked.viewport(), event)
    assert "§ 4 AufenthG im Wortlaut" in QToolTip.text()
    QToolTip.hideText()


@pytest.mark.parametrize(("turns", "steps"), [([120], 1), ([-240], -2), ([40, 40, 40], 1)])
def test_the_wheel_with_control_asks_for_another_size(linked: ReaderView, qtbot: QtBot, turns: list[int], steps: int):
    middle = QPointF(linked.viewport().rect().center())
    size = linked.document().defaultFont().pixelSize()
    with qtbot.waitSignal(linked.zoom_requested) as told:
        for turn in turns:
            event = QWheelEvent(
                middle,
                QPointF(linked.viewport().mapToGlobal(middle.toPoint())),
                QPoint(),
                QPoint(0, turn),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.ControlModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(linked.viewport(), event)
    assert told.args == [steps]
    assert linked.document().defaultFont().pixelSize() == size


# ---------------------------------------------------------------- keyboard


def test_tab_goes_through_the_links_and_on(desk: Desk, linked: ReaderView, qtbot: QtBot):
    desk.before.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert linked.hasFocus()
    seen = []
    while not desk.after.hasFocus():
        press(qtbot, Qt.Key.Key_Tab)
        seen.append(linked.current_link.href if linked.current_link else None)
    assert seen == [*(link.href for link in linked.built.links), None]


def test_shift_tab_goes_the_same_way_back(desk: Desk, linked: ReaderView, qtbot: QtBot):
    desk.after.setFocus()
    seen = []
    while not desk.before.hasFocus():
        press(qtbot, Qt.Key.Key_Backtab)
        seen.append(linked.current_link.href if linked.current_link else None)
    assert seen == [*reversed([link.href for link in linked.built.links]), None, None]


def test_tab_begins_at_what_is_seen(linked: ReaderView, qtbot: QtBot):
    linked.setFocus()
    linked.go_to("b")
    press(qtbot, Qt.Key.Key_Tab)
    assert linked.current_link == link_to(linked, "#a")


def test_the_link_that_gets_the_focus_comes_into_view(linked: ReaderView, qtbot: QtBot):
    linked.setFocus()
    press(qtbot, Qt.Key.Key_Tab, times=4)
    place = place_of(linked, linked.built.links[-1])
    assert linked.viewport().rect().contains(place)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_follows_the_link_that_has_the_focus(linked: ReaderView, qtbot: QtBot, key: Qt.Key):
    linked.setFocus()
    press(qtbot, Qt.Key.Key_Tab, times=2)
    with qtbot.waitSignal(linked.link_activated) as told:
        press(qtbot, key)
    assert told.args == ["term:duldung"]


def test_return_without_a_link_follows_none(linked: ReaderView, qtbot: QtBot):
    linked.setFocus()
    with qtbot.assertNotEmitted(linked.link_activated):
        press(qtbot, Qt.Key.Key_Return)


def test_a_fold_keeps_the_focus_when_it_opens(reader: ReaderView, qtbot: QtBot):
    reader.show_page(sample_page(), LOOKUPS)
    reader.setFocus()
    reader._go(link_to(reader, "toggle:1"))
    press(qtbot, Qt.Key.Key_Return)
    assert reader.current_link == link_to(reader, "toggle:1")
    assert reader.current_link is not None
    assert reader.current_link.tooltip == "Zuklappen"


def test_the_focus_of_a_link_is_seen(linked: ReaderView, qtbot: QtBot):
    linked.setFocus()
    rect = range_rects(linked.document(), linked.built.links[0].start, linked.built.links[0].end)[0]
    around = rect.adjusted(-4, -4, 4, 4).toRect()
    before = linked.viewport().grab(around).toImage()
    press(qtbot, Qt.Key.Key_Tab)
    assert linked.viewport().grab(around).toImage() != before


def test_a_click_takes_the_focus_from_the_link(linked: ReaderView, qtbot: QtBot):
    linked.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.mouseClick(linked.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(600, 20))
    assert linked.current_link is None


def test_control_c_copies(linked: ReaderView, qtbot: QtBot):
    linked.setFocus()
    linked.setTextCursor(linked.document().find("gibt"))
    qtbot.keyClick(linked, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "gibt"


def test_arrow_keys_and_space_scroll(linked: ReaderView, qtbot: QtBot):
    linked.setFocus()
    qtbot.keyClick(linked, Qt.Key.Key_Down)
    first = linked.verticalScrollBar().value()
    qtbot.keyClick(linked, Qt.Key.Key_Space)
    assert 0 < first < linked.verticalScrollBar().value()


# ---------------------------------------------------------------- terms


def test_the_term_that_has_the_focus_is_explained(linked: ReaderView, qtbot: QtBot):
    linked.setFocus()
    press(qtbot, Qt.Key.Key_Tab, times=2)
    with qtbot.waitSignal(linked.explain_requested) as told:
        linked.explain()
    assert told.args == ["term:duldung", "Duldung"]


def test_a_selected_word_is_explained_without_its_soft_hyphens(reader: ReaderView, qtbot: QtBot):
    reader.show_page(Page("T", (PageSection("a", "A", (text("Die Niederlassungserlaubnis"),)),)), LOOKUPS)
    cursor = QTextCursor(reader.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    with qtbot.waitSignal(reader.explain_requested) as told:
        reader.explain()
    assert told.args == ["", "Die Niederlassungserlaubnis"]


def test_the_word_last_clicked_is_explained(linked: ReaderView, qtbot: QtBot):
    cursor = linked.document().find("gibt")
    cursor.clearSelection()
    linked.setTextCursor(cursor)
    with qtbot.waitSignal(linked.explain_requested) as told:
        linked.explain()
    assert told.args == ["", "gibt"]


def test_where_there_is_no_word_nothing_is_explained(reader: ReaderView, qtbot: QtBot):
    with qtbot.assertNotEmitted(reader.explain_requested):
        reader.explain()


def test_an_explanation_belongs_below_the_link_in_use(linked: ReaderView, qtbot: QtBot):
    linked.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    place = linked.viewport().mapFromGlobal(linked.point_of_use())
    rect = range_rects(linked.document(), linked.built.links[0].start, linked.built.links[0].end)[0]
    assert place == rect.bottomLeft().toPoint()


# ---------------------------------------------------------------- menu


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


@pytest.mark.parametrize(
    ("href", "first"),
    [
        ("term:duldung", ["Begriff erklären"]),
        ("law:§ 4 AufenthG", ["Öffnen"]),
        ("https://www.example.org/a?b=ü", ["Öffnen", "Adresse kopieren"]),
        ("", []),
    ],
)
def test_the_menu_offers_what_can_be_done_here(linked: ReaderView, href: str, first: list[str]):
    menu = linked.menu(link_to(linked, href) if href else None)
    assert texts(menu) == [*first, "Kopieren", "Alles auswählen"]
    menu.deleteLater()


def test_a_link_can_be_opened_by_the_menu(linked: ReaderView, qtbot: QtBot):
    menu = linked.menu(link_to(linked, "law:§ 4 AufenthG"))
    with qtbot.waitSignal(linked.link_activated) as told:
        menu.actions()[0].trigger()
    assert told.args == ["law:§ 4 AufenthG"]
    menu.deleteLater()


@pytest.mark.qt_log_ignore("^This plugin does not support")
def test_the_right_button_opens_the_menu_of_the_link_under_it(linked: ReaderView, qtbot: QtBot):
    place = place_of(linked, link_to(linked, "term:duldung"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, linked.viewport().mapToGlobal(place))
    QApplication.sendEvent(linked.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert texts(menu)[0] == "Begriff erklären"
    menu.close()


@pytest.mark.qt_log_ignore("^This plugin does not support")
def test_the_menu_key_opens_the_menu_of_the_link_that_has_the_focus(linked: ReaderView, qtbot: QtBot):
    linked.setFocus()
    press(qtbot, Qt.Key.Key_Tab, times=2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(linked.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert texts(menu)[0] == "Begriff erklären"
    menu.close()


def test_copying_is_offered_with_a_selection_only(linked: ReaderView):
    def offered() -> bool:
        menu = linked.menu(None)
        menu.deleteLater()
        return next(action for action in menu.actions() if action.text() == "Kopieren").isEnabled()

    assert not offered()
    linked.selectAll()
    assert offered()


def test_an_address_can_be_copied(linked: ReaderView):
    menu = linked.menu(linked.built.links[-1])
    next(action for action in menu.actions() if action.text() == "Adresse kopieren").trigger()
    assert QGuiApplication.clipboard().text() == "https://www.example.org/a?b=ü"
    menu.deleteLater()

"""Schnellauskunft: over any page, by keyboard alone; the answer beside the rows, nothing written down."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.helpers.workplace import Workplace
from wissen.ui.dialogs.print_dialog import PrintDialog
from wissen.ui.dialogs.remark_dialog import RemarkDialog
from wissen.ui.navigation import Screen
from wissen.ui.quick.palette import Palette
from wissen.ui.quick.quick_view import QuickView
from wissen.ui.quick.quick_window import QuickWindow
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.widgets.search_field import SearchField

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    workplace.until(lambda: workplace.session.services.search.ready)
    return workplace


def open_palette(place: Workplace) -> QuickView:
    place.press(Qt.Key.Key_K, CONTROL)
    return place.part(QuickView, place.window)


def ask(place: Workplace, text: str, view: QuickView | None = None) -> QuickView:
    view = view or open_palette(place)
    QTest.keyClicks(view.field, text)
    place.until(lambda: view.shown == text)
    place.wait()
    place.until(lambda: not view._later.isActive())  # the answer comes when nobody types on
    return view


def titles(view: QuickView) -> list[str]:
    return [row.title for row in view.rows]


def answer(view: QuickView) -> str:
    return view.pane.area.reader.toPlainText().replace("\u00ad", "").replace("\u00a0", " ")


def told(place: Workplace, view: QuickView) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


# ------------------------------------------------------------ asking


@pytest.mark.parametrize("screen", [Screen.TODAY, Screen.MAP, Screen.SETTINGS])
def test_it_lies_over_any_page_and_gives_the_focus_back(place: Workplace, screen: Screen) -> None:
    place.go(screen)
    before = QApplication.focusWidget()
    view = open_palette(place)
    assert view.field.hasFocus()
    place.press(Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert place.window.address.screen is screen
    assert QApplication.focusWidget() is before


def test_the_answer_stands_beside_the_hits_while_one_types(place: Workplace) -> None:
    view = ask(place, "annehm")
    assert titles(view)[0] == "Antrag annehmen"
    assert "Antrag annehmen" in answer(view)
    assert view.field.hasFocus()


def test_arrow_keys_in_the_field_go_through_the_hits(place: Workplace) -> None:
    view = ask(place, "antrag")
    first, second, *_ = titles(view)
    assert answer(view).startswith(first)
    place.press(Qt.Key.Key_Down)
    place.until(lambda: answer(view).startswith(second))
    place.press(Qt.Key.Key_Up)
    place.until(lambda: answer(view).startswith(first))
    assert view.field.hasFocus()


def test_what_changes_meanwhile_leaves_the_row_that_is_current(place: Workplace) -> None:
    view = ask(place, "antrag")
    place.press(Qt.Key.Key_Down)
    place.press(Qt.Key.Key_D, CONTROL)
    place.wait()
    assert place.events[-1][0] == "bookmarked"
    assert view._list.current == view.rows[1]


def test_return_opens_the_hit_and_the_palette_closes(place: Workplace) -> None:
    view = ask(place, "zwei hute")
    place.press(Qt.Key.Key_Return)
    assert (place.window.address.screen, place.window.address.ref) == (Screen.LESSON, "l-hut")
    assert not view.isVisible()


def test_what_was_opened_is_at_hand_before_one_types_and_gone_with_the_app(place: Workplace) -> None:
    for text in ("zwei hute", "Duldung"):
        ask(place, text)
        place.press(Qt.Key.Key_Return)
    assert titles(open_palette(place)) == ["Zuletzt von hier geöffnet", "Duldung", "Zwei Hüte"]
    place.start_again()
    assert titles(open_palette(place)) == []


def test_escape_empties_the_field_first(place: Workplace) -> None:
    view = ask(place, "hut")
    place.press(Qt.Key.Key_Escape)
    assert (view.field.text(), view.rows, view.isVisible()) == ("", (), True)
    place.press(Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_a_click_beside_it_closes_it_one_on_it_does_not(place: Workplace) -> None:
    view = open_palette(place)
    palette = place.part(Palette, place.window)
    inside = palette._frame.geometry().topLeft() + QPoint(3, 3)
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=inside)
    assert view.isVisible()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not view.isVisible()


def test_tab_stays_in_it(place: Workplace) -> None:
    view = ask(place, "antrag")
    seen = []
    for _ in range(40):
        place.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert view.isAncestorOf(focused)
        seen.append(focused)
    assert view.field in seen
    view.field.setFocus()
    place.press(Qt.Key.Key_Backtab, SHIFT)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert view.isAncestorOf(focused)


def test_all_hits_are_shown_on_the_page(place: Workplace) -> None:
    ask(place, "antrag")
    place.press(Qt.Key.Key_Return, CONTROL)
    assert place.window.address.screen is Screen.SEARCH
    assert place.part(SearchField).text() == "antrag"


def test_a_link_of_the_answer_leads_out_of_it(place: Workplace) -> None:
    view = ask(place, "Antrag annehmen")
    reader = view.pane.area.reader
    link = next(one for one in reader.built.links if one.href.startswith("begleiter:"))
    reader.activate(link)
    place.wait()
    assert place.window.address.screen is Screen.WALK
    assert not view.isVisible()


# ------------------------------------------------------------ what is done with the answer


def test_the_sentence_is_copied_with_its_day(place: Workplace) -> None:
    view = ask(place, "Duldung")
    place.press(Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().text()
    sentence, rests_on = copied.split("\n")
    assert sentence == view.pane.sentence != ""
    assert rests_on.startswith("(Duldung · Stand 23.11.2026")
    assert "Der Satz ist mit seinem Stand kopiert." in told(place, view)


def test_who_is_quicker_than_the_answer_copies_the_right_sentence(place: Workplace) -> None:
    view = ask(place, "Duldung")
    view.field.selectAll()
    QTest.keyClicks(view.field, "xylophon")
    place.until(lambda: view.shown == "xylophon")
    QGuiApplication.clipboard().setText("vorher")
    place.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "vorher"


def test_what_is_marked_is_copied_instead(place: Workplace) -> None:
    view = ask(place, "Duldung")
    view.field.selectAll()
    place.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Duldung"


def test_without_a_sentence_it_says_so(place: Workplace) -> None:
    view = ask(place, "zwei hute")
    QGuiApplication.clipboard().setText("vorher")
    place.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "vorher"
    assert "keinen Satz zum Vorlesen" in told(place, view)


def test_the_merkblatt_is_printed_and_not_the_page_below(place: Workplace) -> None:
    ask(place, "Duldung")
    place.press(Qt.Key.Key_P, CONTROL)
    dialog = place.window.findChild(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    assert dialog._page.title == "Duldung"
    dialog.reject()


def test_a_bookmark_is_set_and_at_hand_the_next_time(place: Workplace) -> None:
    ask(place, "Duldung")
    place.press(Qt.Key.Key_D, CONTROL)
    place.wait()
    assert place.events[-1] == ("bookmarked", "duldung")
    place.press(Qt.Key.Key_Escape)
    place.press(Qt.Key.Key_Escape)
    place.click("Rückgängig", place.window)
    assert not place.session.services.bookmarks.has("duldung")
    ask(place, "Duldung")
    place.press(Qt.Key.Key_D, CONTROL)
    place.wait()
    place.start_again()
    assert titles(open_palette(place)) == ["Lesezeichen", "Duldung"]


def test_the_page_below_can_be_bookmarked_too(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "duldung")
    place.click("Lesezeichen")
    assert place.session.services.bookmarks.has("duldung")
    place.go(Screen.TODAY)
    place.press(Qt.Key.Key_D, CONTROL)
    assert place.told[-1] == "Auf dieser Seite gibt es nichts zu merken."


# ------------------------------------------------------------ nothing found


def test_where_nothing_is_found_it_says_what_it_understood(place: Workplace) -> None:
    view = ask(place, "Duldqqqq")
    assert "Zu „Duldqqqq“ ist hier nichts zu finden." in told(place, view)
    assert "In keinem Text: „Duldqqqq“." in told(place, view)
    place.click("Duldung", view)
    assert titles(view)[0] == "Duldung"


def test_where_nothing_is_found_the_window_does_not_wait_for_another_search(place: Workplace) -> None:
    view = ask(place, "Duldqqqq")
    with place.session.services.search._lock:  # a search is under way
        view._nothing.show_query("Gestattqqqq")
        assert "Zu „Gestattqqqq“ ist hier nichts zu finden." in told(place, view)
        assert "In keinem Text" not in told(place, view)
    place.wait()
    assert "In keinem Text: „Gestattqqqq“." in told(place, view)


def test_a_wish_is_kept_only_when_it_is_sent(place: Workplace) -> None:
    view = ask(place, "Xylophonquark")
    before = place.events
    place.click("Wunsch an die Redaktion …", view)
    dialog = place.part(RemarkDialog, place.window)
    dialog._text.field.clear()
    dialog.reject()
    assert place.events == before
    place.click("Wunsch an die Redaktion …", view)
    dialog = place.part(RemarkDialog, place.window)
    assert dialog._text.text == "Ich habe „Xylophonquark“ gesucht und nichts gefunden."
    place.click("Speichern", dialog)
    assert place.events[-1][0] == "remarked"


def test_nothing_that_was_asked_is_written_down(place: Workplace) -> None:
    for text in ("Geheimwort", "hute zwei"):
        ask(place, text)
    place.press(Qt.Key.Key_Return)
    ask(place, "Geheimwort")
    place.press(Qt.Key.Key_Return, CONTROL)
    place.go(Screen.SEARCH, "Geheimwort")
    place.close()
    for file in place.root.rglob("*"):
        if file.is_file():
            data = file.read_bytes().lower()
            assert b"geheimwort" not in data, file
            assert b"hute zwei" not in data, file


# ------------------------------------------------------------ little room, and a window of its own


def test_in_a_narrow_window_the_answer_takes_the_place_of_the_hits(place: Workplace) -> None:
    place.window.resize(683, 384)
    place.wait()
    view = ask(place, "Duldung")
    assert not view.pane.isVisible()
    place.click("Antwort zeigen", view)
    assert "Duldung" in answer(view)
    assert view.pane.isVisible()
    place.click("Treffer zeigen", view)
    assert not view.pane.isVisible()


def test_the_window_of_its_own_stays_on_top_and_shows_in_the_main_one(place: Workplace) -> None:
    place.press(Qt.Key.Key_K, CONTROL | SHIFT)
    own = place.window.quick.own_window
    assert isinstance(own, QuickWindow)
    assert own.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    view = ask(place, "zwei hute", own.view)
    view.open_current()
    place.wait()
    assert place.window.address.ref == "l-hut"
    assert own.isVisible()
    for _ in range(2):  # the first one empties the field
        QTest.keyClick(own.view.field, Qt.Key.Key_Escape)
    assert not own.isVisible()


def test_in_a_high_and_narrow_window_most_of_the_room_is_for_the_answer(place: Workplace) -> None:
    place.window.quick.open_window()
    own = place.window.quick.own_window
    assert own is not None
    view = ask(place, "antrag", own.view)
    assert view.pane.height() > view._list.height() > 0
    own.resize(900, 620)
    place.wait()
    assert view.pane.width() > view._list.width() > 0
    assert view.pane.height() == view._list.height()


def test_its_place_and_size_are_remembered(place: Workplace) -> None:
    place.window.quick.open_window()
    own = place.window.quick.own_window
    assert own is not None
    own.resize(391, 507)
    place.wait()
    place.start_again()
    place.window.quick.open_window()
    again = place.window.quick.own_window
    assert again is not None
    assert (again.width(), again.height()) == (391, 507)


def test_it_goes_with_the_main_window(place: Workplace) -> None:
    place.window.quick.open_window()
    own = place.window.quick.own_window
    assert own is not None
    place.window.close()
    assert not own.isVisible()


def test_the_reader_of_the_answer_is_named(place: Workplace) -> None:
    view = ask(place, "Duldung")
    assert place.part(ReaderView, view).accessibleName() == "Duldung"

"""Finding in the page: hits, count, keys, folded parts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.pages import LOOKUPS, long_page, sample_page
from tests.ui.reader.conftest import Desk
from wissen.ui.reader.find_bar import FindBar
from wissen.ui.reader.reader_view import ReaderView


@pytest.fixture
def bar(desk: Desk) -> FindBar:
    made = FindBar(desk.reader, desk)
    made.resize(700, 48)
    desk.reader.show_page(sample_page(), LOOKUPS)
    return made


def field(bar: FindBar) -> QLineEdit:
    return bar.findChildren(QLineEdit)[0]


def search(bar: FindBar, wanted: str) -> None:
    bar.open()
    field(bar).setText(wanted)


def marked(reader: ReaderView) -> list[str]:
    return [selection.cursor.selectedText().replace("\u00ad", "") for selection in reader.extraSelections()]


def test_all_hits_are_marked_and_counted(bar: FindBar, reader: ReaderView):
    search(bar, "fiktionsbescheinigung")
    assert len(marked(reader)) == 5
    assert set(marked(reader)) == {"Fiktionsbescheinigung"}
    assert bar.count == "1 von 5"


def test_no_hits_are_told(bar: FindBar, reader: ReaderView):
    search(bar, "Elefant")
    assert bar.count == "Keine Treffer"
    assert marked(reader) == []


def test_an_empty_field_says_nothing(bar: FindBar):
    search(bar, "")
    assert bar.count == ""


def test_return_goes_on_and_from_the_last_hit_to_the_first(bar: FindBar, qtbot: QtBot):
    search(bar, "fiktionsbescheinigung")
    counts = []
    for _ in range(5):
        qtbot.keyClick(field(bar), Qt.Key.Key_Return)
        counts.append(bar.count)
    assert counts == ["2 von 5", "3 von 5", "4 von 5", "5 von 5", "1 von 5"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F3])
def test_shift_goes_back(bar: FindBar, qtbot: QtBot, key: Qt.Key):
    search(bar, "fiktionsbescheinigung")
    qtbot.keyClick(field(bar), key, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count == "5 von 5"


def test_the_current_hit_comes_into_view(bar: FindBar, reader: ReaderView):
    search(bar, "Sprechen Sie langsam")
    assert reader.verticalScrollBar().value() > 0


def test_the_search_begins_at_what_is_seen(bar: FindBar, reader: ReaderView):
    reader.go_to("merkkaesten")
    search(bar, "fiktionsbescheinigung")
    assert bar.count != "1 von 5"


def test_the_current_hit_differs_by_more_than_colour(bar: FindBar, reader: ReaderView):
    search(bar, "fiktionsbescheinigung")
    underlined = [selection.format.fontUnderline() for selection in reader.extraSelections()]
    assert underlined == [True, False, False, False, False]


def test_folded_parts_open_for_what_they_say(bar: FindBar, reader: ReaderView):
    search(bar, "Fachkräften")
    assert bar.count == "1 von 1"
    assert marked(reader) == ["Fachkräften"]


def test_escape_takes_bar_and_marks_away_and_selects_the_hit(bar: FindBar, reader: ReaderView, qtbot: QtBot):
    search(bar, "visumfrei")
    qtbot.keyClick(field(bar), Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert marked(reader) == []
    assert reader.textCursor().selectedText() == "visumfrei"
    assert reader.hasFocus()


def test_escape_in_the_field_does_not_leave_the_page(desk: Desk, bar: FindBar, qtbot: QtBot):
    left: list[bool] = []
    QShortcut(QKeySequence("Esc"), desk).activated.connect(lambda: left.append(True))
    search(bar, "visumfrei")
    qtbot.keyClick(field(bar), Qt.Key.Key_Escape)
    assert not left
    assert not bar.isVisible()


def test_the_bar_opens_with_what_is_selected(bar: FindBar, reader: ReaderView):
    reader.setTextCursor(reader.document().find("visumfrei"))
    bar.open()
    assert field(bar).text() == "visumfrei"
    assert bar.count == "1 von 1"


def test_marks_follow_when_the_page_is_built_anew(bar: FindBar, reader: ReaderView):
    search(bar, "fiktionsbescheinigung")
    bar.next()
    reader.toggle_fold("0")
    assert len(marked(reader)) == 5
    assert bar.count == "2 von 5"


def test_a_closed_bar_marks_nothing_on_another_page(bar: FindBar, reader: ReaderView):
    search(bar, "fiktionsbescheinigung")
    bar.leave()
    reader.show_page(sample_page(), LOOKUPS)
    assert marked(reader) == []


def test_marks_outlive_a_page_that_is_built_in_slices(bar: FindBar, reader: ReaderView, qtbot: QtBot):
    with qtbot.waitSignal(reader.page_built):
        reader.show_page(long_page(6_000), LOOKUPS)
    search(bar, "der")
    count = bar.count
    with qtbot.waitSignal(reader.page_built):
        reader.rebuild()
    assert (bar.count, bool(marked(reader))) == (count, True)

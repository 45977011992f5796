"""The outline: a real list that follows the reading and leads to what is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.helpers.pages import LOOKUPS, sample_page
from tests.ui.reader.conftest import Desk
from wissen.drawing.page import OutlineEntry, outline
from wissen.drawing.tokens import CONTROL_HEIGHT
from wissen.ui.reader.outline import NOTED, Outline, OutlineModel

ENTRIES = (
    OutlineEntry("worum", "Worum geht es?", 2),
    OutlineEntry("faelle", "Die drei Fälle der Fiktionswirkung im Überblick", 3),
    OutlineEntry("vor-ort", "Vor dem Gespräch", 2),
)


@pytest.fixture
def shown(desk: Desk) -> Outline:
    made = Outline(desk)
    made.setGeometry(0, 0, 180, 400)
    made.set_entries(ENTRIES)
    made.show()
    return made


def spoken(view: Outline, row: int) -> object:
    return view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_model_is_a_proper_one(qtmodeltester: ModelTester):
    model = OutlineModel()
    model.set_entries(ENTRIES)
    model.set_reading("faelle")
    qtmodeltester.check(model)


def test_a_screen_reader_hears_level_and_place(shown: Outline):
    shown.set_reading("faelle")
    assert spoken(shown, 0) == "Worum geht es?"
    assert spoken(shown, 1) == "Die drei Fälle der Fiktionswirkung im Überblick, Unterabschnitt, wird gelesen"


def test_headings_with_a_note_bear_a_sign_and_say_so(shown: Outline):
    before = shown.viewport().grab().toImage()
    shown.set_noted(frozenset({"vor-ort", "anderswo"}))
    assert [shown.model().index(row, 0).data(NOTED) for row in range(3)] == [False, False, True]
    assert (spoken(shown, 0), spoken(shown, 2)) == ("Worum geht es?", "Vor dem Gespräch, mit Notiz")
    assert shown.viewport().grab().toImage() != before
    shown.set_noted(frozenset())
    assert spoken(shown, 2) == "Vor dem Gespräch"


def test_without_headings_it_takes_no_room(shown: Outline):
    shown.set_entries(())
    assert not shown.isVisible()
    shown.set_entries(ENTRIES)
    assert shown.isVisible()


def test_a_click_leads_there(shown: Outline, qtbot: QtBot):
    place = shown.visualRect(shown.model().index(2, 0)).center()
    with qtbot.waitSignal(shown.chosen) as told:
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["vor-ort"]


def test_return_leads_there(shown: Outline, qtbot: QtBot):
    shown.setFocus()
    shown.setCurrentIndex(shown.model().index(1, 0))
    with qtbot.waitSignal(shown.chosen) as told:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert told.args == ["faelle"]


def test_the_row_follows_the_reading(shown: Outline):
    shown.set_reading("vor-ort")
    assert shown.currentIndex().row() == 2


def test_a_row_chosen_by_keyboard_is_not_taken_away(desk: Desk, shown: Outline):
    shown.setFocus()
    shown.setCurrentIndex(shown.model().index(1, 0))
    shown.set_reading("vor-ort")
    assert shown.currentIndex().row() == 1


def test_text_before_the_first_heading_has_no_row(shown: Outline):
    shown.set_reading("vor-ort")
    shown.set_reading("einleitung")
    assert not any("wird gelesen" in str(spoken(shown, row)) for row in range(3))


def test_long_headings_wrap_and_every_row_is_high_enough_to_hit(shown: Outline):
    heights = [shown.sizeHintForIndex(shown.model().index(row, 0)).height() for row in range(3)]
    assert min(heights) >= CONTROL_HEIGHT
    assert heights[1] > heights[0]


def test_reader_and_outline_lead_each_other(desk: Desk, shown: Outline):
    desk.reader.section_changed.connect(shown.set_reading)
    shown.chosen.connect(desk.reader.go_to)
    shown.set_entries(outline(sample_page()))
    desk.reader.show_page(sample_page(), LOOKUPS)
    shown.chosen.emit("listen")
    assert desk.reader.position().section == "listen"
    assert shown.currentIndex().data() == "Unterlagen und Begriffe"

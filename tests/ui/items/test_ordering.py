"""Ordering: by buttons, by keys and by mouse; the order can be heard as well as seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.helpers.accessibility import settle
from tests.helpers.questions import LONG_ORDERING, ORDERING
from tests.ui.conftest import Dress
from tests.ui.items.conftest import Ask
from wissen.drawing.tokens import CONTROL_HEIGHT
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.items.ordering import OrderingItem, OrderList


def ordering(box: AnswerBox) -> OrderingItem:
    assert isinstance(box.input, OrderingItem)
    return box.input


def texts(box: AnswerBox) -> list[str]:
    entries = ordering(box).list
    return [entries.item(row).text() for row in range(entries.count())]


def all_words(box: AnswerBox) -> str:
    return " ".join(label.text() for label in box.findChildren(QLabel) if label.isVisible())


def test_entries_stand_in_the_order_given_with_their_place(ask: Ask) -> None:
    box = ask(ORDERING, "c", "a", "b")
    assert texts(box) == ["1.  Entscheiden", "2.  Annehmen", "3.  Prüfen"]
    assert box.input.response() == ("c", "a", "b")


def test_buttons_move_the_current_entry(ask: Ask) -> None:
    box = ask(ORDERING, "c", "a", "b")
    QTest.mouseClick(ordering(box).down, Qt.MouseButton.LeftButton)
    assert box.input.response() == ("a", "c", "b")
    QTest.mouseClick(ordering(box).down, Qt.MouseButton.LeftButton)
    assert box.input.response() == ("a", "b", "c")
    QTest.mouseClick(ordering(box).up, Qt.MouseButton.LeftButton)
    assert box.input.response() == ("a", "c", "b")


def test_alt_and_arrow_keys_move_the_current_entry(ask: Ask) -> None:
    box = ask(ORDERING, "c", "a", "b")
    entries = ordering(box).list
    entries.setFocus()
    QTest.keyClick(entries, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert box.input.response() == ("a", "c", "b")
    assert entries.currentRow() == 1
    QTest.keyClick(entries, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert box.input.response() == ("c", "a", "b")


def test_arrow_keys_alone_only_walk(ask: Ask) -> None:
    box = ask(ORDERING, "c", "a", "b")
    entries = ordering(box).list
    QTest.keyClick(entries, Qt.Key.Key_Down)
    assert (box.input.response(), entries.currentRow()) == (("c", "a", "b"), 1)


def test_at_the_ends_nothing_moves(ask: Ask) -> None:
    box = ask(ORDERING, "c", "a", "b")
    ordering(box).list.move_current(-1)
    assert box.input.response() == ("c", "a", "b")
    ordering(box).list.setCurrentRow(2)
    ordering(box).list.move_current(1)
    assert box.input.response() == ("c", "a", "b")


def test_an_entry_can_be_dragged(ask: Ask) -> None:
    box = ask(ORDERING, "c", "a", "b")
    entries = ordering(box).list
    assert entries.dragDropMode() == OrderList.DragDropMode.InternalMove
    entries.model().moveRow(QModelIndex(), 0, QModelIndex(), 3)  # what Qt does with a drop inside the list
    assert box.input.response() == ("a", "b", "c")
    assert texts(box) == ["1.  Annehmen", "2.  Prüfen", "3.  Entscheiden"]


def test_places_are_numbered_anew_after_each_move(ask: Ask) -> None:
    box = ask(ORDERING, "c", "a", "b")
    ordering(box).list.move_current(1)
    assert texts(box) == ["1.  Annehmen", "2.  Entscheiden", "3.  Prüfen"]


def test_an_earlier_response_is_shown(ask: Ask) -> None:
    box = ask(ORDERING, "c", "a", "b")
    box.input.set_response(["b", "c", "a"])
    assert box.input.response() == ("b", "c", "a")


def test_what_is_forbidden_does_not_move(ask: Ask) -> None:
    box = ask(ORDERING, "c", "a", "b")
    box.input.set_enabled(False)
    ordering(box).down.click()
    QTest.keyClick(ordering(box).list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert not ordering(box).list.dragEnabled()
    assert box.input.response() == ("c", "a", "b")
    box.input.set_enabled(True)
    ordering(box).down.click()
    assert box.input.response() == ("a", "c", "b")


def test_the_right_order_is_shown_after_a_wrong_one(ask: Ask) -> None:
    box = ask(ORDERING, "c", "a", "b")
    box.input.show_outcome()
    settle()
    assert "Richtige Reihenfolge" in all_words(box)
    assert not ordering(box).up.isVisible()


def test_after_the_answer_each_entry_says_where_it_belongs(ask: Ask) -> None:
    box = ask(ORDERING, "b", "a", "c")
    box.input.show_outcome()
    assert texts(box) == [
        "1.  Prüfen  –  gehört an Stelle 2",
        "2.  Annehmen  –  gehört an Stelle 1",
        "3.  Entscheiden  –  richtig",
    ]


def test_the_right_order_is_not_shown_twice(ask: Ask) -> None:
    box = ask(ORDERING, "c", "a", "b")
    box.input.set_response(["a", "b", "c"])
    box.input.show_outcome()
    settle()
    assert "Richtige Reihenfolge" not in all_words(box)


def test_the_list_says_what_it_is_and_how_it_is_used(ask: Ask) -> None:
    entries = ordering(ask(ORDERING)).list
    assert entries.accessibleName() == "Reihenfolge der Einträge"
    assert "Alt" in entries.accessibleDescription()


@pytest.mark.parametrize(("width", "scale"), [(360, 1.0), (360, 2.0), (683, 2.0)])
def test_every_row_is_as_high_as_its_words(ask: Ask, dress: Dress, width: int, scale: float) -> None:
    dress("hell", scale)
    box = ask(LONG_ORDERING, width=width)
    settle()
    entries = ordering(box).list
    rects = [entries.visualItemRect(entries.item(row)) for row in range(entries.count())]
    assert min(rect.height() for rect in rects) >= CONTROL_HEIGHT
    assert rects[0].height() > rects[1].height()  # the long words have wrapped
    assert rects[-1].bottom() <= entries.viewport().height()
    assert entries.verticalScrollBar().maximum() == 0

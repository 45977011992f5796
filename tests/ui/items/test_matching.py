"""Matching: one list of right sides for every row, chosen by keyboard too, and said of each row whether it is right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.accessibility import settle
from tests.helpers.person import right_keys, wrong_keys
from tests.helpers.questions import LONG_MATCHING, MATCHING
from tests.ui.conftest import Dress
from tests.ui.items.conftest import Ask
from wissen.content.ids import choice_key
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.items.matching import MatchingItem

STUDY, BLUE, VISA = map(choice_key, ("Studium", "Blaue Karte EU", "Visum"))


def matching(box: AnswerBox) -> MatchingItem:
    assert isinstance(box.input, MatchingItem)
    return box.input


def offered(box: AnswerBox, row: int = 0) -> list[str]:
    combo = matching(box).rows[row].combo
    return [combo.itemText(number) for number in range(combo.count())]


def said(box: AnswerBox) -> list[str]:
    return [row.combo.accessibleDescription() for row in matching(box).rows]


def test_every_row_offers_all_right_sides_in_the_order_given(ask: Ask) -> None:
    box = ask(MATCHING, VISA, STUDY, BLUE)
    assert offered(box, 0) == offered(box, 1) == ["Visum", "Studium", "Blaue Karte EU"]


def test_a_row_is_named_by_its_left_side(ask: Ask) -> None:
    names = [row.combo.accessibleName() for row in matching(ask(MATCHING)).rows]
    assert names == ["§ 16b AufenthG: Titel", "§ 18g AufenthG: Titel"]


def test_nothing_is_chosen_at_first(ask: Ask) -> None:
    box = ask(MATCHING)
    assert box.input.response() == ()
    assert not box.button.isEnabled()


def test_arrow_keys_choose(ask: Ask) -> None:
    box = ask(MATCHING, STUDY, BLUE, VISA)
    box.take_focus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(QApplication.focusWidget() or box, key)
    assert box.input.response() == right_keys(MATCHING)


def test_each_row_says_whether_it_is_right(ask: Ask) -> None:
    box = ask(MATCHING)
    box.input.set_response([right_keys(MATCHING)[0]])
    aloud = box.input.show_outcome()
    assert said(box) == ["Richtig.", "Offen gelassen. Richtig ist: Blaue Karte EU"]
    assert aloud == "§ 18g AufenthG: Titel: Offen gelassen. Richtig ist: Blaue Karte EU"


def test_a_wrong_row_says_what_is_right(ask: Ask) -> None:
    box = ask(MATCHING)
    box.input.set_response(wrong_keys(MATCHING))
    box.input.show_outcome()
    assert said(box)[0] == "Nicht richtig. Richtig ist: Studium"


def test_what_the_question_does_not_offer_any_more_is_left_open(ask: Ask) -> None:
    box = ask(MATCHING)
    box.input.set_response([f"{choice_key('§ 16b AufenthG')}-00000000"])
    assert box.input.response() == ()


@pytest.mark.parametrize(("width", "beside"), [(640, True), (360, False)])
def test_both_sides_stand_beside_each_other_where_there_is_room(ask: Ask, width: int, beside: bool) -> None:
    row = matching(ask(LONG_MATCHING, width=width)).rows[0]
    settle()
    left = row.childAt(4, 4) or row
    assert (row.combo.y() < left.height() and row.combo.x() > 100) == beside


def test_a_larger_text_needs_more_room(ask: Ask, dress: Dress) -> None:
    box = ask(MATCHING, width=640)
    settle()
    assert matching(box).rows[0].combo.x() > 100
    dress("hell", 2.0)
    settle()
    assert matching(box).rows[0].combo.x() == 0

"""Ermessensfall: first one's own words, then the model answer, then one's own judgement; case data stays out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.helpers.accessibility import settle
from tests.helpers.questions import DISCRETION
from tests.ui.items.conftest import Ask
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.items.discretion import LONGEST, DiscretionItem


def case(box: AnswerBox) -> DiscretionItem:
    assert isinstance(box.input, DiscretionItem)
    return box.input


def seen(box: AnswerBox) -> str:
    settle()
    return "\n".join(label.text() for label in box.findChildren(QLabel) if label.isVisible())


def test_the_model_answer_waits_until_it_is_asked_for(ask: Ask) -> None:
    box = ask(DISCRETION)
    assert "Nur für Sie. Niemand sonst sieht das." in seen(box)
    assert "Für die Person" not in seen(box)
    assert "Wie nah waren Sie dran?" not in seen(box)
    case(box).look.click()
    assert "Für die Person" in seen(box)
    assert "Dagegen" in seen(box)
    assert "Wie nah waren Sie dran?" in seen(box)


def test_writing_comes_first_and_ends_with_the_model_answer(ask: Ask) -> None:
    box = ask(DISCRETION)
    field = case(box).words.field
    QTest.keyClicks(field, "Ich gebe statt.")
    case(box).look.click()
    QTest.keyClicks(field, " Und noch mehr.")
    assert field.toPlainText() == "Ich gebe statt."
    box.wait()
    box.go_on()
    assert field.isReadOnly()


def test_the_rating_makes_the_answer_also_without_a_word(ask: Ask) -> None:
    box = ask(DISCRETION)
    case(box).look.click()
    assert not box.button.isEnabled()
    assert box.button.text() == "Fertig"
    QTest.keyClick(QApplication.focusWidget() or box, Qt.Key.Key_Space)
    assert box.input.response() == ("", "getroffen")
    assert box.button.isEnabled()


@pytest.mark.parametrize(("row", "value"), [(0, "getroffen"), (1, "teilweise"), (2, "verfehlt")])
def test_each_rating_has_its_value(ask: Ask, row: int, value: str) -> None:
    box = ask(DISCRETION)
    case(box).words.field.setPlainText(" Weil … ")
    case(box).look.click()
    case(box).ratings.button(row).click()
    assert box.input.response() == ("Weil …", value)


def test_case_data_is_taken_out_before_it_goes_on(ask: Ask) -> None:
    box = ask(DISCRETION)
    case(box).words.field.setPlainText("geboren am 03.05.1988, Tel. 0170 1234567")
    assert not case(box).look.isEnabled()
    case(box).words.take_out()
    assert case(box).look.isEnabled()


def test_what_may_be_case_data_is_kept_if_the_person_says_so(ask: Ask) -> None:
    box = ask(DISCRETION)
    case(box).words.field.setPlainText("Herr Müller hat recht.")
    assert case(box).look.text() == "Trotzdem weiter zur Musterlösung"
    assert case(box).look.isEnabled()


def test_a_novel_is_too_long(ask: Ask) -> None:
    box = ask(DISCRETION)
    case(box).words.field.setPlainText("a " * LONGEST)
    assert not case(box).look.isEnabled()


def test_an_earlier_answer_stands_there_with_the_model_answer(ask: Ask) -> None:
    box = ask(DISCRETION)
    box.input.set_response(["Weil …", "teilweise"])
    assert "Dagegen" in seen(box)
    assert not case(box).look.isVisible()
    assert case(box).ratings.checkedId() == 1

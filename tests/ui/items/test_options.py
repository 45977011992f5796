"""Options: real buttons with names, text that can be clicked, feedback under every one of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QRadioButton

from tests.helpers.accessibility import settle
from tests.helpers.questions import LONG, MULTIPLE, SINGLE, TRUE_FALSE
from tests.ui.conftest import Dress
from tests.ui.items.conftest import Ask
from wissen.content.item import Item
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.items.options import OptionRow, Options


def options(box: AnswerBox) -> Options:
    assert isinstance(box.input, Options)
    return box.input


def row(box: AnswerBox, key: str) -> OptionRow:
    return next(row for row in options(box).rows if row.choice.key == key)


def said(option: OptionRow) -> str:
    """What stands under an option."""
    return " ".join(label.text() for label in option.feedback.labels() if label.isVisible())


def test_one_answer_is_chosen_with_radio_buttons(ask: Ask) -> None:
    box = ask(SINGLE)
    row(box, "keller").button.click()
    row(box, "theke").button.click()
    assert box.input.response() == ("theke",)
    assert all(isinstance(option.button, QRadioButton) for option in options(box).rows)


def test_several_answers_are_chosen_with_check_boxes(ask: Ask) -> None:
    box = ask(MULTIPLE)
    for key in ("schirm", "pass"):
        row(box, key).button.click()
    assert box.input.response() == ("pass", "schirm")
    assert all(isinstance(option.button, QCheckBox) for option in options(box).rows)


def test_options_stand_in_the_order_given(ask: Ask) -> None:
    assert [option.choice.key for option in options(ask(SINGLE, "niemand", "theke", "keller")).rows] == [
        "niemand",
        "theke",
        "keller",
    ]


def test_true_always_comes_before_false(ask: Ask) -> None:
    assert [option.choice.key for option in options(ask(TRUE_FALSE, "nein", "ja")).rows] == ["ja", "nein"]


@pytest.mark.parametrize("item", [SINGLE, MULTIPLE, TRUE_FALSE])
def test_an_earlier_response_is_shown(ask: Ask, item: Item) -> None:
    box = ask(item)
    key = options(box).rows[-1].choice.key
    box.input.set_response([key])
    assert box.input.response() == (key,)
    box.input.set_response([options(box).rows[0].choice.key])
    assert key not in box.input.response()


def test_every_option_has_its_words_as_name(ask: Ask) -> None:
    names = [option.button.accessibleName() for option in options(ask(SINGLE)).rows]
    assert names == ["Die Servicetheke", "Der Keller", "Niemand"]


def test_a_click_on_the_words_chooses(ask: Ask) -> None:
    box = ask(SINGLE)
    option = row(box, "keller")
    QTest.mouseClick(option.text, Qt.MouseButton.LeftButton)
    assert box.input.response() == ("keller",)
    assert option.button.hasFocus()


def test_a_click_on_the_words_of_a_check_box_takes_the_choice_back(ask: Ask) -> None:
    box = ask(MULTIPLE)
    for _ in range(2):
        QTest.mouseClick(row(box, "pass").text, Qt.MouseButton.LeftButton)
    assert box.input.response() == ()


def test_the_right_mouse_button_chooses_nothing(ask: Ask) -> None:
    box = ask(SINGLE)
    QTest.mouseClick(row(box, "keller").text, Qt.MouseButton.RightButton)
    assert box.input.response() == ()


def test_arrow_keys_choose_among_radio_buttons(ask: Ask) -> None:
    box = ask(SINGLE)
    box.take_focus()
    QTest.keyClick(row(box, "theke").button, Qt.Key.Key_Space)
    QTest.keyClick(row(box, "theke").button, Qt.Key.Key_Down)
    assert box.input.response() == ("keller",)


def test_what_is_forbidden_does_not_change(ask: Ask) -> None:
    box = ask(SINGLE)
    box.input.set_response(["theke"])
    box.input.set_enabled(False)
    QTest.mouseClick(row(box, "keller").text, Qt.MouseButton.LeftButton)
    assert box.input.response() == ("theke",)


@pytest.mark.parametrize("item", [SINGLE, MULTIPLE, TRUE_FALSE])
def test_there_is_feedback_under_every_option(ask: Ask, item: Item) -> None:
    box = ask(item)
    box.input.set_response([options(box).rows[0].choice.key])
    assert not any(option.feedback.isVisible() for option in options(box).rows)
    box.input.show_outcome()
    settle()
    assert all(option.feedback.isVisible() and said(option) for option in options(box).rows)


def test_what_the_author_wrote_stands_under_its_option(ask: Ask) -> None:
    box = ask(SINGLE)
    box.input.set_response(["keller"])
    box.input.show_outcome()
    assert "dort ist das Archiv." in said(row(box, "keller"))
    assert "dort beginnt es." in said(row(box, "theke"))


def test_a_missed_right_option_says_so(ask: Ask) -> None:
    box = ask(MULTIPLE)
    box.input.set_response(["pass"])
    box.input.show_outcome()
    assert "Das wäre richtig gewesen." in said(row(box, "foto"))
    assert "Das wäre richtig gewesen." not in said(row(box, "pass"))


@pytest.mark.parametrize(
    ("chosen", "word"), [("niemand", "Nicht richtig."), ("theke", "Zu Recht nicht gewählt.")], ids=["taken", "left"]
)
def test_without_feedback_of_the_author_a_word_stands_there(ask: Ask, chosen: str, word: str) -> None:
    box = ask(SINGLE)
    box.input.set_response([chosen])
    box.input.show_outcome()
    assert said(row(box, "niemand")) == word


def test_a_screen_reader_hears_the_feedback_without_markup(ask: Ask) -> None:
    box = ask(SINGLE)
    box.input.set_response(["keller"])
    aloud = box.input.show_outcome()
    descriptions = [option.button.accessibleDescription() for option in options(box).rows]
    assert descriptions == [
        "Das wäre richtig gewesen. Denn dort beginnt es.",
        "Nicht richtig. Denn dort ist das Archiv.",
        "Zu Recht nicht gewählt.",
    ]
    assert aloud == "Nicht richtig. Denn dort ist das Archiv."


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_first_line_stands_beside_its_button(ask: Ask, dress: Dress, scale: float) -> None:
    box = ask(LONG, width=500)
    dress("hell", scale)
    settle()
    for option in options(box).rows:
        line = option.text.mapTo(option, QPoint(0, option.text.contentsMargins().top())).y()
        middle = line + option.text.fontMetrics().height() / 2
        assert abs(middle - option.button.geometry().center().y()) <= 2


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [360, 683])
def test_long_words_stay_inside(ask: Ask, dress: Dress, scale: float, width: int) -> None:
    dress("hell", scale)
    box = ask(LONG, width=width)
    box.input.set_response(["kurz"])
    box.input.show_outcome()
    settle()
    assert box.width() <= width
    for option in options(box).rows:
        assert option.text.geometry().right() < box.width()
        assert option.text.height() >= option.text.heightForWidth(option.text.width())

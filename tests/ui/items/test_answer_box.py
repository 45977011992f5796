"""The box around a question: nothing is told before the page says so, and everything is told then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import faults, settle
from tests.helpers.person import right_keys, wrong_keys
from tests.helpers.questions import (
    DISCRETION,
    EVERY_KIND,
    LONG,
    LONG_CLOZE,
    LONG_MATCHING,
    LONG_ORDERING,
    MULTIPLE,
    ORDERING,
    SHORT_TEXT,
    SINGLE,
)
from tests.ui.conftest import Dress
from tests.ui.items.conftest import Ask
from wissen.content.blocks import Paragraph, Text
from wissen.content.item import Item, ItemKind
from wissen.learning.grading import GRADED, Outcome, grade
from wissen.settings import ThemeName
from wissen.ui.items.answer_box import AnswerBox

TIP = (Paragraph((Text("Denken Sie an den ersten Schritt."),)),)


def told(box: AnswerBox) -> str:
    """What the verdict says."""
    settle()
    return "\n".join(label.text() for label in box.verdict.labels() if label.isVisible())


def button(box: AnswerBox, text: str) -> QPushButton:
    return next(made for made in box.findChildren(QPushButton) if made.text() == text)


def show(box: AnswerBox, *keys: str) -> Outcome:
    """Answer, and let the outcome be shown as a page does once it is stored."""
    box.input.set_response(keys)
    outcome = grade(box.item, box.input.response())
    box.show_outcome(outcome, aloud=True)
    return outcome


def test_without_a_choice_there_is_nothing_to_answer(ask: Ask) -> None:
    box = ask(SINGLE)
    assert not box.button.isEnabled()
    box.input.set_response(["theke"])
    assert box.button.isEnabled()


def test_an_order_can_be_answered_as_it_stands(ask: Ask) -> None:
    assert ask(ORDERING, "c", "a", "b").button.isEnabled()


def test_the_answer_is_emitted_and_nothing_is_told(ask: Ask, qtbot: QtBot) -> None:
    box = ask(MULTIPLE)
    box.input.set_response(["pass", "foto"])
    with qtbot.waitSignal(box.answered) as emitted:
        QTest.mouseClick(box.button, Qt.MouseButton.LeftButton)
    assert emitted.args == [("pass", "foto")]
    assert told(box) == ""


def test_while_it_is_stored_nothing_can_be_changed_or_answered_again(ask: Ask, qtbot: QtBot) -> None:
    box = ask(SINGLE)
    box.input.set_response(["theke"])
    box.wait()
    with qtbot.assertNotEmitted(box.answered):
        box.button.click()
    assert not any(row.button.isEnabled() for row in box.input.rows)  # type: ignore[attr-defined]


def test_while_it_is_stored_the_focus_stays(ask: Ask) -> None:
    box = ask(SINGLE)
    box.input.set_response(["theke"])
    box.button.setFocus()
    box.wait()
    assert box.button.hasFocus()


def test_what_could_not_be_stored_can_be_tried_again(ask: Ask, qtbot: QtBot) -> None:
    box = ask(SINGLE)
    box.input.set_response(["theke"])
    box.wait()
    box.go_on()
    assert told(box) == ""
    with qtbot.waitSignal(box.answered):
        box.button.click()


@pytest.mark.parametrize("item", [item for item in EVERY_KIND if item.kind in GRADED])
def test_a_right_answer_is_told_with_its_source(ask: Ask, item: Item) -> None:
    box = ask(item)
    show(box, *right_keys(item))
    assert told(box).startswith("Richtig.")
    assert told(box).endswith("Bezug: § 82 AufenthG; § 25 VwVfG")


def test_a_wrong_answer_is_told_with_the_explanation(ask: Ask) -> None:
    box = ask(SINGLE)
    show(box, "keller")
    assert told(box).startswith("Noch nicht richtig.")
    assert "Die Theke nimmt Anträge an." in told(box)


def test_an_answer_that_is_right_in_part_says_so(ask: Ask) -> None:
    box = ask(MULTIPLE)
    show(box, "pass")
    assert told(box).startswith("Teilweise richtig.")


def test_without_source_and_explanation_there_are_no_empty_lines(ask: Ask) -> None:
    box = ask(replace(SINGLE, sources=(), explanation=()))
    show(box, "theke")
    assert told(box) == "Richtig."


def test_after_the_outcome_the_focus_is_on_what_comes_next(ask: Ask) -> None:
    box = ask(SINGLE)
    box.input.set_response(["theke"])
    box.button.setFocus()
    box.wait()
    show(box, "theke")
    settle()
    assert button(box, "Noch einmal").hasFocus()
    assert not box.button.isVisible()


def test_asking_again_is_for_the_page(ask: Ask, qtbot: QtBot) -> None:
    box = ask(SINGLE)
    show(box, "theke")
    with qtbot.waitSignal(box.again):
        button(box, "Noch einmal").click()


def test_in_a_quiz_a_question_is_asked_once(ask: Ask) -> None:
    box = ask(SINGLE, repeatable=False)
    show(box, "theke")
    assert not button(box, "Noch einmal").isVisible()


def test_the_focus_goes_to_the_first_option(ask: Ask) -> None:
    box = ask(SINGLE)
    box.take_focus()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Die Servicetheke"


def test_a_tip_waits_until_it_is_asked_for(ask: Ask) -> None:
    box = ask(replace(SINGLE, tip=TIP))
    assert "Denken Sie" not in words(box)
    button(box, "Tipp").click()
    assert "Denken Sie an den ersten Schritt." in words(box)
    assert not button(box, "Tipp").isVisible()


def test_without_a_tip_nobody_is_offered_one(ask: Ask) -> None:
    assert not button(ask(SINGLE), "Tipp").isVisible()


def test_keyboard_alone_is_enough(ask: Ask, qtbot: QtBot) -> None:
    box = ask(MULTIPLE)
    box.take_focus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Tab):
        press(key)
    with qtbot.waitSignal(box.answered) as emitted:
        press(Qt.Key.Key_Return)
    assert emitted.args == [("pass", "foto")]


def test_every_kind_has_its_instruction_and_its_widget(ask: Ask) -> None:
    assert {item.kind for item in EVERY_KIND} == set(ItemKind)
    assert len({words(ask(item)).splitlines()[0] for item in EVERY_KIND}) == len(ItemKind)


def test_return_in_a_line_answers(ask: Ask, qtbot: QtBot) -> None:
    box = ask(SHORT_TEXT)
    box.take_focus()
    with qtbot.assertNotEmitted(box.answered):
        press(Qt.Key.Key_Return)
    QTest.keyClicks(box.input.widget().findChildren(QLineEdit)[0], "Duldung")
    with qtbot.waitSignal(box.answered) as emitted:
        press(Qt.Key.Key_Return)
    assert emitted.args == [("Duldung",)]


def test_whoever_answered_by_return_goes_on_from_the_next_control(ask: Ask) -> None:
    box = ask(SHORT_TEXT)
    box.take_focus()
    box.wait()
    show(box, "Duldung")
    settle()
    assert button(box, "Noch einmal").hasFocus()


def test_a_case_of_discretion_is_kept_and_not_graded(ask: Ask) -> None:
    box = ask(DISCRETION)
    show(box, "", "verfehlt")
    assert told(box).startswith("Festgehalten.")
    assert "Noch nicht richtig" not in words(box)


@pytest.mark.parametrize("item", EVERY_KIND)
def test_what_was_answered_is_shown_again(ask: Ask, item: Item) -> None:
    box = ask(item)
    box.input.set_response(wrong_keys(item))
    assert box.input.response() == wrong_keys(item)


def test_a_question_is_untouched_until_somebody_begins_to_answer_it(ask: Ask) -> None:
    box = ask(ORDERING, "c", "a", "b")
    assert box.untouched
    button(box, "Nach unten").click()
    assert not box.untouched


@pytest.mark.parametrize("item", EVERY_KIND)
def test_after_the_outcome_nothing_can_be_changed(ask: Ask, item: Item) -> None:
    box = ask(item)
    show(box, *wrong_keys(item))
    given = box.input.response()
    for control in box.input.widget().findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QTest.keyClicks(control, "x ")
            QTest.keyClick(control, Qt.Key.Key_Down)
    assert box.input.response() == given


@pytest.mark.parametrize("answered", [False, True])
@pytest.mark.parametrize(
    "item", [*EVERY_KIND, LONG, LONG_ORDERING, LONG_MATCHING, LONG_CLOZE], ids=lambda item: f"{item.kind.value}"
)
@pytest.mark.parametrize("look", [("hell", 1.0, 640), ("kontrast", 2.0, 560), ("dunkel", 1.0, 360)])
def test_everybody_can_answer(
    ask: Ask, dress: Dress, item: Item, look: tuple[ThemeName, float, int], answered: bool
) -> None:
    theme, scale, width = look
    dress(theme, scale)
    box = ask(replace(item, tip=TIP), width=width)
    if answered:
        show(box, *wrong_keys(item))
    assert faults(box.window()) == []
    assert box.window().width() == width


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def words(box: AnswerBox) -> str:
    settle()
    return "\n".join(label.text() for label in box.findChildren(type(box.verdict.labels()[1])) if label.isVisible())

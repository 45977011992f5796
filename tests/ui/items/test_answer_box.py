"""The box around a question: nothing is told before the page says so, and everything is told then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import faults, settle
from tests.helpers.person import right_keys
from tests.helpers.questions import EVERY_KIND, LONG, LONG_ORDERING, MULTIPLE, ORDERING, SINGLE
from tests.ui.conftest import Dress
from tests.ui.items.conftest import Ask
from wissen.content.blocks import Paragraph, Text
from wissen.content.item import Item, ItemKind, ShortText
from wissen.learning.grading import Outcome, grade
from wissen.settings import ThemeName
from wissen.ui.items.answer_box import AnswerBox, item_widget

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


@pytest.mark.parametrize("item", EVERY_KIND)
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


def test_a_kind_without_widget_is_our_fault(app: QApplication, ask: Ask) -> None:
    item = Item(SINGLE.id, ItemKind.SHORT_TEXT, "?", (), ShortText(("ja",)))
    with pytest.raises(ValueError, match="text"):
        item_widget(item, (), ask(SINGLE))


@pytest.mark.parametrize("answered", [False, True])
@pytest.mark.parametrize("item", [*EVERY_KIND, LONG, LONG_ORDERING], ids=lambda item: f"{item.kind.value}")
@pytest.mark.parametrize("look", [("hell", 1.0, 640), ("kontrast", 2.0, 560), ("dunkel", 1.0, 360)])
def test_everybody_can_answer(
    ask: Ask, dress: Dress, item: Item, look: tuple[ThemeName, float, int], answered: bool
) -> None:
    theme, scale, width = look
    dress(theme, scale)
    box = ask(replace(item, tip=TIP), width=width)
    if answered:
        show(box, *right_keys(item)[::-1][:3])
    assert faults(box.window()) == []
    assert box.window().width() == width


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def words(box: AnswerBox) -> str:
    settle()
    return "\n".join(label.text() for label in box.findChildren(type(box.verdict.labels()[1])) if label.isVisible())

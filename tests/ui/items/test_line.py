"""One line: typed freely, with its unit beside it; what is right is told when it is something else."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.helpers.accessibility import settle
from tests.helpers.questions import DAY, NUMERIC, SHORT_TEXT
from tests.ui.conftest import Dress
from tests.ui.items.conftest import Ask
from wissen.content.item import Item
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.items.line import LONGEST, LineItem


def line(box: AnswerBox) -> LineItem:
    assert isinstance(box.input, LineItem)
    return box.input


def said(box: AnswerBox) -> list[str]:
    settle()
    return [label.text() for label in line(box).findChildren(QLabel) if label.isVisible() and label.text()]


def test_the_unit_stands_beside_the_field_and_in_its_name(ask: Ask) -> None:
    box = ask(NUMERIC)
    assert line(box).field.accessibleName() == "Ihre Antwort, Einheit: Monate"
    assert said(box) == ["Monate"]


def test_in_a_narrow_window_the_unit_stays_whole(ask: Ask, dress: Dress) -> None:
    dress("kontrast", 2.0)
    box = ask(NUMERIC, width=340)
    settle()
    (unit,) = (label for label in line(box).findChildren(QLabel) if label.text() == "Monate")
    assert unit.width() >= unit.sizeHint().width()
    assert unit.mapTo(box, unit.rect().topRight()).x() < box.width()


def test_blanks_alone_are_no_answer(ask: Ask) -> None:
    box = ask(SHORT_TEXT)
    QTest.keyClicks(line(box).field, "  ")
    assert box.input.response() == ()
    QTest.keyClicks(line(box).field, "ja ")
    assert box.input.response() == ("ja",)


def test_a_line_ends_somewhere(ask: Ask) -> None:
    box = ask(SHORT_TEXT)
    line(box).field.insert("x" * (LONGEST + 10))
    assert len(line(box).field.text()) == LONGEST


@pytest.mark.parametrize(
    ("item", "typed", "told"),
    [
        (NUMERIC, "ein Monat", ""),
        (NUMERIC, "2", "Richtig ist: 1 Monat"),
        (NUMERIC, "1 Woche", "Die Einheit stimmt nicht. Richtig ist: 1 Monat"),
        (DAY, "2.3.2024", "Richtig ist: 01.03.2024"),
        (SHORT_TEXT, "Duldnug", "So schreibt man es: Duldung"),
        (SHORT_TEXT, "nichts", "Richtig ist: Duldung oder Aussetzung der Abschiebung"),
    ],
)
def test_what_is_right_is_told_when_it_is_something_else(ask: Ask, item: Item, typed: str, told: str) -> None:
    box = ask(item)
    box.input.set_response([typed])
    assert box.input.show_outcome() == told
    assert [text.replace("\u00ad", "") for text in said(box) if text != "Monate"] == ([told] if told else [])
    assert line(box).field.accessibleDescription() == told

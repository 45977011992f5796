"""Suche: from the field to a page, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.helpers.workplace import Workplace
from wissen.ui.models.row_model import RowModel
from wissen.ui.navigation import Screen
from wissen.ui.pages.search import SearchPage
from wissen.ui.widgets.row_list import RowList
from wissen.ui.widgets.search_field import SearchField


@pytest.fixture
def field(workplace: Workplace) -> SearchField:
    workplace.until(lambda: workplace.session.services.search.ready)
    workplace.go(Screen.SEARCH)
    return workplace.part(SearchField)


def ask(workplace: Workplace, field: SearchField, text: str) -> None:
    QTest.keyClicks(field, text)
    page = workplace.window.page
    assert isinstance(page, SearchPage)
    workplace.until(lambda: page.asked == field.text())
    workplace.wait()


def rows(workplace: Workplace) -> list[str]:
    model = workplace.window.page.findChildren(RowModel)[0]
    return [row.title for row in model.rows]


def told(workplace: Workplace) -> str:
    return "\n".join(label.text() for label in workplace.window.page.findChildren(QLabel) if label.isVisible())


def test_hits_show_while_one_types_and_the_focus_stays(workplace: Workplace, field: SearchField) -> None:
    assert field.hasFocus()
    ask(workplace, field, "hut")
    assert rows(workplace)[0] == "Zwei Hüte"
    assert field.hasFocus()
    ask(workplace, field, "xyz")
    assert "ist hier nichts zu finden" in told(workplace)


def test_return_opens_the_best_hit(workplace: Workplace, field: SearchField) -> None:
    ask(workplace, field, "zwei hute")
    workplace.press(Qt.Key.Key_Return)
    assert (workplace.window.address.screen, workplace.window.address.ref) == (Screen.LESSON, "l-hut")


def test_return_does_not_wait_for_the_pause(workplace: Workplace, field: SearchField) -> None:
    QTest.keyClicks(field, "hut")
    QTest.keyClick(field, Qt.Key.Key_Return)
    workplace.wait()
    assert rows(workplace)[0] == "Zwei Hüte"
    workplace.press(Qt.Key.Key_Return)
    assert workplace.window.address.ref == "l-hut"


def test_down_leads_into_the_hits(workplace: Workplace, field: SearchField) -> None:
    ask(workplace, field, "Duldung")
    workplace.press(Qt.Key.Key_Down)
    assert workplace.part(RowList).hasFocus()
    workplace.press(Qt.Key.Key_Return)
    assert workplace.window.address.ref == "duldung"


def test_escape_empties_the_field_and_then_leaves(workplace: Workplace, field: SearchField) -> None:
    ask(workplace, field, "hut")
    workplace.press(Qt.Key.Key_Escape)
    assert (field.text(), rows(workplace)) == ("", [])
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.window.address.screen is Screen.REFERENCE


def test_back_shows_the_same_question_again(workplace: Workplace, field: SearchField) -> None:
    ask(workplace, field, "zwei hute")
    workplace.press(Qt.Key.Key_Return)
    workplace.window.go_back()
    workplace.wait()
    assert field.text() == "zwei hute"
    assert rows(workplace)[0] == "Zwei Hüte"
    assert workplace.part(RowList).hasFocus()


def test_each_hit_has_its_piece_of_text(workplace: Workplace, field: SearchField) -> None:
    ask(workplace, field, "beraten")
    row = workplace.window.page.findChildren(RowModel)[0].rows[0]
    assert [row.detail[start:end] for start, end in row.marks] == ["Beraten"]
    assert (row.kind, row.note) == ("Lektion · Zwei Hüte", "im Text")


def test_wrong_words_are_told(workplace: Workplace, field: SearchField) -> None:
    ask(workplace, field, "Duldnug")
    assert "statt „Duldnug“ auch „Duldung“" in told(workplace)


def test_an_empty_question_says_what_to_do(workplace: Workplace) -> None:
    workplace.go(Screen.SEARCH)
    assert "Wenige Buchstaben genügen." in told(workplace)


def test_from_nothing_found_one_may_look_it_up(workplace: Workplace) -> None:
    workplace.go(Screen.SEARCH, "Xylophon")
    workplace.click("Im Glossar nachschlagen")
    assert workplace.window.address.screen is Screen.REFERENCE


def test_of_several_questions_the_newest_wins(workplace: Workplace) -> None:
    workplace.go(Screen.SEARCH, "hut")
    page = workplace.window.page
    assert isinstance(page, SearchPage)
    for text in ("Duldung", "Antrag", "zwei hute"):
        page.ask(text)
    workplace.wait()
    assert rows(workplace)[0] == "Zwei Hüte"

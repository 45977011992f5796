"""Suche: from the field in the top bar to a page, by keyboard alone; nothing of it is written down."""

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

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(workplace: Workplace) -> SearchField:
    workplace.until(lambda: workplace.session.services.search.ready)
    workplace.press(Qt.Key.Key_K, CONTROL)
    return workplace.part(SearchField, workplace.window)


def ask(workplace: Workplace, field: SearchField, text: str) -> None:
    QTest.keyClicks(field, text)
    workplace.until(
        lambda: isinstance(workplace.window.page, SearchPage) and workplace.window.page.asked == field.text()
    )
    workplace.wait()


def rows(workplace: Workplace) -> list[str]:
    model = workplace.window.page.findChildren(RowModel)[0]
    return [row.title for row in model.rows]


def told(workplace: Workplace) -> str:
    return "\n".join(label.text() for label in workplace.window.page.findChildren(QLabel) if label.isVisible())


def test_the_keys_lead_to_the_field(workplace: Workplace, field: SearchField) -> None:
    assert field.hasFocus()
    assert workplace.window.address.screen is Screen.TODAY


def test_hits_show_while_one_types_and_the_focus_stays(workplace: Workplace, field: SearchField) -> None:
    ask(workplace, field, "hut")
    assert workplace.window.address.screen is Screen.SEARCH
    assert rows(workplace)[0] == "Zwei Hüte"
    assert field.hasFocus()
    ask(workplace, field, "xyz")
    assert "ist hier nichts zu finden" in told(workplace)


def test_return_opens_the_best_hit(workplace: Workplace, field: SearchField) -> None:
    ask(workplace, field, "zwei hute")
    workplace.press(Qt.Key.Key_Return)
    assert (workplace.window.address.screen, workplace.window.address.ref) == (Screen.LESSON, "l-hut")
    assert field.text() == ""


def test_return_does_not_wait_for_the_pause(workplace: Workplace, field: SearchField) -> None:
    QTest.keyClicks(field, "hut")
    QTest.keyClick(field, Qt.Key.Key_Return)
    workplace.wait()
    assert workplace.window.address.screen is Screen.SEARCH
    workplace.press(Qt.Key.Key_Return)
    assert workplace.window.address.ref == "l-hut"


def test_down_leads_into_the_hits(workplace: Workplace, field: SearchField) -> None:
    ask(workplace, field, "Duldung")
    workplace.press(Qt.Key.Key_Down)
    assert workplace.part(RowList).hasFocus()
    workplace.press(Qt.Key.Key_Return)
    assert workplace.window.address.ref == "duldung"


def test_escape_leads_back_to_where_one_was(workplace: Workplace, field: SearchField) -> None:
    ask(workplace, field, "hut")
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.window.address.screen is Screen.TODAY
    workplace.press(Qt.Key.Key_K, CONTROL)
    workplace.press(Qt.Key.Key_Escape)
    assert not field.hasFocus()


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


def test_nothing_that_was_searched_for_is_written_down(workplace: Workplace, field: SearchField) -> None:
    ask(workplace, field, "Geheimwort")
    ask(workplace, field, " hut")
    workplace.close()
    for file in workplace.root.rglob("*"):
        if file.is_file():
            assert b"geheimwort" not in file.read_bytes().lower(), file

"""Nachschlagen: four lists, each filtered as one types; a term stands alone, with where it is used."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.helpers.workplace import Workplace
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Screen
from wissen.ui.widgets.row_list import RowList

CARDS = """\
    ---
    kennung: karten
    titel: Karten der Theke
    stichworte: Mitarbeiterin
    ---

    ## Ein Arbeitgeber fragt
    Kennung: karte-arbeitgeber · Bezug: § 82 AufenthG

    - **Kurz:** Ohne Vollmacht keine Auskunft.

    ## Alles ist verboten
    Kennung: irrtum-verboten · Bezug: § 82 AufenthG

    > **Irrtum:** Alles ist verboten.

    > **Richtig:** Vieles ist erlaubt.

    > **Quelle:** § 82 AufenthG
    """


@pytest.fixture
def place(closed_workplace: Workplace) -> Workplace:
    closed_workplace.write("karten/karten.md", CARDS)
    closed_workplace.start()
    closed_workplace.go(Screen.REFERENCE)
    return closed_workplace


def rows(place: Workplace) -> tuple[Row, ...]:
    return place.window.page.findChildren(RowModel)[0].rows


def shown(place: Workplace) -> list[str]:
    return [row.title for row in rows(place)]


def type_filter(place: Workplace, text: str) -> None:
    field = place.part(QLineEdit)
    field.clear()
    QTest.keyClicks(field, text)
    place.wait()


def test_it_begins_with_the_glossary_under_its_letters(place: Workplace) -> None:
    assert shown(place)[0].isupper()
    assert "Duldung" in shown(place)
    assert place.part(QLineEdit).hasFocus()


@pytest.mark.parametrize(
    ("tab", "titles"),
    [
        ("Antwortkarten", ["Karten der Theke", "Ein Arbeitgeber fragt"]),
        ("Irrtümer", ["Karten der Theke", "Alles ist verboten"]),
        ("Prozesse", ["Antrag annehmen"]),
    ],
)
def test_each_tab_has_its_list(place: Workplace, tab: str, titles: list[str]) -> None:
    place.click(tab)
    assert [title for title in shown(place) if title in titles] == titles
    assert place.button(tab).isChecked()
    assert place.window.page.trail() == ("Nachschlagen", tab)


def test_a_row_says_what_it_is_about(place: Workplace) -> None:
    place.click("Irrtümer")
    assert rows(place)[1].detail == "Vieles ist erlaubt."
    place.click("Antwortkarten")
    assert rows(place)[1].detail == "Ohne Vollmacht keine Auskunft."


@pytest.mark.parametrize("words", ["duld", "DULDUNG", "aussetzung"])
def test_typing_filters_by_title_and_other_names(place: Workplace, words: str) -> None:
    type_filter(place, words)
    assert shown(place)[1:] == ["Duldung"]


def test_what_is_not_there_is_told_and_the_filter_can_be_emptied(place: Workplace) -> None:
    type_filter(place, "Xylophon")
    place.click("Filter leeren")
    assert "Duldung" in shown(place)


def test_return_opens_the_first_row_and_back_comes_back_to_it(place: Workplace) -> None:
    type_filter(place, "duldung")
    place.press(Qt.Key.Key_Return)
    assert (place.window.address.screen, place.window.address.ref) == (Screen.LOOKUP, "duldung")
    place.window.go_back()
    place.wait()
    assert place.window.address.place == "duldung"


def test_down_leads_into_the_list(place: Workplace) -> None:
    place.press(Qt.Key.Key_Down)
    assert place.part(RowList).hasFocus()
    assert place.part(RowList).currentIndex().row() == 1  # the letter above cannot be chosen
    place.press(Qt.Key.Key_Return)
    assert place.window.address.screen is Screen.LOOKUP


def test_find_in_page_leads_to_the_filter(place: Workplace) -> None:
    place.part(RowList).setFocus()
    place.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert place.part(QLineEdit).hasFocus()


def test_a_term_stands_alone_with_where_it_is_used(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "duldung")
    text = place.reader.toPlainText().replace("\u00ad", "")
    assert text.startswith("Duldung\n")
    assert "Kommt vor in\nZwei Hüte" in text
    place.reader.link_activated.emit(next(link.href for link in place.reader.built.links if "hut.md" in link.href))
    place.wait()
    assert place.window.address.ref == "l-hut"


def test_a_card_stands_alone(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "karte-arbeitgeber")
    assert place.window.page.trail() == ("Nachschlagen", "Karten der Theke", "Ein Arbeitgeber fragt")
    assert "verboten" not in place.reader.toPlainText()


def test_a_term_that_is_remembered_opens_again(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "duldung")
    place.start_again()
    assert [node.title for node in place.session.services.onboarding.last_opened(1)] == ["Duldung"]


def test_an_empty_list_leaves_a_way_out(workplace: Workplace) -> None:
    workplace.go(Screen.REFERENCE, "irrtuemer")
    assert "Inhalte neu laden" in workplace.labels()

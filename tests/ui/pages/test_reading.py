"""Reading: links lead where they say, words are explained, outside nothing is opened without asking."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPushButton

from tests.helpers import long_lesson
from tests.helpers.accessibility import settle
from tests.helpers.workplace import Workplace
from wissen.ui.dialogs.external_link import ExternalLinkDialog
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.find_bar import FindBar
from wissen.ui.widgets.explanation_popup import ExplanationPopup


@pytest.fixture
def place(closed_workplace: Workplace) -> Workplace:
    """The long lesson, with its links."""
    closed_workplace.write(long_lesson.PATH, long_lesson.TEXT)
    closed_workplace.start()
    closed_workplace.lesson("l-lang", "verweise")
    return closed_workplace


def follow(place: Workplace, href: str) -> None:
    """Follow the first link with this target."""
    link = next(link for link in place.reader.built.links if link.href == href)
    place.reader.activate(link)
    settle()


def popup() -> ExplanationPopup:
    found = QApplication.activePopupWidget()
    assert isinstance(found, ExplanationPopup)
    return found


def words(popup: ExplanationPopup) -> list[str]:
    return [label.text() for label in popup.findChildren(QLabel)]


def dialog(place: Workplace) -> ExternalLinkDialog:
    return next(found for found in place.window.findChildren(ExternalLinkDialog) if found.isVisible())


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("hut.md#helfen", Address(Screen.LESSON, "l-hut", "helfen")),
        ("../../prozesse/service/service-probe.md#annehmen", Address(Screen.LOOKUP, "service-probe", "annehmen")),
        ("abschluss.md", Address(Screen.QUIZ, "q-anfang")),
        ("modul.md", Address(Screen.ONBOARDING, "m-anfang")),
    ],
)
def test_a_link_leads_to_the_page_and_place_it_names(place: Workplace, href: str, address: Address) -> None:
    follow(place, href)
    place.wait()
    assert place.window.address.screen is address.screen
    assert (place.window._trail.current.ref, place.window._trail.current.place) == (address.ref, address.place)


def test_a_link_to_another_part_of_the_page_scrolls(place: Workplace) -> None:
    before = place.reader.verticalScrollBar().value()
    follow(place, "#letzter-teil")
    assert place.reader.verticalScrollBar().value() > before
    assert place.window.address.ref == "l-lang"


def test_a_link_to_the_lesson_itself_keeps_what_was_chosen(place: Workplace) -> None:
    place.box.input.set_response([place.box.input.rows[0].choice.key])  # type: ignore[attr-defined]
    place.lesson("l-lang", "letzter-teil")
    assert place.box.input.response()


def test_a_link_that_leads_nowhere_is_told(place: Workplace) -> None:
    place.write(long_lesson.PATH, long_lesson.TEXT.replace("hut.md#helfen", "weg.md"))
    place.reload()
    follow(place, "weg.md")
    assert "Dieser Link führt nirgendwohin." in place.told
    assert place.window.address.ref == "l-lang"


def test_outside_nothing_opens_without_asking(place: Workplace) -> None:
    follow(place, "https://www.example.org/amt")
    said = [label.text() for label in dialog(place).findChildren(QLabel)]
    assert "https://www.example.org/amt" in said
    place.click("Adresse kopieren", dialog(place))
    assert QGuiApplication.clipboard().text() == "https://www.example.org/amt"


def test_a_mail_address_is_outside_too(place: Workplace) -> None:
    follow(place, "mailto:amt@example.org")
    place.click("Abbrechen", dialog(place))
    assert not [found for found in place.window.findChildren(ExternalLinkDialog) if found.isVisible()]


def test_a_term_is_explained_with_its_source(place: Workplace) -> None:
    follow(place, "glossar:duldung")
    assert words(popup()) == [
        "Duldung",
        "Die Abschiebung wird vorübergehend nicht vollzogen.",
        "Bezug: § 60a AufenthG",
    ]
    popup().close()


def cite(place: Workplace) -> None:
    follow(place, next(link.href for link in place.reader.built.links if link.href.startswith("recht:")))


def test_a_citation_says_what_it_is_and_how_often_it_is_cited(place: Workplace) -> None:
    cite(place)
    title, text = (one.replace("\u00a0", " ") for one in words(popup()))
    assert title == "§ 60a Abs. 2 AufenthG"
    assert text.startswith("§ 60a Abs. 2 AufenthG: Vorübergehende Aussetzung der Abschiebung (Duldung)")
    assert text.endswith("Wird in 2 Inhalten genannt.")
    popup().close()


def test_a_citation_leads_to_its_norm(place: Workplace) -> None:
    cite(place)
    lead = popup().findChildren(QPushButton)[0]
    assert lead.hasFocus()
    assert lead.text().replace("\u00a0", " ") == "§ 60a AufenthG öffnen"
    QTest.keyClick(lead, Qt.Key.Key_Return)
    place.wait()
    assert QApplication.activePopupWidget() is None
    assert (place.window.address.screen, place.window.address.ref) == (Screen.NORM, "§ 60a AufenthG")


def test_a_citation_of_several_norms_leads_to_each(place: Workplace) -> None:
    place.window.page.findChildren(ReadingArea)[0]._follow("recht:§ 3 AufenthG; § 5 AufenthG")
    labels = [one.text().replace("\u00a0", " ") for one in popup().findChildren(QPushButton)]
    assert labels == ["§ 3 AufenthG öffnen", "§ 5 AufenthG öffnen"]
    popup().close()


def test_f4_explains_the_link_that_has_the_focus(place: Workplace) -> None:
    place.lesson("l-lang", "erster-teil")
    place.reader.setFocus()
    while not (place.reader.current_link and place.reader.current_link.term):
        place.press(Qt.Key.Key_Tab)
    place.press(Qt.Key.Key_F4)
    assert words(popup())[0] == "Duldung"
    link = place.reader.point_of_use()
    assert abs(popup().y() - link.y()) < 40
    QTest.keyClick(popup(), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert place.reader.hasFocus()


def test_f4_on_any_other_word_says_that_it_is_not_in_the_glossary(place: Workplace) -> None:
    cursor = place.reader.document().find("Unterlagen")
    place.reader.setTextCursor(cursor)
    place.press(Qt.Key.Key_F4)
    assert words(popup()) == ["Unterlagen", "Dieses Wort steht nicht im Glossar."]
    popup().close()


def test_f4_knows_a_selected_term(place: Workplace) -> None:
    place.reader.setTextCursor(place.reader.document().find("Duldung"))
    place.press(Qt.Key.Key_F4)
    assert words(popup())[1].startswith("Die Abschiebung")
    popup().close()


@pytest.mark.parametrize("screen", [Screen.LESSON, Screen.LOOKUP, Screen.QUIZ])
def test_control_f_finds_on_every_page_with_text(place: Workplace, screen: Screen) -> None:
    ref = {Screen.LESSON: "l-lang", Screen.LOOKUP: "service-probe", Screen.QUIZ: "q-anfang"}[screen]
    place.go(screen, ref)
    if screen is Screen.QUIZ:
        place.click("Beginnen")
    place.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = place.part(FindBar)
    assert place.part(QLineEdit, bar).hasFocus()
    place.press(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert place.window.address.screen is screen


def test_on_other_pages_there_is_nothing_to_find(workplace: Workplace) -> None:
    workplace.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    workplace.press(Qt.Key.Key_F4)
    assert workplace.window.address.screen is Screen.TODAY
    workplace.quiz("q-anfang")
    workplace.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    workplace.press(Qt.Key.Key_F4)
    assert QApplication.activePopupWidget() is None


def test_the_outline_leads_to_a_part_and_marks_it(place: Workplace) -> None:
    outline = place.part(QListView)
    row = next(row for row in range(outline.model().rowCount()) if "Letzter" in outline.model().index(row, 0).data())
    index = outline.model().index(row, 0)
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=outline.visualRect(index).center())
    settle()
    assert outline.model().data(index, Qt.ItemDataRole.AccessibleTextRole) == "Letzter Teil, wird gelesen"


def test_the_wheel_with_control_makes_the_text_larger(place: Workplace) -> None:
    place.reader.zoom_requested.emit(1)
    settle()
    assert place.session.preferences.value.text_scale > 1
    place.reader.zoom_requested.emit(-1)
    settle()
    assert place.session.preferences.value.text_scale == 1

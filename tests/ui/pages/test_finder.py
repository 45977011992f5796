"""Anliegen-Finder: one question a page, every answer changeable, an outcome that can be taken along."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.helpers.finders import FILE, NAME, answer, chosen, text
from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from wissen.ui.models.row_model import RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.finder import FinderPage
from wissen.ui.reader.find_bar import FindBar
from wissen.ui.widgets.row_list import RowList

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    """At the first question of the finder."""
    workplace.go(Screen.FINDER, NAME)
    return workplace


def trail(place: Workplace) -> list[str]:
    page = place.window.page
    assert isinstance(page, FinderPage)
    return [label.text() for label in page._walk.trail.findChildren(QLabel) if label.isVisible()]


# ------------------------------------------------------------ the list


def test_the_list_says_what_each_finder_is_for(workplace: Workplace) -> None:
    workplace.press(Qt.Key.Key_4, CONTROL)
    (row,) = workplace.window.page.findChildren(RowModel)[0].rows
    assert (row.title, row.detail) == ("Ausweis läuft ab", "Für Anliegen rund um ein Papier, das abläuft.")
    assert workplace.part(RowList).hasFocus()


def test_a_finder_that_was_begun_says_so_and_goes_on_where_it_was(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    place.go(Screen.FINDER)
    (row,) = place.window.page.findChildren(RowModel)[0].rows
    assert row.kind == "begonnen"
    place.press(Qt.Key.Key_Return)
    assert "Ist der Antrag schon gestellt?" in text(place)


def test_an_empty_list_leaves_a_way_out(closed_workplace: Workplace) -> None:
    (closed_workplace.content / FILE).unlink()
    closed_workplace.start()
    closed_workplace.go(Screen.FINDER)
    said = [label.text() for label in closed_workplace.window.page.findChildren(QLabel) if label.isVisible()]
    assert "Es gibt noch keinen Anliegen-Finder." in said
    closed_workplace.write(FILE, FILES[FILE])
    closed_workplace.click("Inhalte neu laden")
    assert closed_workplace.part(RowList).isVisible()


def test_on_a_day_without_finders_the_list_says_so(workplace: Workplace) -> None:
    workplace.go(Screen.FINDER)
    workplace.window.choose_day(date(2025, 12, 31))
    workplace.wait()
    said = [label.text() for label in workplace.window.page.findChildren(QLabel) if label.isVisible()]
    assert "An diesem Tag gilt kein Anliegen-Finder." in said


# ------------------------------------------------------------ question by question


def test_the_mouse_alone_leads_to_an_outcome(place: Workplace) -> None:
    assert "Frage 1" in text(place)
    assert "Für Anliegen rund um ein Papier" in text(place)
    answer(place, "Aufenthaltstitel")
    assert "Frage 2" in text(place)
    assert "Für Anliegen rund um ein Papier" not in text(place)
    answer(place, "Nein")
    assert text(place).startswith("Antrag annehmen\nAusweis läuft ab")


def test_the_keyboard_alone_leads_to_an_outcome(workplace: Workplace) -> None:
    workplace.press(Qt.Key.Key_4, CONTROL)
    workplace.press(Qt.Key.Key_Return)
    workplace.press(Qt.Key.Key_1)
    assert chosen(workplace) == ["Aufenthaltstitel"]
    workplace.press(Qt.Key.Key_Return)
    workplace.press(Qt.Key.Key_Down)
    workplace.press(Qt.Key.Key_Space)
    assert chosen(workplace) == ["Nein"]
    workplace.press(Qt.Key.Key_Return)
    assert text(workplace).startswith("Antrag annehmen")
    assert workplace.reader.hasFocus()


def test_nothing_goes_on_without_an_answer(place: Workplace) -> None:
    assert not place.button("Weiter").isEnabled()
    place.press(Qt.Key.Key_Return)
    assert "Frage 1" in text(place)


@pytest.mark.parametrize("key", [Qt.Key.Key_9, Qt.Key.Key_0, Qt.Key.Key_A])
def test_other_keys_choose_nothing(place: Workplace, key: Qt.Key) -> None:
    place.press(key)
    assert chosen(place) == []


def test_digits_act_only_in_the_list(place: Workplace) -> None:
    place.reader.setFocus()
    place.press(Qt.Key.Key_1)
    assert chosen(place) == []


def test_not_knowing_leads_on(place: Workplace) -> None:
    answer(place, "Weiß ich nicht")
    assert text(place).startswith("Nachfragen")
    assert "Weitergeben an" in text(place)


def test_an_answer_that_leads_nowhere_is_told(place: Workplace) -> None:
    broken = FILES[FILE].replace("- Duldung → Ergebnis ergebnis-fragen", "- Duldung → Ergebnis ergebnis-weg")
    place.write(FILE, broken)
    place.reload()
    answer(place, "Duldung")
    assert place.told == ["Das Ergebnis „ergebnis-weg“ gibt es an diesem Tag nicht."]
    assert "Frage 1" in text(place)


def test_a_finder_without_questions_says_so(place: Workplace) -> None:
    place.write(FILE, "---\nkennung: finder-ausweis\ntitel: Leer\n---\n\n## Ergebnis: Nichts\nKennung: ergebnis-gilt\n")
    place.reload()
    assert "An diesem Tag gilt keine Frage." in text(place)


# ------------------------------------------------------------ changing answers


def test_the_trail_shows_every_answer(place: Workplace) -> None:
    assert trail(place)[1:] == [
        "Noch keine. Jede lässt sich später ändern.",
        "Die Antworten werden nirgends gespeichert.",
    ]
    answer(place, "Aufenthaltstitel")
    answer(place, "Nein")
    shown = ["1. Welches Papier läuft ab?", "Aufenthaltstitel", "2. Ist der Antrag schon gestellt?", "Nein"]
    assert trail(place)[1:-1] == shown


def test_an_answer_can_be_changed_from_the_trail(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    answer(place, "Nein")
    first, _ = [button for button in place._buttons(None) if button.text() == "Ändern"]
    assert first.accessibleDescription() == "1. Welches Papier läuft ab? Aufenthaltstitel"
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    place.wait()
    assert chosen(place) == ["Aufenthaltstitel"]
    assert "Wird gerade gefragt." in trail(place)
    answer(place, "Duldung")
    assert text(place).startswith("Nachfragen")
    assert place.told == ["1 spätere Antwort passt nicht mehr und fällt weg."]


def test_answers_that_fell_away_can_be_brought_back(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    answer(place, "Nein")
    place.go(Screen.FINDER, NAME, "0")
    answer(place, "Duldung")
    place.click("Rückgängig", place.window)
    assert text(place).startswith("Antrag annehmen")
    assert place.told == []


def test_the_same_answer_leads_back_to_where_the_person_was(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    answer(place, "Nein")
    place.click("Zurück")
    assert chosen(place) == ["Nein"]
    place.click("Zurück")
    place.click("Weiter")
    assert text(place).startswith("Antrag annehmen")
    assert place.told == []


def test_beginning_again_forgets_the_answers_until_it_is_undone(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    place.click("Von vorn")
    assert "Frage 1" in text(place)
    assert chosen(place) == []
    assert place.told == ["Ihre Antworten sind entfernt."]
    place.click("Rückgängig", place.window)
    assert "Frage 2" in text(place)


def test_going_on_takes_the_offer_back(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    place.click("Von vorn")
    answer(place, "Duldung")
    assert place.told == []


# ------------------------------------------------------------ back, forward, away


def test_back_and_forward_lead_over_the_questions(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    answer(place, "Nein")
    place.press(Qt.Key.Key_Left, ALT)
    assert chosen(place) == ["Nein"]
    place.press(Qt.Key.Key_Left, ALT)
    assert chosen(place) == ["Aufenthaltstitel"]
    place.press(Qt.Key.Key_Left, ALT)
    assert place.window.address.screen is Screen.TODAY
    for _ in range(3):
        place.press(Qt.Key.Key_Right, ALT)
    assert text(place).startswith("Antrag annehmen")


def test_back_to_a_question_that_is_asked_no_more_shows_the_open_one(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    place.click("Von vorn")
    place.press(Qt.Key.Key_Left, ALT)
    assert "Frage 1" in text(place)


def test_answers_stay_while_the_app_runs_and_are_never_stored(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    place.lesson("l-hut")
    place.go(Screen.FINDER, NAME)
    assert "Frage 2" in text(place)
    assert [verb for verb, _ in place.events] == ["begun"]
    places = place.session.services.places
    assert places.section(NAME) == ""
    place.start_again()
    place.go(Screen.FINDER, NAME)
    assert "Frage 1" in text(place)


def test_another_person_finds_no_answers(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    place.window.begin_anew()
    place.wait()
    place.go(Screen.FINDER, NAME)
    assert "Frage 1" in text(place)


def test_it_is_remembered_as_opened_and_leads_there_again(place: Workplace) -> None:
    place.go(Screen.TODAY)
    place.start_again()
    (node,) = place.session.services.onboarding.last_opened(3)
    assert (node.title, node.kind) == ("Ausweis läuft ab", "finder")


def test_escape_leads_to_the_list_and_then_home(place: Workplace) -> None:
    place.press(Qt.Key.Key_Escape)
    assert place.window.address == Address(Screen.FINDER, "", NAME)
    place.press(Qt.Key.Key_Escape)
    assert place.window.address.screen is Screen.TODAY


@pytest.mark.parametrize(
    ("wanted", "title"),
    [(NAME, "Ausweis läuft ab"), ("ergebnis-antrag", "Antrag annehmen"), (f"{NAME}#antrag", "Ausweis")],
)
def test_whatever_names_it_leads_here(workplace: Workplace, wanted: str, title: str) -> None:
    workplace.window.open_wanted(wanted)
    workplace.wait()
    assert workplace.window.address.screen is Screen.FINDER
    assert text(workplace).startswith(title)


def test_a_hit_leads_here(workplace: Workplace) -> None:
    workplace.go(Screen.SEARCH, "Ausweis")
    rows = workplace.part(RowList)
    rows.setFocus()
    workplace.press(Qt.Key.Key_Return)
    assert (workplace.window.address.screen, workplace.window.address.ref) == (Screen.FINDER, NAME)


@pytest.mark.parametrize("name", ["l-hut", "gibt-es-nicht"])
def test_something_else_is_refused(workplace: Workplace, name: str) -> None:
    workplace.window.go(Address(Screen.FINDER, name))
    assert len(workplace.told) == 1
    assert workplace.window.address.screen is Screen.TODAY


def test_before_it_is_opened_it_has_a_name(workplace: Workplace) -> None:
    page = workplace.window.page_of(Screen.FINDER)
    assert isinstance(page, FinderPage)
    assert (page.title(), page.trail(), page.printed()) == ("Anliegen-Finder", ("Anliegen-Finder",), None)
    assert page.marks("Titel").title == "Titel"
    page.show_find()
    page.explain()
    page.leave()


def test_find_in_page_and_explaining_work_in_a_question(place: Workplace) -> None:
    place.press(Qt.Key.Key_F, CONTROL)
    assert place.part(FindBar).isVisible()
    place.press(Qt.Key.Key_Escape)
    place.press(Qt.Key.Key_F4)
    assert place.window.address.screen is Screen.FINDER

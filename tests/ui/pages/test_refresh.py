"""Auffrischen at the window: the card of Heute, a sitting of questions and Neuerungen, and what rests."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QProgressBar

from tests.helpers.workplace import Workplace
from wissen.learning.pace import Pace
from wissen.services import reviews
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.refresh_card import RefreshCard

EVE, DAY = date(2026, 5, 29), date(2026, 6, 1)
MUCH_LATER = timedelta(days=90)


def words(place: Workplace) -> str:
    return "\n".join(label.text() for label in place.window.page.findChildren(QLabel) if label.isVisible())


def card(place: Workplace) -> RefreshCard:
    place.go(Screen.TODAY)
    return place.window.page.findChildren(RefreshCard)[0]


def passes(place: Workplace) -> None:
    """Answer every question of the quiz rightly."""
    place.quiz("q-anfang")
    place.click("Beginnen")
    while place.session.services.quizzes.attempt("q-anfang"):
        place.answer_rightly()
        place.click("Weiter" if "Weiter" in place.labels() else "Zum Ergebnis")


def midnight(place: Workplace, day: date) -> None:
    """The day begins while the app runs."""
    place.today = day
    place.session.look_at_clock()
    place.wait()


@pytest.fixture
def practised(workplace: Workplace) -> Workplace:
    """Somebody who passed a quiz of three questions, three months ago."""
    passes(workplace)
    midnight(workplace, workplace.today + MUCH_LATER)
    return workplace


# ------------------------------------------------------------ Heute


def test_somebody_new_sees_no_card(workplace: Workplace) -> None:
    assert not card(workplace).isVisible()


def test_the_card_says_what_waits_and_leads_there(practised: Workplace) -> None:
    shown = card(practised)
    assert shown.isVisible()
    assert shown.text.text() == "Willkommen zurück. 10 Minuten genügen.\n3 Fragen, etwa 2 Minuten."
    practised.click("Auffrischen", shown)
    assert practised.window.address.screen is Screen.REFRESH


def test_tab_reaches_the_card_below_the_next_step(practised: Workplace) -> None:
    practised.go(Screen.TODAY)
    passed = []
    for _ in range(3):
        focused = QApplication.focusWidget()
        passed.append(focused.text() if isinstance(focused, QAbstractButton) else type(focused).__name__)
        practised.press(Qt.Key.Key_Tab)
    assert passed == ["Beginnen", "Meine Einarbeitung", "Auffrischen"]


def test_after_a_restart_the_card_stands_there_again(practised: Workplace) -> None:
    practised.start_again()
    assert "3 Fragen, etwa 2 Minuten." in card(practised).text.text()


def test_once_everything_is_done_the_card_has_gone(practised: Workplace) -> None:
    practised.go(Screen.REFRESH)
    practised.click("Beginnen")
    for _ in range(3):
        practised.answer_rightly()
        practised.click("Weiter")
    practised.click("Fertig")
    assert practised.window.address == Address(Screen.TODAY)
    assert not card(practised).isVisible()


# ------------------------------------------------------------ a sitting


def test_one_question_a_page_and_an_end_that_says_what_was_done(practised: Workplace) -> None:
    practised.go(Screen.REFRESH)
    practised.click("Beginnen")
    asked = set()
    for number in (1, 2, 3):
        assert practised.part(QProgressBar).accessibleName() == f"{number} von 3"
        asked.add(practised.box.item.id)
        if number == 1:
            practised.answer_wrongly()
        else:
            practised.answer_rightly()
        assert practised.button("Weiter").hasFocus()
        practised.press(Qt.Key.Key_Return)
    assert asked == {"f-beraten", "f-dazu", "f-folge"}
    assert "3 Fragen. 2 Antworten saßen. Was noch fehlte, kommt bald wieder." in words(practised)
    assert "Heute ist nichts aufzufrischen. Morgen geht es weiter." in words(practised)
    assert practised.button("Fertig").hasFocus()
    assert [verb for verb, _ in practised.events].count("answered") == 6


def test_leaving_in_the_middle_loses_nothing(practised: Workplace) -> None:
    practised.go(Screen.REFRESH)
    practised.click("Beginnen")
    practised.answer_rightly()
    practised.click("Zur Lektion")
    assert practised.window.address.ref == "l-hut"
    practised.window.go_back()
    practised.wait()
    assert practised.labels()[-1] == "Weiter"
    practised.press(Qt.Key.Key_Escape)
    assert practised.window.address == Address(Screen.TODAY)
    assert "2 Fragen, etwa 2 Minuten." in card(practised).text.text()
    practised.click("Auffrischen")
    practised.click("Beginnen")
    assert practised.part(QProgressBar).accessibleName() == "1 von 2"


def test_what_cannot_be_stored_is_not_shown_as_answered(practised: Workplace) -> None:
    practised.go(Screen.REFRESH)
    practised.click("Beginnen")
    with practised.full_disk():
        practised.answer_rightly()
    assert practised.told == ["Der Datenträger ist voll."]
    assert "Weiter" not in practised.labels()
    practised.click("Antworten")
    assert "Weiter" in practised.labels()


def test_with_nothing_to_do_it_says_when_there_will_be(workplace: Workplace) -> None:
    workplace.go(Screen.REFRESH)
    assert "Hier fragt Wissen nach einigen Tagen wieder" in words(workplace)
    passes(workplace)
    workplace.go(Screen.REFRESH)
    assert "Heute ist nichts aufzufrischen. Am Mittwoch geht es weiter." in words(workplace)
    workplace.click("Zu Heute")
    assert workplace.window.address == Address(Screen.TODAY)


def test_a_neuerung_comes_first_with_its_old_and_new_text(workplace: Workplace) -> None:
    midnight(workplace, EVE)
    workplace.lesson("l-frist")
    workplace.click("Gelesen")
    passes(workplace)
    midnight(workplace, DAY + MUCH_LATER)
    workplace.go(Screen.REFRESH)
    assert "1 Frage und 1 Neuerung, etwa 2 Minuten." in words(workplace)
    workplace.click("Beginnen")
    workplace.until(lambda: "[−" in workplace.reader.toPlainText())
    workplace.click("Auffrischung abschließen")
    assert workplace.box.item.id == "f-beraten"
    workplace.answer_rightly()
    workplace.click("Weiter")
    assert "1 Frage und 1 Neuerung. Alle Antworten saßen." in words(workplace)
    assert "Wenn Sie mögen, geht es noch weiter: 2 Fragen, etwa 2 Minuten." in words(workplace)
    workplace.click("Weitermachen")
    assert workplace.part(QProgressBar).accessibleName() == "1 von 2"


def test_a_neuerung_that_was_put_off_is_offered_again(workplace: Workplace) -> None:
    midnight(workplace, EVE)
    workplace.lesson("l-frist")
    workplace.click("Gelesen")
    midnight(workplace, DAY)
    workplace.go(Screen.REFRESH)
    workplace.click("Beginnen")
    workplace.click("Später")
    assert "1 Neuerung, etwa 1 Minute." in words(workplace)


def test_what_goes_from_the_content_in_the_middle_is_passed_over(practised: Workplace) -> None:
    practised.go(Screen.REFRESH)
    practised.click("Beginnen")
    practised.answer_rightly()
    (practised.content / "module/01-anfang/abschluss.md").unlink()
    practised.reload()
    assert "Weiter" in practised.labels()
    practised.click("Weiter")
    assert "1 Frage. Alle Antworten saßen." in words(practised)


def test_a_case_of_discretion_that_was_met_counts_as_known(workplace: Workplace) -> None:
    asked = "## Kontrollfrage: Wie entscheiden Sie?\nKennung: k-ermessen · Art: ermessen · Bezug: § 7 AufenthG\n\n"
    text = (workplace.content / "module/02-weiter/rest.md").read_text(encoding="utf-8")
    workplace.write("module/02-weiter/rest.md", f"{text}\n{asked}> **Musterlösung:** Abwägen.\n")
    workplace.reload()
    workplace.lesson("l-rest")
    workplace.box.input.set_response(("Ich wäge ab.", "getroffen"))
    workplace.click("Fertig")
    midnight(workplace, workplace.today + MUCH_LATER)
    workplace.go(Screen.REFRESH)
    workplace.click("Beginnen")
    assert workplace.box.item.id == "k-ermessen"
    workplace.box.input.set_response(("", "getroffen"))
    workplace.click("Fertig")
    workplace.click("Weiter")
    assert "1 Frage. Alle Antworten saßen." in words(workplace)


# ------------------------------------------------------------ how much time


def test_the_minutes_are_chosen_and_remembered(practised: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviews, "QUESTION_SECONDS", 200)
    practised.go(Screen.REFRESH)
    assert practised.button("10 Minuten").isChecked()
    practised.click("5 Minuten")
    practised.click("Beginnen")
    assert practised.part(QProgressBar).accessibleName() == "1 von 1"
    assert practised.session.services.reviews.pace == Pace(minutes=5)
    practised.start_again()
    practised.go(Screen.REFRESH)
    assert practised.button("5 Minuten").isChecked()


# ------------------------------------------------------------ what rests


@pytest.fixture
def failing(workplace: Workplace) -> Workplace:
    """Somebody who failed the same question on four days."""
    for _ in range(4):
        page = workplace.lesson("l-hut")
        if "Noch einmal" in workplace.labels():
            workplace.click("Noch einmal")
        workplace.answer_wrongly()
        assert page.isVisible()
        midnight(workplace, workplace.today + timedelta(days=7))
    return workplace


def test_what_rests_is_told_with_its_lesson(failing: Workplace) -> None:
    shown = card(failing)
    assert "1 Frage ruht: Lesen Sie dazu noch einmal nach." in shown.text.text()
    failing.click("Ansehen", shown)
    assert "Welcher Hut?" in words(failing)
    failing.click("Lektion lesen")
    assert failing.window.address.ref == "l-hut"


def test_what_rests_can_be_taken_up_again(failing: Workplace) -> None:
    failing.go(Screen.REFRESH)
    failing.click("Wieder fragen")
    assert ("resumed", "k-hut") in failing.events
    assert "1 Frage, etwa 1 Minute." in words(failing)
    assert "Wieder fragen" not in failing.labels()
    failing.click("Beginnen")
    assert failing.box.item.id == "k-hut"


# ------------------------------------------------------------ beside the window


def test_before_the_content_is_there_it_waits(closed_workplace: Workplace) -> None:
    closed_workplace.launch()
    closed_workplace.window.go(Address(Screen.REFRESH))
    assert "Einen Augenblick …" in words(closed_workplace)
    closed_workplace.until(lambda: closed_workplace.session.services.ready)
    closed_workplace.wait()
    assert "Hier fragt Wissen nach einigen Tagen wieder" in words(closed_workplace)

"""Das kann ich schon, on its page: what is offered, passing, and another try tomorrow."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.helpers.workplace import Workplace
from tests.services.test_known_already import MODULE, PRACTICE
from tests.ui.pages.test_quiz import said
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.plan_bar import PlanBar
from wissen.ui.pages.quiz_overview import QuizOverview
from wissen.ui.widgets.row_list import RowList


@pytest.fixture
def place(closed_workplace: Workplace) -> Workplace:
    closed_workplace.write("module/01-anfang/mehr.md", PRACTICE)
    closed_workplace.start()
    return closed_workplace


def offers(place: Workplace) -> list[str]:
    """For which modules Meine Einarbeitung offers it now."""
    bar = place.part(PlanBar)
    names = [one.accessibleName() for one in bar.findChildren(QAbstractButton) if one.isVisible()]
    return [name for name in names if name.startswith("Das kann ich schon")]


def test_meine_einarbeitung_leads_there_from_any_row_of_the_module(place: Workplace) -> None:
    place.go(Screen.ONBOARDING, "l-frist")
    assert offers(place) == ["Das kann ich schon: Anfang"]
    place.click("Das kann ich schon: Anfang")
    assert place.window.address == Address(Screen.QUIZ, MODULE)
    assert place.button("Beginnen").hasFocus()


def test_a_module_that_has_nothing_to_show_offers_nothing(place: Workplace) -> None:
    place.go(Screen.ONBOARDING, "l-rest")
    assert offers(place) == []
    place.go(Screen.ONBOARDING, "l-hut")
    assert offers(place) == ["Das kann ich schon: Anfang"]


def test_what_is_learned_offers_nothing_any_more(place: Workplace) -> None:
    place.quiz(MODULE)
    answer_all(place, right=True)
    place.go(Screen.ONBOARDING, "l-hut")
    assert offers(place) == []


def answer_all(place: Workplace, *, right: bool) -> None:
    place.click("Beginnen")
    for _ in range(5):
        if right:
            place.answer_rightly()
        else:
            place.answer_wrongly()
        place.click("Weiter" if "Weiter" in place.labels() else "Zum Ergebnis")


def test_it_says_what_is_asked_and_what_comes_of_it(place: Workplace) -> None:
    place.quiz(MODULE)
    assert "Das kann ich schon: Anfang" in said(place)
    assert "5 Fragen aus dem ganzen Modul, bestanden ab 50 Prozent." in said(place)
    assert "Danach gilt als gelesen: „Zwei Hüte“ und „Fristen“." in said(place)
    assert place.events == []
    assert place.window.page.trail() == ("Meine Einarbeitung", "Anfang", "Das kann ich schon")


def test_passing_makes_the_lessons_read(place: Workplace) -> None:
    place.quiz(MODULE)
    answer_all(place, right=True)
    assert "Bestanden" in said(place)
    assert "Damit gilt als gelesen: „Fristen“ und „Zwei Hüte“." in said(place)
    assert [what for what in place.events if what[0] == "completed"] == [
        ("completed", "l-hut"),
        ("completed", "l-frist"),
    ]
    assert "Übung wiederholen" not in place.labels()


def test_failing_is_no_reproach_and_names_the_lessons(place: Workplace) -> None:
    place.quiz(MODULE)
    answer_all(place, right=False)
    assert "Diese Lektionen lohnen sich" in said(place)
    assert "Morgen können Sie es noch einmal versuchen." in said(place)
    assert "Nur die falschen noch einmal" not in place.labels()
    place.go(Screen.TODAY)
    place.quiz(MODULE)
    assert "Heute haben Sie es schon versucht. Ab 24.11.2026 können Sie es noch einmal versuchen." in said(place)
    place.click("Zu Meine Einarbeitung")
    assert place.window.address.screen is Screen.ONBOARDING


def test_tomorrow_it_is_offered_again(place: Workplace) -> None:
    place.quiz(MODULE)
    answer_all(place, right=False)
    place.today += timedelta(days=1)
    place.start_again()
    place.quiz(MODULE)
    place.click("Beginnen")
    assert place.box.button.isVisible()


def test_one_left_half_way_goes_on_after_a_restart(place: Workplace) -> None:
    place.quiz(MODULE)
    place.click("Beginnen")
    place.answer_rightly()
    place.start_again()
    place.quiz(MODULE)
    assert "Noch 4 Fragen sind offen." in said(place)
    place.click("Weitermachen")
    rows = place.part(RowList, place.part(QuizOverview)).model().rows  # type: ignore[attr-defined]
    assert [row.kind for row in rows].count("offen") == 4


def test_a_module_without_enough_questions_says_so_with_a_way_out(workplace: Workplace) -> None:
    workplace.quiz(MODULE)
    assert "Für dieses Modul gibt es hier nichts zu zeigen" in said(workplace)
    assert workplace.labels() == ["Zu Meine Einarbeitung"]

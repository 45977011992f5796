"""On Heute and in Meine Einarbeitung: what a mentor has assigned, changed, or taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import icalendar
import pytest
from PySide6.QtWidgets import QLabel

from tests.helpers.exchanging import exchange_through
from tests.helpers.plans import lines
from tests.helpers.posts import PostInMemory, a_mentor
from tests.helpers.workplace import Workplace
from wissen.drawing.page import PageSection
from wissen.team.messages import Assignment, PlannedItem, Withdrawn
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.assigned_notice import AssignedNotice
from wissen.ui.widgets.card import Card

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
PATH = Assignment(
    "theke", "An der Theke", MONDAY, (PlannedItem("l-rest", MONDAY), PlannedItem("l-weg", TUESDAY)), words="Bis bald!"
)


@pytest.fixture
def post(workplace: Workplace) -> PostInMemory:
    return exchange_through(workplace.session.services, PostInMemory(a_mentor(), a_mentor("Olga")))


def arrive(place: Workplace, post: PostInMemory, sender: str, *messages: Assignment | Withdrawn) -> None:
    post.arrive(sender, *messages)
    place.go(Screen.TODAY)
    place.window.refresh()
    place.wait()


def words(place: Workplace) -> list[str]:
    notice = place.window.page.findChildren(AssignedNotice)[0]
    return [label.text() for label in notice.findChildren(QLabel) if label.isVisible()]


def step(place: Workplace) -> list[str]:
    card = next(card for card in place.window.page.findChildren(Card) if card.property("main") and card.isVisible())
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_without_anything_assigned_there_is_no_notice(workplace: Workplace, post: PostInMemory) -> None:
    assert words(workplace) == []


def test_what_came_is_told_once_and_decides_the_next_step(workplace: Workplace, post: PostInMemory) -> None:
    arrive(workplace, post, "nabil", PATH)
    assert words(workplace) == [
        "Neuer Lernpfad von Nabil",
        "„An der Theke“ steht jetzt vorn in Ihrer Einarbeitung, gedacht bis Di., 24.11.2026. „Bis bald!“",
    ]
    assert step(workplace)[0] == "Der Rest"
    assert "Zugewiesen von Nabil" in step(workplace)
    workplace.click("Verstanden")
    assert words(workplace) == []
    workplace.go(Screen.TODAY)
    assert words(workplace) == []


def test_it_leads_to_the_plan(workplace: Workplace, post: PostInMemory) -> None:
    arrive(workplace, post, "nabil", PATH)
    workplace.click("Ansehen")
    assert workplace.window.address.screen is Screen.ONBOARDING
    assert lines(workplace)[:5] == [
        (
            "Abschnitt: An der Theke · 1 von 2, offen, 4 Minuten, "
            "bis heute, Mo., 23.11.2026 · zugewiesen von Nabil: „Bis bald!“"
        ),
        "Modul: Weiter, offen, 4 Minuten",
        "Lektion: Der Rest, offen, 4 Minuten",
        "Abschnitt: An der Theke · 2 von 2, zugewiesen von Nabil",
        "Inhalt: l-weg, nicht im Inhalt dieser Ausgabe",
    ]
    workplace.go(Screen.TODAY)
    assert words(workplace) == []


def test_a_change_and_a_withdrawal_are_told_too(workplace: Workplace, post: PostInMemory) -> None:
    arrive(workplace, post, "nabil", PATH)
    workplace.click("Verstanden")
    arrive(workplace, post, "nabil", Assignment("theke", "An der Theke", MONDAY, (PlannedItem("l-rest", TUESDAY),)))
    assert words(workplace) == [
        "Nabil hat Ihren Lernpfad geändert",
        "„An der Theke“ hat andere Tage oder anderen Inhalt, gedacht bis Di., 24.11.2026.",
    ]
    workplace.click("Verstanden")
    arrive(workplace, post, "nabil", Withdrawn("theke"))
    assert words(workplace) == [
        "Nabil hat einen Lernpfad zurückgenommen",
        "„An der Theke“ gilt nicht mehr. Was Sie gelernt haben, bleibt.",
    ]
    assert "Ansehen" not in workplace.labels()
    workplace.click("Verstanden")
    assert words(workplace) == []


def test_several_things_make_one_card(workplace: Workplace, post: PostInMemory) -> None:
    post.arrive("olga", Assignment("x", "Von Olga", MONDAY, (PlannedItem("l-hut", MONDAY),)))
    arrive(workplace, post, "nabil", PATH)
    told = words(workplace)
    assert told[0] == "Neues zu Ihren Lernpfaden von Nabil und Olga"
    assert len(told[1].splitlines()) == 2


def test_the_notice_comes_before_the_card_for_the_tab_key(workplace: Workplace, post: PostInMemory) -> None:
    arrive(workplace, post, "nabil", PATH)
    button = workplace.button("Verstanden")
    button.setFocus()
    button.focusNextChild()
    assert workplace.button("Beginnen").hasFocus()


def test_the_printed_plan_says_who_assigned_what(workplace: Workplace, post: PostInMemory) -> None:
    post.arrive("nabil", PATH)
    workplace.go(Screen.ONBOARDING)
    printed = workplace.window.page.printed()
    assert printed is not None
    notes = [section.note for section in printed[0].parts if isinstance(section, PageSection)]
    assert notes[1] == "bis Mo., 23.11.2026 · 4 Minuten · offen · zugewiesen von Nabil: „Bis bald!“"


def test_its_days_are_saved_without_asking_for_a_first_working_day(
    workplace: Workplace, post: PostInMemory, tmp_path: Path
) -> None:
    post.arrive("nabil", PATH)
    workplace.go(Screen.ONBOARDING)
    workplace.click("Kalender")
    asked = workplace.part(SaveDialog, workplace.window)
    assert Path(asked.selectedFiles()[0]).name == "Einarbeitung.ics"
    file = tmp_path / "plan.ics"
    asked.fileSelected.emit(str(file))
    asked.close()
    workplace.wait()
    found = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert {str(one["SUMMARY"]) for one in found} == {
        "Einarbeitung: An der Theke · 1 von 2",
        "Einarbeitung: An der Theke · 2 von 2",
        "Einarbeitung: Modul „Weiter“",
    }

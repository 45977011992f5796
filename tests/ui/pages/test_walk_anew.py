"""Prozess-Begleiter: beginning anew, and a text that becomes another one while somebody is on the way."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate

from tests.helpers.walked_case import CASE, answer, boxes, shown, start_with_case, walk, write_case
from tests.helpers.workplace import Workplace
from wissen.ui.items.deadline_box import DeadlineBox
from wissen.ui.navigation import Screen
from wissen.ui.pages.walk_bars import WalkMenu

OTHER = CASE.replace("Nehmen Sie alles an.", "Nehmen Sie nichts an.")


@pytest.fixture
def place(closed_workplace: Workplace) -> Workplace:
    start_with_case(closed_workplace)
    return closed_workplace


def ticks(place: Workplace) -> list[bool]:
    return [box.isChecked() for box in boxes(place).values()]


def may_begin_anew(place: Workplace) -> bool:
    """What the head offers; the menu of a narrow window offers the same."""
    menu = place.window.page.findChildren(WalkMenu)[0].menu()
    assert menu is not None
    menu.aboutToShow.emit()
    (entry,) = (action for action in menu.actions() if action.text() == "Von vorn")
    assert entry.isEnabled() is place.button("Von vorn").isEnabled()
    return entry.isEnabled()


# ------------------------------------------------------------ anew


def test_it_begins_anew_and_forgets_the_ticks(place: Workplace) -> None:
    walk(place)
    boxes(place)["Pass"].click()
    place.click("Weiter")
    place.click("Von vorn")
    assert "1. Antrag annehmen" in shown(place)
    assert ticks(place) == [False, False, False]


def test_what_went_can_be_brought_back(place: Workplace) -> None:
    walk(place)
    boxes(place)["Pass"].click()
    place.click("Weiter")
    answer(place, "Ja")
    place.click("Von vorn")
    place.click("Rückgängig", place.window)
    assert "4. Parallel: Beteiligen" in shown(place)
    assert place.told == []
    place.click("Schritt zurück")
    place.click("Schritt zurück")
    assert ticks(place) == [True, False, False]


def test_the_offer_to_bring_it_back_goes_with_the_next_step(place: Workplace) -> None:
    walk(place, "voll")
    place.click("Von vorn")
    assert place.told == ["Der Weg beginnt von vorn, Häkchen und Daten sind entfernt."]
    place.click("Weiter")
    assert place.told == []


def test_with_nothing_to_lose_there_is_nothing_to_begin_anew(place: Workplace) -> None:
    walk(place)
    assert not may_begin_anew(place)
    boxes(place)["Pass"].click()
    assert may_begin_anew(place)
    boxes(place)["Pass"].click()
    assert not may_begin_anew(place)


def test_a_day_that_was_entered_can_be_forgotten(place: Workplace) -> None:
    walk(place, "nachfordern")
    before = place.part(DeadlineBox).field.date()
    place.part(DeadlineBox).field.setDate(QDate(2026, 5, 21))
    place.click("Von vorn")
    walk(place, "nachfordern")
    assert place.part(DeadlineBox).field.date() == before


# ------------------------------------------------------------ another text


def test_a_text_that_changes_meanwhile_is_shown_at_the_same_step(place: Workplace) -> None:
    walk(place, "voll")
    write_case(place, CASE.replace("Vollständig?", "Alles da?"))
    place.reload()
    assert "2. Frage: Alles da?" in shown(place)
    assert place.told == []


def test_the_way_the_answers_and_the_branches_stay(place: Workplace) -> None:
    walk(place)
    place.click("Weiter")
    for name in ("Ja", "Jugendamt"):
        answer(place, name)
    place.click("Weiter")
    write_case(place, OTHER)
    place.reload()
    assert "4. Parallel: Beteiligen" in shown(place)
    assert "zuletzt: Jugendamt" in shown(place)
    answer(place, "Register")
    place.click("Weiter")
    assert "7. Ende: Entscheiden" in shown(place)


def test_the_end_stays_the_end(place: Workplace) -> None:
    walk(place, "entscheiden")
    place.click("Weiter")
    write_case(place, OTHER)
    place.reload()
    assert "Hier endet dieser Weg" in shown(place)


def test_when_the_step_has_gone_it_says_where_one_is(place: Workplace) -> None:
    walk(place)
    place.click("Weiter")
    answer(place, "Nein")
    write_case(place, CASE.replace("Kennung: nachfordern", "Kennung: erinnern"))
    place.reload()
    assert "2. Frage: Vollständig?" in shown(place)
    (message,) = place.session.messages.open
    assert message.text == "In diesem Text des Prozesses gibt es die Stelle nicht, an der Sie waren."
    assert message.hint == "Sie stehen jetzt bei „2. Frage: Vollständig?“."
    place.go(Screen.TODAY)
    assert place.told == []


def test_when_the_whole_process_has_gone_nobody_walks_on(place: Workplace) -> None:
    walk(place)
    (place.content / "prozesse/service/p-fall.md").unlink()
    place.reload()
    assert place.window.address.screen is Screen.TODAY
    assert any("gibt es nicht" in told for told in place.told)
    write_case(place)
    place.reload()
    walk(place)
    assert "1. Antrag annehmen" in shown(place)


def test_who_looks_at_another_day_and_comes_back_finds_the_way_whole(place: Workplace) -> None:
    walk(place, ref="p-kommt")
    place.click("Weiter")
    assert "2. Hinweis geben" in shown(place)
    place.window.choose_day(date(2026, 5, 31))
    place.wait()
    assert "1. Beraten" in shown(place)
    assert len(place.told) == 1
    place.window.choose_day(None)
    place.wait()
    assert "2. Hinweis geben" in shown(place)
    assert place.told == []
    place.click("Schritt zurück")
    assert "Beraten Sie immer." in shown(place)


def test_who_finishes_a_text_that_has_just_changed_is_told_and_reads_it_first(place: Workplace) -> None:
    walk(place, "entscheiden")
    place.click("Weiter")
    write_case(place, OTHER)
    place.session.services.shelf.adopt(place.session.services.shelf.read())
    place.click("Durchgegangen")
    assert ("completed", "p-fall") not in place.events
    told = "Der Text dieses Prozesses hat sich gerade geändert. „Durchgegangen“ ist noch nicht vermerkt."
    assert place.told == [told]
    place.click("Durchgegangen")
    assert ("completed", "p-fall") in place.events

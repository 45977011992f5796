"""Praxis: a skill by itself, and saying that it is ready to be signed off."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.helpers.mentoring import give_post
from tests.helpers.posts import PostInMemory, a_mentor
from tests.helpers.workplace import Workplace
from wissen.learning.practice import SignOffLevel
from wissen.team.messages import SignedOff
from wissen.ui.navigation import Screen
from wissen.ui.pages.practising import PracticeBar
from wissen.ui.widgets.badge import Badge
from wissen.ui.widgets.labels import ElidedLabel


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    workplace.go(Screen.LOOKUP, "p-gespraech")
    return workplace


def state(place: Workplace) -> str:
    return place.part(ElidedLabel, place.part(Badge, place.part(PracticeBar))).whole_text()


def test_a_skill_stands_by_itself(place: Workplace) -> None:
    assert place.window.page.title() == "Ein Gespräch führen"
    assert "Das Gespräch sicher führen." in place.reader.toPlainText().replace("\u00ad", "")
    assert state(place) == "offen"


def test_it_is_ready_when_the_person_says_so_and_can_be_taken_back(place: Workplace) -> None:
    place.click("Bereit zur Abnahme")
    place.wait()
    assert state(place) == "bereit zur Abnahme"
    assert place.button("Doch noch nicht bereit").isVisible()
    assert place.told == ["Bereit zur Abnahme: Ein Gespräch führen"]
    place.click("Rückgängig", place.window)
    place.wait()
    assert state(place) == "offen"
    assert place.events == [("practice-ready", "p-gespraech")] * 2


def test_the_button_in_the_place_of_the_other_has_the_focus(place: Workplace) -> None:
    place.button("Bereit zur Abnahme").setFocus()
    place.press(Qt.Key.Key_Return)
    place.wait()
    assert place.button("Doch noch nicht bereit").hasFocus()
    place.press(Qt.Key.Key_Return)
    place.wait()
    assert place.button("Bereit zur Abnahme").hasFocus()


def test_the_plan_says_it_too(place: Workplace) -> None:
    place.click("Bereit zur Abnahme")
    place.wait()
    nodes = [node for top in place.session.services.onboarding.tree() for node in top.walk()]
    (task,) = (node for node in nodes if node.ref == "p-gespraech")
    assert task.practice is not None
    assert task.practice.value == "bereit zur Abnahme"


def test_it_is_still_ready_after_a_new_start(place: Workplace) -> None:
    place.click("Bereit zur Abnahme")
    place.wait()
    place.start_again()
    place.go(Screen.LOOKUP, "p-gespraech")
    assert state(place) == "bereit zur Abnahme"


@pytest.mark.parametrize("ref", ["praxis-anfang", "duldung", "service-probe"])
def test_elsewhere_there_is_nothing_to_sign_off(place: Workplace, ref: str) -> None:
    place.go(Screen.LOOKUP, ref)
    assert not place.window.page.findChildren(PracticeBar)[0].isVisible()


def test_who_signed_off_and_when_stands_there(workplace: Workplace) -> None:
    post = PostInMemory(a_mentor())
    give_post(workplace, post)
    workplace.go(Screen.LOOKUP, "p-gespraech")
    post.arrive("nabil", SignedOff("p-gespraech", date(2026, 11, 20), SignOffLevel.ALONE))
    for _ in range(2):  # it comes once, however often one looks
        workplace.session.arrivals.take()
    workplace.wait()
    bar = workplace.part(PracticeBar)
    assert workplace.labels(bar) == []
    said = [label.text() for label in bar.findChildren(QLabel)]
    assert "selbständig gezeigt, abgezeichnet von Nabil am 20.11.2026" in said
    assert "selbständig gezeigt" in said
    assert workplace.events == [("signed-off", "p-gespraech")]
    assert workplace.told == ["Zu Ihrer Praxis ist etwas gekommen: 1 Abnahme von Nabil."]


def test_what_comes_while_something_is_recorded_is_not_forgotten(workplace: Workplace) -> None:
    post = PostInMemory(a_mentor())
    give_post(workplace, post)
    for day in (20, 23):
        post.arrive("nabil", SignedOff("p-gespraech", date(2026, 11, day), SignOffLevel.GUIDED))
        workplace.session.arrivals.take()
    workplace.wait()
    assert workplace.events == [("signed-off", "p-gespraech")] * 2


def test_with_a_mentor_the_way_leads_to_where_it_is_told(place: Workplace) -> None:
    place.exchange_with(a_mentor())
    place.click("Bereit zur Abnahme")
    place.wait()
    place.click("Zum Einblick", place.window)
    assert (place.window.address.screen, place.window.address.ref) == (Screen.DOCUMENTS, "einblick")

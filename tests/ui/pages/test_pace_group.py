"""Einstellungen of Auffrischen: chosen, recorded, taken back; nothing before the history has been read."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox

from tests.helpers.workplace import Workplace
from wissen.learning.pace import Pace
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.pace_group import PaceGroup


def choose(place: Workplace, label: str, value: int) -> None:
    box = field(place, label)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    place.wait()


def field(place: Workplace, label: str) -> QComboBox:
    return next(box for box in place.part(PaceGroup).findChildren(QComboBox) if box.accessibleName() == label)


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    workplace.go(Screen.SETTINGS)
    return workplace


def test_the_start_values_stand_there_and_nothing_is_recorded(place: Workplace) -> None:
    labels = ("Zeit für einmal Auffrischen", "Höchstens an einem Tag", "Wie viel sitzen soll")
    assert [field(place, label).currentText() for label in labels] == ["10 Minuten", "20 Fragen", "90 von 100 Fragen"]
    assert not place.button("Ausgangswerte").isEnabled()
    choose(place, "Höchstens an einem Tag", 20)
    assert place.events == []


def test_each_choice_is_recorded_and_holds_after_a_restart(place: Workplace) -> None:
    choose(place, "Zeit für einmal Auffrischen", 5)
    choose(place, "Höchstens an einem Tag", 30)
    choose(place, "Wie viel sitzen soll", 95)
    assert place.events == [("settings", "fsrs")] * 3
    place.start_again()
    assert place.session.services.reviews.pace == Pace(retention=95, cap=30, minutes=5)
    place.go(Screen.SETTINGS)
    assert field(place, "Höchstens an einem Tag").currentData() == 30


def test_the_start_values_come_back(place: Workplace) -> None:
    choose(place, "Höchstens an einem Tag", 60)
    place.click("Ausgangswerte")
    assert place.session.services.reviews.pace == Pace()
    assert field(place, "Höchstens an einem Tag").currentData() == 20
    assert not place.button("Ausgangswerte").isEnabled()


def test_what_cannot_be_stored_is_not_chosen(place: Workplace) -> None:
    with place.full_disk():
        choose(place, "Höchstens an einem Tag", 60)
    assert place.told == ["Der Datenträger ist voll."]
    assert field(place, "Höchstens an einem Tag").currentData() == 20


def test_before_the_history_is_known_nothing_can_be_chosen(closed_workplace: Workplace) -> None:
    closed_workplace.launch()
    closed_workplace.window.go(Address(Screen.SETTINGS))
    group = closed_workplace.window.page.findChildren(PaceGroup)[0]
    assert not any(box.isEnabled() for box in group.findChildren(QComboBox))
    closed_workplace.until(lambda: closed_workplace.session.services.ready)
    closed_workplace.wait()
    assert field(closed_workplace, "Höchstens an einem Tag").isEnabled()


def test_from_there_it_leads_to_auffrischen(place: Workplace) -> None:
    place.click("Zum Auffrischen")
    assert place.window.address.screen is Screen.REFRESH

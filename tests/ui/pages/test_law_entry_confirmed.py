"""Rechtsänderung einpflegen in the window: what somebody has confirmed, and what nobody has."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from tests.helpers.law_entry import DAY, FIELDS, begin, enter, field, go_there
from tests.helpers.workplace import Workplace
from wissen.ui.law_entry.places import PlacesFace
from wissen.ui.law_entry.stages import StagesFace
from wissen.ui.navigation import Screen
from wissen.ui.pages.law_entry import FINDINGS, PLACES, LawEntryPage
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.warning_bar import WarningBar

LATER = date(2027, 4, 1)
ON = "Weiter: Betroffene Stellen"


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    go_there(workplace)
    return workplace


@pytest.fixture
def entered(place: Workplace) -> Workplace:
    enter(place)
    return place


def said(place: Workplace) -> str:
    """What is said beside the name of whoever has confirmed the stage."""
    (bar,) = place.part(StagesFace).findChildren(WarningBar)
    return "" if bar.isHidden() else bar._words.text()


def tick(place: Workplace, word: str) -> None:
    boxes = place.part(StagesFace).findChildren(QCheckBox)
    next(box for box in boxes if word in box.accessibleName()).click()
    place.wait()


def checker(place: Workplace) -> str:
    return field(place, "Bestätigt von").text()


def test_another_day_is_to_be_confirmed_anew(entered: Workplace) -> None:
    entered.part(DayField).set_day(LATER)
    assert checker(entered) == ""
    assert said(entered) == "Bitte neu bestätigen lassen: Tag geändert. Bestätigt hatte das Nabil."
    assert not entered.button(ON).isEnabled()
    field(entered, "Bestätigt von").setText("Nabil")
    assert (checker(entered), said(entered)) == ("Nabil", "")
    assert entered.button(ON).isEnabled()


@pytest.mark.parametrize(("label", "word"), [("Quelle", "Quelle"), ("Welche Vorschriften ändert sie?", "Vorschriften")])
def test_so_is_another_source_and_another_provision(entered: Workplace, label: str, word: str) -> None:
    field(entered, label).setText("§ 4 AufenthG")
    assert checker(entered) == ""
    assert f"lassen: {word} geändert." in said(entered)


@pytest.mark.parametrize(("box", "word"), [("erschlossen", "Herkunft des Tages"), ("vorgemerkt", "Tag")])
def test_so_is_where_the_day_is_from(entered: Workplace, box: str, word: str) -> None:
    tick(entered, box)
    assert checker(entered) == ""
    assert f"lassen: {word} geändert." in said(entered)


def test_everything_that_is_otherwise_is_named(entered: Workplace) -> None:
    entered.part(DayField).set_day(LATER)
    field(entered, "Quelle").setText("Rundschreiben")
    assert "lassen: Tag und Quelle geändert." in said(entered)


def test_what_is_put_back_is_confirmed_still(entered: Workplace) -> None:
    entered.part(DayField).set_day(LATER)
    entered.part(DayField).set_day(DAY)
    assert (checker(entered), said(entered)) == ("Nabil", "")


def test_other_words_need_nobody(entered: Workplace) -> None:
    field(entered, "Was tritt in Kraft?").setText("Nur online")
    entered.part(QPlainTextEdit).setPlainText("Anders gesagt.")
    assert (checker(entered), said(entered)) == ("Nabil", "")


def test_before_anybody_has_confirmed_it_nothing_is_said(place: Workplace) -> None:
    begin(place)
    for label, text in FIELDS.items():
        if label != "Bestätigt von":
            field(place, label).setText(text)
    place.part(DayField).set_day(DAY)
    assert said(place) == ""
    field(place, "Bestätigt von").setText("Nabil")
    field(place, "Bestätigt von").setText("")
    place.part(DayField).set_day(LATER)
    assert said(place) == ""
    assert checker(place) == ""


def test_what_nobody_has_confirmed_leads_no_further_after_a_break(entered: Workplace) -> None:
    entered.click(ON)
    entered.click("Zurück zu den Stufen")
    entered.part(DayField).set_day(LATER)
    entered.go(Screen.LAW_ENTRY)
    entered.click("Anträge online. 1 Stufe")
    assert entered.part(StagesFace).isVisible()
    assert entered.told[-1].startswith("Bei den Stufen fehlt noch eine Angabe.")


@pytest.mark.parametrize("step", [PLACES, FINDINGS])
def test_what_is_confirmed_is_taken_into_the_content_first(entered: Workplace, step: str) -> None:
    entered.click(ON)
    entered.click("Zurück zu den Stufen")
    entered.part(DayField).set_day(LATER)
    field(entered, "Bestätigt von").setText("Nabil")
    page = entered.window.page
    assert isinstance(page, LawEntryPage)
    assert page._work.change is not None
    entered.go(Screen.LAW_ENTRY, page._work.change.kennung, step)
    assert entered.part(StagesFace).isVisible()
    assert entered.told[-1].startswith("Die Stufen stehen noch nicht so in den Inhalten.")
    entered.click(ON)
    assert entered.part(PlacesFace).isVisible()
    assert entered.told == []

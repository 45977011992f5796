"""Rechtsänderung einpflegen in the window: a day that moves once there are texts that bear it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox

from tests.helpers.accessibility import faults
from tests.helpers.law_entry import enter, field, go_there, open_place, states
from tests.helpers.workplace import Workplace
from wissen.services.law_entry import Settled
from wissen.ui.law_entry.findings import FindingsFace
from wissen.ui.law_entry.leftover_bar import LeftoverBar
from wissen.ui.law_entry.stages import StagesFace
from wissen.ui.law_entry.wording import WordingFace
from wissen.ui.navigation import Screen
from wissen.ui.pages.law_entry import LawEntryPage
from wissen.ui.widgets.day_field import DayField

LATER = date(2027, 4, 1)
FILE = "module/01-anfang/hut.md"
ON = "Weiter: Betroffene Stellen"


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    """A stage that is written into one place."""
    go_there(workplace)
    enter(workplace)
    workplace.click(ON)
    open_place(workplace, "Helfen")
    new = workplace.part(WordingFace)._new
    new.setPlainText(new.toPlainText().replace("Beraten ist Pflicht", "Beraten wird online"))
    workplace.click("Übernehmen")
    return workplace


def text(place: Workplace) -> str:
    return (place.content / FILE).read_text(encoding="utf-8")


def move(place: Workplace, day: date | None) -> None:
    """The day turns out to be another one, and somebody has confirmed it anew."""
    place.click("Zurück zu den Stufen")
    if day is None:
        boxes = place.part(StagesFace).findChildren(QCheckBox)
        next(box for box in boxes if "vorgemerkt" in box.accessibleName()).click()
    else:
        place.part(DayField).set_day(day)
        field(place, "Bestätigt von").setText("Nabil")
    place.wait()
    place.click(ON)


def bar(place: Workplace) -> LeftoverBar:
    found = place.window.page.findChild(LeftoverBar)
    assert found is not None
    return found


def undo(place: Workplace) -> None:
    """By the last message."""
    message = place.session.messages.open[-1]
    assert message.action == "Rückgängig machen"
    assert message.run is not None
    message.run()
    place.wait()


def decided(place: Workplace) -> set[tuple[str, Settled]]:
    page = place.window.page
    assert isinstance(page, LawEntryPage)
    assert page._work.change is not None
    return set(page._work.change.settled.items())


def test_while_the_day_stands_there_is_nothing_to_say(place: Workplace) -> None:
    assert bar(place).isHidden()


def test_texts_are_led_to_the_new_day_and_back(place: Workplace) -> None:
    before, known = text(place), decided(place)
    move(place, LATER)
    assert bar(place)._words.text().startswith("1 Stelle trägt noch den 01.03.2027. „Nur noch online“ gilt jetzt ab 01")
    assert place.button("Auf den neuen Tag umstellen").hasFocus()
    assert states(place)["Helfen"] == "offen"
    place.click("Auf den neuen Tag umstellen")
    assert ("01.03.2027" in text(place), "Gilt: ab 01.04.2027" in text(place)) == (False, True)
    assert bar(place).isHidden()
    assert states(place)["Helfen"] == "angepasst"
    assert place.told[-1].startswith("1 Stelle ist auf den 01.04.2027 umgestellt.")
    undo(place)
    assert text(place) == before
    assert not bar(place).isHidden()
    assert decided(place) == known


def test_what_is_left_over_and_unconfirmed_is_told_to_everybody(place: Workplace) -> None:
    place.click("Zurück zu den Stufen")
    place.part(DayField).set_day(LATER)
    place.wait()
    assert faults(place.window) == []
    field(place, "Bestätigt von").setText("Nabil")
    place.click(ON)
    assert not bar(place).isHidden()
    assert faults(place.window) == []


def test_without_a_day_they_are_taken_back(place: Workplace) -> None:
    move(place, None)
    assert "Der Tag von „Nur noch online“ ist jetzt offen" in bar(place)._words.text()
    place.click("Zurücknehmen")
    assert ("Gilt" in text(place), "verlauf" in text(place), "online" in text(place)) == (False, False, False)
    assert bar(place).isHidden()
    assert decided(place) == set()


def test_a_place_is_put_right_before_it_is_written_anew(place: Workplace) -> None:
    move(place, LATER)
    open_place(place, "Helfen")
    assert place.told[-1].startswith("„Helfen“ in „Zwei Hüte“ trägt noch den 01.03.2027.")
    assert states(place)["Helfen"] == "offen"  # still the list
    place.click("Auf den neuen Tag umstellen", place.window.page)
    open_place(place, "Helfen")
    assert place.part(WordingFace)._new.toPlainText().count("Gilt: ab 01.04.2027") == 1


def test_what_cannot_be_put_right_is_told(place: Workplace) -> None:
    changed = text(place).replace("Kennung: helfen · Gilt: bis", "Kennung: helfen · Gilt: 01.02.2027 bis")
    (place.content / FILE).write_text(changed, encoding="utf-8")
    place.reload()
    move(place, date(2027, 1, 15))
    place.click("Auf den neuen Tag umstellen")
    assert "Da gilt schon ein anderer Text" in place.session.messages.open[-1].hint
    assert text(place) == changed
    assert not bar(place).isHidden()


def test_until_then_nothing_is_released(place: Workplace) -> None:
    move(place, LATER)
    place.click("Weiter: Prüfen und freigeben")
    rows = place.part(FindingsFace)._model.rows
    assert any("trägt noch den 01.03.2027" in row.title and row.kind == "Fehler" for row in rows)
    assert not place.button("Als Paket freigeben …").isEnabled()
    place.click("Zurück zu den Stellen")
    place.click("Auf den neuen Tag umstellen")
    place.click("Weiter: Prüfen und freigeben")
    assert place.button("Als Paket freigeben …").isEnabled()


def test_what_is_undone_elsewhere_is_known_when_it_is_gone_on_with(place: Workplace) -> None:
    known = decided(place)
    move(place, LATER)
    place.click("Auf den neuen Tag umstellen")
    place.go(Screen.LAW_ENTRY)
    undo(place)
    place.click("Anträge online. 1 Stufe")
    assert decided(place) == known
    assert not bar(place).isHidden()

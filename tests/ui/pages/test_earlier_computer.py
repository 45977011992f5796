"""A mentor with a new computer: what the earlier one assigned is told apart, and used no longer when one says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from tests.helpers.accessibility import faults
from tests.helpers.exchange import Desk, a_team
from tests.helpers.workplace import Workplace
from wissen.services.assigned import assigned
from wissen.services.post import Side
from wissen.team.messages import Assignment, PlannedItem
from wissen.ui.dialogs.disuse_dialog import DisuseDialog
from wissen.ui.navigation import Screen

MONDAY = date(2026, 11, 23)
OLD = Assignment("alt", "An der Theke", MONDAY, (PlannedItem("l-rest", MONDAY),))
NEW = Assignment("neu", "Erste Woche", MONDAY, (PlannedItem("l-hut", MONDAY),))


@pytest.fixture
def place(workplace: Workplace, tmp_path: Path) -> Workplace:
    """Jana's, who got a path from each of Nabil's computers."""
    workplace.session.preferences.change(name="Jana")
    mail = workplace.session.exchange.mail
    for keys, path in (("früher", OLD), ("jetzt", NEW)):
        (tmp_path / keys).mkdir()
        nabil = Desk(tmp_path / keys, "Nabil", keys=keys)
        invitation = tmp_path / keys / "einladung.wissenteam"
        nabil.mail.invite("Team Süd", invitation)
        known = mail.contacts(Side.MENTOR)
        mail.join(mail.open_invitation(invitation), instead_of=known[0].id if known else "")
        mail.export("nabil", tmp_path / keys / "jana.wissenstand")
        (question,) = nabil.mail.import_file(tmp_path / keys / "jana.wissenstand").questions
        nabil.mail.accept(question)
        nabil.mail.send("jana", path)
        mail.import_file(nabil.file("jana"))
    workplace.session.exchange.changed.emit()
    workplace.go(Screen.TODAY)
    return workplace


def words(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def titles(place: Workplace) -> list[str]:
    return [one.assignment.title for one in assigned(place.session.exchange.mail)]


def test_on_heute_it_is_offered_beside_the_newer_one(place: Workplace) -> None:
    assert "„An der Theke“ kommt von einem früheren Rechner von Nabil" in words(place.window.page)
    place.click("„An der Theke“ nicht mehr verwenden …")
    dialog = place.part(DisuseDialog, place.window)
    assert faults(dialog) == []
    place.click("Nicht mehr verwenden", dialog)
    assert titles(place) == ["Erste Woche"]
    assert "An der Theke" not in words(place.window.page)
    assert "früheren Rechner" not in words(place.window.page)


def test_it_can_be_kept_and_put_aside_later_and_is_not_told_as_withdrawn(place: Workplace) -> None:
    place.click("Verstanden")
    place.go(Screen.TEAM)
    assert "„An der Theke“ ist von einem früheren Rechner zugewiesen." in words(place.window.page)
    place.click("Nicht mehr verwenden …")
    place.click("Behalten", place.part(DisuseDialog, place.window))
    assert titles(place) == ["An der Theke", "Erste Woche"]
    place.click("Nicht mehr verwenden …")
    place.click("Nicht mehr verwenden", next(one for one in place.window.findChildren(DisuseDialog) if one.isVisible()))
    assert titles(place) == ["Erste Woche"]
    assert "früheren Rechner" not in words(place.window.page)
    place.go(Screen.TODAY)
    assert "zurückgenommen" not in words(place.window.page)


def test_the_mentor_is_told_what_this_computer_cannot_see(workplace: Workplace, tmp_path: Path) -> None:
    before, jana = a_team(tmp_path)
    before.mail.send("jana", OLD)
    before.told(jana)
    workplace.session.preferences.change(name="Nabil")
    mail = workplace.session.exchange.mail
    mail.invite("Team Süd", tmp_path / "neu.wissenteam")
    jana.mail.join(jana.mail.open_invitation(tmp_path / "neu.wissenteam"), instead_of="nabil")
    (question,) = mail.import_file(jana.file("nabil")).questions
    mail.accept(question)
    workplace.go(Screen.TEAM)
    told = "Was Sie Jana von einem früheren Rechner zugewiesen oder abgezeichnet haben, sieht dieser nicht."
    assert told in words(workplace.window.page)

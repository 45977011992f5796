"""Two people share a computer: each has a Stand of their own, and a PIN keeps the other one out."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from tests.helpers.workplace import Workplace
from wissen import paths
from wissen.settings import Settings
from wissen.ui.dialogs.pin_dialog import PinDialog

PIN = "4711-wald"


def completed(place: Workplace) -> set[str]:
    return set(place.session.services.history.completions)


def asked(place: Workplace) -> PinDialog:
    place.until(lambda: any(one.isVisible() for one in place.window.findChildren(PinDialog)))
    return place.window.findChildren(PinDialog)[0]


def as_somebody(place: Workplace, profile: str, name: str) -> None:
    place.close()
    place.profile, place.chosen = profile, Settings(theme="hell", welcomed=True, name=name)


def test_neither_sees_what_the_other_has_done(closed: Workplace) -> None:
    as_somebody(closed, paths.STANDARD_PROFILE, "Jana")
    closed.start()
    closed.lesson("l-hut")
    closed.click("Gelesen")

    as_somebody(closed, "person-2", "Tarek")
    closed.start()
    assert completed(closed) == set()
    closed.lesson("l-frist")
    closed.click("Gelesen")
    closed.session.own_data.access.change("", PIN)

    as_somebody(closed, paths.STANDARD_PROFILE, "Jana")
    closed.start()
    assert completed(closed) == {"l-hut"}
    assert closed.session.preferences.value.name == "Jana"

    as_somebody(closed, "person-2", "Tarek")
    closed.launch()
    dialog = asked(closed)
    closed.part(QLineEdit, dialog).setText("falsch")
    closed.click("Öffnen", dialog)
    assert not closed.window.isVisible()
    assert not closed.session.services.journal.known

    closed.close()
    closed.launch()
    dialog = asked(closed)
    closed.part(QLineEdit, dialog).setText(PIN)
    closed.click("Öffnen", dialog)
    closed.until(lambda: closed.session.services.ready)
    assert completed(closed) == {"l-frist"}

"""Rechtsänderung einpflegen: the wording page, and how a place that was begun stands in the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.helpers.law_entry import enter, go_there, open_place, states
from tests.helpers.workplace import Workplace
from wissen.ui.law_entry.places import PlacesFace
from wissen.ui.law_entry.wording import WordingFace
from wissen.ui.navigation import Screen
from wissen.ui.workshop.meta_dialog import MetaDialog


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    """The places of a stage."""
    go_there(workplace)
    enter(workplace)
    workplace.click("Weiter: Betroffene Stellen")
    return workplace


@pytest.fixture
def face(place: Workplace) -> WordingFace:
    open_place(place, "Helfen")
    return place.part(WordingFace)


def top(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint()).y()


def test_escape_does_not_leave_while_somebody_writes(place: Workplace, face: WordingFace) -> None:
    assert face.window().focusWidget() is face._new
    place.press(Qt.Key.Key_Escape)
    assert face.isVisible()
    face._reason.setFocus()
    place.press(Qt.Key.Key_Escape)
    assert face.isVisible()
    face._classes.setFocus()
    place.press(Qt.Key.Key_Escape)
    assert place.part(PlacesFace).isVisible()


def test_escape_first_takes_suggestions_away(place: Workplace, face: WordingFace) -> None:
    face._new.insertPlainText("Siehe § 82")
    face._new.suggest()
    assert face._new.suggests
    assert face.step_back()
    assert not face._new.suggests


def test_a_place_that_was_begun_says_so_and_is_still_open(place: Workplace, face: WordingFace) -> None:
    face._new.appendPlainText("Angefangen.")
    place.click("Zurück", face)
    assert states(place)["Helfen"] == "begonnen"
    places = place.part(PlacesFace)
    assert f"{len(places._tasks)} davon noch offen" in places._told.text()
    places._open_only.click()
    assert states(place)["Helfen"] == "begonnen"
    open_place(place, "Helfen")
    place.click("Bleibt richtig, wie es ist")
    places._open_only.click()
    assert states(place)["Helfen"] == "bleibt richtig"


def test_what_is_told_of_a_place_goes_when_another_is_opened(closed_workplace: Workplace) -> None:
    place = closed_workplace
    text = (
        "---\nkennung: l-kopf\ntitel: Kopf\nquellen: § 82 Abs. 3 AufenthG\n---\n\n## Ein Teil\nKennung: teil\n\nText.\n"
    )
    (place.content / "module/01-anfang/kopf.md").write_text(text, encoding="utf-8")
    place.start()
    go_there(place)
    enter(place)
    place.click("Weiter: Betroffene Stellen")
    open_place(place, "Kopf der Datei")
    (told,) = (one for one in place.session.messages.open if one.action == "Bleibt richtig")
    open_place(place, "Helfen")
    assert told not in place.session.messages.open
    assert told.run is not None
    told.run()  # pressed in the last moment, it is still about the place of which it was told
    place.wait()
    assert (states(place)["Kopf der Datei"], states(place)["Helfen"]) == ("bleibt richtig", "offen")


def test_the_old_wording_is_shown_as_it_is_read_and_can_be_seen_as_text(place: Workplace, face: WordingFace) -> None:
    assert face._old_view.reader.isVisible()
    assert "Beraten ist Pflicht" in face._old_view.reader.toPlainText()
    assert "Kennung" not in face._old_view.reader.toPlainText()
    assert top(face._old_view.reader) == top(face._new)
    place.click("Als Text zeigen")
    assert face._old.isVisible()
    assert "Gilt: bis 28.02.2027" in face._old.toPlainText()
    place.click("Wie gelesen zeigen")
    assert face._old_view.reader.isVisible()


def test_a_link_of_the_old_wording_leads_on_and_what_was_begun_stays(place: Workplace, face: WordingFace) -> None:
    face._new.appendPlainText("Angefangen.")
    face._old_view.reader.link_activated.emit("frist.md")
    place.wait()
    assert place.window.address.screen is Screen.LESSON
    place.window.go_back()
    place.wait()
    assert states(place)["Helfen"] == "begonnen"


def test_what_holds_from_that_very_day_is_shown_as_it_is_read_on_it(place: Workplace, face: WordingFace) -> None:
    face._new.setPlainText(face._new.toPlainText().replace("Beraten ist Pflicht", "Beraten wird online"))
    place.click("Übernehmen")
    open_place(place, "Helfen")
    assert face._old_label.text() == "Bisher (gilt schon ab diesem Tag)"
    assert "Beraten wird online" in face._old_view.reader.toPlainText()


def test_what_stands_below_the_heading_can_be_changed_as_fields(place: Workplace, face: WordingFace) -> None:
    face._new.ask_for_meta()
    dialog = face.window().findChild(MetaDialog)
    assert dialog is not None
    line = dialog.control("Bezug")
    assert isinstance(line, QLineEdit)
    line.setText("§ 82 Abs. 4 AufenthG")
    place.click("Übernehmen", dialog)
    assert "Bezug: § 82 Abs. 4 AufenthG" in face._new.toPlainText()
    assert face.window().focusWidget() is face._new


def test_the_new_wording_can_be_completed(face: WordingFace) -> None:
    offered = face._offer("Siehe § 82")
    assert any(one.text.startswith("§ 82") for one in offered.choices)

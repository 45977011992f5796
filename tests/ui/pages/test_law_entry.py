"""Rechtsänderung einpflegen in the window: stages, places, check; left at any time and gone on with."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from tests.helpers.accessibility import faults
from tests.helpers.law_entry import DAY, FIELDS, begin, enter, field, go_there, open_place, states
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen import paths
from wissen.services.law_entries import STORE, LawEntries
from wissen.settings import Settings, ThemeName
from wissen.ui.law_entry.findings import FindingsFace
from wissen.ui.law_entry.places import PlacesFace
from wissen.ui.law_entry.stages import StagesFace
from wissen.ui.law_entry.wording import WordingFace
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.law_entry import LawEntryPage


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    go_there(workplace)
    return workplace


@pytest.fixture
def entered(place: Workplace) -> Workplace:
    enter(place)
    return place


def test_only_trainers_are_led_there(workplace: Workplace) -> None:
    workplace.go(Screen.LAW)
    assert "Rechtsänderung einpflegen" not in workplace.labels()
    workplace.session.preferences.change(tasks=("trainer",))
    workplace.go(Screen.TODAY)
    workplace.go(Screen.LAW)
    workplace.click("Rechtsänderung einpflegen")
    assert isinstance(workplace.window.page, LawEntryPage)


def test_what_is_missing_is_said_until_nothing_is(place: Workplace) -> None:
    begin(place)
    assert not place.button("Weiter: Betroffene Stellen").isEnabled()
    for label, text in FIELDS.items():
        field(place, label).setText(text)
    place.part(QPlainTextEdit).setPlainText("Beraten wird online.")
    assert place.button("Weiter: Betroffene Stellen").isEnabled()
    field(place, "Bestätigt von").setText("jana")
    assert not place.button("Weiter: Betroffene Stellen").isEnabled()


def test_everything_typed_is_there_after_a_restart(entered: Workplace) -> None:
    (change,) = LawEntries(paths.folders(root=entered.root).data / STORE).all()
    (stage,) = change.stages
    assert (change.title, stage.day, stage.words) == ("Anträge online", DAY, "Beraten wird online.")
    entered.go(Screen.TODAY)
    entered.go(Screen.LAW_ENTRY)
    entered.click("Anträge online. 1 Stufe")
    assert field(entered, "Bestätigt von").text() == "Nabil"


def test_a_stage_comes_and_goes(entered: Workplace) -> None:
    entered.click("Stufe hinzufügen")
    groups = entered.part(StagesFace)._groups
    assert [group.stage.day for group in groups] == [DAY, entered.session.services.shelf.today]
    assert groups[1]._title.hasFocus()
    assert groups[1].stage == replace(groups[1].stage, source="Gesetzblatt", concerns="§ 82 Abs. 3 AufenthG")
    assert groups[1].stage.checked_by == ""  # nobody has confirmed this day yet
    groups[1].removed.emit(2)
    entered.wait()
    assert len(entered.part(StagesFace)._groups) == 1
    assert field(entered, "Was tritt in Kraft?").text() == "Nur noch online"


def test_the_places_stand_below_their_objects_and_can_be_narrowed(entered: Workplace) -> None:
    entered.click("Weiter: Betroffene Stellen")
    face = entered.part(PlacesFace)
    titles = [row.title for row in face._model.rows]
    assert titles[titles.index("Helfen") - 1] == "Lektion: Zwei Hüte"
    field(entered, "Stellen filtern").setText("hüte lektion")
    assert "Lektion: Zwei Hüte" in [row.title for row in face._model.rows]
    field(entered, "Stellen filtern").setText("gibt es nicht")
    assert not face._model.rows
    assert "Zu diesem Filter passt keine" in face._told.text()
    field(entered, "Stellen filtern").clear()
    open_place(entered, "Helfen")
    entered.click("Bleibt richtig, wie es ist")
    face._open_only.click()
    assert "Helfen" not in states(entered)


def test_each_place_is_adapted_or_found_right(entered: Workplace) -> None:
    entered.click("Weiter: Betroffene Stellen")
    assert states(entered)["Helfen"] == "offen"
    open_place(entered, "Helfen")
    face = entered.part(WordingFace)
    assert not entered.button("Übernehmen").isEnabled()
    assert "Gilt: bis 28.02.2027" in face._old.toPlainText()
    face._new.setPlainText(face._new.toPlainText().replace("Beraten ist Pflicht", "Beraten wird online"))
    entered.click("Übernehmen")
    assert states(entered)["Helfen"] == "angepasst"
    text = (entered.content / "module/01-anfang/hut.md").read_text(encoding="utf-8")
    assert "Gilt: ab 01.03.2027" in text
    assert "art: auffrischen" in text
    message = entered.session.messages.open[-1]
    assert message.action == "Rückgängig"
    assert message.run is not None
    message.run()
    entered.wait()
    assert states(entered)["Helfen"] == "offen"
    assert "Gilt: ab 01.03.2027" not in (entered.content / "module/01-anfang/hut.md").read_text(encoding="utf-8")
    open_place(entered, "Helfen")
    entered.click("Bleibt richtig, wie es ist")
    assert states(entered)["Helfen"] == "bleibt richtig"


def test_the_new_wording_can_be_seen_as_it_is_read(entered: Workplace) -> None:
    entered.click("Weiter: Betroffene Stellen")
    open_place(entered, "Helfen")
    face = entered.part(WordingFace)
    face._new.appendPlainText("\nUnd **bald**.")
    entered.click("Vorschau")
    assert face._faces.currentWidget() is face._view
    assert face._view.reader.toPlainText().endswith("Und bald.")
    assert faults(entered.window) == []
    entered.click("Weiterschreiben")
    assert face._new.hasFocus()
    face._new.setPlainText(face._new.toPlainText().replace("Kennung: helfen", "Kennung: anders"))
    entered.click("Vorschau")
    assert "gilt an diesem Tag nicht mehr" in entered.session.messages.open[-1].text
    assert face._faces.currentWidget() is face._new


def test_an_editorial_change_needs_no_reason(entered: Workplace) -> None:
    entered.click("Weiter: Betroffene Stellen")
    open_place(entered, "Helfen")
    face = entered.part(WordingFace)
    face._new.appendPlainText("\nMehr.")
    face._reason.clear()
    assert not entered.button("Übernehmen").isEnabled()
    face._classes.setCurrentIndex(face._classes.count() - 1)
    assert entered.button("Übernehmen").isEnabled()


def test_a_wording_that_breaks_the_file_is_told_and_kept(entered: Workplace) -> None:
    entered.click("Weiter: Betroffene Stellen")
    open_place(entered, "Helfen")
    face = entered.part(WordingFace)
    face._new.setPlainText(face._new.toPlainText().replace("ab 01.03.2027", "ab 31.02.2027") + "\n\nMehr.")
    entered.click("Übernehmen")
    assert "fehlerhaft" in entered.session.messages.open[-1].text
    assert "31.02.2027" in entered.part(WordingFace)._new.toPlainText()


def test_a_wording_that_was_begun_is_there_again(entered: Workplace) -> None:
    entered.click("Weiter: Betroffene Stellen")
    open_place(entered, "Helfen")
    entered.part(WordingFace)._new.appendPlainText("Angefangen.")
    entered.go(Screen.TODAY)
    (change,) = LawEntries(paths.folders(root=entered.root).data / STORE).all()
    assert [words.endswith("Angefangen.") for words in change.drafts.values()] == [True]
    entered.go(Screen.LAW_ENTRY)
    entered.click("Anträge online. 1 Stufe")  # goes on with the places: the stages are written
    open_place(entered, "Helfen")
    assert entered.part(WordingFace)._new.toPlainText().endswith("Angefangen.")
    entered.click("Übernehmen")
    (change,) = LawEntries(paths.folders(root=entered.root).data / STORE).all()
    assert not change.drafts


def test_the_stages_can_be_written_again_but_not_over_somebody_else(entered: Workplace) -> None:
    on = "Weiter: Betroffene Stellen"
    entered.click(on)
    entered.click("Zurück zu den Stufen")
    entered.part(QPlainTextEdit).setPlainText("Beraten wird nur noch online.")
    entered.click(on)
    file = entered.content / "rechtsaenderungen/antraege-online.md"
    assert "nur noch online" in file.read_text(encoding="utf-8")
    file.write_bytes(file.read_bytes() + b"\nVon Hand.\n")
    entered.click("Zurück zu den Stufen")
    entered.part(QPlainTextEdit).setPlainText("Anders.")
    entered.click(on)
    assert "nicht überschrieben" in entered.session.messages.open[-1].text
    assert file.read_bytes().endswith(b"Von Hand.\n")


def test_the_check_says_what_is_open_and_finishing_puts_it_away(entered: Workplace) -> None:
    entered.click("Weiter: Betroffene Stellen")
    entered.click("Weiter: Prüfen und freigeben")
    entered.click("Fertig, ohne Paket")
    assert "beiseitegelegt" in entered.session.messages.open[-1].text
    assert "Angefangen" not in entered.labels()
    assert (entered.content / "rechtsaenderungen/antraege-online.md").is_file()


@pytest.mark.parametrize("way", ["Beiseitelegen", "Fertig, ohne Paket"])
def test_what_was_decided_is_there_again_when_it_is_taken_up(entered: Workplace, way: str) -> None:
    entered.click("Weiter: Betroffene Stellen")
    open_place(entered, "Helfen")
    entered.click("Bleibt richtig, wie es ist")
    open_place(entered, "Welcher Hut?")
    entered.part(WordingFace)._new.appendPlainText("Angefangen.")
    entered.click("Zurück")
    known = states(entered)
    assert (known["Helfen"], known["Welcher Hut?"]) == ("bleibt richtig", "begonnen")
    entered.click("Zurück zu den Stufen" if way == "Beiseitelegen" else "Weiter: Prüfen und freigeben")
    entered.click(way)
    assert "Anträge online. 1 Stufe" not in entered.labels()
    entered.click("Weiterführen")
    entered.click("Weiter: Betroffene Stellen")
    assert states(entered) == known


def test_the_check_says_whether_it_may_be_released_and_leads_to_what_it_found(entered: Workplace) -> None:
    entered.click("Weiter: Betroffene Stellen")
    entered.click("Weiter: Prüfen und freigeben")
    face = entered.part(FindingsFace)
    first, second, *_ = face._told.text().split("\n")
    assert first == "Sie können freigeben: Es gibt keinen Fehler."
    assert "noch nicht entschieden" in second
    assert entered.button("Als Paket freigeben …").isEnabled()
    entered.write("module/01-anfang/hut.md", "kaputt")
    entered.click("Noch einmal prüfen")
    assert face._told.text().startswith("Sie können noch nicht freigeben:")
    assert not entered.button("Als Paket freigeben …").isEnabled()
    addresses = [row.address for row in face._model.rows]
    assert Address(Screen.WORKSHOP, "module/01-anfang/hut.md", "1") in addresses


def test_what_was_found_stands_below_what_it_is_about(entered: Workplace) -> None:
    entered.write("praxis/zwei.md", "kaputt")
    entered.click("Weiter: Betroffene Stellen")
    hut = entered.content / "module/01-anfang/hut.md"
    hut.write_text(hut.read_text("utf-8") + "\n[eins](fehlt.md), [zwei](auch-nicht.md)\n", encoding="utf-8")
    entered.click("Weiter: Prüfen und freigeben")
    rows = entered.part(FindingsFace)._model.rows
    headings = [row.title for row in rows if row.address is None]
    assert len(headings) == len(set(headings))
    assert {"Lektion: Zwei Hüte", "praxis/zwei.md"} <= set(headings)
    at = [row.title for row in rows].index("Lektion: Zwei Hüte")
    assert [row.note.startswith("Zeile ") for row in rows[at + 1 : at + 3]] == [True, True]


def test_a_check_can_be_cancelled(entered: Workplace) -> None:
    entered.click("Weiter: Betroffene Stellen")
    entered.click("Weiter: Prüfen und freigeben")
    face = entered.part(FindingsFace)
    face._again.click()
    assert face._stop.isVisible()
    face._stop.click()
    entered.wait()
    assert "abgebrochen" in face._told.text()
    assert not face._model.rows
    assert not entered.button("Als Paket freigeben …").isEnabled()
    entered.click("Noch einmal prüfen")
    assert entered.button("Als Paket freigeben …").isEnabled()


def test_the_content_that_comes_with_wissen_is_refused(workplace: Workplace) -> None:
    workplace.session.services.shelf.folder = paths.bundled("content")
    before = workplace.window.address
    workplace.window.go(Address(Screen.LAW_ENTRY))
    assert workplace.window.address == before
    assert "mitgelieferten" in workplace.session.messages.open[-1].text


@pytest.mark.parametrize(
    ("theme", "scale", "pixels"),
    [("hell", 1.0, (683, 384)), ("dunkel", 1.0, (1280, 800)), ("kontrast", 2.0, (1280, 800))],
)
def test_every_step_can_be_used_by_everybody(
    closed_workplace: Workplace, dress: Dress, theme: ThemeName, scale: float, pixels: tuple[int, int]
) -> None:
    closed_workplace.chosen = Settings(theme=theme, text_scale=scale, welcomed=True, tasks=("trainer",), name="Jana")
    dress(theme, scale)
    closed_workplace.start(size=pixels)
    place = closed_workplace
    place.go(Screen.LAW_ENTRY)
    found = {"overview": faults(place.window)}
    begin(place)
    found["stages"] = faults(place.window)
    page = place.window.page
    assert isinstance(page, LawEntryPage)
    change = page._work.change
    assert change is not None
    stage = replace(
        change.stages[0], title="Online", day=DAY, concerns="§ 82 AufenthG", source="G", checked_by="N", words="W."
    )
    page._rebuild(replace(change, gazette="G", stages=(stage,)))
    place.wait()
    place.click("Weiter: Betroffene Stellen")
    found["places"] = faults(place.window)
    open_place(place, "Helfen")
    found["wording"] = faults(place.window)
    place.click("Zurück", place.part(WordingFace))
    place.click("Weiter: Prüfen und freigeben")
    found["findings"] = faults(place.window)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}

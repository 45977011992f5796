"""Mein Team und Austausch: invite, join, accept, give files, exchange through a folder, remove; in the real window."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QLineEdit

from tests.helpers.accessibility import faults
from tests.helpers.exchange import Desk, a_share, join
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen.learning.talk import Questions
from wissen.learning.working_days import Absence
from wissen.services.own_plans import OwnPlans
from wissen.services.post import Side
from wissen.services.week_notes import TalkNotes, WeekNotes
from wissen.settings import Settings, ThemeName
from wissen.ui.dialogs.invite_dialog import InviteDialog
from wissen.ui.dialogs.key_dialog import DecideDialog, JoinDialog
from wissen.ui.dialogs.leave_dialog import LeaveDialog
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.team import TeamPage

D = TypeVar("D", bound=QDialog)
LOOKS: list[tuple[ThemeName, float, tuple[int, int]]] = [
    ("hell", 1.0, (1280, 800)),
    ("dunkel", 2.0, (1280, 800)),
    ("kontrast", 1.0, (683, 384)),
]


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    workplace.session.preferences.change(name="Nabil")
    workplace.go(Screen.TEAM)
    return workplace


@pytest.fixture
def jana(tmp_path: Path) -> Desk:
    folder = tmp_path / "andere"
    folder.mkdir()
    return Desk(folder, "Jana")


def page(place: Workplace) -> TeamPage:
    assert isinstance(place.window.page, TeamPage)
    return place.window.page


def words(place: Workplace) -> str:
    return "\n".join(label.text() for label in place.window.page.findChildren(QLabel) if label.isVisible())


def dialog(place: Workplace, kind: type[D]) -> D:
    return place.part(kind, place.window)


def invite(place: Workplace, jana: Desk) -> None:
    """Invite Jana, and let her join."""
    place.click("Einladen …")
    asked = dialog(place, InviteDialog)
    asked.findChildren(QLineEdit)[0].setText("Team Süd")
    path = jana.folder.with_name("einladung.wissenteam")
    asked.save(str(path))
    place.wait()
    jana.mail.join(jana.mail.read_invitation(path.read_bytes()))


def accept(place: Workplace, jana: Desk) -> None:
    """Open a file of Jana, and accept her."""
    place.window.open_files((jana.file("nabil"),))
    place.wait()
    place.go(Screen.TEAM)
    place.click("Ansehen und entscheiden …")
    asked = dialog(place, DecideDialog)
    asked.findChildren(QCheckBox)[0].click()
    place.click("Aufnehmen", asked)


def test_at_first_it_says_how_to_begin(place):
    assert "Noch mit niemandem" in words(place)
    assert "Noch kein Austausch." in words(place)
    assert place.window.page.trail() == ("Einstellungen", "Mein Team und Austausch")


def test_the_settings_lead_here(place):
    place.go(Screen.SETTINGS)
    place.click("Team und Austausch ansehen")
    assert place.window.address == Address(Screen.TEAM)


def test_an_invitation_needs_a_name_of_the_team(place):
    place.click("Einladen …")
    asked = dialog(place, InviteDialog)
    place.click("Datei speichern …", asked)
    assert "Bitte geben Sie Ihrem Team einen Namen." in [label.text() for label in asked.findChildren(QLabel)]
    place.click("Abbrechen", asked)


def test_a_trainee_is_accepted_after_the_signs_were_compared(place, jana):
    invite(place, jana)
    jana.mail.send("nabil", a_share(1))
    place.window.open_files((jana.file("nabil"),))
    place.wait()
    assert place.session.services.post.received() == ()
    assert any("unbekannten Schlüssel" in told for told in place.told)
    place.go(Screen.TEAM)
    assert "„Jana“ hat Ihnen geschrieben" in words(place)
    place.click("Ansehen und entscheiden …")
    asked = dialog(place, DecideDialog)
    trust = place.button("Aufnehmen", asked)
    assert not trust.isEnabled()
    shown = "".join(label.text() for label in asked.findChildren(QLabel)).replace("\n", " ")
    assert jana.mail.fingerprint in shown
    asked.findChildren(QCheckBox)[0].click()
    place.click("Aufnehmen", asked)
    (contact,) = place.session.services.post.contacts(Side.TRAINEE)
    assert contact.name == "Jana"
    assert [one.message for one in place.session.services.post.received()] == [a_share(1)]
    assert "„Jana“ hat Ihnen geschrieben" not in words(place)
    assert contact.fingerprint in words(place)
    assert "Von Jana: 1 Stand." in place.told
    assert not any("unbekannten Schlüssel" in told for told in place.told)


def test_whoever_is_accepted_without_news_is_told_to_be_in_the_team(place, jana):
    invite(place, jana)
    accept(place, jana)
    assert place.told[-1] == "Jana ist jetzt in Ihrem Team."


def test_a_trainee_leads_to_assigning(place, jana):
    invite(place, jana)
    accept(place, jana)
    place.go(Screen.TEAM)
    place.click("Lernpfad zuweisen")
    assert place.window.address == Address(Screen.ASSIGN, "jana")


def test_whoever_is_refused_leaves_nothing(place, jana):
    invite(place, jana)
    place.window.open_files((jana.file("nabil"),))
    place.wait()
    place.go(Screen.TEAM)
    place.click("Ansehen und entscheiden …")
    place.click("Ablehnen", dialog(place, DecideDialog))
    assert "hat Ihnen geschrieben" not in words(place)
    assert place.session.services.post.contacts() == ()


def test_an_invitation_is_accepted(place, jana):
    path = jana.folder.with_name("x.wissenteam")
    jana.mail.invite("Team Nord", path)
    place.window.open_files((path,))
    place.wait()
    asked = dialog(place, JoinDialog)
    asked.findChildren(QCheckBox)[0].click()
    place.click("Einladung annehmen", asked)
    (contact,) = place.session.services.post.contacts(Side.MENTOR)
    assert (contact.name, contact.fingerprint) == ("Jana", jana.mail.fingerprint)
    place.go(Screen.TODAY)
    place.click("Mein Team öffnen", place.window)
    assert place.window.address == Address(Screen.TEAM)
    place.click("Einblick")
    assert (place.window.address.screen, place.window.address.ref) == (Screen.DOCUMENTS, "einblick")
    place.window.open_files((path,))
    place.wait()
    assert "Mit Jana tauschen Sie sich schon aus." in place.told


def test_a_changed_key_is_asked_about_and_taken_for_the_same_person(place, jana, tmp_path):
    invite(place, jana)
    accept(place, jana)
    (tmp_path / "neu").mkdir()
    second = Desk(tmp_path / "neu", "Jana", keys="zweiter")
    second.mail.join(second.mail.read_invitation(jana.folder.with_name("einladung.wissenteam").read_bytes()))
    place.window.open_files((second.file("nabil"),))
    place.wait()
    place.click("Ansehen und entscheiden …")
    asked = dialog(place, DecideDialog)
    assert any("ein anderer als bisher" in label.text() for label in asked.findChildren(QLabel))
    assert asked.findChildren(QComboBox)[0].currentText() == "Jana mit einem neuen Rechner"
    asked.findChildren(QCheckBox)[0].click()
    place.click("Aufnehmen", asked)
    (contact,) = place.session.services.post.contacts()
    assert contact.fingerprint == second.mail.fingerprint


def test_a_file_is_written_for_a_contact(place, jana, tmp_path):
    invite(place, jana)
    accept(place, jana)
    (contact,) = place.session.services.post.contacts()
    page(place).save(contact, str(tmp_path / "x.wissenpfad"))
    place.wait()
    assert jana.mail.import_file(tmp_path / "x.wissenpfad").lines == ("Von Nabil: nichts Neues.",)


def test_a_file_that_cannot_be_written_is_told(place, jana, tmp_path):
    invite(place, jana)
    accept(place, jana)
    (contact,) = place.session.services.post.contacts()
    page(place).save(contact, str(tmp_path / "weg" / "x.wissenpfad"))
    place.wait()
    assert any("nicht erreichbar" in told for told in place.told)


def test_a_damaged_file_is_told_and_names_itself(place, jana):
    invite(place, jana)
    path = jana.file("nabil")
    path.write_bytes(path.read_bytes()[:-4])
    place.window.open_files((path,))
    place.wait()
    assert any(told.startswith(path.name) and "nicht vollständig" in told for told in place.told)


def test_through_a_folder_it_comes_with_a_button_and_at_the_start(place, jana, tmp_path):
    invite(place, jana)
    accept(place, jana)
    shared = tmp_path / "gemeinsam"
    shared.mkdir()
    page(place).use_folder(str(shared))
    place.wait()
    jana.mail.send("nabil", a_share(1))
    jana.exchange(shared)
    place.click("Jetzt austauschen")
    assert "Von Jana: 1 Stand." in place.told
    assert "Letzter Austausch: 23.11.2026." in words(place)
    jana.mail.send("nabil", a_share(2))
    jana.exchange(shared)
    place.chosen = place.session.preferences.value
    place.start_again()
    place.until(lambda: len(place.session.services.post.received()) == 2)
    place.go(Screen.TEAM)
    place.click("Keinen Ordner verwenden")
    assert "Jetzt austauschen" not in place.labels()


def test_a_folder_that_is_away_is_told(place, tmp_path):
    path = tmp_path / "weg"
    place.session.preferences.change(exchange_folder=path)
    place.session.exchange.mail.invite("Team", tmp_path / "x.wissenteam")
    place.session.exchange.changed.emit()
    place.wait()
    place.click("Jetzt austauschen")
    assert any("nicht erreichbar" in told for told in place.told)


def test_a_contact_is_removed(place, jana, tmp_path):
    invite(place, jana)
    accept(place, jana)
    place.click("Entfernen …")
    place.click("Abbrechen", dialog(place, LeaveDialog))
    assert len(place.session.services.post.contacts()) == 1
    folder = place.session._folders.config
    shared = tmp_path / "gemeinsam"
    shared.mkdir()
    page(place).use_folder(str(shared))
    place.wait()
    assert len(list(shared.iterdir())) == 1
    OwnPlans(folder).keep_absences("jana", (Absence(date(2026, 12, 1), date(2026, 12, 4)),))
    WeekNotes(folder).keep("jana", questions=Questions(), notes="Nach dem Urlaub fragen", day=date(2026, 11, 23))
    place.session.preferences.change(insight={"jana": ("module",), "olga": ()})
    place.click("Entfernen …")
    dialog(place, LeaveDialog).save(str(tmp_path / "abschied.wissenpfad"))
    place.wait()
    assert place.session.services.post.contacts() == ()
    assert "Noch mit niemandem" in words(place)
    assert (tmp_path / "abschied.wissenpfad").exists()
    assert list(shared.iterdir()) == []
    assert OwnPlans(folder).absences("jana") == ()
    assert WeekNotes(folder).talk("jana") == TalkNotes()
    assert dict(place.session.preferences.value.insight) == {"olga": ()}


def test_everything_erased_means_nobody_is_known(place, jana):
    invite(place, jana)
    accept(place, jana)
    place.session.own_data.erase_everything(lambda: None, owner=place.window, failed=pytest.fail)
    place.wait()
    place.go(Screen.TEAM)
    assert place.session.services.post.contacts() == ()
    assert "Noch mit niemandem" in words(place)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_page_and_dialogs_can_be_used_by_everybody(
    closed_workplace: Workplace,
    dress: Dress,
    tmp_path: Path,
    look: tuple[ThemeName, float, tuple[int, int]],
) -> None:
    theme, scale, size = look
    place = closed_workplace
    place.chosen = Settings(theme=theme, text_scale=scale, welcomed=True, name="Nabil")
    dress(theme, scale)
    place.start(size=size)
    (tmp_path / "andere").mkdir()
    jana, lena = Desk(tmp_path / "andere", "Jana"), Desk(tmp_path / "andere", "Lena")
    join(lena, jana)
    place.go(Screen.TEAM)
    found = [("leer", faults(place.window))]
    invite(place, jana)
    accept(place, jana)
    lena.mail.join(lena.mail.read_invitation(jana.folder.with_name("einladung.wissenteam").read_bytes()))
    place.window.open_files((lena.file("nabil"),))
    place.wait()
    found.append(("Kontakt und Frage", faults(place.window)))
    place.click("Ansehen und entscheiden …")
    found.append(("Entscheiden", faults(dialog(place, DecideDialog))))
    place.click("Jetzt nicht", dialog(place, DecideDialog))
    for label, kind in (("Einladen …", InviteDialog), ("Entfernen …", LeaveDialog)):
        place.click(label)
        found.append((label, faults(dialog(place, kind))))
        place.click("Abbrechen", dialog(place, kind))
    path = jana.folder.with_name("jana.wissenteam")
    jana.mail.invite("Team Nord", path)
    place.window.open_files((path,))
    place.wait()
    found.append(("Einladung", faults(dialog(place, JoinDialog))))
    assert [one for one in found if one[1]] == []


def test_a_folder_can_be_chosen_before_anybody_is_known(place: Workplace, tmp_path: Path) -> None:
    page(place).use_folder(str(tmp_path))
    place.wait()
    assert f"Über den Ordner {tmp_path}" in words(place)
    (told,) = place.session.messages.open
    assert (told.text, told.hint) == (
        "Der Ordner ist gewählt. Noch tauschen Sie sich mit niemandem aus.",
        "Ausgetauscht wird, sobald Sie jemanden einladen oder eine Einladung annehmen.",
    )


def test_with_a_folder_whoever_invited_hears_of_it_at_once(place: Workplace, jana: Desk, tmp_path: Path) -> None:
    shared = tmp_path / "gemeinsam"
    shared.mkdir()
    page(place).use_folder(str(shared))
    invitation = tmp_path / "einladung.wissenteam"
    jana.mail.invite("Team Nord", invitation)
    place.window.open_files((invitation,))
    place.wait()
    asked = dialog(place, JoinDialog)
    asked.findChildren(QCheckBox)[0].click()
    place.click("Einladung annehmen", asked)
    place.wait()
    assert len(list(shared.iterdir())) == 1

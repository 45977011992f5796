"""Two people with a shared folder: invited, compared, accepted, assigned, shared, taken back; in the real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from tests.helpers.exchange import PATH, a_share
from tests.helpers.workplace import Workplace
from wissen.services.post import Side
from wissen.settings import Settings
from wissen.ui.dialogs.invite_dialog import InviteDialog
from wissen.ui.dialogs.key_dialog import DecideDialog, JoinDialog
from wissen.ui.navigation import Screen

PEOPLE = {"nabil": "Nabil", "jana": "Jana"}


def come(place: Workplace, profile: str, folder: Path) -> None:
    """Let somebody sit down at their computer."""
    place.close()
    place.profile = profile
    place.chosen = Settings(welcomed=True, name=PEOPLE[profile], exchange_folder=folder)
    place.start()
    place.wait()
    place.go(Screen.TEAM)


def test_a_mentor_and_a_trainee_exchange_through_a_folder(closed: Workplace, tmp_path: Path) -> None:
    place, shared, invitation = closed, tmp_path / "gemeinsam", tmp_path / "e.wissenteam"
    shared.mkdir()

    come(place, "nabil", shared)
    place.click("Einladen …")
    invite = place.part(InviteDialog, place.window)
    invite.findChildren(QLineEdit)[0].setText("Team Süd")
    invite.save(str(invitation))
    place.wait()
    signs_of_nabil = place.session.exchange.mail.fingerprint

    come(place, "jana", shared)
    place.window.open_files((invitation,))
    place.wait()
    join = place.part(JoinDialog, place.window)
    shown = " ".join(label.text() for label in join.findChildren(QLabel))
    assert signs_of_nabil in shown.replace("\n", " ")
    join.findChildren(QCheckBox)[0].click()
    place.click("Einladung annehmen", join)
    place.session.services.post.send("nabil", a_share())
    place.click("Jetzt austauschen")

    come(place, "nabil", shared)
    place.click("Ansehen und entscheiden …")
    decide = place.part(DecideDialog, place.window)
    decide.findChildren(QCheckBox)[0].click()
    place.click("Aufnehmen", decide)
    post = place.session.services.post
    assert [one.message for one in post.received("jana")] == [a_share()]
    post.send("jana", PATH)
    place.click("Jetzt austauschen")

    come(place, "jana", shared)
    post = place.session.services.post
    assert [one.message for one in post.received("nabil")] == [PATH]
    post.erase("nabil")
    place.click("Jetzt austauschen")

    come(place, "nabil", shared)
    (jana,) = place.session.services.post.contacts(Side.TRAINEE)
    assert place.session.services.post.received(jana.id) == ()
    assert any("zurückgeholt" in told for told in place.told)

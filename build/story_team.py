"""What the pictures show of Mein Team und Austausch: nobody yet, a contact and somebody unknown, and what is asked."""

from __future__ import annotations

import secrets
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from build.stage import Shot, Stage, asked, at, opened
from wissen.errors import SettingsError
from wissen.services.assigned import Assigned
from wissen.services.mail import Mail
from wissen.services.post import Contact, Side
from wissen.team.messages import Assignment, PlannedItem
from wissen.ui.dialogs.cover_dialog import CoverDialog
from wissen.ui.dialogs.disuse_dialog import DisuseDialog
from wissen.ui.dialogs.invite_dialog import InviteDialog
from wissen.ui.dialogs.key_dialog import DecideDialog, JoinDialog, offer_invitation
from wissen.ui.dialogs.leave_dialog import LeaveDialog
from wissen.ui.dialogs.refusal_dialog import RefusalDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.page import ScrollColumn

_NAME = "Nabil"


def _somebody(stage: Stage, folder: Path, name: str) -> Mail:
    """Another person, with a computer of their own."""
    shelf = stage.session.services.shelf
    mail = Mail(folder / name, name=lambda: name, today=lambda: shelf.today, new_bytes=secrets.token_bytes)
    mail.begin()
    return mail


def _with_people(stage: Stage) -> None:
    """Ayla was accepted, Lena has written and waits."""
    exchange, preferences = stage.session.exchange, stage.session.preferences
    before = preferences.value.name
    preferences.change(name=_NAME)
    with TemporaryDirectory() as name:
        folder = Path(name)
        exchange.mail.invite("Team Süd", folder / "einladung.wissenteam")
        for person in ("Ayla", "Lena"):
            mail = _somebody(stage, folder, person)
            mail.join(mail.open_invitation(folder / "einladung.wissenteam"))
            (mentor,) = mail.contacts()
            mail.export(mentor.id, folder / "stand.wissenstand")
            report = exchange.mail.import_file(folder / "stand.wissenstand")
            if person == "Ayla":
                exchange.mail.accept(report.questions[0])
            else:
                exchange.tell(report)
    preferences.change(name=before)
    for message in stage.session.messages.open:
        stage.session.messages.close(message)
    stage.go(Screen.TEAM)


def _further_down(stage: Stage) -> None:
    bar = stage.part(ScrollColumn).verticalScrollBar()
    bar.setValue(bar.maximum())


def _invited(stage: Stage) -> QWidget:
    with TemporaryDirectory() as name:
        mail, path = _somebody(stage, Path(name), "Olga"), Path(name) / "einladung.wissenteam"
        mail.invite("Team Nord", path)
        offer_invitation(stage.window.page.context, stage.window, stage.session.exchange.mail.open_invitation(path))
    return stage.over(JoinDialog)


def _cover(stage: Stage) -> QWidget:
    dialog = CoverDialog(stage.window.page.context, stage.window)
    dialog.open()
    with TemporaryDirectory() as name:
        mail, path = _somebody(stage, Path(name), "Ben"), Path(name) / "einladung.wissenteam"
        mail.invite("Team Nord", path)
        dialog.take_file(str(path))
        stage.settle()
    return dialog


def _disused(stage: Stage) -> QWidget:
    """A path that a mentor assigned with a computer she no longer has."""
    day = stage.session.services.shelf.today
    path = Assignment("weg-1", "Erste Wochen", day, (PlannedItem("m01", day),))
    sender = Contact("olga", "Olga", Side.MENTOR, fingerprint="")
    return opened(DisuseDialog(stage.window.page.context, Assigned(sender, path, earlier=True), stage.window))


def _not_started(stage: Stage) -> QWidget:
    """As it looks, without a window behind it."""
    del stage
    told = "In „buero.toml“ ist nicht sicher, was hinter „daten“ steht: Zeile 3."
    return opened(
        RefusalDialog(SettingsError(told, "Bitte wenden Sie sich an die Stelle, die Wissen eingerichtet hat."))
    )


TEAM = (
    Shot("team-leer", Screen.TEAM, at(Screen.TEAM)),
    Shot("team", Screen.TEAM, _with_people),
    Shot("team-unten", Screen.TEAM, _further_down),
    Shot("team-entscheiden", Screen.TEAM, asked("Ansehen und entscheiden …", DecideDialog)),
    Shot("team-einladen", Screen.TEAM, asked("Einladen …", InviteDialog)),
    Shot("team-einladung", Screen.TEAM, _invited),
    Shot("team-vertretung", Screen.TEAM, _cover),
    Shot("team-entfernen", Screen.TEAM, asked("Entfernen …", LeaveDialog)),
    Shot("team-frueherer-rechner", Screen.TEAM, _disused),
    Shot("startet-nicht", Screen.TEAM, _not_started),
)

"""A mentor's Monday in the real window: read in, rows, paper, a sign-off, a week more; and what the trainee sees."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel

from tests.helpers.exchange import Desk, join
from tests.helpers.pdf import read_pdf, squeezed
from tests.helpers.plans import lines
from tests.helpers.workplace import Workplace
from wissen import paths
from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState
from wissen.services.mail import FOLDER
from wissen.settings import Settings
from wissen.team.messages import Assignment, HelpWanted, PlannedItem, Share, SharedModule, SharedPractice
from wissen.ui.dialogs.print_dialog import PrintDialog
from wissen.ui.dialogs.sign_off_dialog import SignOffDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.week import RowCard

PLAN = Assignment(
    "woche",
    "Erste Woche",
    date(2026, 11, 9),
    (
        PlannedItem("m-anfang", date(2026, 11, 20)),
        PlannedItem("p-gespraech", date(2026, 12, 1)),
        PlannedItem("m-weiter", date(2027, 2, 1)),
    ),
)
STATES = {
    "jana": (
        Share(
            "2026-W47",
            (SharedModule("m-anfang", "2026-11", Standing.BEGUN),),
            (SharedPractice("p-gespraech", PracticeState.READY),),
        ),
        HelpWanted("2026-W47", "l-frist", "Ab wann zählt die Frist?"),
    ),
    "bo": (Share("2026-W47", (SharedModule("m-anfang", "2026-11", Standing.STALE),)),),
}


def desk_of(place: Workplace, name: str) -> Desk:
    """What somebody exchanges with, in the profile in which their window finds it."""
    desk = Desk(place.root, name)
    desk.folder = paths.folders(name.lower(), place.root).data / FOLDER
    desk.open()
    return desk


def come(place: Workplace, name: str, folder: Path) -> None:
    """Let somebody sit down at their computer; what lies in the folder for them is taken in."""
    place.close()
    place.profile = name.lower()
    place.chosen = Settings(theme="hell", welcomed=True, name=name, exchange_folder=folder)
    place.start()


def rows(place: Workplace) -> list[tuple[str, str]]:
    cards = [card for card in place.window.page.findChildren(RowCard) if card.isVisible()]
    return [(card.title.text(), place.labels(card)[0]) for card in cards]


def click(place: Workplace, name: str, act: str) -> None:
    """Press a button in the row of somebody that has it."""
    cards = [card for card in place.window.page.findChildren(RowCard) if card.isVisible()]
    place.click(act, next(card for card in cards if card.title.text() == name and act in place.labels(card)))


def printed(place: Workplace, file: Path) -> str:
    """Print the Gesprächsblatt that is open into a file, and read it."""
    place.click("Drucken …")
    dialog = place.part(PrintDialog, place.window)
    place.click("Als PDF speichern …", dialog)
    dialog.findChildren(QFileDialog)[0].fileSelected.emit(str(file))
    place.until(file.exists)
    place.wait()
    return squeezed("".join(read_pdf(file.read_bytes()).sheets))


def shown(place: Workplace) -> str:
    return "\n".join(label.text() for label in place.window.page.findChildren(QLabel) if label.isVisible())


def plan(place: Workplace) -> list[str]:
    """The sections of Meine Einarbeitung that Nabil assigned, and the skill in them, as a screen reader says it."""
    place.go(Screen.ONBOARDING)
    found = []
    for line in lines(place):
        kind, words = line.split(": ", 1)
        if kind == "Praxis" or "Nabil" in words:
            found.append(re.sub(r"[,·] zugewiesen von Nabil$", "", words).strip())
    return found[:4]  # below them stands the path of the content


def test_a_mentor_clears_the_week_and_the_trainee_sees_it(closed: Workplace, tmp_path: Path) -> None:
    place, shared = closed, tmp_path / "gemeinsam"
    shared.mkdir()
    nabil, jana, bo = (desk_of(place, name) for name in ("Nabil", "Jana", "Bo"))
    for trainee in (jana, bo):
        join(trainee, nabil)
    nabil.mail.send("jana", PLAN)
    nabil.exchange(shared)

    come(place, "Jana", shared)
    place.click("Verstanden")
    assert plan(place) == [
        "Erste Woche · 1 von 3, offen, 23 Minuten, war bis 20.11. gedacht",
        "Erste Woche · 2 von 3, noch etwas Zeit, bis Di., 01.12.2026",
        "Ein Gespräch führen, offen",
        "Erste Woche · 3 von 3, offen, 4 Minuten, noch etwas Zeit, bis Mo., 01.02.2027",
    ]
    place.session.services.post.send("nabil", *STATES["jana"])
    place.go(Screen.TEAM)
    place.click("Jetzt austauschen")

    come(place, "Nabil", shared)
    place.go(Screen.WEEK)
    assert ("Bo", "Neuerung ansprechen") not in rows(place)
    bo.mail.send("nabil", *STATES["bo"])
    bo.exchange(shared)
    place.click("Jetzt austauschen")
    assert rows(place) == [
        ("Jana", "Gesprächsblatt"),
        ("Jana", "Abzeichnen"),
        ("Bo", "Lernpfad zuweisen"),
        ("Jana", "Um eine Woche verschieben"),
        ("Bo", "Neuerung ansprechen"),
    ]

    click(place, "Jana", "Gesprächsblatt")
    assert squeezed("Ab wann zählt die Frist?") in printed(place, tmp_path / "jana.pdf")
    place.click("Ist besprochen")
    place.go(Screen.WEEK)
    click(place, "Bo", "Neuerung ansprechen")
    assert squeezed("„Anfang“ hat sich geändert") in printed(place, tmp_path / "bo.pdf")
    place.go(Screen.WEEK)
    click(place, "Jana", "Abzeichnen")
    dialog = place.part(SignOffDialog, place.window)
    place.click("selbständig", dialog)
    place.click("Abzeichnen", dialog)
    click(place, "Jana", "Um eine Woche verschieben")
    for _ in range(2):
        click(place, "Bo", "Auf nächste Woche")
    assert rows(place) == []
    place.click("Jetzt austauschen")

    come(place, "Jana", shared)
    assert "Zu Ihrer Praxis ist etwas gekommen: 1 Abnahme von Nabil." in place.told
    assert "Nabil hat Ihren Lernpfad geändert" in shown(place)
    assert plan(place) == [
        "Erste Woche · 1 von 3, offen, 23 Minuten, in 4 Tagen, bis Fr., 27.11.2026",
        "Erste Woche · 2 von 3",
        "Ein Gespräch führen, selbständig gezeigt",
        "Erste Woche · 3 von 3, offen, 4 Minuten, noch etwas Zeit, bis Mo., 08.02.2027",
    ]

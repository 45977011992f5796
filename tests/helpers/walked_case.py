"""A process with a step of every kind, at the running app, and what a person does with it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox

from tests.helpers.law_pack import write_law_pack
from tests.helpers.workplace import Workplace
from wissen.settings import Settings
from wissen.ui.items.ways import WayButtons
from wissen.ui.navigation import Screen
from wissen.ui.pages.walk import WalkPage

CASE = """\
    ---
    kennung: p-fall
    titel: Ein ganzer Fall
    folgeprozesse: [p-kommt]
    ---

    ## 1. Antrag annehmen
    Kennung: annehmen

    - **Wer:** Servicetheke
    - **Unterlagen:** Pass; Antrag; Lichtbild

    Nehmen Sie alles an.

    > **Warum:** Sonst fehlt später etwas.

    > **Schleife:** Fordern Sie in einem Schreiben nach.

    ## 2. Frage: Vollständig?
    Kennung: voll

    - Ja → Schritt 4
    - Nein → Schritt 3

    ## 3. Frist: Nachfordern
    Kennung: nachfordern

    - **Dauer:** 2 Wochen ab Zugang
    - nach Ablauf → Schritt 2 (zurück)

    ## 4. Parallel: Beteiligen
    Kennung: beteiligen

    - Jugendamt → Schritt 5
    - Register → Schritt 6
    - danach → Schritt 7

    ## 5. Jugendamt fragen
    Kennung: jugendamt

    ## 6. Register abfragen
    Kennung: register

    ## 7. Ende: Entscheiden
    Kennung: entscheiden
    """


def write_case(workplace: Workplace, text: str = CASE) -> None:
    """The process in the content folder of the workplace."""
    workplace.write("prozesse/service/p-fall.md", text)


def start_with_case(workplace: Workplace) -> None:
    """Start the app with the process and a law that changes."""
    write_law_pack(workplace.content)
    write_case(workplace)
    workplace.chosen = Settings(theme="hell", welcomed=True, land="BW")
    workplace.start()


def walk(place: Workplace, step: str = "", ref: str = "p-fall") -> WalkPage:
    """Open the process."""
    place.go(Screen.WALK, ref, step)
    assert isinstance(place.window.page, WalkPage)
    return place.window.page


def shown(place: Workplace) -> str:
    """The text of the step; the list beside it has a reader of its own."""
    page = place.window.page
    assert isinstance(page, WalkPage)
    return page.walking.area.reader.toPlainText().replace("\u00ad", "").replace("\u00a0", " ")


def answer(place: Workplace, label: str) -> None:
    """Choose a way on."""
    ways = place.part(WayButtons)
    button = next(one for one in ways.buttons if label in one.accessibleName())
    button.click()
    place.wait()


def work(place: Workplace) -> None:
    """Change to Arbeiten."""
    page = place.window.page
    modes = (box for box in page.findChildren(QComboBox) if box.accessibleName() == "Art des Durchgangs")
    mode = next(modes)
    mode.setCurrentIndex(1)
    mode.activated.emit(1)
    place.wait()


def boxes(place: Workplace) -> dict[str, QCheckBox]:
    """The documents to tick, by their names."""
    page = place.window.page
    return {box.accessibleName(): box for box in page.findChildren(QCheckBox) if box.isVisible()}

"""The outcome of a finder, on paper and in the clipboard; a finder on other days and with other content."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QRadioButton

from tests.helpers.finders import FILE, NAME, answer, chosen, text
from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from wissen.services.finders import ADVICE
from wissen.ui.dialogs.print_dialog import PrintDialog
from wissen.ui.navigation import Screen

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    """At the first question of the finder."""
    workplace.go(Screen.FINDER, NAME)
    return workplace


# ------------------------------------------------------------ the outcome


def test_an_outcome_says_what_follows_from_it(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    answer(place, "Nein")
    shown = text(place)
    order = [
        "Antrag annehmen",
        "Ausweis läuft ab",
        f"{ADVICE}.\nStand 23.11.2026",
        "Prozess",
        "Fehlt noch",
        "Antrag; Pass",
        "Entscheidet",
        "Bezug",
        "§ 48 AufenthG",
        "Zum Lernen",
        "Fristen",
        "Nehmen Sie den Antrag gleich an.",
    ]
    spot = 0
    for words in order:
        spot = shown.index(words, spot)
    assert {"../module/01-anfang/frist.md", "recht:§ 48 AufenthG"} <= {link.href for link in place.reader.built.links}


def test_its_process_is_one_click_away(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    answer(place, "Nein")
    place.reader.link_activated.emit("../prozesse/service/service-probe.md")
    place.wait()
    assert place.window.address.ref == "service-probe"
    place.press(Qt.Key.Key_Left, ALT)
    assert text(place).startswith("Antrag annehmen\nAusweis")


def test_what_is_copied_tells_no_answers(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    answer(place, "Nein")
    place.click("Kopieren")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Antrag annehmen\n\nAusweis läuft ab\n\n- Prozess: Antrag annehmen\n")
    assert "Aufenthaltstitel" not in copied
    assert f"{ADVICE}.\nStand 23.11.2026" in copied


def test_what_is_copied_for_another_day_says_so(place: Workplace) -> None:
    place.window.choose_day(date(2026, 3, 1))
    answer(place, "Weiß ich nicht")
    place.click("Kopieren")
    assert QGuiApplication.clipboard().text().endswith("Rechtsstand 01.03.2026 – nicht aktuell")


def test_the_outcome_is_printed_without_the_answers(place: Workplace) -> None:
    page = place.window.page
    assert page.printed() is None
    answer(place, "Aufenthaltstitel")
    answer(place, "Nein")
    found = page.printed()
    assert found is not None
    assert found[0].title == "Antrag annehmen"
    assert "Aufenthaltstitel" not in repr(found[0])
    assert page.marks(found[0].title).state.startswith("Stand 23.11.2026")
    place.click("Drucken")
    place.part(PrintDialog).reject()


def test_an_outcome_that_is_looked_up_leads_to_the_questions(workplace: Workplace) -> None:
    workplace.go(Screen.FINDER, NAME, "ergebnis-gilt")
    assert text(workplace).startswith("Der Titel gilt in der Regel weiter")
    assert workplace.window.address.place == "ergebnis-gilt"
    workplace.click("Fragen beantworten")
    assert "Frage 1" in text(workplace)


# ------------------------------------------------------------ another day, another content


def test_on_a_day_on_which_it_does_not_hold_it_says_so(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    place.window.choose_day(date(2025, 12, 31))
    place.wait()
    assert "Es gilt ab 01.01.2026" in text(place)
    assert "Weiter" not in place.labels()
    place.window.choose_day(None)
    place.wait()
    assert "Frage 2" in text(place)


def test_a_changed_finder_is_asked_anew_where_the_person_is(place: Workplace) -> None:
    answer(place, "Aufenthaltstitel")
    place.write(FILE, FILES[FILE].replace("Ist der Antrag schon gestellt?", "Liegt der Antrag vor?"))
    place.reload()
    assert "Liegt der Antrag vor?" in text(place)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QRadioButton)


def test_an_unchanged_finder_stays_as_it_is(place: Workplace) -> None:
    place.press(Qt.Key.Key_2)
    place.reload()
    assert chosen(place) == ["Duldung"]


def test_what_has_gone_can_be_walked_to_its_end(place: Workplace) -> None:
    (place.content / FILE).unlink()
    place.reload()
    assert "Frage 1" in text(place)
    assert place.window.address.screen is Screen.FINDER

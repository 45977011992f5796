"""The plan of Meine Einarbeitung: its days, and what is taken along on paper and as a calendar file."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import icalendar
import pytest
from PySide6.QtWidgets import QDialog

from tests.helpers.plans import lines
from tests.helpers.workplace import Workplace
from wissen.content.blocks import plain
from wissen.drawing.page import PageSection
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.dialogs.start_dialog import StartDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.plan_bar import PlanBar
from wissen.ui.widgets.day_field import DayField


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    workplace.go(Screen.ONBOARDING)
    return workplace


def dialog(place: Workplace) -> QDialog:
    """The one dialog that is open."""
    (found,) = (one for one in place.window.findChildren(QDialog) if one.isVisible())
    return found


@pytest.fixture
def dated(closed_workplace: Workplace) -> Workplace:
    """Somebody whose first working day was last Thursday."""
    closed_workplace.chosen = replace(closed_workplace.chosen, start_day=date(2026, 11, 19))
    closed_workplace.start()
    closed_workplace.go(Screen.ONBOARDING)
    return closed_workplace


def test_without_a_first_day_no_day_is_told_and_one_can_be_given(place: Workplace) -> None:
    assert not any("bis" in line for line in lines(place))
    place.click("Ersten Tag angeben …")
    asked = dialog(place)
    assert isinstance(asked, StartDialog)
    assert "Ohne Tage planen" not in place.labels(asked)
    place.part(DayField, asked).set_day(date(2026, 11, 23))
    place.click("Übernehmen", asked)
    place.wait()
    assert lines(place)[0] == "Abschnitt: Erste Woche · Tag 1, offen, 8 Minuten, bis heute, Mo., 23.11.2026"
    assert "Abschnitt: Erste Woche · Tag 2, offen, 15 Minuten, morgen, bis Di., 24.11.2026" in lines(place)
    assert place.session.preferences.value.start_day == date(2026, 11, 23)


def test_the_days_of_the_last_run_are_there_at_once(dated: Workplace) -> None:
    assert lines(dated)[0] == "Abschnitt: Erste Woche · Tag 1, offen, 8 Minuten, war bis 19.11. gedacht"


def test_what_is_done_has_no_day_any_more(dated: Workplace) -> None:
    dated.lesson("l-hut")
    dated.click("Gelesen")
    dated.walk("service-probe")
    dated.go(Screen.ONBOARDING)
    assert lines(dated)[0] == "Abschnitt: Erste Woche · Tag 1, fertig"


def test_days_can_be_taken_away_again(dated: Workplace) -> None:
    dated.click("Beginn: Do., 19.11.2026, ändern", dated.part(PlanBar))
    dated.click("Ohne Tage planen", dialog(dated))
    dated.wait()
    assert not any("bis" in line for line in lines(dated))
    assert dated.session.preferences.value.start_day is None


def test_days_follow_the_day_of_today(dated: Workplace) -> None:
    dated.today = date(2026, 11, 20)
    dated.session.look_at_clock()
    dated.wait()
    assert "Abschnitt: Erste Woche · Tag 2, offen, 15 Minuten, bis heute, Fr., 20.11.2026" in lines(dated)


def test_the_plan_goes_on_paper(dated: Workplace) -> None:
    dated.lesson("l-hut")
    dated.click("Gelesen")
    dated.go(Screen.ONBOARDING)
    found = dated.window.page.printed()
    assert found is not None
    page = found[0]
    about, first, *_ = page.parts
    assert isinstance(about, PageSection)
    assert isinstance(first, PageSection)
    assert [(fact.label, plain(fact.value)) for fact in about.facts] == [
        ("Beginn", "Do., 19.11.2026"),
        ("Stand", "23.11.2026: 1 von 5 fertig · noch etwa 19 Minuten"),
    ]
    assert (first.title, first.note) == ("Erste Woche · Tag 1", "bis Do., 19.11.2026 · begonnen")
    assert dated.window.page.marks(page.title).foot == "Rechtsstand 19.08.2026 · Ausgabe 2026-11"


def test_the_button_offers_to_print(place: Workplace) -> None:
    place.click("Drucken")
    assert dialog(place).windowTitle() == "Drucken"
    dialog(place).reject()


def test_the_calendar_file_is_saved_where_it_is_wanted(dated: Workplace, tmp_path: Path) -> None:
    dated.click("Kalender")
    asked = dialog(dated)
    assert isinstance(asked, SaveDialog)
    path = tmp_path / "plan.ics"
    asked.fileSelected.emit(str(path))
    asked.reject()
    dated.wait()
    assert len(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == 3
    assert dated.told == ["Gespeichert als „plan.ics“."]


def test_a_file_that_cannot_be_written_is_told(dated: Workplace, tmp_path: Path) -> None:
    dated.click("Kalender")
    asked = dialog(dated)
    assert isinstance(asked, SaveDialog)
    asked.fileSelected.emit(str(tmp_path / "weg" / "plan.ics"))
    asked.reject()
    dated.wait()
    assert dated.told[0].endswith("Den Ordner gibt es nicht.")


def test_without_a_first_day_the_calendar_asks_for_it(place: Workplace) -> None:
    place.click("Kalender")
    assert place.told == ["Für den Kalender fehlt noch Ihr erster Arbeitstag."]
    place.click("Angeben …", place.window)
    assert isinstance(dialog(place), StartDialog)
    dialog(place).reject()


def test_without_phases_there_is_no_day_to_enter(dated: Workplace) -> None:
    shutil.rmtree(dated.content / "lernpfade")
    dated.reload()
    dated.click("Kalender")
    assert dated.told == ["In diesen Inhalten hat kein Abschnitt einen Tag."]

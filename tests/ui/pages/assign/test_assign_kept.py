"""Lernpfad zuweisen: absences and templates that stay here, and what is assigned already."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest

from tests.helpers.assigning import (
    assignment,
    choose,
    dialog,
    page,
    rows,
    run,
    says,
    search_field,
    take,
)
from tests.helpers.posts import PostInMemory
from tests.helpers.workplace import Workplace
from wissen.learning.working_days import Absence
from wissen.services.own_plans import OwnPlans
from wissen.team.messages import Assignment, Withdrawn
from wissen.ui.dialogs.absences_dialog import AbsencesDialog
from wissen.ui.dialogs.name_dialog import NameDialog
from wissen.ui.pages.running_list import RunningList
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList

# ------------------------------------------------------------ absences


def test_a_plan_goes_around_the_absences_that_stay_here(planned: Workplace, post: PostInMemory) -> None:
    page(planned)._form._away.choices.actions()[0].trigger()
    asked = dialog(planned, AbsencesDialog)
    planned.click("Hinzufügen", asked)
    planned.click("Übernehmen", asked)
    assert rows(planned)[0] == "Morgen, bis Di., 24.11.2026"
    choose(planned, "Tom")
    assert says(planned, "Tage für Jana. Die anderen bekommen Tage, die zu ihren Abwesenheiten passen.")
    planned.click("Zuweisen")
    assert [assignment(post, name).items[0].due.day for name in ("jana", "tom")] == [24, 23]
    kept = OwnPlans(planned.session._folders.config).absences("jana")
    assert kept == (Absence(date(2026, 11, 23), date(2026, 11, 23)),)


def test_absences_are_added_and_taken_away_in_order(planned: Workplace) -> None:
    page(planned)._form._away.choices.actions()[0].trigger()
    asked = dialog(planned, AbsencesDialog)
    first, last = asked.findChildren(DayField)
    first.set_day(date(2026, 12, 24))
    assert last.day == date(2026, 12, 24)
    last.set_day(date(2026, 12, 23))
    planned.click("Hinzufügen", asked)
    assert "Der letzte Tag liegt vor dem ersten." in [label.text() for label in asked.findChildren(WrapLabel)]
    last.set_day(date(2026, 12, 31))
    planned.click("Hinzufügen", asked)
    first.set_day(date(2026, 12, 1))
    last.set_day(date(2026, 12, 1))
    planned.click("Hinzufügen", asked)
    shown = planned.part(RowList, asked)
    assert [row.title for row in shown.model().rows] == ["01.12.2026", "24.12.2026 bis 31.12.2026"]  # type: ignore[attr-defined]
    planned.click("Entfernen", asked)
    planned.click("Übernehmen", asked)
    kept = OwnPlans(planned.session._folders.config).absences("jana")
    assert kept == (Absence(date(2026, 12, 24), date(2026, 12, 31)),)


# ------------------------------------------------------------ what is assigned


@pytest.fixture
def assigned(planned: Workplace) -> Workplace:
    planned.click("Zuweisen")
    return planned


def running(place: Workplace) -> list[tuple[str, str]]:
    rows = place.part(RunningList).list.model().rows  # type: ignore[attr-defined]
    return [(row.title, row.kind) for row in rows]


def test_what_is_assigned_is_listed(assigned: Workplace) -> None:
    assert running(assigned) == [("Jana: Erste Woche", "5 Einträge · ab 23.11.2026 bis 24.11.2026")]


def test_it_is_put_off_by_a_week_and_back(assigned: Workplace, post: PostInMemory) -> None:
    assigned.click("Um eine Woche verschieben")
    assert running(assigned)[0][1] == "5 Einträge · ab 23.11.2026 bis 01.12.2026"
    assert assignment(post).items[0].due == date(2026, 11, 30)
    run(assigned, "Rückgängig")
    assert assignment(post).items[0].due == date(2026, 11, 23)


def test_it_is_taken_back_and_given_again(assigned: Workplace, post: PostInMemory) -> None:
    assigned.click("Zurücknehmen")
    assert post.sent("jana")[-1] == Withdrawn("erste-woche-20261123")
    assert "Ändern" not in assigned.labels()
    run(assigned, "Rückgängig")
    assert running(assigned)[0][0] == "Jana: Erste Woche"


def test_it_is_changed_under_the_same_name(assigned: Workplace, post: PostInMemory) -> None:
    assigned.click("Ändern")
    assert says(assigned, "Sie ändern „Erste Woche“ für Jana.")
    assigned.click("Herausnehmen")
    assigned.click("Änderung senden")
    assert [message.id for message in post.sent("jana") if isinstance(message, Assignment)] == [
        "erste-woche-20261123"
    ] * 2
    assert running(assigned)[0][1].startswith("4 Einträge")
    assert assigned.told[-1] == "„Erste Woche“ ist geändert: Jana."


def test_a_change_that_is_given_up_changes_nothing(assigned: Workplace, post: PostInMemory) -> None:
    assigned.click("Ändern")
    assigned.click("Herausnehmen")
    assigned.click("Nicht ändern")
    assert len(post.sent("jana")) == 1
    assert running(assigned)[0][1].startswith("5 Einträge")


# ------------------------------------------------------------ own templates


def test_a_plan_becomes_a_template_and_the_template_a_plan(planned: Workplace) -> None:
    planned.click("Herausnehmen")
    planned.click("Als Vorlage speichern …")
    asked = dialog(planned, NameDialog)
    field = search_field(asked)
    field.clear()
    assert not planned.button("Speichern", asked).isEnabled()
    QTest.keyClicks(field, "Theke")
    planned.click("Speichern", asked)
    planned.click("Verwerfen")
    take(planned, "Theke (eigene Vorlage)")
    assert rows(planned)[1] == "Antrag annehmen"
    planned.click("Vorlage löschen")
    assert OwnPlans(planned.session._folders.config).templates == ()
    run(planned, "Rückgängig")
    assert [one.title for one in OwnPlans(planned.session._folders.config).templates] == ["Theke"]


def test_a_template_that_was_saved_is_taken_back(planned: Workplace) -> None:
    planned.click("Als Vorlage speichern …")
    planned.click("Speichern", dialog(planned, NameDialog))
    run(planned, "Rückgängig")
    assert OwnPlans(planned.session._folders.config).templates == ()
    assert "Vorlage löschen" not in planned.labels()

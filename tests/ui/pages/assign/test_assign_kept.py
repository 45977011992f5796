"""Lernpfad zuweisen: absences and templates that stay here, and what is assigned already."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from tests.helpers.assigning import (
    assignment,
    before_the_first_answer,
    begin,
    choose,
    dialog,
    page,
    rows,
    run,
    says,
    search_field,
    take,
    with_a_plan_for_jana,
)
from tests.helpers.exchanging import exchange_through
from tests.helpers.posts import PostInMemory
from tests.helpers.workplace import Workplace
from wissen.learning.working_days import Absence
from wissen.services.mail_words import Report
from wissen.services.own_plans import NAME, OwnPlans
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


def test_absences_that_are_long_over_are_forgotten_at_the_start_and_with_an_exchange(workplace: Workplace) -> None:
    config = workplace.session._folders.config
    OwnPlans(config).keep_absences(
        "jana", [Absence(date(2026, 5, 4), date(2026, 5, 8)), Absence(date(2026, 5, 18), date(2026, 5, 23))]
    )
    workplace.start_again()
    assert [one.first.day for one in OwnPlans(config).absences("jana")] == [18]
    workplace.today = date(2026, 11, 24)
    workplace.session.exchange.tell(Report())
    assert OwnPlans(config).absences("jana") == ()


def test_a_file_that_is_damaged_is_told_at_the_start(workplace: Workplace) -> None:
    config = workplace.session._folders.config
    OwnPlans(config).keep_absences("jana", [Absence(workplace.today, workplace.today)])
    (config / NAME).write_text("{", encoding="utf-8")
    workplace.start_again()
    assert any("war beschädigt" in told for told in workplace.told)


@pytest.fixture
def tom_is_away(workplace: Workplace, post: PostInMemory) -> Workplace:
    """Jana and Tom are to get the same path; Tom is away until 18 December."""
    plans = OwnPlans(workplace.session._folders.config)
    plans.keep_absences("tom", [Absence(date(2026, 11, 16), date(2026, 12, 18))])
    return with_a_plan_for_jana(before_the_first_answer(workplace))


def looked_at(place: Workplace) -> QComboBox:
    return next(one for one in page(place).findChildren(QComboBox) if one.accessibleName() == "Tage ansehen für")


def test_with_several_people_the_days_of_each_can_be_looked_at(tom_is_away: Workplace) -> None:
    place = tom_is_away
    assert not looked_at(place).isVisible()
    choose(place, "Tom")
    assert says(place, "Alle bekommen Tage, die zu ihren eigenen Abwesenheiten passen.")
    before = rows(place)
    assert before[0] == "Heute, bis Mo., 23.11.2026"
    combo = looked_at(place)
    combo.setFocus()
    place.press(Qt.Key.Key_Down)
    assert combo.currentText() == "Tom"
    assert rows(place)[0] == "In 4 Wochen, bis Mo., 21.12.2026"
    place.click("Herausnehmen")
    assert combo.currentText() == "Tom"
    assert rows(place)[0] == "In 4 Wochen, bis Mo., 21.12.2026"
    choose(place, "Tom")
    assert not combo.isVisible()
    assert rows(place)[0] == "Heute, bis Mo., 23.11.2026"


def test_what_only_some_of_them_have_to_think_about_is_told_by_name(tom_is_away: Workplace) -> None:
    place = tom_is_away
    choose(place, "Tom")
    begin(place, date(2026, 11, 16))
    assert says(place, "Nur bei Jana: Der Tag ist schon vorbei")
    assert says(place, "Von Ihrem Amt noch nicht geprüft")
    assert not says(place, "Nur bei Jana und Tom")
    choose(place, "Jana")
    assert not says(place, "Nur bei")
    assert not says(place, "Der Tag ist schon vorbei")


def test_a_plan_in_hand_outlasts_the_whole_team(planned: Workplace) -> None:
    exchange_through(planned.session.services, PostInMemory())
    planned.window.refresh()
    planned.wait()
    assert planned.labels() == ["Mein Team öffnen"]


def test_of_two_who_work_on_the_same_days_there_is_nothing_to_choose(planned: Workplace) -> None:
    choose(planned, "Tom")
    assert not looked_at(planned).isVisible()
    assert says(planned, "Tage für Jana und Tom")


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

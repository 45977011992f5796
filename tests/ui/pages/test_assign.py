"""Lernpfad zuweisen: three clicks, adjusting by keyboard and mouse, sending, and each step taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit

from tests.helpers.exchanging import exchange_through
from tests.helpers.posts import PostInMemory, a_trainee
from tests.helpers.workplace import Workplace
from wissen.learning.working_days import Absence
from wissen.services.own_plans import OwnPlans
from wissen.team.messages import Assignment, Withdrawn
from wissen.ui.dialogs.absences_dialog import AbsencesDialog
from wissen.ui.dialogs.add_item_dialog import AddItemDialog
from wissen.ui.dialogs.name_dialog import NameDialog
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.assign import AssignPage
from wissen.ui.pages.assign_plan import PlanPane
from wissen.ui.pages.running_list import RunningList
from wissen.ui.widgets.day_field import DayField, qt_day
from wissen.ui.widgets.guarded_text import GuardedText
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.menu_button import MenuButton
from wissen.ui.widgets.row_list import RowList


@pytest.fixture
def post(workplace: Workplace) -> PostInMemory:
    return exchange_through(workplace.session.services, PostInMemory(a_trainee(), a_trainee("Tom")))


@pytest.fixture
def place(workplace: Workplace, post: PostInMemory) -> Workplace:
    """Somebody on the page, before the first answer."""
    workplace.go(Screen.ASSIGN)
    return workplace


@pytest.fixture
def planned(place: Workplace) -> Workplace:
    """Somebody with a plan for Jana."""
    choose(place, "Jana")
    take(place, "Erste Woche")
    return place


def page(place: Workplace) -> AssignPage:
    assert isinstance(place.window.page, AssignPage)
    return place.window.page


def choose(place: Workplace, name: str) -> None:
    box = next(box for box in page(place).findChildren(QCheckBox) if box.accessibleName() == name and box.isVisible())
    box.click()
    place.wait()


def take(place: Workplace, template: str) -> None:
    combo = next(combo for combo in page(place).findChildren(QComboBox) if combo.isVisible())
    number = combo.findText(template)
    assert number >= 0, template
    combo.setCurrentIndex(number)
    combo.activated.emit(number)
    place.wait()


def begin(place: Workplace, day: date) -> None:
    field = next(field for field in page(place).findChildren(DayField) if field.isVisible())
    field.setDate(qt_day(day))
    place.wait()


def rows(place: Workplace) -> list[str]:
    return [row.title for row in place.part(PlanPane).list.model().rows]  # type: ignore[attr-defined]


def kinds(place: Workplace) -> list[str]:
    return [row.kind for row in place.part(PlanPane).list.model().rows if row.kind]  # type: ignore[attr-defined]


def put_off(place: Workplace, text: str) -> None:
    menu = place.part(MenuButton, place.part(PlanPane)).choices
    next(action for action in menu.actions() if action.text() == text).trigger()
    place.wait()


def dialog(place: Workplace, kind: type[QDialog]) -> QDialog:
    return place.part(kind, place.window)


def search_field(asked: QDialog) -> QLineEdit:
    """The line of a dialog, not that in one of its day fields."""
    found = [field for field in asked.findChildren(QLineEdit) if not field.objectName()]
    assert len(found) == 1
    return found[0]


def assignment(post: PostInMemory, contact: str = "jana") -> Assignment:
    last = post.sent(contact)[-1]
    assert isinstance(last, Assignment)
    return last


def run(place: Workplace, action: str) -> None:
    """Press the button of the last message."""
    last: Message = place.session.messages.open[-1]
    assert last.action == action
    assert last.run is not None
    last.run()
    place.wait()


def says(place: Workplace, words: str) -> bool:
    return any(words in label.text() for label in page(place).findChildren(WrapLabel) if label.isVisible())


# ------------------------------------------------------------ three clicks


def test_person_and_template_are_enough(place: Workplace, post: PostInMemory) -> None:
    choose(place, "Jana")
    take(place, "Erste Woche")
    place.click("Zuweisen")
    sent = assignment(post)
    assert (sent.title, sent.template, sent.start) == ("Erste Woche", "pfad-woche", date(2026, 11, 23))
    assert [item.ref for item in sent.items] == ["l-hut", "service-probe", "l-frist", "q-anfang", "p-gespraech"]
    assert place.told == ["„Erste Woche“ ist zugewiesen: Jana."]
    assert post.sent("tom") == ()


def test_the_plan_is_shown_before_it_is_sent(planned: Workplace) -> None:
    assert rows(planned) == [
        "Heute, bis Mo., 23.11.2026",
        "Zwei Hüte",
        "Antrag annehmen",
        "Morgen, bis Di., 24.11.2026",
        "Fristen",
        "Abschluss",
        "Ein Gespräch führen",
    ]
    assert kinds(planned) == [
        "Lektion · 8 Minuten",
        "Prozess",
        "Lektion · 10 Minuten",
        "Übung · 5 Minuten",
        "Praxis · Wahl",
    ]
    assert says(planned, "KW 48 (23.11. bis 27.11.2026): 23 Minuten")
    assert says(planned, "Tage für Jana")
    assert says(planned, "Von Ihrem Amt noch nicht geprüft: „Zwei Hüte“, „Antrag annehmen“ und 3 weitere Einträge.")


def test_another_start_day_shows_other_days(planned: Workplace) -> None:
    begin(planned, date(2026, 11, 28))
    assert rows(planned)[0] == "In 7 Tagen, bis Mo., 30.11.2026"


def test_whoever_comes_from_a_person_finds_them_chosen(workplace: Workplace, post: PostInMemory) -> None:
    workplace.go(Screen.ASSIGN, "tom")
    take(workplace, "Erste Woche")
    workplace.click("Zuweisen")
    assert assignment(post, "tom").title == "Erste Woche"


def test_several_get_it_at_once_and_it_is_taken_back_at_once(planned: Workplace, post: PostInMemory) -> None:
    choose(planned, "Tom")
    planned.click("Zuweisen")
    assert planned.told == ["„Erste Woche“ ist zugewiesen: Jana und Tom."]
    run(planned, "Rückgängig")
    for contact in ("jana", "tom"):
        assert [type(message) for message in post.sent(contact)] == [Assignment, Withdrawn]
    assert rows(planned)[1] == "Zwei Hüte"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda place: choose(place, "Jana"), "Für wen ist der Plan? Wählen Sie oben mindestens eine Person."),
        (lambda place: place.part(QLineEdit, place.window.page).clear(), None),
        (
            lambda place: place.part(GuardedText).field.setPlainText("x" * 501),
            "So kann die Nachricht nicht hinaus. Was zu tun ist, steht darunter.",
        ),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_sent(
    planned: Workplace, post: PostInMemory, spoil: object, told: str | None
) -> None:
    if told is None:
        page(planned)._title.selectAll()
        QTest.keyClick(page(planned)._title, Qt.Key.Key_Delete)
        told = "Der Lernpfad braucht einen Namen."
    else:
        spoil(planned)  # type: ignore[operator]
    planned.click("Zuweisen")
    assert planned.told == [told]
    assert post.sent("jana") == ()


def test_an_empty_plan_is_not_sent(place: Workplace, post: PostInMemory) -> None:
    choose(place, "Jana")
    take(place, "Ohne Vorlage, selbst zusammenstellen")
    place.click("Zuweisen")
    assert place.told == ["Der Lernpfad ist leer."]
    assert post.sent("jana") == ()


def test_name_and_note_go_along(planned: Workplace, post: PostInMemory) -> None:
    page(planned)._title.selectAll()
    QTest.keyClicks(page(planned)._title, "Zum Anfang")
    planned.part(GuardedText).field.setPlainText("Willkommen!\n")
    planned.click("Zuweisen")
    assert (assignment(post).title, assignment(post).words) == ("Zum Anfang", "Willkommen!")


# ------------------------------------------------------------ nobody, nothing


def test_without_anybody_in_the_team_the_way_leads_there(workplace: Workplace) -> None:
    wanted: list[Address] = []
    exchange_through(workplace.session.services, PostInMemory())
    workplace.go(Screen.ASSIGN)
    context = replace(page(workplace).context, go=wanted.append)
    page(workplace).context = context
    workplace.click("Zu Mein Team")
    assert wanted == [Address(Screen.TEAM)]


def test_before_the_first_answer_there_is_no_plan(place: Workplace) -> None:
    assert "Zuweisen" not in place.labels()
    assert "Ändern" not in place.labels()


# ------------------------------------------------------------ adjusting


def test_delete_takes_out_and_undo_puts_back(planned: Workplace) -> None:
    planned.part(PlanPane).list.setFocus()
    planned.press(Qt.Key.Key_Delete)
    assert rows(planned)[1] == "Antrag annehmen"
    assert planned.part(PlanPane).current == "service-probe"
    planned.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert rows(planned)[1] == "Zwei Hüte"
    assert not planned.button("Rückgängig", planned.part(PlanPane)).isEnabled()


def test_the_last_item_gone_the_one_above_is_the_current_one(planned: Workplace) -> None:
    planned.part(PlanPane).list.setFocus()
    planned.press(Qt.Key.Key_End)
    planned.click("Herausnehmen")
    assert planned.part(PlanPane).current == "q-anfang"


def test_everything_can_be_taken_out(planned: Workplace) -> None:
    for _ in range(5):
        planned.click("Herausnehmen")
    assert rows(planned) == []
    assert not planned.button("Herausnehmen").isEnabled()
    assert says(planned, "Zu diesem Plan ist keine Lernzeit angegeben.")


def test_an_item_is_put_up_for_choice_and_back(planned: Workplace) -> None:
    planned.click("Zur Wahl stellen")
    assert kinds(planned)[0] == "Lektion · 8 Minuten · Wahl"
    planned.click("Doch Pflicht")
    assert kinds(planned)[0] == "Lektion · 8 Minuten"


def test_one_item_or_everything_after_it_is_put_off(planned: Workplace) -> None:
    put_off(planned, "Nur dies um eine Woche")
    assert rows(planned)[-2:] == ["In 7 Tagen, bis Mo., 30.11.2026", "Zwei Hüte"]
    assert planned.part(PlanPane).current == "l-hut"
    planned.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    planned.click("Rückgängig", planned.part(PlanPane))
    put_off(planned, "Dies und alles Spätere um einen Tag")
    assert rows(planned)[0] == "Morgen, bis Di., 24.11.2026"


def test_something_more_is_found_by_its_title_and_added(planned: Workplace) -> None:
    planned.click("Hinzufügen …")
    asked = dialog(planned, AddItemDialog)
    QTest.keyClicks(search_field(asked), "weiter rest")
    assert [row.title for row in planned.part(RowList, asked).model().rows] == ["Der Rest"]  # type: ignore[attr-defined]
    planned.click("Hinzufügen", asked)
    assert rows(planned)[:4] == ["Heute, bis Mo., 23.11.2026", "Zwei Hüte", "Antrag annehmen", "Der Rest"]


def test_nothing_found_nothing_added(planned: Workplace) -> None:
    planned.click("Hinzufügen …")
    asked = dialog(planned, AddItemDialog)
    search_field(asked).setText("Xylophon")
    assert not planned.button("Hinzufügen", asked).isEnabled()
    planned.click("Abbrechen", asked)


def test_a_discarded_plan_can_be_taken_up_again(planned: Workplace) -> None:
    before = rows(planned)
    planned.click("Verwerfen")
    assert "Zuweisen" not in planned.labels()
    run(planned, "Rückgängig")
    assert rows(planned) == before


def test_a_plan_that_is_not_sent_is_there_at_the_next_start(planned: Workplace) -> None:
    planned.part(GuardedText).field.setPlainText("Bis Mittwoch.")
    planned.click("Herausnehmen")
    planned.start_again()
    exchange_through(planned.session.services, PostInMemory(a_trainee()))
    planned.go(Screen.ASSIGN)
    assert rows(planned)[1] == "Antrag annehmen"
    assert planned.part(GuardedText).text == "Bis Mittwoch."


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
    first.setDate(qt_day(date(2026, 12, 24)))
    assert last.day == date(2026, 12, 24)
    last.setDate(qt_day(date(2026, 12, 23)))
    planned.click("Hinzufügen", asked)
    assert "Der letzte Tag liegt vor dem ersten." in [label.text() for label in asked.findChildren(WrapLabel)]
    last.setDate(qt_day(date(2026, 12, 31)))
    planned.click("Hinzufügen", asked)
    first.setDate(qt_day(date(2026, 12, 1)))
    last.setDate(qt_day(date(2026, 12, 1)))
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

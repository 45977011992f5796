"""Lernpfad zuweisen: three clicks, adjusting by keyboard and mouse, and sending."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from tests.helpers.assigning import (
    assignment,
    begin,
    choose,
    dialog,
    kinds,
    page,
    put_off,
    rows,
    run,
    says,
    search_field,
    take,
)
from tests.helpers.exchanging import exchange_through
from tests.helpers.posts import PostInMemory, a_mentor, a_trainee
from tests.helpers.workplace import Workplace
from wissen.team.messages import Assignment, Withdrawn
from wissen.ui.dialogs.add_item_dialog import AddItemDialog
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.assign_plan import PlanPane
from wissen.ui.pages.running_list import RunningList
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.guarded_text import GuardedText
from wissen.ui.widgets.row_list import RowList

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


def test_taking_back_what_was_sent_leaves_the_next_plan_in_hand(planned: Workplace, post: PostInMemory) -> None:
    planned.click("Zuweisen")
    choose(planned, "Tom")
    take(planned, "Ohne Vorlage, selbst zusammenstellen")
    run(planned, "Rückgängig")
    assert [type(message) for message in post.sent("jana")] == [Assignment, Withdrawn]
    assert rows(planned) == []
    assert says(planned, "Tage für Tom")


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


def test_the_focus_goes_from_question_to_question_and_to_what_is_assigned(
    workplace: Workplace, post: PostInMemory
) -> None:
    workplace.go(Screen.ASSIGN)
    first = next(box for box in page(workplace).findChildren(QCheckBox) if box.accessibleName() == "Jana")
    assert first.hasFocus()
    workplace.go(Screen.TODAY)
    workplace.go(Screen.ASSIGN, "jana")
    assert workplace.part(QComboBox).hasFocus()
    take(workplace, "Erste Woche")
    workplace.click("Zuweisen")
    assert workplace.part(RunningList).list.hasFocus()
    workplace.click("Ändern")
    assert workplace.part(PlanPane).list.hasFocus()
    workplace.click("Nicht ändern")
    assert first.hasFocus()


# ------------------------------------------------------------ nobody, nothing


def test_without_anybody_in_the_team_the_way_leads_there(workplace: Workplace) -> None:
    wanted: list[Address] = []
    exchange_through(workplace.session.services, PostInMemory())
    workplace.go(Screen.ASSIGN)
    context = replace(page(workplace).context, go=wanted.append)
    page(workplace).context = context
    workplace.click("Mein Team öffnen")
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


@pytest.mark.parametrize(
    ("today", "offered"), [(date(2026, 11, 28), date(2026, 11, 30)), (date(2026, 12, 25), date(2026, 12, 28))]
)
def test_nobody_is_asked_to_begin_on_a_day_off(closed_workplace: Workplace, today: date, offered: date) -> None:
    closed_workplace.today = today
    closed_workplace.start()
    exchange_through(closed_workplace.session.services, PostInMemory(a_trainee(), a_mentor()))
    closed_workplace.go(Screen.ASSIGN)
    assert closed_workplace.part(DayField).day == offered

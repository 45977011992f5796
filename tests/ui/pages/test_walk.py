"""Prozess-Begleiter: one step at a time, to learn or at work, by mouse and by keyboard, wide and narrow."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from tests.helpers.walked_case import CASE, answer, boxes, shown, start_with_case, walk, work, write_case
from tests.helpers.workplace import Workplace
from wissen.ui.diagram.flow_view import FlowView
from wissen.ui.dialogs.print_dialog import PrintDialog
from wissen.ui.items.deadline_box import DeadlineBox
from wissen.ui.items.ways import WayButtons
from wissen.ui.navigation import Screen
from wissen.ui.pages.flow_pane import FlowPane
from wissen.ui.pages.walk_bars import WalkMenu
from wissen.ui.reader.reader_view import ReaderView

EVE = date(2026, 5, 31)


@pytest.fixture
def place(closed_workplace: Workplace) -> Workplace:
    start_with_case(closed_workplace)
    return closed_workplace


# ------------------------------------------------------------ the way


def test_a_process_is_walked_to_its_end_and_counts_as_progress(place: Workplace) -> None:
    walk(place)
    assert "1. Antrag annehmen" in shown(place)
    assert "Sonst fehlt später etwas." in shown(place)
    place.click("Weiter")
    answer(place, "Ja")
    answer(place, "Jugendamt")
    place.click("Weiter")
    assert "4. Parallel: Beteiligen" in shown(place)
    answer(place, "Register")
    place.click("Weiter")
    assert "7. Ende: Entscheiden" in shown(place)
    place.click("Weiter")
    assert "Ihr Weg" in shown(place)
    assert "2. Frage: Vollständig?: Ja" in shown(place)
    assert "Beraten" in shown(place)  # what may follow
    place.click("Durchgegangen")
    assert place.events == [("begun", "p-fall"), ("completed", "p-fall")]
    place.click("Doch nicht durchgegangen")
    assert place.events[-1] == ("undone", "p-fall")


@pytest.mark.parametrize("working", [False, True])
def test_what_a_process_says_about_itself_stands_above_its_beginning(
    closed_workplace: Workplace, working: bool
) -> None:
    told = "> **Vor Ort:** Bitte fachlich prüfen.\n\n    ## 1. Antrag annehmen"
    write_case(closed_workplace, CASE.replace("## 1. Antrag annehmen", told))
    closed_workplace.start()
    page = walk(closed_workplace)
    page.walking.work(working=working)
    assert "Bitte fachlich prüfen." in shown(closed_workplace)
    closed_workplace.click("Weiter")
    assert "Bitte fachlich prüfen." not in shown(closed_workplace)


def test_a_loop_is_marked_and_can_be_gone_back(place: Workplace) -> None:
    walk(place, "voll")
    answer(place, "Nein")
    assert "3. Frist: Nachfordern" in shown(place)
    (loop,) = place.part(WayButtons).buttons
    assert "Schleife: 2. Frage: Vollständig?" in loop.accessibleName()
    place.click("Schritt zurück")
    assert "2. Frage: Vollständig?" in shown(place)


def test_any_step_can_be_chosen_in_the_list_and_in_the_diagram(place: Workplace) -> None:
    walk(place)
    steps = next(
        box for box in place.window.page.findChildren(QComboBox) if box.accessibleName() == "Zu einem Schritt gehen"
    )
    steps.setCurrentIndex(6)
    steps.activated.emit(6)
    place.wait()
    assert "7. Ende: Entscheiden" in shown(place)
    place.part(FlowView).chosen.emit("voll")
    place.wait()
    assert "2. Frage: Vollständig?" in shown(place)
    place.part(FlowView).chosen.emit("entscheiden/")  # the end is no step
    assert "2. Frage: Vollständig?" in shown(place)


def test_learning_goes_on_where_it_was_left_after_a_restart(place: Workplace) -> None:
    walk(place)
    place.click("Weiter")
    place.start_again()
    walk(place)
    assert "2. Frage: Vollständig?" in shown(place)


def test_the_way_is_still_there_after_another_page(place: Workplace) -> None:
    walk(place)
    place.click("Weiter")
    answer(place, "Ja")
    place.go(Screen.TODAY)
    walk(place)
    assert "4. Parallel: Beteiligen" in shown(place)
    place.click("Schritt zurück")
    assert "2. Frage: Vollständig?" in shown(place)


def test_by_keyboard_alone_a_step_leads_to_the_next(place: Workplace) -> None:
    walk(place)
    place.press(Qt.Key.Key_F6)
    place.button("Weiter").setFocus()
    place.press(Qt.Key.Key_Return)
    assert "2. Frage: Vollständig?" in shown(place)
    first = place.part(WayButtons).buttons[0]
    for _ in range(12):
        if first.hasFocus():
            break
        place.press(Qt.Key.Key_Tab)
    assert first.hasFocus()
    place.press(Qt.Key.Key_Return)
    assert "4. Parallel: Beteiligen" in shown(place)


# ------------------------------------------------------------ at work


def test_at_work_explanations_are_folded_and_nothing_is_recorded(place: Workplace) -> None:
    page = walk(place)
    work(place)
    assert page.walking.working
    assert "Sonst fehlt später etwas." not in shown(place)
    assert "Fordern Sie in einem Schreiben nach." in shown(place)
    assert "Davon wird nichts gespeichert." in shown(place)
    before = place.events
    place.click("Weiter")
    for name in ("Ja", "Jugendamt"):
        answer(place, name)
    assert place.events == before
    assert "Durchgegangen" not in place.labels()


def test_ticks_stay_until_the_app_is_closed(place: Workplace) -> None:
    walk(place)
    work(place)
    boxes(place)["Pass"].click()
    place.go(Screen.TODAY)
    walk(place)
    assert {name: box.isChecked() for name, box in boxes(place).items()} == {
        "Pass": True,
        "Antrag": False,
        "Lichtbild": False,
    }
    place.start_again()
    walk(place, "annehmen")
    assert not boxes(place)["Pass"].isChecked()


# ------------------------------------------------------------ deadlines


def test_a_deadline_is_counted_from_the_day_that_is_entered(place: Workplace) -> None:
    walk(place, "nachfordern")
    box = place.part(DeadlineBox)
    box.field.set_day(date(2026, 5, 21))  # two weeks later is Corpus Christi
    place.wait()
    assert "Ende der Frist: Freitag, 05.06.2026" in box._end.text()
    assert "04.06.2026 (Fronleichnam)" in box._why.text()
    assert "Feiertagen von Baden-Württemberg" in box._why.text()
    assert "Rechenhilfe, bitte prüfen" in shown(place)
    place.go(Screen.TODAY)
    walk(place)
    assert place.part(DeadlineBox).field.day == date(2026, 5, 21)


def test_beyond_the_calendar_it_says_so(place: Workplace) -> None:
    walk(place, "nachfordern")
    box = place.part(DeadlineBox)
    box.field.set_day(date(9999, 12, 31))
    place.wait()
    assert box._end.text() == "So weit reicht der Kalender nicht."


# ------------------------------------------------------------ other days, other texts


def test_on_another_day_it_is_walked_as_it_was_and_nothing_counts(place: Workplace) -> None:
    place.window.choose_day(EVE)
    walk(place, ref="p-kommt")
    assert "Beraten Sie, wenn Sie Zeit haben." in shown(place)
    place.click("Weiter")
    assert "3. Ende: Fertig" in shown(place)
    place.click("Weiter")
    assert "Durchgegangen" not in place.labels()
    assert ("begun", "p-kommt") not in place.events


def test_on_a_day_without_the_process_the_page_says_so(place: Workplace) -> None:
    walk(place, ref="p-kommt")
    place.window.choose_day(date(2026, 1, 5))
    place.wait()
    assert "Am 05.01.2026 galt das nicht." in shown(place)
    assert "Weiter" not in place.labels()
    place.window.choose_day(None)
    place.wait()
    assert "Beraten Sie immer." in shown(place)


# ------------------------------------------------------------ paper, and little room


def test_the_checklist_and_the_whole_process_can_be_printed(place: Workplace) -> None:
    page = walk(place)
    place.click("Checkliste")
    dialog = place.window.page.findChild(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    assert dialog._page.title == "Checkliste: Ein ganzer Fall"
    dialog.reject()
    printed = page.printed()
    assert printed is not None
    assert printed[0].title == "Ein ganzer Fall"
    work(place)
    printed = page.printed()
    assert printed is not None
    assert printed[0].title == "Checkliste: Ein ganzer Fall"
    assert "Stand 23.11.2026" in page.marks("x").state


def test_in_a_narrow_window_the_diagram_takes_the_place_of_the_text(place: Workplace) -> None:
    page = walk(place)
    place.window.resize(683, 384)
    place.wait()
    assert not page.walking.drawn
    menu = place.part(WalkMenu).menu()
    assert menu is not None
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions() if action.text()]
    assert names[:3] == ["Lernen", "Arbeiten", "Zu einem Schritt gehen"]
    assert names[3:] == ["Von vorn", "Diagramm", "Checkliste", "Stimmt das nicht?"]
    next(action for action in menu.actions() if action.text() == "Diagramm").trigger()
    place.wait()
    assert page.walking.drawn
    assert "Weiter" not in place.labels()
    place.part(FlowView).chosen.emit("voll")
    place.wait()
    assert not page.walking.drawn
    assert "2. Frage: Vollständig?" in shown(place)
    page.walking.toggle_diagram()
    place.wait()
    place.click("Zum Text")
    assert not page.walking.drawn


def test_the_same_stands_in_a_list(place: Workplace) -> None:
    walk(place, "voll")
    place.click("Als Liste")
    listed = place.part(ReaderView, place.part(FlowPane)).toPlainText().replace("\u00ad", "").replace("\u00a0", " ")
    assert "Ablauf: Ein ganzer Fall" in listed
    assert "nach Ablauf → Schritt 2 (zurück)" in listed
    place.click("Als Bild")
    assert place.part(FlowView).isVisible()

"""F8: what is meant on each page, asked in one short form, stored before it is thanked for, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QRadioButton

from tests.helpers.accessibility import faults, settle
from tests.helpers.finders import answer, text
from tests.helpers.law_pack import write_law_pack
from tests.helpers.questions import LONG_WORD
from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen.learning.remark import RemarkKind
from wissen.services.remarks import Noted
from wissen.settings import Settings, ThemeName
from wissen.ui.dialogs.remark_dialog import RemarkDialog
from wissen.ui.navigation import Address, Screen
from wissen.ui.widgets.guarded_text import GuardedText

WORDS = "Hier fehlt, wer das prüft."


def press(place: Workplace) -> RemarkDialog:
    """Press F8 and get the form."""
    place.window.activateWindow()
    place.until(place.window.isActiveWindow)
    QTest.keyClick(place.window, Qt.Key.Key_F8)
    place.wait()
    (dialog,) = [one for one in place.window.findChildren(RemarkDialog) if one.isVisible()]
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    return dialog


def subjects(dialog: RemarkDialog) -> list[str]:
    box = dialog.findChildren(QComboBox)[0]
    assert box.currentIndex() == 0
    return [box.itemText(row) for row in range(box.count())]


def save_button(dialog: RemarkDialog) -> QPushButton:
    return next(made for made in dialog.findChildren(QPushButton) if made.text().lower().endswith("speichern"))


def write(dialog: RemarkDialog, words: str, kind: str = "Das ist unklar") -> None:
    next(choice for choice in dialog.findChildren(QRadioButton) if choice.text() == kind).setChecked(True)
    dialog.findChildren(GuardedText)[0].field.setPlainText(words)


def report(place: Workplace, words: str = WORDS) -> None:
    dialog = press(place)
    write(dialog, words)
    save_button(dialog).click()
    place.wait()


def noted(place: Workplace) -> list[Noted]:
    services = place.session.services
    remarks, found = services.remarks.all, {}

    def read() -> None:
        found.update(services.journal.texts([remark.text for remark in remarks if remark.text]))

    place.session.jobs.database(read, owner=place.session)
    place.wait()
    return list(services.remarks.noted(remarks, found))


def message_button(place: Workplace, text: str) -> None:
    place.click(text, within=place.window)


# ------------------------------------------------------------ what is meant


@pytest.mark.parametrize(
    ("screen", "ref", "at", "first"),
    [
        (Screen.LESSON, "l-hut", "", "Zwei Hüte"),
        (Screen.LOOKUP, "service-probe", "", "Antrag annehmen › Annehmen"),
        (Screen.LOOKUP, "duldung", "", "Glossar › Duldung"),
        (Screen.LOOKUP, "praxis-anfang", "", "Praxis am Anfang › Ein Gespräch führen"),
        (Screen.QUIZ, "q-anfang", "", "Abschluss"),
        (Screen.FINDER, "ergebnis-antrag", "", "Ausweis läuft ab › Antrag annehmen"),
    ],
)
def test_what_is_read_is_meant_first(workplace: Workplace, screen: Screen, ref: str, at: str, first: str) -> None:
    workplace.go(screen, ref, at)
    assert subjects(press(workplace))[0] == first


def test_in_the_begleiter_the_step_is_meant_and_by_mouse_too(workplace: Workplace) -> None:
    workplace.go(Screen.WALK, "service-probe")
    assert subjects(press(workplace)) == ["Antrag annehmen › Annehmen", "Antrag annehmen"]
    workplace.window.findChildren(RemarkDialog)[0].reject()
    workplace.click("Stimmt das nicht?")
    assert subjects(workplace.window.findChildren(RemarkDialog)[-1])[0] == "Antrag annehmen › Annehmen"


def test_in_a_finder_the_question_that_is_asked_is_meant_and_by_mouse_too(workplace: Workplace) -> None:
    workplace.go(Screen.FINDER, "finder-ausweis")
    expected = ["Ausweis läuft ab › Welches Papier läuft ab?", "Ausweis läuft ab"]
    assert subjects(press(workplace)) == expected
    workplace.window.findChildren(RemarkDialog)[0].reject()
    workplace.click("Stimmt das nicht?")
    assert subjects(workplace.window.findChildren(RemarkDialog)[-1]) == expected


def test_of_a_finder_the_outcome_that_is_reached_is_meant(workplace: Workplace) -> None:
    workplace.go(Screen.FINDER, "finder-ausweis")
    answer(workplace, "Duldung")
    assert subjects(press(workplace))[0] == "Ausweis läuft ab › Nachfragen"


def test_a_remark_leads_back_to_the_question_of_the_finder(workplace: Workplace) -> None:
    workplace.go(Screen.FINDER, "finder-ausweis")
    answer(workplace, "Aufenthaltstitel")
    report(workplace)
    (one,) = noted(workplace)
    assert (one.remark.object, bool(one.remark.revision)) == ("finder-ausweis#antrag", True)
    workplace.window.open_wanted(one.remark.object)
    workplace.wait()
    assert "Ist der Antrag schon gestellt?" in text(workplace)


def test_an_outcome_that_was_looked_up_is_reported_by_mouse_too(workplace: Workplace) -> None:
    workplace.go(Screen.FINDER, "finder-ausweis", "ergebnis-gilt")
    workplace.click("Stimmt das nicht?")
    (dialog,) = workplace.window.findChildren(RemarkDialog)
    assert subjects(dialog)[0] == "Ausweis läuft ab › Der Titel gilt in der Regel weiter"


def test_everything_in_sight_can_be_chosen(workplace: Workplace) -> None:
    workplace.go(Screen.LESSON, "l-hut")
    shown = subjects(press(workplace))
    assert shown == ["Zwei Hüte", "Zwei Hüte › Helfen", "Zwei Hüte › Welcher Hut?"]


def test_what_is_out_of_sight_cannot(workplace: Workplace) -> None:
    workplace.window.resize(683, 384)
    workplace.go(Screen.LESSON, "l-hut")
    assert "Zwei Hüte › Welcher Hut?" not in subjects(press(workplace))


def test_marked_text_says_what_is_meant(workplace: Workplace) -> None:
    workplace.go(Screen.LESSON, "l-hut")
    cursor = QTextCursor(workplace.reader.document())
    cursor.setPosition(workplace.reader.built.places["helfen"])
    cursor.movePosition(QTextCursor.MoveOperation.Down, QTextCursor.MoveMode.KeepAnchor, 2)
    workplace.reader.setTextCursor(cursor)
    assert subjects(press(workplace))[0] == "Zwei Hüte › Helfen"


def test_a_question_in_hand_is_meant(workplace: Workplace) -> None:
    workplace.go(Screen.LESSON, "l-hut")
    workplace.box.take_focus()
    assert subjects(press(workplace))[0] == "Zwei Hüte › Welcher Hut?"


def test_in_a_quiz_the_question_that_is_asked_is_meant(workplace: Workplace) -> None:
    workplace.quiz("q-anfang")
    workplace.click("Beginnen")
    asked = workplace.box.item.title  # whichever comes first
    assert subjects(press(workplace)) == [f"Abschluss › {asked}"]


def test_of_a_neuerung_what_holds_today_is_meant(closed_workplace: Workplace) -> None:
    place = closed_workplace
    write_law_pack(place.content)
    place.chosen = Settings(theme="hell", welcomed=True)
    place.today = place.today.replace(month=5, day=31)
    place.start()
    place.lesson("l-frist")
    place.click("Gelesen")
    place.today = place.today.replace(month=6, day=1)
    place.go(Screen.REFRESHER, "l-frist")
    found = place.window.page.remarkable()
    assert [one.ref for one in found if one.seen] == ["l-frist#wann"]
    assert [one.seen.text for one in found if one.seen] == ["Die neue Frist."]


@pytest.mark.parametrize("screen", [Screen.TODAY, Screen.SETTINGS, Screen.SEARCH, Screen.HELP, Screen.REMARKS])
def test_where_there_is_nothing_to_report_it_is_said_where_there_is(workplace: Workplace, screen: Screen) -> None:
    workplace.go(screen)
    QTest.keyClick(workplace.window, Qt.Key.Key_F8)
    assert workplace.told == ["Auf dieser Seite gibt es nichts zu melden."]
    assert "F8" in workplace.session.messages.open[0].hint


def test_before_anything_was_read_there_is_nothing_to_report(closed_workplace: Workplace) -> None:
    closed_workplace.launch()
    closed_workplace.window.page.report()
    assert closed_workplace.told == ["Auf dieser Seite gibt es nichts zu melden."]
    closed_workplace.wait()


def test_on_a_day_when_a_text_does_not_hold_there_is_nothing_to_report(closed_workplace: Workplace) -> None:
    text = FILES["prozesse/service/service-probe.md"].replace(
        "titel: Antrag annehmen", "titel: Antrag\n        gilt: ab 01.02.2020"
    )
    closed_workplace.write("prozesse/service/service-probe.md", text)
    closed_workplace.start()
    closed_workplace.window.choose_day(closed_workplace.today.replace(year=2019))
    closed_workplace.go(Screen.LOOKUP, "service-probe")
    assert closed_workplace.window.page.remarkable() == ()


@pytest.mark.parametrize(("screen", "ref"), [(Screen.LESSON, "l-hut"), (Screen.LOOKUP, "duldung")])
def test_the_margin_leads_there_by_mouse(workplace: Workplace, screen: Screen, ref: str) -> None:
    workplace.go(screen, ref)
    workplace.click("Stimmt das nicht?")
    assert len(workplace.window.findChildren(RemarkDialog)) == 1


def test_the_foot_of_a_question_leads_there_by_mouse(workplace: Workplace) -> None:
    workplace.quiz("q-anfang")
    workplace.click("Beginnen")
    workplace.click("Stimmt das nicht?")
    assert len(workplace.window.findChildren(RemarkDialog)) == 1


# ------------------------------------------------------------ stored, thanked for, taken back


def test_a_remark_is_stored_with_its_fassung_and_survives_a_restart(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "service-probe")
    report(workplace)
    part = workplace.session.services.shelf.current.entry("service-probe").part("annehmen")
    assert part is not None
    assert ("remarked", "service-probe#annehmen") in workplace.events
    workplace.start_again()
    (one,) = noted(workplace)
    assert (one.words, one.remark.kind, one.remark.revision) == (WORDS, RemarkKind.UNCLEAR, part.revision)
    workplace.session._keeping.verify()


def test_another_place_in_sight_can_be_chosen(workplace: Workplace) -> None:
    workplace.go(Screen.LESSON, "l-hut")
    dialog = press(workplace)
    dialog.findChildren(QComboBox)[0].setCurrentIndex(1)
    write(dialog, "")
    save_button(dialog).click()
    workplace.wait()
    assert [one.remark.object for one in noted(workplace)] == ["l-hut#helfen"]


def test_the_keyboard_alone_is_enough(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "duldung")
    dialog = press(workplace)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget() or dialog, "Wie lange?")
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    workplace.wait()
    assert [(one.words, one.remark.kind) for one in noted(workplace)] == [("Wie lange?", RemarkKind.UNCLEAR)]


def test_it_is_thanked_for_with_the_way_back_and_the_way_on(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "duldung")
    report(workplace)
    assert workplace.told == ["Danke, Ihre Meldung ist gespeichert."]
    message_button(workplace, "Rückgängig")
    assert (workplace.told, noted(workplace)) == (["Die Meldung ist zurückgenommen."], [])
    assert [verb for verb, _ in workplace.events][-2:] == ["remarked", "erased"]
    report(workplace)
    message_button(workplace, "Meine Meldungen")
    assert workplace.window.address.screen is Screen.REMARKS


def test_what_cannot_be_stored_stays_in_the_form(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "duldung")
    dialog = press(workplace)
    write(dialog, WORDS)
    with workplace.full_disk():
        save_button(dialog).click()
        workplace.wait()
    assert workplace.told == ["Der Datenträger ist voll."]
    assert dialog.isVisible()
    save_button(dialog).click()
    workplace.wait()
    assert [one.words for one in noted(workplace)] == [WORDS]


def test_two_clicks_report_once(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "duldung")
    dialog = press(workplace)
    write(dialog, WORDS)
    with workplace.busy_store():
        save_button(dialog).click()
        save_button(dialog).click()
    assert len(noted(workplace)) == 1


def test_what_was_written_is_not_lost_with_escape(workplace: Workplace) -> None:
    workplace.go(Screen.LESSON, "l-hut")
    dialog = press(workplace)
    dialog.findChildren(QComboBox)[0].setCurrentIndex(1)
    write(dialog, WORDS, "Ich habe eine Idee")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    workplace.wait()
    assert workplace.told == ["Ihre Meldung ist nicht gespeichert: Zwei Hüte › Helfen"]
    message_button(workplace, "Weiterschreiben")
    (again,) = [one for one in workplace.window.findChildren(RemarkDialog) if one.isVisible()]
    save_button(again).click()
    workplace.wait()
    (one,) = noted(workplace)
    assert (one.remark.object, one.remark.kind, one.words) == ("l-hut#helfen", RemarkKind.IDEA, WORDS)


def test_an_empty_form_closes_without_a_word(workplace: Workplace) -> None:
    workplace.go(Screen.LESSON, "l-hut")
    QTest.keyClick(press(workplace), Qt.Key.Key_Escape)
    workplace.wait()
    assert workplace.told == []


# ------------------------------------------------------------ the guard


def test_a_possible_suspicion_is_stored_if_the_person_says_so(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "duldung")
    dialog = press(workplace)
    write(dialog, "So sagt es auch Herr Müller.")
    assert save_button(dialog).text() == "Trotzdem speichern"
    save_button(dialog).click()
    workplace.wait()
    assert len(noted(workplace)) == 1


def test_what_is_surely_case_data_is_not_stored_before_it_is_taken_out(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "duldung")
    dialog = press(workplace)
    write(dialog, "AZR 870312123456 geht nicht")
    assert not save_button(dialog).isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    workplace.wait()
    assert noted(workplace) == []
    dialog.findChildren(GuardedText)[0].take_out()
    save_button(dialog).click()
    workplace.wait()
    assert [one.words for one in noted(workplace)] == ["AZR … geht nicht"]


def test_the_form_says_who_sees_it(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "duldung")
    words = " ".join(label.text() for label in press(workplace).findChildren(QLabel))
    assert "Niemand sonst sieht sie" in words


@pytest.mark.parametrize("theme", ["hell", "dunkel", "kontrast"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (683, 384)), (2.0, (1280, 800))])
def test_everybody_can_fill_in_the_form(
    closed_workplace: Workplace, dress: Dress, theme: ThemeName, scale: float, size: tuple[int, int]
) -> None:
    closed_workplace.chosen = Settings(theme=theme, text_scale=scale, welcomed=True)
    closed_workplace.write("module/01-anfang/hut.md", FILES["module/01-anfang/hut.md"].replace("Zwei Hüte", LONG_WORD))
    dress(theme, scale)
    closed_workplace.start(size=size)
    closed_workplace.window.go(Address(Screen.LESSON, "l-hut"))
    closed_workplace.wait()
    dialog = press(closed_workplace)
    assert faults(dialog) == []
    write(dialog, f"Herr {LONG_WORD} und 870312123456")
    settle()
    assert faults(dialog) == []
    assert dialog.screen().availableGeometry().contains(dialog.frameGeometry())

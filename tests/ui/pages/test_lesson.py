"""Lektion: what was answered and read is stored before it shows, and reading is never disturbed."""

from __future__ import annotations

from textwrap import dedent

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from tests.helpers import long_lesson
from tests.helpers.person import right_keys, wrong_keys
from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.lesson import LessonFoot
from wissen.ui.widgets.badge import Badge
from wissen.ui.widgets.labels import ElidedLabel

HUT = "module/01-anfang/hut.md"


@pytest.fixture
def place(closed_workplace: Workplace) -> Workplace:
    """The app with the long lesson among the others."""
    closed_workplace.write(long_lesson.PATH, long_lesson.TEXT)
    closed_workplace.start()
    return closed_workplace


def standing(place: Workplace) -> str:
    return next(label.whole_text() for label in place.part(Badge).findChildren(ElidedLabel))


def verdict(place: Workplace) -> str:
    return place.box.verdict.labels()[0].text() if place.box.verdict.isVisible() else ""


def top(place: Workplace) -> int:
    return place.reader.verticalScrollBar().value()


# ------------------------------------------------------------ opening


def test_opening_a_lesson_begins_it(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    assert standing(workplace) == "begonnen"
    assert workplace.events == [("begun", "l-hut")]


def test_opening_it_again_begins_nothing_new(workplace: Workplace) -> None:
    for _ in range(2):
        workplace.lesson("l-hut")
        workplace.go(Screen.TODAY)
    assert workplace.events == [("begun", "l-hut")]


def test_title_and_trail_say_where_one_is(workplace: Workplace) -> None:
    page = workplace.lesson("l-hut")
    assert (page.title(), page.trail()) == ("Zwei Hüte", ("Meine Einarbeitung", "Anfang", "Zwei Hüte"))
    assert workplace.window.windowTitle() == "Zwei Hüte – Wissen"


def test_a_lesson_opens_at_the_section_it_is_asked_for(place: Workplace) -> None:
    place.lesson("l-lang", "letzter-teil")
    assert place.window.address.place == "letzter-teil"
    assert top(place) > 0


def test_a_lesson_opens_where_it_was_left(place: Workplace) -> None:
    place.lesson("l-lang")
    place.reader.go_to("verweise")
    place.lesson("l-hut")
    place.lesson("l-lang")
    assert place.window.address.place == "verweise"


def test_it_is_remembered_where_the_reading_came_to_rest(place: Workplace) -> None:
    place.lesson("l-lang")
    place.reader.go_to("verweise")
    place.until(lambda: place.session.services.places.section("l-lang") == "verweise")


def test_what_was_left_last_is_the_most_recent(place: Workplace) -> None:
    place.lesson("l-hut")
    place.lesson("l-lang")
    place.window.go_back()
    place.wait()
    assert place.session.services.places.recent[:2] == ("l-hut", "l-lang")


def test_the_reader_has_the_focus(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    assert workplace.reader.hasFocus()


# ------------------------------------------------------------ answering


def test_a_right_answer_is_told_and_kept(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.answer_rightly()
    assert verdict(workplace) == "Richtig."
    assert ("answered", "k-hut") in workplace.events


def test_nothing_is_told_before_the_answer_is_on_disk(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.box.input.set_response(right_keys(workplace.box.item))
    with workplace.busy_store():
        workplace.box.button.click()
        QTest.qWait(50)
        assert verdict(workplace) == ""
        assert not workplace.box.input.rows[0].button.isEnabled()  # type: ignore[attr-defined]
    assert verdict(workplace) == "Richtig."


def test_what_cannot_be_stored_is_told_and_can_be_tried_again(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    with workplace.full_disk():
        workplace.answer_rightly()
    assert workplace.told == ["Der Datenträger ist voll."]
    assert verdict(workplace) == ""
    workplace.click("Antworten")
    assert verdict(workplace) == "Richtig."


def test_a_double_click_answers_once(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.box.input.set_response(right_keys(workplace.box.item))
    for _ in range(2):
        workplace.box.button.click()
    workplace.wait()
    assert workplace.events.count(("answered", "k-hut")) == 1


def test_after_the_answer_the_focus_stays_in_the_question(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.box.input.set_response(wrong_keys(workplace.box.item))
    workplace.box.button.setFocus()
    workplace.press(Qt.Key.Key_Return)
    assert workplace.button("Noch einmal").hasFocus()


def test_the_result_is_brought_into_sight(place: Workplace) -> None:
    place.window.resize(683, 384)
    place.lesson("l-lang", "k-lang")
    place.answer_wrongly()
    place.until(lambda: not place.box.verdict.visibleRegion().isEmpty())


def test_a_question_can_be_asked_again(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.answer_wrongly()
    assert verdict(workplace) == "Noch nicht richtig."
    workplace.click("Noch einmal")
    assert verdict(workplace) == ""
    assert workplace.box.input.response() == ()
    workplace.answer_rightly()
    assert verdict(workplace) == "Richtig."


def test_an_earlier_answer_stands_there_when_the_lesson_is_opened_again(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.answer_wrongly()
    workplace.start_again()
    workplace.lesson("l-hut")
    assert workplace.box.input.response() == wrong_keys(workplace.box.item)
    assert verdict(workplace) == "Noch nicht richtig."


def test_an_answer_that_no_longer_fits_is_asked_anew(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.answer_wrongly()
    workplace.close()
    workplace.write(HUT, FILES[HUT].replace("Der Prüf-Hut", "Der dritte Hut"))
    workplace.start()
    workplace.lesson("l-hut")
    assert verdict(workplace) == ""
    assert workplace.box.input.response() == ()


# ------------------------------------------------------------ reading


def test_only_the_button_says_that_it_was_read(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.click("Gelesen")
    assert standing(workplace) == "fertig"
    assert workplace.events[-1] == ("completed", "l-hut")


def test_after_reading_the_next_lesson_has_the_focus(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.button("Gelesen").setFocus()
    workplace.press(Qt.Key.Key_Return)
    assert workplace.button("Weiter").hasFocus()
    workplace.press(Qt.Key.Key_Return)
    assert workplace.window.address.ref == "l-frist"


def test_reading_can_be_taken_back(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.click("Gelesen")
    workplace.click("Doch nicht gelesen")
    assert standing(workplace) == "begonnen"
    assert "Gelesen" in workplace.labels()
    assert workplace.events[-1] == ("undone", "l-hut")


def test_a_double_click_reads_once_and_undoes_nothing(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    place = workplace.button("Gelesen").mapTo(workplace.window, workplace.button("Gelesen").rect().center())
    for _ in range(2):
        workplace.button("Gelesen").click()
    workplace.wait()
    assert [verb for verb, _ in workplace.events].count("completed") == 1
    under = workplace.window.childAt(place)
    assert not isinstance(under, QWidget) or under is not workplace.button("Doch nicht gelesen")


def test_what_cannot_be_stored_does_not_count_as_read(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    with workplace.full_disk():
        for _ in range(2):
            workplace.click("Gelesen")  # the second try is taken too
    assert standing(workplace) == "begonnen"
    assert workplace.told == ["Der Datenträger ist voll."]


def test_a_completion_of_a_predecessor_cannot_be_taken_back(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.click("Gelesen")
    workplace.close()
    head = FILES[HUT].replace("kennung: l-hut", "kennung: l-huete\n        ersetzt: l-hut")
    workplace.write(HUT, head)
    workplace.start()
    workplace.lesson("l-huete")
    assert standing(workplace) == "fertig"
    assert "Doch nicht gelesen" not in workplace.labels()


def test_the_foot_leads_through_the_module(workplace: Workplace) -> None:
    workplace.lesson("l-frist")
    foot = workplace.part(LessonFoot)
    assert any("2 von 3 · 10 Min." in label.whole_text() for label in foot.findChildren(ElidedLabel))
    workplace.click("Zurück", foot)
    assert workplace.window.address.ref == "l-hut"
    assert "Zurück" not in workplace.labels(workplace.part(LessonFoot))
    workplace.click("Weiter")
    workplace.click("Weiter")
    assert (workplace.window.address.screen, workplace.window.address.ref) == (Screen.QUIZ, "q-anfang")


# ------------------------------------------------------------ what happens meanwhile


def test_a_refresh_does_not_move_the_text(place: Workplace) -> None:
    place.lesson("l-lang")
    place.reader.verticalScrollBar().setValue(333)
    document = place.reader.document()
    place.window.refresh()
    place.wait()
    assert (top(place), place.reader.document()) == (333, document)


def test_answering_elsewhere_on_the_page_does_not_move_the_text(place: Workplace) -> None:
    place.lesson("l-lang")
    place.reader.verticalScrollBar().setValue(200)
    place.click("Gelesen")
    assert top(place) == 200


def test_reading_the_content_again_leaves_an_unchanged_lesson_alone(place: Workplace) -> None:
    place.lesson("l-lang")
    place.box.input.set_response(right_keys(place.box.item))
    place.reader.verticalScrollBar().setValue(333)
    place.reload()
    assert top(place) == 333
    assert place.box.input.response() == right_keys(place.box.item)


def test_a_changed_lesson_is_shown_at_the_same_place(place: Workplace) -> None:
    place.lesson("l-lang", "verweise")
    before = top(place)
    place.write(long_lesson.PATH, long_lesson.TEXT.replace("Szene.", "Szene. Und noch ein Satz."))
    place.reload()
    assert "Und noch ein Satz." in place.reader.toPlainText()
    assert place.window.address.place == "verweise"
    assert abs(top(place) - before) < 60


def test_a_lesson_that_has_gone_leads_home(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    (workplace.content / HUT).unlink()
    workplace.reload()
    assert workplace.window.address.screen is Screen.TODAY
    assert any("l-hut" in text for text in workplace.told)


def test_at_midnight_the_new_text_holds(closed_workplace: Workplace) -> None:
    closed_workplace.today = closed_workplace.today.replace(month=5, day=31)
    closed_workplace.start()
    closed_workplace.lesson("l-frist")
    assert "Die alte Frist." in closed_workplace.reader.toPlainText()
    closed_workplace.session.look_at_clock()
    assert "Die alte Frist." in closed_workplace.reader.toPlainText()
    closed_workplace.today = closed_workplace.today.replace(month=6, day=1)
    closed_workplace.session.look_at_clock()
    closed_workplace.wait()
    assert "Die neue Frist." in closed_workplace.reader.toPlainText()


def test_a_lesson_without_module_stands_alone(closed_workplace: Workplace) -> None:
    closed_workplace.write("module/01-anfang/modul.md", "")
    closed_workplace.start()
    page = closed_workplace.lesson("l-hut")
    assert page.trail() == ("Meine Einarbeitung", "Zwei Hüte")
    assert closed_workplace.labels(closed_workplace.part(LessonFoot)) == ["Gelesen"]


def test_a_typed_answer_stands_there_when_the_lesson_is_opened_again(closed_workplace: Workplace) -> None:
    ask_for_a_number(closed_workplace)
    closed_workplace.answer("ein Monat")
    assert verdict(closed_workplace) == "Noch nicht richtig."
    closed_workplace.start_again()
    closed_workplace.lesson("l-hut")
    assert closed_workplace.box.input.response() == ("ein Monat",)
    assert verdict(closed_workplace) == "Noch nicht richtig."
    closed_workplace.click("Noch einmal")
    assert closed_workplace.box.input.response() == ()


def test_what_cannot_be_read_is_told_and_nothing_is_lost(closed_workplace: Workplace) -> None:
    ask_for_a_number(closed_workplace)
    closed_workplace.answer("viele")
    assert closed_workplace.told == ["Das lässt sich nicht als Zahl lesen."]
    assert closed_workplace.box.input.response() == ("viele",)
    assert ("answered", "k-lang") not in closed_workplace.events
    closed_workplace.answer("3 Monate")
    assert verdict(closed_workplace) == "Richtig."


def test_what_a_person_types_before_the_earlier_answer_comes_stays(closed_workplace: Workplace) -> None:
    ask_for_a_number(closed_workplace)
    closed_workplace.answer("2 Monate")
    closed_workplace.start_again()
    with closed_workplace.busy_store():
        closed_workplace.window.go(Address(Screen.LESSON, "l-hut"))
        closed_workplace.box.input.set_response(["3"])
    assert closed_workplace.box.input.response() == ("3",)
    assert verdict(closed_workplace) == ""


def ask_for_a_number(place: Workplace) -> None:
    """Start with a lesson whose question is answered with a number."""
    before, _ = dedent(FILES[HUT]).split("## Kontrollfrage")
    asked = "## Kontrollfrage: Wie lange?\nKennung: k-lang · Bezug: § 82 AufenthG\n\nAntwort: 3 Monate\n"
    place.write(HUT, before + asked)
    place.start()
    place.lesson("l-hut")


def test_sources_stand_in_the_margin_and_the_state_of_the_law_under_the_title(place: Workplace) -> None:
    place.lesson("l-lang")
    said = [label.text() for label in place.window.page.findChildren(QLabel) if label.isVisible()]
    assert "§ 82 AufenthG\n§ 60a AufenthG" in said
    text = place.reader.toPlainText().replace("\u00ad", "")
    assert "Nach Gesetzestext vom 19.08.2026 erstellt, vom Amt noch nicht freigegeben." in text

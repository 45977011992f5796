"""Übung: one question a page, each answer stored before its feedback, resumed where it was left."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar

from tests.helpers.person import right_keys
from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from wissen.ui.navigation import Screen
from wissen.ui.pages.quiz_foot import QuizFoot
from wissen.ui.pages.quiz_result import ResultView
from wissen.ui.pages.quiz_start import AttemptList
from wissen.ui.widgets.labels import ElidedLabel

QUIZ = "module/01-anfang/abschluss.md"
OPEN = ["Unsicher", "Später"]
"""The ways on from the first question before it is answered."""


@pytest.fixture
def asked(workplace: Workplace) -> Workplace:
    """The first question of the quiz."""
    begin(workplace)
    return workplace


def begin(place: Workplace) -> None:
    """Begin with the first question."""
    place.quiz("q-anfang")
    place.click("Beginnen")


def said(place: Workplace) -> str:
    """All words of the page outside the reader."""
    labels: Iterable[QLabel] = place.window.page.findChildren(QLabel)
    shown = [label for label in labels if label.isVisible()]
    return "\n".join(label.whole_text() if isinstance(label, ElidedLabel) else label.text() for label in shown)


def finish(place: Workplace, *, right: bool = True) -> None:
    """Answer whatever is still open."""
    while place.session.services.quizzes.attempt("q-anfang"):
        if right:
            place.answer_rightly()
        else:
            place.answer_wrongly()
        place.click("Weiter" if "Weiter" in place.labels() else "Zum Ergebnis")


def test_before_the_start_it_says_what_to_expect(workplace: Workplace) -> None:
    workplace.quiz("q-anfang")
    assert "3 Fragen · 5 Minuten · bestanden ab 50 Prozent" in said(workplace)
    assert "Sie können jederzeit unterbrechen." in said(workplace)
    assert workplace.labels() == ["Beginnen", "Fragebogen drucken"]
    assert workplace.button("Beginnen").hasFocus()


def test_opening_it_begins_nothing(workplace: Workplace) -> None:
    workplace.quiz("q-anfang")
    assert workplace.events == []


def test_a_double_click_begins_one_attempt(workplace: Workplace) -> None:
    workplace.quiz("q-anfang")
    for _ in range(2):
        workplace.button("Beginnen").click()
    workplace.wait()
    assert [verb for verb, _ in workplace.events] == ["attempt-started"]


def test_the_foot_says_how_far_one_is(asked: Workplace) -> None:
    bar = asked.part(QProgressBar)
    assert (bar.accessibleName(), bar.value(), bar.maximum()) == ("Frage 1 von 3, 0 beantwortet", 0, 3)
    asked.answer_rightly()
    assert bar.value() == 1


def test_one_goes_on_only_after_the_answer(asked: Workplace) -> None:
    assert asked.labels(asked.part(QuizFoot)) == OPEN
    asked.answer_wrongly()
    assert asked.labels(asked.part(QuizFoot)) == ["Abschließen", "Unsicher", "Weiter"]
    assert asked.button("Weiter").hasFocus()


def test_nothing_is_told_before_the_answer_is_on_disk(asked: Workplace) -> None:
    asked.box.input.set_response(right_keys(asked.box.item))
    with asked.busy_store():
        asked.box.button.click()
        QTest.qWait(50)
        assert not asked.box.verdict.isVisible()
        assert asked.labels(asked.part(QuizFoot)) == OPEN
    assert asked.box.verdict.isVisible()


def test_what_cannot_be_stored_is_told_and_can_be_tried_again(asked: Workplace) -> None:
    with asked.full_disk():
        asked.answer_rightly()
    assert asked.told == ["Der Datenträger ist voll."]
    assert asked.labels(asked.part(QuizFoot)) == OPEN
    asked.click("Antworten")
    assert asked.labels(asked.part(QuizFoot)) == ["Abschließen", "Unsicher", "Weiter"]


def test_an_attempt_that_cannot_be_stored_does_not_begin(workplace: Workplace) -> None:
    workplace.quiz("q-anfang")
    with workplace.full_disk():
        workplace.click("Beginnen")
    assert workplace.labels() == ["Beginnen", "Fragebogen drucken"]
    assert workplace.told == ["Der Datenträger ist voll."]


def test_a_question_is_answered_once(asked: Workplace) -> None:
    asked.answer_wrongly()
    assert "Noch einmal" not in asked.labels()


def test_every_question_has_its_turn(asked: Workplace) -> None:
    kinds = []
    while asked.session.services.quizzes.attempt("q-anfang"):
        kinds.append(asked.box.item.id)
        asked.answer_rightly()
        asked.click("Weiter" if "Weiter" in asked.labels() else "Zum Ergebnis")
    assert kinds == ["f-beraten", "f-dazu", "f-folge"]


def test_the_keyboard_is_enough(asked: Workplace) -> None:
    assert asked.reader.hasFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        asked.press(key)
    assert asked.button("Weiter").hasFocus()
    asked.press(Qt.Key.Key_Return)
    assert asked.box.item.id == "f-dazu"


def test_it_goes_on_at_the_same_question_after_a_restart(asked: Workplace) -> None:
    asked.answer_rightly()
    asked.click("Weiter")
    order = asked.box.input.response(), [row.choice.key for row in asked.box.input.rows]  # type: ignore[attr-defined]
    asked.start_again()
    asked.quiz("q-anfang")
    assert "Sie haben schon begonnen. Noch 2 Fragen sind offen." in said(asked)
    asked.click("Weitermachen")
    assert asked.box.item.id == "f-dazu"
    assert (asked.box.input.response(), [row.choice.key for row in asked.box.input.rows]) == order  # type: ignore[attr-defined]


def test_coming_back_leads_to_the_same_question(asked: Workplace) -> None:
    asked.answer_rightly()
    asked.click("Weiter")
    asked.lesson("l-hut")
    asked.window.go_back()
    asked.wait()
    assert asked.box.item.id == "f-dazu"


def test_the_result_says_passed_and_what_is_next(asked: Workplace) -> None:
    finish(asked)
    assert "3 von 3 Fragen ganz richtig, 100 Prozent." in said(asked)
    assert "Bestanden" in said(asked)
    assert asked.labels() == ["Weiter", "Übung wiederholen", "Antworten ansehen"]
    assert asked.button("Weiter").hasFocus()
    asked.click("Weiter")
    assert asked.window.address.screen is Screen.TODAY


def test_the_result_goes_by_topic_and_leads_to_the_lessons(asked: Workplace) -> None:
    asked.answer_wrongly()
    asked.click("Weiter")
    finish(asked)
    assert "Zwei Hüte: 0 von\u00a01" in said(asked)
    assert "Fristen: 2 von\u00a02" in said(asked)
    asked.click("Noch einmal lesen")
    assert asked.window.address.ref == "l-hut"


def test_what_is_partly_right_is_counted_and_said(asked: Workplace) -> None:
    asked.answer_rightly()
    asked.click("Weiter")
    asked.answer(right_keys(asked.box.item)[0])
    asked.click("Weiter")
    finish(asked)
    assert "ganz richtig. Mit den teilweise richtigen sind es" in said(asked)


def test_not_passed_is_no_failure(asked: Workplace) -> None:
    finish(asked, right=False)
    assert "Noch nicht bestanden, nötig sind 50 Prozent" in said(asked)
    assert "durchgefallen" not in said(asked).lower()
    assert asked.button("Nur die falschen noch einmal").hasFocus()


def test_a_quiz_can_be_repeated(asked: Workplace) -> None:
    finish(asked, right=False)
    asked.click("Übung wiederholen")
    assert asked.box.button.isVisible()
    finish(asked)
    assert "Bestanden" in said(asked)


def test_the_last_result_can_be_seen_again(asked: Workplace) -> None:
    finish(asked)
    asked.start_again()
    asked.quiz("q-anfang")
    assert "Bisher 1 Versuch, bestes Ergebnis 100 Prozent." in said(asked)
    asked.part(AttemptList).go_to_first()
    asked.part(AttemptList).choose_current()
    asked.wait()
    assert "3 von 3 Fragen ganz richtig, 100 Prozent." in said(asked)


def test_a_second_attempt_brings_a_new_result(asked: Workplace) -> None:
    finish(asked, right=False)
    first = asked.part(ResultView)
    asked.click("Übung wiederholen")
    finish(asked)
    assert asked.part(ResultView) is first
    assert said(asked).count("Fragen ganz richtig") == 1


def test_questions_of_all_kinds_are_asked(closed_workplace: Workplace) -> None:
    closed_workplace.write(QUIZ, FILES[QUIZ] + DATE_QUESTION)
    closed_workplace.start()
    closed_workplace.quiz("q-anfang")
    assert "4 Fragen · 5 Minuten" in said(closed_workplace)
    closed_workplace.click("Beginnen")
    finish(closed_workplace)
    assert "4 von 4 Fragen ganz richtig, 100 Prozent." in said(closed_workplace)


def test_a_quiz_without_a_question_for_today_says_so(closed_workplace: Workplace) -> None:
    past = DATE_QUESTION.replace("Lektion: l-hut", "Lektion: l-hut · Gilt: bis 31.12.2024")
    closed_workplace.write(QUIZ, FILES[QUIZ].partition("# Fall")[0] + past)
    closed_workplace.start()
    closed_workplace.quiz("q-anfang")
    closed_workplace.click("Beginnen")
    assert closed_workplace.told == ["Diese Übung enthält heute keine Frage."]
    assert closed_workplace.events == []


def test_a_quiz_that_goes_while_it_is_answered_is_told(asked: Workplace) -> None:
    (asked.content / QUIZ).unlink()
    asked.reload()
    assert asked.box.isVisible()  # the question stays readable
    asked.answer_rightly()
    assert asked.box.verdict.isVisible()
    assert asked.events[-1] == ("answered", "f-beraten")
    asked.click("Zum Ergebnis")
    assert asked.told == ["Diese Übung gibt es nicht mehr. Ihre Antworten bleiben gespeichert."]
    assert asked.window.address.screen is Screen.TODAY


def test_a_quiz_that_goes_before_it_begins_leads_home(workplace: Workplace) -> None:
    workplace.quiz("q-anfang")
    (workplace.content / QUIZ).unlink()
    workplace.reload()
    assert workplace.window.address.screen is Screen.TODAY


def test_a_refresh_keeps_the_focus_on_the_start(workplace: Workplace) -> None:
    workplace.quiz("q-anfang")
    workplace.reload()
    assert workplace.button("Beginnen").hasFocus()


DATE_QUESTION = """
        # Zum Schluss

        ## Bis wann?
        Kennung: f-datum · Bezug: § 82 AufenthG · Lektion: l-hut

        Antwort: 01.06.2026
        """

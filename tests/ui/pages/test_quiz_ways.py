"""Übung: any question at any time, unsure ones, ending early, practice, and looking at what was answered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QDialog

from tests.helpers.person import right_keys
from tests.helpers.workplace import Workplace
from tests.ui.pages.test_quiz import begin, said
from wissen.ui.navigation import Screen
from wissen.ui.pages.quiz import QuizPage
from wissen.ui.pages.quiz_foot import QuizFoot
from wissen.ui.pages.quiz_overview import QuizOverview
from wissen.ui.pages.quiz_start import AttemptList
from wissen.ui.widgets.row_list import RowList

FILE = "module/01-anfang/abschluss.md"


@pytest.fixture
def asked(workplace: Workplace) -> Workplace:
    """The first of three questions."""
    begin(workplace)
    return workplace


@pytest.fixture
def practice(closed_workplace: Workplace) -> Workplace:
    """The first question of an Übung."""
    file = closed_workplace.content / FILE
    file.write_text(file.read_text(encoding="utf-8").replace("art: abschluss", "art: übung"), encoding="utf-8")
    closed_workplace.start()
    begin(closed_workplace)
    return closed_workplace


def rows(place: Workplace) -> list[str]:
    """How the questions stand, as the overview says."""
    model = place.part(RowList, place.part(QuizOverview)).model()
    return [row.kind for row in model.rows]  # type: ignore[attr-defined]


def text(place: Workplace) -> str:
    return place.reader.toPlainText()


def edit(place: Workplace, old: str, new: str) -> None:
    """Change the content under the attempt."""
    file = place.content / FILE
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new), encoding="utf-8")
    place.forget_texts()
    place.reload()


def in_dialog(place: Workplace, answer: str) -> None:
    (dialog,) = [one for one in place.window.findChildren(QDialog) if one.isVisible()]
    (chosen,) = [one for one in dialog.findChildren(QAbstractButton) if one.text() == answer]
    chosen.click()
    place.window.activateWindow()  # offscreen, nothing else gives the window its focus back
    place.wait()


# ------------------------------------------------------------ any question at any time


def test_the_overview_says_in_words_how_each_question_stands(asked: Workplace) -> None:
    assert rows(asked) == ["offen", "offen", "offen"]
    asked.answer_wrongly()
    assert rows(asked) == ["noch nicht richtig", "offen", "offen"]


def test_a_screen_reader_hears_number_state_and_title(asked: Workplace) -> None:
    model = asked.part(RowList, asked.part(QuizOverview)).model()
    heard = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Frage 1, offen, Wer berät?"


def test_any_question_can_be_gone_to_with_the_keyboard(asked: Workplace) -> None:
    asked.part(RowList, asked.part(QuizOverview)).setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        asked.press(key)
    assert asked.box.item.id == "f-folge"
    assert asked.reader.hasFocus()


def test_a_question_can_be_left_for_later(asked: Workplace) -> None:
    asked.click("Später")
    assert asked.box.item.id == "f-dazu"
    asked.click("Später")
    asked.click("Später")
    assert asked.box.item.id == "f-beraten"


def test_the_last_open_question_cannot_be_left_for_later(asked: Workplace) -> None:
    for _ in range(2):
        asked.answer_rightly()
        asked.click("Weiter")
    assert "Später" not in asked.labels()


def test_going_back_shows_the_answer_as_it_was_given(asked: Workplace) -> None:
    asked.answer_wrongly()
    asked.click("Weiter")
    asked.click("Zurück")
    assert asked.box.item.id == "f-beraten"
    assert asked.box.verdict.isVisible()
    assert not asked.box.button.isVisible()
    assert len(asked.events) == 2
    asked.click("Weiter")
    assert asked.box.item.id == "f-dazu"


def test_an_answer_keeps_the_score_that_was_stored(asked: Workplace) -> None:
    quizzes = asked.session.services.quizzes
    attempt, item = quizzes.attempts("q-anfang")[-1], asked.box.item
    _, (event, *_) = quizzes.answered(attempt, item, right_keys(item))
    page = asked.window.page
    assert isinstance(page, QuizPage)
    less_forgiving = replace(event, payload={**event.payload, "score": 0.0})
    page.act([less_forgiving], page.refresh)
    asked.wait()
    page.review()
    asked.wait()
    assert "Noch nicht richtig." in said(asked)


# ------------------------------------------------------------ unsure


def test_a_question_is_marked_as_unsure_by_key_and_by_mouse(asked: Workplace) -> None:
    asked.press(Qt.Key.Key_F7)
    assert asked.part(QCheckBox, asked.part(QuizFoot)).isChecked()
    assert rows(asked)[0] == "offen · unsicher"
    asked.click("Unsicher")
    assert rows(asked)[0] == "offen"
    assert [verb for verb, _ in asked.events] == ["attempt-started", "marked-unsure", "marked-unsure"]


def test_a_mark_that_cannot_be_stored_does_not_show(asked: Workplace) -> None:
    with asked.full_disk():
        asked.click("Unsicher")
    assert not asked.part(QCheckBox, asked.part(QuizFoot)).isChecked()
    assert asked.told == ["Der Datenträger ist voll."]


def test_a_mark_outlives_a_restart(asked: Workplace) -> None:
    asked.press(Qt.Key.Key_F7)
    asked.start_again()
    asked.quiz("q-anfang")
    asked.click("Weitermachen")
    assert rows(asked)[0] == "offen · unsicher"


# ------------------------------------------------------------ ending


def test_before_the_first_answer_there_is_nothing_to_end(asked: Workplace) -> None:
    assert "Abschließen" not in asked.labels()


def test_ending_early_is_asked_about_and_what_is_open_counts_nothing(asked: Workplace) -> None:
    asked.answer_rightly()
    asked.click("Abschließen")
    in_dialog(asked, "Weiter beantworten")
    assert asked.session.services.quizzes.attempt("q-anfang") is not None
    asked.click("Abschließen")
    in_dialog(asked, "Abschließen")
    assert "1 von 3 Fragen ganz richtig, 33 Prozent." in said(asked)
    assert "2 Fragen blieben offen." in said(asked)


def test_it_goes_on_where_one_was_although_that_is_not_the_first_open_one(asked: Workplace) -> None:
    asked.click("Später")
    asked.click("Später")
    asked.start_again()
    asked.quiz("q-anfang")
    asked.click("Weitermachen")
    assert asked.box.item.id == "f-folge"


# ------------------------------------------------------------ practice


def test_an_exercise_says_what_sits_and_nothing_of_passing(practice: Workplace) -> None:
    practice.answer_wrongly()
    practice.click("Weiter")
    practice.answer_rightly()
    practice.click("Abschließen")
    in_dialog(practice, "Abschließen")
    assert "1 von 2 Fragen sitzen." in said(practice)
    assert "estanden" not in said(practice)
    practice.quiz("q-anfang")
    practice.go(Screen.TODAY)
    practice.quiz("q-anfang")
    assert "3 Fragen · 5 Minuten · zum Üben" in said(practice)
    assert "estanden" not in said(practice)


def test_the_wrong_ones_come_again_and_make_nothing_passed(asked: Workplace) -> None:
    asked.answer_rightly()
    asked.click("Weiter")
    asked.answer_wrongly()
    asked.click("Weiter")
    asked.answer_wrongly()
    asked.click("Zum Ergebnis")
    asked.click("Nur die falschen noch einmal")
    assert rows(asked) == ["offen", "offen"]
    asked.answer_rightly()
    asked.click("Weiter")
    asked.answer_rightly()
    asked.click("Zum Ergebnis")
    assert "Das war zum Üben. Bestanden wird nur die ganze Übung." in said(asked)
    assert not any(attempt.passed for attempt in asked.session.services.quizzes.attempts("q-anfang"))
    assert "Nur die falschen noch einmal" not in asked.labels()


def test_unsure_ones_come_again_on_wish(asked: Workplace) -> None:
    asked.press(Qt.Key.Key_F7)
    for _ in range(3):
        asked.answer_rightly()
        asked.click("Weiter" if "Weiter" in asked.labels() else "Zum Ergebnis")
    assert asked.part(QCheckBox).text() == "Auch 1 unsichere Frage"
    asked.click("Die unsicheren noch einmal")
    assert asked.box.item.id == "f-beraten"


# ------------------------------------------------------------ looking at what was answered


def test_earlier_answers_can_be_looked_at_one_after_the_other(asked: Workplace) -> None:
    asked.answer_wrongly()
    asked.click("Abschließen")
    in_dialog(asked, "Abschließen")
    asked.go(Screen.TODAY)
    asked.quiz("q-anfang")
    earlier = asked.part(AttemptList)
    assert earlier.model().rows[0].kind == "0 Prozent · noch nicht bestanden"  # type: ignore[attr-defined]
    earlier.go_to_first()
    earlier.choose_current()
    asked.click("Antworten ansehen")
    assert asked.box.verdict.isVisible()
    asked.click("Weiter")
    assert "Diese Frage haben Sie offen gelassen." in text(asked)
    asked.press(Qt.Key.Key_Escape)
    assert "0 von 3 Fragen ganz richtig, 0 Prozent." in said(asked)
    assert len(asked.events) == 3


def test_a_question_that_reads_otherwise_is_shown_as_it_was_answered(asked: Workplace) -> None:
    asked.answer_rightly()
    edit(asked, "Die Behörde", "Die Ausländerbehörde")
    asked.click("Weiter")
    asked.click("Zurück")
    asked.wait()
    assert "Diese Frage lautet heute anders." in text(asked)
    assert "Ihre Antwort" in text(asked)
    assert "Die Behörde" in text(asked)
    assert "Richtig: so ist es." not in text(asked)


def test_a_question_that_has_gone_is_shown_as_it_was_answered(asked: Workplace) -> None:
    asked.answer_rightly()
    asked.click("Weiter")
    whole = (asked.content / FILE).read_text(encoding="utf-8")
    first = whole[whole.index("## Wer berät?") : whole.index("# Ohne Fall")]
    edit(asked, first, "")
    asked.click("Zurück")
    asked.wait()
    assert "Diese Frage gibt es nicht mehr." in text(asked)
    assert rows(asked)[0] == "entfernt"


def test_an_open_question_that_has_changed_says_so(asked: Workplace) -> None:
    edit(asked, "## Was gehört dazu?", "## Was gehört heute dazu?")
    asked.click("Später")
    assert "Diese Frage wurde geändert, seit Sie begonnen haben." in text(asked)
    asked.answer_rightly()
    assert rows(asked)[1] == "richtig"


def test_an_open_question_that_has_gone_says_so(asked: Workplace) -> None:
    whole = (asked.content / FILE).read_text(encoding="utf-8")
    edit(asked, whole[whole.index("## In welcher") :], "")
    overview = asked.part(RowList, asked.part(QuizOverview))
    overview.setCurrentIndex(overview.model().index(2, 0))
    overview.choose_current()
    asked.wait()
    assert "Sie zählt nicht." in text(asked)
    assert "Unsicher" not in asked.labels()
    asked.click("Weiter")
    assert asked.box.item.id == "f-beraten"


def test_why_a_question_has_gone_is_not_guessed(asked: Workplace) -> None:
    whole = (asked.content / FILE).read_text(encoding="utf-8")
    edit(asked, whole[whole.index("## In welcher") :], "")
    asked.quiz("q-anfang")
    assert "1 Frage wurde inzwischen entfernt und zählt nicht." in said(asked)


def test_a_quiz_with_a_new_name_goes_on(asked: Workplace) -> None:
    asked.answer_rightly()
    edit(asked, "kennung: q-anfang", "kennung: q-neu\nersetzt: [q-anfang]")
    asked.click("Weiter")
    assert asked.box.item.id == "f-dazu"
    asked.answer_rightly()
    asked.quiz("q-neu")
    assert "Noch 1 Frage ist offen." in said(asked)

"""Übung: leaving and coming back, looking at an old attempt beside an open one, and other quizzes in between."""

from __future__ import annotations

import pytest

from tests.helpers.workplace import Workplace
from tests.ui.pages.test_quiz import begin, finish, said
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.quiz_start import AttemptList

OTHER = "module/01-anfang/mehr.md"
PRACTICE = """\
    ---
    kennung: q-mehr
    titel: Mehr Fragen
    art: übung
    ---

    ## Noch eine?
    Kennung: f-noch · Bezug: § 82 AufenthG · Lektion: l-hut

    - [x] Ja
      > Richtig: so ist es.
    - [ ] Nein
      > Nein: doch.
    """


@pytest.fixture
def two(closed_workplace: Workplace) -> Workplace:
    """Two quizzes."""
    closed_workplace.write(OTHER, PRACTICE)
    closed_workplace.start()
    return closed_workplace


@pytest.fixture
def open_again(workplace: Workplace) -> Workplace:
    """A finished attempt and an open one at the same quiz, with one answer."""
    begin(workplace)
    finish(workplace, right=False)
    begin(workplace)
    workplace.answer_rightly()
    return workplace


def look_at_the_first(place: Workplace) -> None:
    place.quiz("q-anfang")
    earlier = place.part(AttemptList)
    earlier.go_to_first()
    earlier.choose_current()
    place.wait()


def test_coming_back_from_old_answers_to_an_open_attempt_goes_on_with_it(open_again: Workplace) -> None:
    look_at_the_first(open_again)
    open_again.click("Antworten ansehen")
    open_again.lesson("l-hut")
    open_again.window.go_back()
    open_again.wait()
    open_again.click("Weitermachen")
    attempt = open_again.session.services.quizzes.attempt("q-anfang")
    assert attempt is not None
    assert len(attempt.answers) == 1
    assert open_again.box.item.id == "f-dazu"


def test_from_the_answers_of_one_quiz_back_into_the_middle_of_another(two: Workplace) -> None:
    two.pass_quiz("q-mehr")
    begin(two)
    two.answer_rightly()
    two.click("Weiter")
    two.quiz("q-mehr")
    two.part(AttemptList).go_to_first()
    two.part(AttemptList).choose_current()
    two.wait()
    two.click("Antworten ansehen")
    two.window.go_back()
    two.wait()
    assert two.box.item.id == "f-dazu"


def test_from_a_result_to_a_lesson_and_back_to_the_result(workplace: Workplace) -> None:
    begin(workplace)
    finish(workplace, right=False)
    result = said(workplace)
    workplace.lesson("l-hut")
    workplace.window.go_back()
    workplace.wait()
    assert said(workplace) == result
    workplace.click("Antworten ansehen")
    workplace.lesson("l-hut")
    workplace.window.go_back()
    workplace.wait()
    assert said(workplace) == result


def test_an_open_attempt_is_not_pushed_aside_by_an_older_one(open_again: Workplace) -> None:
    look_at_the_first(open_again)
    ways = [label for label in open_again.labels() if label != "Noch einmal lesen"]
    assert ways == ["Weitermachen", "Antworten ansehen"]
    assert open_again.button("Weitermachen").hasFocus()
    open_again.click("Weitermachen")
    assert open_again.box.item.id == "f-dazu"
    assert len(open_again.session.services.quizzes.attempts("q-anfang")) == 2


def test_a_beginning_that_is_stored_late_disturbs_no_other_quiz(two: Workplace) -> None:
    two.quiz("q-mehr")
    with two.busy_store():
        two.button("Beginnen").click()
        two.window.go(Address(Screen.QUIZ, "q-anfang"))
    assert two.window.page.title() == "Abschluss"
    assert "Beginnen" in two.labels()
    two.quiz("q-mehr")
    assert "Noch 1 Frage ist offen." in said(two)


def test_an_old_text_that_is_read_late_disturbs_no_other_quiz(two: Workplace) -> None:
    begin(two)
    two.answer_rightly()
    file = two.content / "module/01-anfang/abschluss.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Die Behörde", "Die Stadt"), encoding="utf-8")
    two.forget_texts()
    two.reload()
    two.click("Weiter")
    with two.busy_store():
        two.button("Zurück").click()
        two.window.go(Address(Screen.QUIZ, "q-mehr"))
    assert two.window.page.title() == "Mehr Fragen"
    assert "Beginnen" in two.labels()

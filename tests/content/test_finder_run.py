"""Following answers through a finder."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.flows import a_finder
from wissen.content.finder_run import run_finder
from wissen.content.flow import Finder

FINDER = """
    ## Frage 1: Welcher Titel?

    - Duldung → Frage 2
    - Visum → Ergebnis visum
    - Weiß ich nicht → Ergebnis beratung
    - Gestattung → Frage 2 (gilt ab 01.06.2024)

    ## Frage 2: Ausbildung?
    Gilt: ab 01.03.2024

    - Ja → Ergebnis ausbildung
    - Nein → Ergebnis beratung

    ## Ergebnis: Visum
    Kennung: visum

    ## Ergebnis: Ausbildung
    Kennung: ausbildung · Gilt: ab 01.03.2024

    ## Ergebnis: Beratung
    Kennung: beratung
    """
TODAY = date(2026, 1, 1)


@pytest.fixture
def finder() -> Finder:
    return a_finder(FINDER, "sonst: beratung")


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (["Visum"], "visum"),
        (["Duldung", "Ja"], "ausbildung"),
        (["duldung", " ja "], "ausbildung"),
        (["?"], "beratung"),
        (["weiss ich nicht"], "beratung"),
        (["Duldung", "?"], "beratung"),
        (["Duldung", "Weiß ich nicht"], "beratung"),
    ],
)
def test_answers_lead_to_an_outcome(finder: Finder, answers: list[str], outcome: str):
    run = run_finder(finder, answers, TODAY)
    assert run.outcome is not None
    assert (run.outcome.id, run.fault) == (outcome, "")


def test_asked_questions_are_told_in_their_order(finder: Finder):
    run = run_finder(finder, ["Duldung", "Ja"], TODAY)
    assert [question.number for question in run.asked] == [1, 2]


def test_without_all_answers_the_next_question_is_open(finder: Finder):
    run = run_finder(finder, ["Duldung"], TODAY)
    assert run.open is not None
    assert (run.open.number, run.outcome, run.fault) == (2, None, "")


def test_no_answer_opens_the_first_question(finder: Finder):
    run = run_finder(finder, [], TODAY)
    assert run.open is not None
    assert run.open.number == 1


@pytest.mark.parametrize(
    ("answers", "day", "told"),
    [
        (["Pass"], TODAY, "Frage 1 kennt die Antwort „Pass“ nicht"),
        (["Visum", "Ja"], TODAY, "Nach der Antwort „Visum“ steht das Ergebnis „visum“ schon fest"),
        (["Duldung", "Ja"], date(2024, 2, 29), "Frage 2 gibt es an diesem Tag nicht"),
        (["Gestattung"], date(2024, 5, 31), "Frage 1 kennt die Antwort „Gestattung“ nicht"),
    ],
)
def test_fault_tells_why_no_outcome_is_reached(finder: Finder, answers: list[str], day: date, told: str):
    run = run_finder(finder, answers, day)
    assert run.outcome is None
    assert told in run.fault


def test_outcome_that_does_not_hold_is_a_fault():
    finder = a_finder(FINDER.replace("    Gilt: ab 01.03.2024\n", ""), "sonst: beratung")
    assert run_finder(finder, ["Duldung", "Ja"], date(2024, 2, 29)).fault == (
        "Das Ergebnis „ausbildung“ gibt es an diesem Tag nicht."
    )


def test_unknown_without_any_way_is_a_fault():
    finder = a_finder(FINDER)
    assert run_finder(finder, ["Duldung", "?"], TODAY).fault == (
        "Frage 2 hat keinen Weg „Weiß ich nicht“, und im Kopf fehlt „sonst“."
    )


def test_no_question_on_the_day_is_a_fault():
    finder = a_finder(FINDER.replace("Titel?\n", "Titel?\n    Gilt: ab 01.03.2024\n"), "sonst: beratung")
    assert run_finder(finder, ["Visum"], date(2024, 2, 29)).fault == "An diesem Tag gilt keine Frage."

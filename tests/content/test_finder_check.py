"""Faults of finders, and proofs that do not come out."""

from __future__ import annotations

from datetime import date

from tests.helpers.flows import a_finder, rules
from wissen.content.finder_check import check_finder, check_proofs, uncovered_stages
from wissen.content.problem import Problem, Severity

FINDER = """
    ## Frage 1: Welcher Titel?

    - Duldung → Frage 2
    - Visum → Ergebnis visum

    ## Frage 2: Ausbildung?

    - Ja → Ergebnis alt (gilt bis 29.02.2024)
    - Ja → Ergebnis neu (gilt ab 01.03.2024)
    - Nein → Ergebnis visum

    ## Ergebnis: Visum
    Kennung: visum

    ## Ergebnis: Alter Weg
    Kennung: alt · Gilt: bis 29.02.2024

    ## Ergebnis: Neuer Weg
    Kennung: neu · Gilt: ab 01.03.2024
    """
HEAD = "sonst: visum"


def faults(body: str, head: str = HEAD) -> list[tuple[int, str]]:
    return rules(check_finder(a_finder(body, head), "f.md"))


def test_sound_finder():
    assert faults(FINDER) == []


def test_target_question_that_does_not_exist():
    assert faults(FINDER.replace("→ Frage 2", "→ Frage 7")) == [
        (8, "ziel-fehlt"),
        (11, "frage-unerreichbar"),
    ]


def test_target_outcome_that_does_not_exist():
    assert (9, "ziel-fehlt") in faults(FINDER.replace("Visum → Ergebnis visum", "Visum → Ergebnis pass"))


def test_outcome_that_does_not_hold_while_a_way_leads_to_it():
    body = FINDER.replace("Ja → Ergebnis alt (gilt bis 29.02.2024)", "Bald → Ergebnis alt")
    problems = check_finder(a_finder(body, HEAD), "f.md")
    assert [problem.text for problem in problems] == [
        "Das Ergebnis „alt“ gibt es nicht. So ist es zum Beispiel am 01.03.2024."
    ]


def test_question_needs_two_answers():
    assert (6, "frage-ohne-wege") in faults(FINDER.replace("    - Visum → Ergebnis visum\n", ""))


def test_unknown_needs_a_way():
    assert faults(FINDER, "") == [(5, "weiß-nicht-fehlt"), (10, "weiß-nicht-fehlt")]


def test_otherwise_must_name_an_outcome():
    assert faults(FINDER, "sonst: pass") == [(0, "ziel-fehlt")]


def test_questions_in_a_circle_never_come_to_an_outcome():
    body = """
        ## Frage 1: Hin?

        - Ja → Frage 2
        - Nein → Frage 2

        ## Frage 2: Her?

        - Ja → Frage 1
        - Nein → Frage 1

        ## Ergebnis: Visum
        Kennung: visum
        """
    assert faults(body) == [(6, "kein-ende"), (11, "kein-ende")]


def test_outcome_that_no_way_leads_to():
    body = FINDER + "\n    ## Ergebnis: Vergessen\n    Kennung: vergessen\n"
    assert (26, "ergebnis-unerreichbar") in faults(body)


def test_finder_without_questions():
    body = """
        ## Ergebnis: Visum
        Kennung: visum
        """
    assert faults(body) == [(0, "fragen-fehlen")]


PROOFS = """

    ## Proben

    | Stichtag | Antworten | Ergebnis |
    |---|---|---|
    | 01.01.2023 | Duldung > ja | alt |
    | 01.03.2024 | Duldung > ja | neu |
    """
FIRST_ROW, SECOND_ROW = 31, 32


def proofs(replaced: tuple[str, str] = ("", ""), *, stages: tuple[date, ...] = (), head: str = HEAD) -> list[Problem]:
    body = (FINDER + PROOFS).replace(*replaced)
    return check_proofs(a_finder(body, head), "f.md", stages=stages)


def test_proofs_that_come_out():
    assert proofs(stages=(date(2023, 11, 18), date(2024, 3, 1), date(2024, 6, 1))) == []


def test_row_runs_on_its_day():
    (problem,) = proofs(("ja | neu", "ja | visum"))
    assert (problem.line, problem.rule) == (SECOND_ROW, "probe-falsch")
    assert problem.text == "Probe am 01.03.2024: Erwartet wird das Ergebnis „visum“. Erreicht wird „neu“."


def test_row_runs_on_the_day_before_against_the_row_before():
    (problem,) = proofs(("01.03.2024 | D", "05.03.2024 | D"))
    assert problem.line == SECOND_ROW
    assert problem.text == "Probe am 04.03.2024: Erwartet wird das Ergebnis „alt“. Erreicht wird „neu“."


def test_first_row_needs_some_outcome_on_the_day_before():
    (problem,) = proofs(("Duldung → Frage 2", "Duldung → Frage 2 (gilt ab 01.01.2023)"))
    assert problem.line == FIRST_ROW
    assert "Erwartet wird irgendein Ergebnis." in problem.text


def test_row_runs_on_every_stage_date_until_the_next_row():
    problems = proofs(("| 01.03.2024 | Duldung > ja | neu |", ""), stages=(date(2024, 3, 1), date(2024, 6, 1)))
    assert [problem.text[:20] for problem in problems] == ["Probe am 01.03.2024:", "Probe am 01.06.2024:"]


def test_rows_belong_together_by_their_answers_however_they_are_written():
    assert proofs(("01.03.2024 | Duldung > ja", "01.03.2024 | duldung > JA")) == []


def test_row_with_too_few_answers():
    problems = proofs(("Duldung > ja | neu", "Duldung | neu"))
    assert "noch Frage 2 offen" in problems[0].text


def test_row_with_an_unknown_answer_tells_the_fault():
    problems = proofs(("Duldung > ja | neu", "Duldung > vielleicht | neu"))
    assert "kennt die Antwort „vielleicht“ nicht" in problems[0].text


def test_days_on_which_the_finder_does_not_hold_are_not_run():
    row = "| 01.01.2023 | Duldung > ja | alt |\n    "
    assert proofs((row, ""), head="sonst: visum\ngilt: ab 2024-03-01") == []


def test_stage_without_a_row_on_its_eve_or_day_is_a_warning():
    finder = a_finder(FINDER + PROOFS, HEAD)
    stages = [(date(2024, 3, 1), "Stufe 2"), (date(2024, 3, 2), "Tags darauf"), (date(2024, 6, 1), "Stufe 3")]
    (problem,) = uncovered_stages(finder, "f.md", stages=stages)
    assert (problem.line, problem.severity) == (FIRST_ROW, Severity.WARNING)
    assert problem.text == ("Für diese Stufe fehlt eine Probe mit ihrem Stichtag: 01.06.2024 („Stufe 3“).")


def test_stages_without_a_row_are_named_in_one_warning_by_their_days():
    finder = a_finder(FINDER + PROOFS, HEAD)
    (problem,) = uncovered_stages(finder, "f.md", stages=[(date(2025, 1, 1), "B"), (date(2024, 6, 1), "A")])
    assert problem.text.endswith("mit ihrem Stichtag: 01.06.2024 („A“), 01.01.2025 („B“).")


def test_where_every_stage_has_its_row_there_is_no_warning():
    finder = a_finder(FINDER + PROOFS, HEAD)
    assert uncovered_stages(finder, "f.md", stages=[(date(2024, 3, 1), "Stufe 2")]) == []


def test_stage_without_any_proofs_is_told_for_the_whole_file():
    (problem,) = uncovered_stages(a_finder(FINDER, HEAD), "f.md", stages=[(date(2024, 3, 1), "Stufe 2")])
    assert problem.line == 0


def test_first_day_of_the_calendar_may_be_a_stichtag():
    assert proofs(("01.01.2023", "01.01.0001")) == []


# ------------------------------------------------------------ what would let a fault pass unseen


def test_finder_without_proofs_proves_nothing():
    (problem,) = check_proofs(a_finder(FINDER, HEAD), "f.md")
    assert (problem.line, problem.rule, problem.severity) == (0, "proben-fehlen", Severity.ERROR)


def test_unknown_is_the_same_answer_as_a_sign_and_in_words():
    body = (
        (FINDER + PROOFS)
        .replace("01.01.2023 | Duldung > ja | alt", "01.01.2023 | ? | alt")
        .replace("01.03.2024 | Duldung > ja | neu", "01.03.2024 | Weiß ich nicht | visum")
    )
    problems = check_proofs(a_finder(body, HEAD), "f.md", stages=(date(2024, 6, 1),))
    assert [(problem.line, problem.text[:20]) for problem in problems] == [
        (FIRST_ROW, "Probe am 01.01.2023:"),
        (SECOND_ROW, "Probe am 29.02.2024:"),
    ]


def test_second_row_of_the_same_day_and_answers_is_told():
    problems = proofs(("01.01.2023 | Duldung > ja | alt", "01.03.2024 | Duldung > JA | neu"))
    assert [(problem.line, problem.rule) for problem in problems] == [(SECOND_ROW, "probe-doppelt")]


def test_row_of_a_day_on_which_the_finder_does_not_hold_is_told():
    problems = proofs(head="sonst: visum\ngilt: ab 2024-03-01")
    assert [(problem.line, problem.rule) for problem in problems] == [(FIRST_ROW + 1, "probe-ohne-tag")]


def test_answer_that_a_question_has_twice():
    body = FINDER.replace("    - Visum → Ergebnis visum", "    - Visum → Ergebnis visum\n    - VISUM → Frage 2")
    assert faults(body) == [(10, "antwort-doppelt")]

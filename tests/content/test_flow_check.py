"""Faults of the flow of a process, on every day on which anything begins or ends."""

from __future__ import annotations

from datetime import date

from tests.helpers.flows import a_process, rules
from wissen.content.flow import Process
from wissen.content.flow_check import check_process, days_to_check
from wissen.content.problem import Problem, Severity


def check(body: str, head: str = "") -> list[Problem]:
    return check_process(a_process(body, head), "probe.md")


SOUND = """
    ## 1. Annehmen
    Kennung: a

    ## 2. Frage: Vollständig?
    Kennung: b

    - Ja → Schritt 3
    - Nein → Schritt 1 (zurück)

    ## 3. Ablegen
    Kennung: c
    """


def test_sound_process_has_no_fault():
    assert check(SOUND) == []


def test_target_that_does_not_exist():
    body = """
        ## 1. Annehmen
        Kennung: a

        - → Schritt 7
        """
    (missing,) = check(body)
    assert (missing.line, missing.rule) == (8, "ziel-fehlt")
    assert missing.text == "Schritt 7 gibt es nicht. Prüfen Sie die Nummer."


def test_target_that_does_not_hold_on_some_day_names_such_a_day():
    body = """
        ## 1. Annehmen
        Kennung: a

        - → Schritt 2

        ## 2. Registrieren
        Kennung: b · Gilt: ab 01.06.2022
        """
    (missing,) = check(body)
    assert (missing.line, missing.rule) == (8, "ziel-fehlt")
    assert missing.text == (
        "Schritt 2 gilt nicht an jedem Tag, an dem dieser Weg dorthin führt. So ist es zum Beispiel am 31.05.2022."
    )


def test_dated_branch_is_looked_at_only_while_it_holds():
    body = """
        ## 1. Frage: Wohin?
        Kennung: a

        - Links → Schritt 2
        - Rechts → Schritt 3
        - Mitte → Schritt 4 (gilt ab 01.03.2024)

        ## 2. Links
        Kennung: b

        - → Ende

        ## 3. Rechts
        Kennung: c

        - → Ende

        ## 4. Mitte
        Kennung: d · Gilt: ab 01.03.2024
        """
    assert check(body) == []


def test_days_before_the_process_holds_are_not_looked_at():
    body = """
        ## 1. Annehmen
        Kennung: a

        - → Schritt 2

        ## 2. Registrieren
        Kennung: b · Gilt: ab 01.06.2022
        """
    assert check(body, "gilt: ab 2022-06-01") == []


def test_step_that_no_way_leads_to():
    body = """
        ## 1. Annehmen
        Kennung: a

        - → Ende

        ## 2. Vergessen
        Kennung: b
        """
    assert rules(check(body)) == [(10, "schritt-unerreichbar")]


def test_circle_without_end():
    body = """
        ## 1. Hin
        Kennung: a

        ## 2. Her
        Kennung: b

        - → Schritt 1 (zurück)
        """
    assert rules(check(body)) == [(5, "kein-ende"), (8, "kein-ende")]


def test_way_back_without_its_mark_is_a_warning():
    (problem,) = check(SOUND.replace(" (zurück)", ""))
    assert (problem.line, problem.rule, problem.severity) == (12, "schleife-unbenannt", Severity.WARNING)


def test_way_to_an_earlier_number_that_is_no_loop_needs_no_mark():
    body = """
        ## 1. Frage: Wohin?
        Kennung: a

        - Direkt → Schritt 2
        - Umweg → Schritt 3

        ## 2. Fertig
        Kennung: b

        - → Ende

        ## 3. Umweg
        Kennung: c

        - → Schritt 2
        """
    assert check(body) == []


def test_question_with_one_answer():
    body = """
        ## 1. Frage: Vollständig?
        Kennung: a

        - Ja → Ende
        """
    assert rules(check(body)) == [(5, "frage-ohne-wege")]


def test_question_without_any_way():
    body = """
        ## 1. Frage: Vollständig?
        Kennung: a
        """
    assert rules(check(body)) == [(5, "frage-ohne-wege")]


def test_question_with_an_answer_that_is_not_named():
    body = """
        ## 1. Frage: Vollständig?
        Kennung: a

        - Ja → Ende
        - → Ende
        """
    assert rules(check(body)) == [(5, "weg-ohne-antwort")]


FORK = """
    ## 1. Parallel: Zugleich
    Kennung: zugleich

    - → Schritt 2
    - → Schritt 3
    - danach → Schritt 4

    ## 2. Links
    Kennung: links

    ## 3. Rechts
    Kennung: rechts

    ## 4. Fertig
    Kennung: fertig
    """


def test_sound_fork():
    assert check(FORK) == []


def test_fork_without_join():
    assert (5, "danach-fehlt") in rules(check(FORK.replace("    - danach → Schritt 4\n", "")))


def test_fork_with_one_branch():
    body = FORK.replace("    - → Schritt 3\n", "")
    assert (5, "zweige-fehlen") in rules(check(body))


def test_fork_with_a_branch_that_begins_with_no_step():
    body = FORK.replace("- → Schritt 3", "- → Ende")
    assert (5, "zweig-ohne-schritt") in rules(check(body))


def test_branches_that_meet_before_the_join():
    body = FORK.replace("Kennung: links", "Kennung: links\n\n    - → Schritt 3")
    assert rules(check(body)) == [(5, "zweige-teilen-schritt")]


def test_join_is_looked_for_like_any_target():
    found = rules(check(FORK.replace("danach → Schritt 4", "danach → Schritt 9")))
    assert (10, "ziel-fehlt") in found


def test_one_state_when_nothing_is_dated():
    assert len(days_to_check(a_process(SOUND))) == 1


def test_one_day_for_each_state():
    body = """
        ## 1. Annehmen
        Kennung: a · Gilt: 01.03.2024 bis 31.05.2024
        """
    days = days_to_check(a_process(body))
    assert days == (date(2024, 2, 29), date(2024, 3, 1), date(2024, 6, 1))


def test_one_day_even_when_everything_turns_outside_the_period_of_the_process():
    body = """
        ## 1. Annehmen
        Kennung: a · Gilt: ab 01.03.2024
        """
    assert days_to_check(a_process(body, "gilt: 2025-01-01 bis 2025-12-31")) == (date(2025, 1, 1),)


def test_process_without_steps_has_no_fault_of_flow():
    process = a_process(SOUND)
    assert check_process(Process(process.head, ()), "probe.md") == []

"""Where steps lead."""

from __future__ import annotations

from datetime import date

from tests.helpers.flows import a_process
from wissen.content.as_of import as_of
from wissen.content.routes import entries, fork_branches, join_of, reached, reaching_end, routes


def ways(body: str, day: date = date(2026, 1, 1)) -> list[tuple[int, int | None]]:
    steps = as_of(a_process(body), day).steps
    return [(route.source, route.target) for route in routes(steps)]


def test_step_without_branch_leads_to_the_next_number_and_the_last_one_to_the_end():
    body = """
        ## 1. Annehmen
        Kennung: a

        ## 2. Ablegen
        Kennung: b
        """
    assert ways(body) == [(1, 2), (2, None)]


def test_branches_replace_the_plain_way_on():
    body = """
        ## 1. Frage: Vollständig?
        Kennung: a

        - Ja → Schritt 3
        - Nein → Ende

        ## 2. Nachfordern
        Kennung: b

        - → [Nachfordern](nachfordern.md)

        ## 3. Ende: Fertig
        Kennung: c
        """
    assert ways(body) == [(1, 3), (1, None), (2, None), (3, None)]


def test_step_that_does_not_hold_is_passed_over():
    body = """
        ## 1. Annehmen
        Kennung: a

        ## 2. Registrieren
        Kennung: b · Gilt: ab 01.06.2022

        ## 3. Ablegen
        Kennung: c
        """
    assert ways(body, date(2022, 5, 31)) == [(1, 3), (3, None)]
    assert ways(body, date(2022, 6, 1)) == [(1, 2), (2, 3), (3, None)]


def test_branch_to_a_step_that_does_not_exist_gives_no_way():
    body = """
        ## 1. Annehmen
        Kennung: a

        - → Schritt 9
        """
    assert ways(body) == []


PARALLEL = """
    ## 1. Parallel: Zugleich
    Kennung: zugleich

    - → Schritt 2
    - → Schritt 4
    - danach → Schritt 5

    ## 2. Erstes
    Kennung: erstes

    ## 3. Zweites
    Kennung: zweites

    ## 4. Drittes
    Kennung: drittes

    ## 5. Zusammenführen
    Kennung: zusammen
    """


def test_last_step_of_a_branch_leads_to_the_join_and_not_to_its_sibling():
    assert ways(PARALLEL) == [(1, 2), (1, 4), (2, 3), (3, 5), (4, 5), (5, None)]


def test_branches_of_a_fork_end_before_the_join():
    steps = a_process(PARALLEL).steps
    assert fork_branches(steps[0], routes(steps)) == [{2, 3}, {4}]
    assert join_of(steps[0]) == 5


def test_fork_within_a_branch_of_a_fork():
    body = """
        ## 1. Parallel: Außen
        Kennung: aussen

        - → Schritt 2
        - → Schritt 6
        - danach → Schritt 7

        ## 2. Auswahl: Innen
        Kennung: innen

        - → Schritt 3
        - → Schritt 4
        - danach → Schritt 5

        ## 3. Links
        Kennung: links

        ## 4. Rechts
        Kennung: rechts

        ## 5. Innen fertig
        Kennung: innen-fertig

        ## 6. Daneben
        Kennung: daneben

        ## 7. Alles fertig
        Kennung: alles-fertig
        """
    expected = [(1, 2), (1, 6), (2, 3), (2, 4), (3, 5), (4, 5), (5, 7), (6, 7), (7, None)]
    assert ways(body) == expected


def test_loop_back_out_of_a_branch_does_not_belong_to_it():
    body = """
        ## 1. Vorbereiten
        Kennung: vor

        ## 2. Parallel: Zugleich
        Kennung: zugleich

        - → Schritt 3
        - → Schritt 4
        - danach → Schritt 5

        ## 3. Frage: Fehlt etwas?
        Kennung: fehlt

        - Ja → Schritt 1 (zurück)
        - Nein → Schritt 5

        ## 4. Drittes
        Kennung: drittes

        ## 5. Zusammenführen
        Kennung: zusammen
        """
    steps = a_process(body).steps
    assert fork_branches(steps[1], routes(steps)) == [{3}, {4}]


def test_fork_without_join_leads_nowhere_else():
    body = """
        ## 1. Parallel: Zugleich
        Kennung: zugleich

        - → Schritt 2
        - → Schritt 3

        ## 2. Links
        Kennung: links

        ## 3. Rechts
        Kennung: rechts
        """
    steps = a_process(body).steps
    assert join_of(steps[0]) is None
    assert fork_branches(steps[0], routes(steps)) == [{2, 3}, {3}]


def test_fork_within_a_branch_whose_join_does_not_exist():
    body = """
        ## 1. Parallel: Außen
        Kennung: aussen

        - → Schritt 2
        - → Schritt 4
        - danach → Schritt 5

        ## 2. Auswahl: Innen
        Kennung: innen

        - → Schritt 3
        - → Schritt 4
        - danach → Schritt 999

        ## 3. Links
        Kennung: links

        ## 4. Rechts
        Kennung: rechts

        ## 5. Fertig
        Kennung: fertig
        """
    assert ways(body) == [(1, 2), (1, 4), (2, 3), (2, 4), (3, 5), (4, 5), (5, None)]


def test_join_that_is_no_step_is_no_join():
    body = """
        ## 1. Parallel: Zugleich
        Kennung: zugleich

        - → Schritt 2
        - danach → Ende

        ## 2. Links
        Kennung: links
        """
    assert join_of(a_process(body).steps[0]) is None


def test_entries_are_the_first_step_every_start_every_during_and_the_first_of_each_group():
    body = """
        ## 1. Annehmen
        Kennung: a

        ## 2. Start: Post
        Kennung: b

        ## 3. Ereignis: Rücknahme
        Kennung: c

        - **Während:** Schritt 1 bis 2

        # Teilprozess: Abschluss

        ## 4. Ablegen
        Kennung: d

        ## 5. Aufräumen
        Kennung: e
        """
    assert entries(a_process(body).steps) == (1, 2, 3, 4)


def test_no_steps_have_no_entry_and_no_way():
    assert entries(()) == ()
    assert routes(()) == ()


def test_what_is_reached_and_what_reaches_an_end():
    body = """
        ## 1. Frage: Wohin?
        Kennung: a

        - Kreis → Schritt 2
        - Fertig → Ende

        ## 2. Kreis
        Kennung: b

        - → Schritt 3

        ## 3. Noch ein Kreis
        Kennung: c

        - → Schritt 2 (zurück)
        """
    found = routes(a_process(body).steps)
    assert reached([1], found) == {1, 2, 3}
    assert reached([1], found, stop=frozenset({3})) == {1, 2}
    assert reaching_end(found) == {1}
    assert [route.back for route in found] == [False, False, False, True]

"""Renumbering: what the repair of a wrong number makes of the file."""

from __future__ import annotations

import pytest

from tests.helpers.fixtures import mended
from tests.helpers.flows import a_source
from wissen.content.finder import read_finder
from wissen.content.process import read_process
from wissen.content.source import Source


def lines_of(source: Source) -> str:
    return "\n".join(source.lines)


def renumbered(body: str) -> str:
    source = a_source(body)
    _, problems = read_process(source)
    return mended(lines_of(source), problems).split("---\n", 2)[2]


def test_headings_ways_and_mentions_move_together():
    body = """
        ## 2. Frage: Vollständig?
        Kennung: a

        Bei „Nein“ geht es mit Schritt 7 weiter.

        - Ja → Schritt 4
        - Nein -> Frage 7

        ## 4. Prüfen
        Kennung: b

        - **Während:** Schritt 2

        ## 7. Ablegen
        Kennung: c
        """
    expected = """\
## 1. Frage: Vollständig?
Kennung: a

Bei „Nein“ geht es mit Schritt 3 weiter.

- Ja → Schritt 2
- Nein -> Frage 3

## 2. Prüfen
Kennung: b

- **Während:** Schritt 1

## 3. Ablegen
Kennung: c
"""
    assert renumbered(body) == expected


def test_mention_of_a_number_that_no_step_bears_stays():
    body = """
        ## 1. Annehmen
        Kennung: a

        Siehe Schritt 12 der Anleitung und Frage 3.

        ## 3. Ablegen
        Kennung: b
        """
    assert "Siehe Schritt 12 der Anleitung und Frage 3." in renumbered(body)


def test_versions_keep_one_number():
    body = """
        ## 1. Annehmen
        Kennung: a · Gilt: bis 29.02.2024

        ## 2. Annehmen
        Kennung: a · Gilt: ab 01.03.2024

        ## 3. Ablegen
        Kennung: b
        """
    headings = [line for line in renumbered(body).split("\n") if line.startswith("##")]
    assert headings == ["## 1. Annehmen", "## 1. Annehmen", "## 2. Ablegen"]


@pytest.mark.parametrize(("way", "repaired"), [("- → Schritt 2", False), ("- → Ende", True)])
def test_a_number_that_two_steps_bear_is_repaired_only_if_nothing_mentions_it(way: str, repaired: bool):
    body = f"## 1. Annehmen\nKennung: a\n\n{way}\n\n## 2. Prüfen\nKennung: b\n\n## 2. Ablegen\nKennung: c"
    _, problems = read_process(a_source(body))
    assert [(problem.rule, problem.repair is not None) for problem in problems] == [("nummer-falsch", repaired)]


def test_questions_of_a_finder_are_renumbered_too():
    body = """
        ## Frage 1: Welcher Titel?

        - Ja → Frage 3
        - Nein → Ergebnis visum

        ## Frage 3: Wirklich?

        - Ja → Ergebnis visum
        - Nein → Ergebnis visum

        ## Ergebnis: Visum
        Kennung: visum
        """
    source = a_source(body)
    _, problems = read_finder(source)
    text = mended(lines_of(source), problems)
    assert "## Frage 2: Wirklich?" in text
    assert "- Ja → Frage 2" in text


def test_repair_may_be_applied_again_without_effect():
    source = a_source("## 1. Annehmen\nKennung: a\n\n## 5. Ablegen\nKennung: b")
    _, problems = read_process(source)
    once = mended(lines_of(source), problems)
    assert mended(once, read_process(a_source(once.split("---\n", 2)[2]))[1]) == once

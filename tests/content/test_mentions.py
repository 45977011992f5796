"""Mentions: every place that names a Kennung or leads somewhere is found, to the letter, and nothing else."""

from __future__ import annotations

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from wissen.content.mentions import Mention, Way, mentions

FILE = "module/01-anfang/lektion.md"


def found(text: str, path: str = FILE) -> list[tuple[int, str, Way]]:
    return [(one.line, one.name, one.way) for one in mentions(dedent(text), path)]


def test_the_head_names_the_object_and_others():
    text = """\
        ---
        kennung: l-a
        titel: prozess: kein-name
        ersetzt: [alt, l-b#teil]
        prozess: p-eins
        folgeprozesse: [p-zwei]
        reihenfolge:
          - q-eins
          - l-c
        sonst: ergebnis
        ---
        """
    assert found(text) == [
        (2, "l-a", Way.OWN),
        (4, "alt", Way.SUPERSEDES),
        (4, "l-b#teil", Way.SUPERSEDES),
        (5, "p-eins", Way.PROCESS),
        (6, "p-zwei", Way.FOLLOW_UP),
        (8, "q-eins", Way.ORDER),
        (9, "l-c", Way.ORDER),
        (10, "ergebnis", Way.OTHERWISE),
    ]


def test_of_a_history_only_sections_and_questions_are_names():
    text = """\
        ---
        verlauf:
          - {am: 2026-01-01, art: auffrischen, text: frist, abschnitte: [wann, wo], fragen: [f-1]}
          - am: 2026-02-01
            abschnitte: wann
        ---
        """
    assert found(text) == [
        (3, "wann", Way.HISTORY),
        (3, "wo", Way.HISTORY),
        (3, "f-1", Way.HISTORY),
        (5, "wann", Way.HISTORY),
    ]


def test_meta_lines_name_only_where_they_lead_a_heading():
    text = """\
        ---
        kennung: l
        ---

        Lektion: kein-name

        ## Eins

        Kennung: eins · Ersetzt: alt; l-b#x · Bezug: § 4 AufenthG
        Lektion: l-a#teil
        Schritt: annehmen

        Lektion: auch-kein-name

        ## Zwei
        Text.
        Kennung: kein-name
        """
    assert found(text) == [
        (2, "l", Way.OWN),
        (9, "eins", Way.OWN),
        (9, "alt", Way.SUPERSEDES),
        (9, "l-b#x", Way.SUPERSEDES),
        (10, "l-a#teil", Way.LESSON),
        (11, "annehmen", Way.STEP),
    ]


def test_ways_and_proofs_of_a_finder_name_outcomes():
    text = """\
        ---
        kennung: finder
        ---

        - Ja → Ergebnis eins
        - Nein -> ergebnis zwei (gilt ab 01.01.2026)

        | Nicht | hier | drei |

        ## Proben

        | Stichtag | Antworten | Ergebnis |
        |---|---|---|
        | 01.01.2026 | Ja | eins |
        """
    assert found(text)[1:] == [(5, "eins", Way.OUTCOME), (6, "zwei", Way.OUTCOME), (14, "eins", Way.PROOF)]


def test_links_and_pictures_are_told_apart_and_addresses_left_out():
    text = """\
        ---
        kennung: l
        ---

        [a](b.md) ![Bild](../bilder/x.png) [c](<d e.md#teil>) [Netz](https://example.org)
        """
    assert found(text)[1:] == [
        (5, "b.md", Way.LINK),
        (5, "../bilder/x.png", Way.PICTURE),
        (5, "d e.md#teil", Way.LINK),
    ]


def test_what_stands_in_a_code_block_names_nothing():
    text = """\
        ---
        kennung: l
        ---

        ~~~~
        ## Kein Abschnitt
        Kennung: kein-name
        ~~~
        [a](b.md)
        ~~~~

        [c](d.md)
        """
    assert found(text)[1:] == [(12, "d.md", Way.LINK)]


def test_tiles_of_the_map_are_names_and_bands_are_not():
    text = "Kern:\n  Service:\n    - service-eins\n    - service-zwei: Noch ohne Beschreibung\n"
    assert found(text, "landkarte.yaml") == [(3, "service-eins", Way.TILE), (4, "service-zwei", Way.TILE)]


def test_other_files_name_nothing():
    assert found("- kennung: a", "paket.yaml") == []


@given(st.text("-#:·[]()→ |`abk\n", max_size=200))
def test_every_mention_stands_where_it_says(text: str):
    lines = f"---\nkennung: l\n---\n{text}".split("\n")
    for one in mentions("\n".join(lines), FILE):
        assert isinstance(one, Mention)
        assert lines[one.line - 1][one.start : one.end] == one.name

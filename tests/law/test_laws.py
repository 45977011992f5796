"""The list of laws."""

from __future__ import annotations

import re

import pytest

from wissen.law.laws import (
    LAWS,
    abbreviation_of,
    counts_in_articles,
    full_name,
    law_of,
    law_pattern,
    listed_laws,
    norms_of,
    titles,
)


def read(text: str) -> str:
    match = re.fullmatch(law_pattern(), text)
    assert match, text
    return law_of(match)


@pytest.mark.parametrize("law", LAWS, ids=[law.abbreviation for law in LAWS])
def test_every_spelling_of_a_law_leads_to_its_abbreviation(law):
    names = [law.abbreviation, *law.spellings, *([law.name] if law.name else [])]
    assert {read(name) for name in names} == {law.abbreviation}


def test_no_two_laws_share_an_abbreviation():
    abbreviations = [law.abbreviation for law in LAWS]
    assert len(abbreviations) == len(set(abbreviations))


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("Aufenthaltsgesetzes", "AufenthG"),
        ("Bürgerlichen Gesetzbuches", "BGB"),
        ("Europäischen Menschenrechtskonvention", "EMRK"),
        ("Vertrags über die Arbeitsweise der Europäischen Union", "AEUV"),
        ("Schengener Grenzkodex", "SGK"),
        ("SGB XII", "SGB XII"),
        ("Zwölften Buches Sozialgesetzbuch", "SGB XII"),
        ("Tarifvertragsgesetzes", "Tarifvertragsgesetz"),
        ("Jugendgerichtsgesetz", "Jugendgerichtsgesetz"),
        ("StVG", "StVG"),
        ("VO (EU) 2024/1348", "VO (EU) 2024/1348"),
        ("Richtlinie 2008/115/EG", "RL 2008/115/EG"),
    ],
)
def test_law_is_recognised(text: str, law: str):
    assert read(text) == law


@pytest.mark.parametrize("text", ["BAMF", "EU", "Verordnung", "Anordnung", "Ausländer", "Wohnsitzregelung"])
def test_other_words_are_no_law(text: str):
    assert re.fullmatch(law_pattern(), text) is None


def test_which_laws_count_in_articles():
    counted = {law: counts_in_articles(law) for law in ("GG", "VO (EU) 2024/1348", "AufenthG", "VOB")}
    assert counted == {"GG": True, "VO (EU) 2024/1348": True, "AufenthG": False, "VOB": False}


def test_every_row_of_the_table_names_a_known_law_and_a_norm():
    assert {law for law, _ in titles()} <= {law.abbreviation for law in LAWS}
    assert all(re.match(r"§ \d+[a-z]?$|Anlage", norm) for _, norm in titles())


@pytest.mark.parametrize(
    ("official", "cited"),
    [
        ("VwZG 2005", "VwZG"),
        ("FreizügG/EU 2004", "FreizügG/EU"),
        ("AufenthG", "AufenthG"),
        ("SGB 2", "SGB II"),
        ("SGB 14", "SGB XIV"),
        ("SGB 99", "SGB 99"),
        ("RuStAG", "StAG"),
        ("1. BImSchV", "1. BImSchV"),
    ],
)
def test_an_official_abbreviation_becomes_the_one_that_is_cited(official, cited):
    assert abbreviation_of(official) == cited


def test_laws_with_titles_are_listed_once_with_their_names():
    assert len(set(listed_laws())) == len(listed_laws()) > 5
    assert all(norms_of(law) for law in listed_laws())
    assert (full_name("AufenthG"), full_name("Unbekanntes")) == ("Aufenthaltsgesetz", "")

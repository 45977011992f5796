"""Compounds: taken apart where both parts are known, left alone where they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.german.compounds import Splitter
from wissen.german.folding import folded
from wissen.german.stems import stem
from wissen.german.words import word_list


@pytest.fixture(scope="module")
def splitter() -> Splitter:
    return Splitter({folded(word): 20 for word in word_list("grundwoerter")})


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Aufenthaltserlaubnis", "Aufenthalt Erlaubnis"),
        ("Fiktionsbescheinigung", "Fiktion Bescheinigung"),
        ("Familiennachzug", "Familie Nachzug"),
        ("Ausbildungsduldung", "Ausbildung Duldung"),
        ("Wohnsitzauflage", "Wohnsitz Auflage"),
        ("Mitwirkungspflicht", "Mitwirkung Pflicht"),
        ("Abschiebungshaft", "Abschiebung Haft"),
        ("Passbeschaffung", "Pass Beschaffung"),
        ("Sprachkurs", "Sprache Kurs"),
        ("Ehegattennachzug", "Ehegatten Nachzug"),
        ("Verpflichtungserklärung", "Verpflichtung Erklärung"),
        ("Ausländerbehörde", "Ausländer Behörde"),
        ("Schulabschluss", "Schule Abschluss"),
    ],
)
def test_a_compound_has_its_parts(splitter: Splitter, word: str, parts: str) -> None:
    found = {stem(part) for part in splitter.parts(folded(word))}
    assert {stem(folded(part)) for part in parts.split()} <= found


def test_parts_of_parts_count_too(splitter: Splitter) -> None:
    assert {"arbeitsplatz", "arbeit", "platz", "wechsel"} <= set(splitter.parts("arbeitsplatzwechsel"))


@pytest.mark.parametrize(
    "word", ["Umstand", "Gegenstand", "dauerhaft", "Pass", "Duldung", "18g", "unbefristet", "Xylophon"]
)
def test_what_is_no_compound_stays_whole(splitter: Splitter, word: str) -> None:
    assert splitter.parts(folded(word)) == ()


def test_without_words_nothing_is_split() -> None:
    assert Splitter({}).parts("aufenthaltserlaubnis") == ()


@given(st.text(alphabet="abdefnrstu", min_size=1, max_size=16))
def test_parts_are_shorter_than_the_word(word: str) -> None:
    parts = Splitter(dict.fromkeys(("rast", "erben", "stau", "bauer", "aster", "nabe"), 9)).parts(word)
    assert all(len(part) < len(word) for part in parts)

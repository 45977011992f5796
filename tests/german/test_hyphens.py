"""Soft hyphens in long words."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.german.hyphens import SOFT_HYPHEN, soften, strip


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("Aufenthaltserlaubnis", "Auf|ent|halts|er|laub|nis"),
        ("Verpflichtungserklärung", "Ver|pflich|tungs|er|klä|rung"),
        ("Familiennachzug", "Fami|li|en|nach|zug"),
        ("Mitgliedstaaten", "Mit|glied|staa|ten"),
        ("Zusammenarbeit", "Zusam|men|ar|beit"),
        ("Datenverarbeitung", "Daten|ver|ar|bei|tung"),
    ],
)
def test_long_word_is_broken_between_its_syllables(word: str, broken: str):
    assert soften(word).replace(SOFT_HYPHEN, "|") == broken


def test_short_words_and_numbers_stay_whole():
    text = "Der Antrag auf § 81 Abs. 4 AufenthG 12345678901234567890"
    assert soften(text) == text


def test_only_the_long_words_of_a_text_change():
    text = "Eine Fiktionsbescheinigung (vorläufig) hilft."
    softened = soften(text)
    assert softened.startswith("Eine Fik")
    assert softened.endswith("gung (vorläufig) hilft.")


def test_pieces_have_two_letters_inside_and_three_at_either_end():
    pieces = soften("Beschäftigungsverordnung Übergangsregelungen").replace(" ", SOFT_HYPHEN).split(SOFT_HYPHEN)
    assert all(len(piece) > 1 for piece in pieces)
    assert len(pieces[0]) >= 3
    assert len(pieces[-1]) >= 3


@given(st.text())
def test_strip_undoes_soften(text: str):
    plain = strip(text)
    assert strip(soften(plain)) == plain


def test_patterns_are_not_loaded_before_the_first_long_word():
    code = "import sys; from wissen.german.hyphens import soften; soften('kurz'); print('pyphen' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"

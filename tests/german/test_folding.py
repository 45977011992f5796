"""Folding: spellings of one word meet, different words stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.german.folding import folded


@pytest.mark.parametrize(
    ("spellings", "form"),
    [
        (("Ausländer", "Auslaender", "auslander", "AUSLÄNDER", "Ausla\u0308nder"), "auslander"),
        (("Behörde", "Behoerde", "BEHORDE"), "behorde"),
        (("Gebühr", "Gebuehr"), "gebuhr"),
        (("Bußgeld", "Bussgeld"), "bussgeld"),
        (("Fiktions\u00adbescheinigung",), "fiktionsbescheinigung"),
        (("AE", "ae"), "ae"),
        (("Bauer",), "bauer"),
        (("Quelle",), "quelle"),
        (("neue",), "neue"),
    ],
)
def test_spellings_meet(spellings: tuple[str, ...], form: str) -> None:
    assert {folded(spelling) for spelling in spellings} == {form}


@given(st.text(alphabet="aeouäöüßqzbn-", max_size=12))
def test_case_never_matters(word: str) -> None:
    assert folded(word) == folded(word.upper().replace("SS", "ß")) or "ß" in word or "ss" in word

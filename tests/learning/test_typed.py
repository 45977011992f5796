"""Typed words: what counts as the same, which typing errors are forgiven, and which never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.learning.typed import Met, met


@pytest.mark.parametrize(
    ("typed", "variant"),
    [
        ("Duldung", "Duldung"),
        ("  duldung ", "Duldung"),
        ("DULDUNG!", "Duldung"),
        ("Auslaender", "Ausländer"),
        ("Ausla\u0308nder", "Ausländer"),
        ("Auslander", "Ausländer"),
        ("Strasse", "Straße"),
        ("blaue-karte EU", "Blaue Karte EU"),
        ("BlaueKarte EU", "Blaue Karte EU"),
        ("§60a AufenthG", "§ 60a AufenthG"),
        ("60a AufenthG", "§ 60a AufenthG"),
        ("§ 60 a AufenthG", "§ 60a AufenthG"),
        ("§ 104c", "§ 104 c"),
        ("3Monate", "3 Monate"),
        ("€", "€"),
        ("§", "§"),
        ("Duldungs\u00adbescheinigung", "Duldungsbescheinigung"),
    ],
)
def test_the_same_words_in_another_spelling_are_right(typed: str, variant: str) -> None:
    assert met(typed, ["etwas anderes", variant]) == Met(variant, exact=True)


@pytest.mark.parametrize(
    ("typed", "variant"),
    [
        ("Duldnug", "Duldung"),
        ("Duldug", "Duldung"),
        ("Duldungg", "Duldung"),
        ("Frst", "Frist"),
        ("Aussetzung der Abscheibung", "Aussetzung der Abschiebung"),
    ],
)
def test_one_typing_error_in_a_longer_word_is_forgiven(typed: str, variant: str) -> None:
    assert met(typed, [variant]) == Met(variant, exact=False)


@pytest.mark.parametrize(
    ("typed", "variant"),
    [
        ("", "Duldung"),
        ("Dulnug", "Duldung"),
        ("Aussetzug der Abscheibung", "Aussetzung der Abschiebung"),
        ("Pas", "Pass"),
        ("Duldung ja", "Duldung"),
        ("eine Frist", "keine Frist"),
        ("keine Frist", "eine Frist"),
        ("Lage", "Klage"),
        ("§ 60b AufenthG", "§ 60a AufenthG"),
        ("§ 1 2", "§ 12"),
        ("12345", "12346"),
        ("< 3 Monate", "> 3 Monate"),
        ("§ §", "€"),
    ],
)
def test_everything_else_is_wrong(typed: str, variant: str) -> None:
    assert met(typed, [variant]) is None


def test_what_is_another_answer_is_no_typing_error() -> None:
    assert met("Ausreisen", ["Ausreise"]) == Met("Ausreise", exact=False)
    assert met("Ausreisen", ["Ausreise"], others=["Einreisen", "ausreisen"]) is None
    assert met("Ausreise", ["Ausreise"], others=["Ausreise"]) == Met("Ausreise", exact=True)


@given(st.text(min_size=1).filter(str.strip), st.lists(st.text()))
def test_what_is_typed_as_it_is_written_is_always_right(variant: str, others: list[str]) -> None:
    found = met(variant, [variant], others)
    assert found is not None
    assert found.exact

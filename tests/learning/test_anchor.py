"""Anchors: words that were marked are found again where they stand, or where most of them stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.learning.anchor import anchored, occurrences, whole_words

TEXT = "Die Behörde berät. Die Frist beginnt mit dem Antrag. Danach prüft die Behörde den Antrag und entscheidet."
WORDS = st.lists(
    st.sampled_from(["der", "die", "Frist", "Antrag", "prüft", "und", "Behörde", "gilt", "ab", "heute"]), max_size=30
)


def found(text: str, quote: str, near: int = 0) -> str | None:
    stretch = anchored(text, quote, near)
    return None if stretch is None else text[slice(*stretch)]


def test_the_same_words_are_found_where_they_stand() -> None:
    assert anchored(TEXT, "Frist beginnt", 0) == (TEXT.index("Frist"), TEXT.index(" mit"))


def test_blanks_hyphens_case_and_signs_make_no_difference() -> None:
    assert found("Die Auf\u00adent\u00adhalts-\u2029erlaubnis (§ 7)", "aufenthalts erlaubnis") == (
        "Auf\u00adent\u00adhalts-\u2029erlaubnis"
    )


@pytest.mark.parametrize(("near", "start"), [(0, 4), (200, TEXT.rindex("Behörde"))])
def test_of_several_places_the_nearest_is_meant(near: int, start: int) -> None:
    assert anchored(TEXT, "Behörde", near) == (start, start + len("Behörde"))


def test_where_a_word_has_changed_the_rest_is_found() -> None:
    now = TEXT.replace("beginnt mit dem Antrag", "beginnt mit dem vollständigen Antrag")
    assert found(now, "Die Frist beginnt mit dem Antrag") == "Die Frist beginnt mit dem vollständigen Antrag"


def test_the_changed_place_is_found_among_others_that_share_words() -> None:
    now = f"Die Frist ist anders. {TEXT.replace('prüft die Behörde', 'prüft die Ausländerbehörde')} Die Frist endet."
    assert found(now, "Danach prüft die Behörde den Antrag") == "Danach prüft die Ausländerbehörde den Antrag"


@pytest.mark.parametrize("quote", ["Frist endet", "Widerspruch", "Der Widerspruch hat keine aufschiebende Wirkung", ""])
def test_what_is_no_longer_there_is_not_found(quote: str) -> None:
    assert anchored(TEXT, quote, 0) is None


def test_every_place_is_listed_in_order() -> None:
    places = occurrences(TEXT, "die behörde")
    assert [TEXT[slice(*place)] for place in places] == ["Die Behörde", "die Behörde"]
    assert occurrences(TEXT, " … ") == ()


@pytest.mark.parametrize(
    ("marked", "whole"), [("rist begin", "Frist beginnt"), ("Frist", "Frist"), (" beginnt ", "beginnt")]
)
def test_part_of_a_word_means_all_of_it(marked: str, whole: str) -> None:
    start = TEXT.index(marked)
    stretch = whole_words(TEXT, start, start + len(marked))
    assert stretch is not None
    assert TEXT[slice(*stretch)] == whole


def test_blanks_alone_are_no_words() -> None:
    assert whole_words("eins , zwei", 4, 6) is None


@given(WORDS, st.data())
def test_words_quoted_from_a_text_are_found_in_it(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words)))
    last = data.draw(st.integers(first, len(words)))
    text, quote = " ".join(words), " ".join(words[first:last])
    near = len(" ".join(words[:first])) + bool(first)
    assert anchored(text, quote, near) == ((near, near + len(quote)) if quote else None)


@given(st.text(max_size=60), st.text(max_size=20), st.integers(0, 80))
def test_any_text_and_quote_give_a_stretch_of_the_text_or_none(text: str, quote: str, near: int) -> None:
    stretch = anchored(text, quote, near)
    assert stretch is None or 0 <= stretch[0] < stretch[1] <= len(text)

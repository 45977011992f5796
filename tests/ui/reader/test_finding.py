"""Finding: what counts as the same text, and where it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.ui.reader.finding import occurrences, places


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Duldung", "duldung"),
        ("Auf\u00adent\u00adhalts\u00adtitel", "aufenthaltstitel"),
        ("§\u00a081 Abs.\u00a04", "§ 81 Abs. 4"),
        ("zwei  Blanke", "zwei blanke"),
        ("Ausländer", "Auslaender"),
        ("Auslaender", "Ausländer"),
        ("Straße", "strasse"),
        ("STRASSE", "straße"),
        ("a.b", "a.b"),
        ("Frau \U0001f600 A.", "Frau \U0001f600 A."),
    ],
)
def test_it_is_found(text: str, wanted: str):
    assert occurrences(text, wanted) == [(0, len(text) + text.count("\U0001f600"))]


@pytest.mark.parametrize(("text", "wanted"), [("axb", "a.b"), ("eins\u2029zwei", "eins zwei"), ("Duldung", " ")])
def test_it_is_not_found(text: str, wanted: str):
    assert occurrences(text, wanted) == []


def test_every_hit_is_found_at_its_place():
    assert occurrences("an und an", "an") == [(0, 2), (7, 9)]


def test_places_are_counted_as_qt_counts():
    assert occurrences("\U0001f600 da", "da") == [(3, 5)]


@given(st.text(alphabet="aäeßsu \u00ad", max_size=20), st.text(min_size=1, max_size=4))
def test_a_hit_reads_like_what_was_wanted(text: str, wanted: str):
    def plain(read: str) -> str:
        for long, short in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("ẞ", "ss"), ("\u00ad", "")):
            read = read.lower().replace(long, short)
        return re.sub(r"\s+", " ", read)

    for start, end in occurrences(text, wanted):
        assert plain(text[start:end]).strip() == plain(wanted).strip()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die Dul\u00addung endet.", (4, 12)),
        ("\U0001f600 Duldung", (3, 10)),
        ("nach\u00a0Duldung", (5, 12)),
    ],
)
def test_places_are_found_in_the_text_as_people_read_it(text: str, found: tuple[int, int]):
    assert places(text, lambda read: [match.span() for match in re.finditer("Duldung", read)]) == [found]


def test_hard_blanks_are_blanks_and_soft_hyphens_nothing():
    read = "§ 81 Aufenthaltsgesetz Ende"
    shown = "§\u00a081 Auf\u00adent\u00adhalts\u00adgesetz\u2029Ende"
    assert places(shown, lambda text: [(0, len(text))] if text == read else []) == [(0, len(shown))]


@given(st.text(alphabet="ab\u00ad\u00a0\U0001f600 "))
def test_every_place_is_that_of_its_letters(text: str):
    found = places(text, lambda read: [match.span() for match in re.finditer("[^ ]+", read)])
    counted = text.encode("utf-16-le")
    words = [counted[2 * start : 2 * end].decode("utf-16-le").replace("\u00ad", "") for start, end in found]
    assert words == text.replace("\u00ad", "").replace("\u00a0", " ").split()

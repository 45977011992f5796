"""Slugs, folded comparison, near misses, German dates and counts."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.text import (
    fold,
    german_date,
    german_list,
    nearest,
    osa_distance,
    plural_de,
    printable,
    relative_day,
    slug,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Größe & Höhe", "groesse-hoehe"),
        ("§ 81 Abs. 4 AufenthG", "81-abs-4-aufenthg"),
        ("  Café  au lait ", "cafe-au-lait"),
        ("STRASSE und Straße", "strasse-und-strasse"),
        ("u\u0308ber", "ueber"),
        ("…", ""),
    ],
)
def test_slug_keeps_letters_and_digits(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=200))
def test_slug_always_fits_the_grammar(text: str) -> None:
    made = slug(text)
    assert made == "" or (re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made) and len(made) <= 80)


@given(st.text(max_size=60))
def test_slug_of_a_slug_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)


def test_long_slug_ends_at_a_whole_word() -> None:
    made = slug("Aufenthaltsgestattung " * 6)
    assert made == "-".join(["aufenthaltsgestattung"] * 3)


def test_long_slug_of_one_word_is_cut() -> None:
    assert slug("a" * 100) == "a" * 80


@pytest.mark.parametrize("spelling", ["Geprüft", "geprueft", "GEPRÜFT", "gepru\u0308ft", " geprüft "])
def test_fold_makes_spellings_equal(spelling: str) -> None:
    assert fold(spelling) == "geprueft"


def test_fold_keeps_words_apart_that_differ() -> None:
    assert fold("gepruft") != fold("geprüft")


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("§\xa05\tAufenthG", "§ 5 AufenthG"),
        ("Auf\u00adent\u200bhalt\ufeff", "Aufenthalt"),
        ("eins\r\nzwei\n", "eins \nzwei"),
        ("\u202eRechts\u202c", "Rechts"),
    ],
)
def test_of_what_was_pasted_only_what_shows_is_kept(pasted: str, shown: str) -> None:
    assert printable(pasted) == shown


@given(st.text())
def test_what_shows_is_printable_line_by_line(text: str) -> None:
    assert all(line.isprintable() for line in printable(text).split("\n"))


@pytest.mark.parametrize(
    ("first", "second", "edits"),
    [
        ("", "", 0),
        ("", "ab", 2),
        ("titel", "titel", 0),
        ("titel", "tietl", 1),
        ("dauer", "daure", 1),
        ("ab", "ca", 2),
    ],
)
def test_osa_distance_counts_edits_and_swaps(first: str, second: str, edits: int) -> None:
    assert osa_distance(first, second) == edits


@given(st.text(max_size=12), st.text(max_size=12))
def test_osa_distance_is_symmetric(first: str, second: str) -> None:
    assert osa_distance(first, second) == osa_distance(second, first)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("tietl", "titel"),
        ("kenung", "kennung"),
        ("gepruft", "geprüft"),
        ("geprueft", "geprüft"),
        ("verantwrtlihc", "verantwortlich"),
        ("xyz", None),
        ("", None),
    ],
)
def test_nearest_finds_a_typing_error(word: str, expected: str | None) -> None:
    assert nearest(word, ["titel", "kennung", "geprüft", "dauer", "verantwortlich"]) == expected


def test_nearest_prefers_the_fewest_edits() -> None:
    assert nearest("quelle", ["quellen", "quelle"]) == "quelle"


def test_nearest_allows_one_edit_in_short_words() -> None:
    assert nearest("ort", ["arzt"]) is None


def test_german_date_is_written_with_zeros() -> None:
    assert german_date(date(2024, 3, 1)) == "01.03.2024"


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (0, "heute"),
        (1, "morgen"),
        (-1, "gestern"),
        (3, "in 3 Tagen"),
        (-2, "vor 2 Tagen"),
        (13, "in 13 Tagen"),
        (14, "in 2 Wochen"),
        (-30, "vor 4 Wochen"),
        (60, "in 2 Monaten"),
        (-365, "vor 12 Monaten"),
    ],
)
def test_relative_day_is_plain_german(ahead: int, expected: str) -> None:
    assert relative_day(TODAY + timedelta(days=ahead), TODAY) == expected


@pytest.mark.parametrize(("count", "expected"), [(0, "0 Minuten"), (1, "1 Minute"), (2, "2 Minuten")])
def test_plural_takes_the_right_form(count: int, expected: str) -> None:
    assert plural_de(count, "Minute", "Minuten") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a und b"), (["a", "b", "c"], "a, b und c")],
)
def test_german_list_reads_like_a_sentence(words: list[str], expected: str) -> None:
    assert german_list(words) == expected


def test_german_list_can_offer_a_choice() -> None:
    assert german_list(["Lektion", "Übung"], "oder") == "Lektion oder Übung"

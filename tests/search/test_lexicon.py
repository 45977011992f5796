"""The lexicon: half words are completed, wrong ones mended."""

from __future__ import annotations

import pytest

from wissen.search.lexicon import Entry, Lexicon

LEXICON = Lexicon(
    [
        Entry("fiktion", 5, "fiktion", "Fiktion"),
        Entry("fiktionen", 1, "fiktion", "Fiktionen"),
        Entry("fiktionsbescheinigung", 9, "fiktionsbescheinig", "Fiktionsbescheinigung"),
        Entry("frist", 3, "frist", "Frist"),
        Entry("pass", 8, "pass", "Pass"),
        Entry("verpflichtungserklarung", 2, "verpflichtungserklar", "Verpflichtungserklärung"),
    ]
)


def test_the_most_frequent_completion_comes_first_and_each_term_once() -> None:
    assert LEXICON.completions("fikt") == ("fiktionsbescheinig", "fiktion")


def test_what_is_everywhere_keeps_the_rest_out() -> None:
    many = Lexicon(Entry(f"wort{letter}", 3_000, f"wort{letter}", "") for letter in "abcdef")
    assert many.completions("wort") == ("worta", "wortb")
    few = Lexicon(Entry(f"wort{number}", 1, f"wort{number}", "") for number in range(40))
    assert len(few.completions("wort")) == 16


def test_nothing_begins_so() -> None:
    assert LEXICON.completions("xyz") == ()


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("fiktoin", "fiktion"),
        ("fiktin", "fiktion"),
        ("first", "frist"),
        ("verpflichtunserklarun", "verpflichtungserklarung"),
    ],
)
def test_typing_errors_are_mended(wrong: str, meant: str) -> None:
    assert LEXICON.near(wrong)[0].form == meant


@pytest.mark.parametrize("wrong", ["fkton", "pas", "pss", "verpflichtung"])
def test_too_many_errors_or_too_short_a_word_mean_nothing(wrong: str) -> None:
    assert LEXICON.near(wrong) == ()


@pytest.mark.parametrize("wrong", ["fiktoinsbesch", "verpflihtungserkl", "fiktionsbesche1n"])
def test_half_a_word_is_mended_by_what_it_begins(wrong: str) -> None:
    assert len(LEXICON.near(wrong, half=True)) == 1
    assert LEXICON.near(wrong) == ()


def test_the_spelling_of_what_was_meant_is_known() -> None:
    assert LEXICON.near("verpflichtungserklrung")[0].spelled == "Verpflichtungserklärung"


def test_it_knows_its_forms() -> None:
    assert "pass" in LEXICON
    assert "passe" not in LEXICON

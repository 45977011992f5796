"""The lexicon: half words are completed, wrong ones mended."""

from __future__ import annotations

import pytest

from wissen.search.lexicon import Lexicon

LEXICON = Lexicon(
    {
        "fiktion": (5, "fiktion"),
        "fiktionen": (1, "fiktion"),
        "fiktionsbescheinigung": (9, "fiktionsbescheinig"),
        "frist": (3, "frist"),
        "pass": (8, "pass"),
        "verpflichtungserklarung": (2, "verpflichtungserklar"),
    }
)


def test_the_most_frequent_completion_comes_first_and_each_term_once() -> None:
    assert LEXICON.completions("fikt") == ("fiktionsbescheinig", "fiktion")


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
    assert LEXICON.near(wrong)[0][0] == meant


@pytest.mark.parametrize("wrong", ["fkton", "pas", "pss", "verpflichtung"])
def test_too_many_errors_or_too_short_a_word_mean_nothing(wrong: str) -> None:
    assert LEXICON.near(wrong) == ()


def test_it_knows_its_forms() -> None:
    assert "pass" in LEXICON
    assert "passe" not in LEXICON

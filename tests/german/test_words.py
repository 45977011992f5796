"""The shipped word lists."""

from __future__ import annotations

import pytest

from wissen.german.folding import folded
from wissen.german.words import word_list


@pytest.mark.parametrize("name", ["stoppwoerter", "keine-vorderglieder", "keine-hinterglieder"])
def test_lists_that_are_compared_with_folded_words_are_folded(name: str) -> None:
    assert {word for word in word_list(name) if folded(word) != word} == set()


def test_what_says_what_a_list_is_is_no_word() -> None:
    assert not any("#" in word or " " in word for word in word_list("grundwoerter"))
    assert "Duldung" in word_list("grundwoerter")

"""Titles alone, until the index is there."""

from __future__ import annotations

import pytest

from tests.helpers.search import DAY, DOCUMENTS
from wissen.search.titles import Titles


@pytest.mark.parametrize(
    ("text", "kennungen"),
    [
        ("fiktion", ["wirkung", "fb"]),
        ("bescheinigung aus", ["fb"]),
        ("abgelaufen", ["fb"]),
        ("blaue karte", ["karte-neu", "karte-alt"]),
        ("wann gilt", ["stufe"]),
        ("zwei hute", ["l1"]),
        ("", []),
        ("xyz", []),
    ],
)
def test_titles_with_every_word_are_found(text: str, kennungen: list[str]) -> None:
    hits = Titles(DOCUMENTS).search(text, limit=9, day=DAY).hits
    assert [hit.kennung for hit in hits] == kennungen
    assert all(hit.reason == "im Titel" for hit in hits)


def test_there_is_nothing_to_mark() -> None:
    assert Titles(DOCUMENTS).marks("Fiktion", "Fiktion") == []

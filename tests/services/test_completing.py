"""What is offered while writing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.small_pack import write_small_pack
from wissen.content.library import Library
from wissen.content.load import load
from wissen.services.completing import MOST, offer

HUT = "module/01-anfang/hut.md"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load(write_small_pack(tmp_path_factory.mktemp("c") / "inhalte"))[0].at(date(2026, 11, 23))


def texts(library: Library, before: str) -> list[str]:
    return [one.text for one in offer(library, HUT, before).choices]


def test_links_are_offered_as_an_author_would_write_them(library: Library) -> None:
    assert "frist.md" in texts(library, "Siehe [dort](")
    assert texts(library, "Siehe [dort](fris") == ["frist.md"]
    assert offer(library, HUT, "Siehe [dort](fris").start == len("Siehe [dort](")


def test_a_link_is_also_found_by_the_title_of_its_target(library: Library) -> None:
    assert "frist.md" in texts(library, "[x](Fristen")


def test_places_of_a_file_are_offered_behind_a_hash(library: Library) -> None:
    assert "frist.md#wann" in texts(library, "[x](frist.md#")
    assert "#helfen" in texts(library, "[x](#")


def test_kennungen_are_offered_where_one_belongs(library: Library) -> None:
    assert "l-frist" in texts(library, "Bezug: § 1 VwVfG · Lektion: l-f")
    assert texts(library, "ersetzt: [l-hut, l-fr")[:1] == ["l-frist"]


def test_what_is_cited_most_is_offered_first(library: Library) -> None:
    found = texts(library, "So steht es in § 8")
    assert found
    assert all(one.startswith("§ 8") for one in found)


def test_terms_are_offered_from_the_third_letter(library: Library) -> None:
    assert "Duldung" in texts(library, "Frau A. hat eine Dul")
    assert texts(library, "Frau A. hat eine Du") == []
    assert texts(library, "ungültig") == []


def test_labels_of_boxes_are_offered_behind_the_sign_of_a_quotation(library: Library) -> None:
    assert texts(library, "> **Mer") == ["**Merke:** "]
    assert "**Achtung:** " in texts(library, "> ")


@pytest.mark.parametrize("before", ["", "Kennung: ", "## Wann", "So steht es.", "| a | b |"])
def test_in_prose_nothing_is_offered(library: Library, before: str) -> None:
    assert texts(library, before) == []


def test_never_more_is_offered_than_can_be_looked_through(library: Library) -> None:
    assert len(texts(library, "[x](")) <= MOST

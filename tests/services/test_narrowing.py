"""Narrowing what was found, with counts that say what each choice would leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.folders import write_folder
from wissen.content.validity import ALWAYS
from wissen.search.model import Found, Hit
from wissen.services.narrowing import Choice, Chosen, Facet, Narrowing, Order, ordered
from wissen.services.shelf import Shelf

LESSON = (
    "---\nkennung: {id}\ntitel: {title}\nquellen: {law}\nrollen: [{role}]\n---\n\n## Eins\nKennung: eins\n\n{text}\n"
)
FILES = {
    "module/m1/modul.md": "---\nkennung: m1\ntitel: Erstes Modul\nziel: anfangen\n---\n",
    "module/m1/a.md": LESSON.format(id="a", title="Zebra", law="§ 4 AufenthG", role="theke", text="Text."),
    "module/m1/b.md": LESSON.format(id="b", title="Äpfel", law="§ 4 AufenthG", role="telefon", text="Nach § 8 StAG."),
    "prozesse/p.md": (
        "---\nkennung: p\ntitel: Prüfen\nrollen: [theke]\nquellen: § 5 AufenthG\n---\n\n## 1. Tun\nKennung: tun\n"
    ),
    "landkarte.yaml": "Kern:\n  Alles:\n    - p\n",
}


def hit(kennung: str, kind: Found, title: str, place: str = "") -> Hit:
    return Hit(kennung, kind, title, place, "", "im Text", ALWAYS, holds=True)


HITS = (
    hit("a", Found.LESSON, "Zebra"),
    hit("b", Found.LESSON, "Äpfel", "eins"),
    hit("p", Found.PROCESS, "Prüfen"),
    hit("weg", Found.TERM, "Gegangen"),
)


@pytest.fixture
def narrowing(tmp_path: Path) -> Narrowing:
    shelf = Shelf(write_folder(tmp_path, FILES), cache=None, today=lambda: date(2026, 11, 23))
    shelf.adopt(shelf.read())
    return Narrowing(shelf)


def values(found: Mapping[Facet, Sequence[Choice]], facet: Facet) -> dict[str, int]:
    return {choice.value: choice.count for choice in found[facet]}


def test_every_facet_counts_its_values_the_most_frequent_first(narrowing: Narrowing) -> None:
    found = narrowing.choices(HITS, {})
    assert list(values(found, Facet.KIND).items()) == [("lesson", 2), ("process", 1), ("term", 1)]
    assert values(found, Facet.ROLE) == {"theke": 2, "telefon": 1}
    assert found[Facet.MODULE] == (Choice("m1", "Erstes Modul", 2),)
    assert values(found, Facet.BAND) == {"Kern": 1}
    assert values(found, Facet.LAW) == {"AufenthG": 2, "StAG": 1}  # a section counts for what it cites itself


def test_what_is_chosen_narrows_the_others_but_not_its_own_facet(narrowing: Narrowing) -> None:
    found = narrowing.choices(HITS, {Facet.ROLE: "theke"})
    assert values(found, Facet.KIND) == {"lesson": 1, "process": 1}
    assert values(found, Facet.ROLE) == {"theke": 2, "telefon": 1}


def test_a_choice_of_which_nothing_is_left_stays_to_be_taken_back(narrowing: Narrowing) -> None:
    assert values(narrowing.choices(HITS[:1], {Facet.LAW: "StAG"}), Facet.LAW) == {"AufenthG": 1, "StAG": 0}


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({}, ["a", "b", "p", "weg"]),
        ({Facet.KIND: "lesson"}, ["a", "b"]),
        ({Facet.KIND: "lesson", Facet.ROLE: "telefon"}, ["b"]),
        ({Facet.BAND: "Kern"}, ["p"]),
        ({Facet.LAW: "StAG"}, ["b"]),
        ({Facet.MODULE: "m1", Facet.LAW: "AufenthG"}, ["a"]),
        ({Facet.ROLE: "fremd"}, []),
    ],
)
def test_hits_are_narrowed_by_all_that_is_chosen(narrowing: Narrowing, chosen: Chosen, left: list[str]) -> None:
    assert [one.kennung for one in narrowing.narrowed(HITS, chosen)] == left


def test_the_order_can_be_another_one() -> None:
    assert [one.title for one in ordered(HITS, Order.WORTH)] == ["Zebra", "Äpfel", "Prüfen", "Gegangen"]
    assert [one.title for one in ordered(HITS, Order.TITLE)] == ["Äpfel", "Gegangen", "Prüfen", "Zebra"]
    assert [one.kind for one in ordered(HITS, Order.KIND)] == [
        Found.PROCESS,
        Found.TERM,
        Found.LESSON,
        Found.LESSON,
    ]

"""Narrowing what was found, with counts that say what each choice would add."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.folders import write_folder
from wissen.content.library import Library
from wissen.content.load import load
from wissen.content.validity import ALWAYS, Period
from wissen.search.model import Found, Hit
from wissen.services.narrowing import Chosen, Facet, Order, Placed, Value, counted, in_order, narrowed, placed

LESSON = (
    "---\nkennung: {id}\ntitel: {title}\nquellen: {law}\nrollen: [{role}]\n---\n\n## Eins\nKennung: eins\n\n{text}\n"
)
FILES = {
    "paket.yaml": (
        "format: 1\nid: probe\ntitel: Probe\nherausgeber: R\nausgabe: 2026-11\nsprache: de\nlizenz: EUPL-1.2\n"
        "rechtsstand: 2026-08-19\nrollen: [theke, telefon]\n"
    ),
    "module/m1/modul.md": "---\nkennung: m1\ntitel: Erstes Modul\nziel: anfangen\n---\n",
    "module/m1/a.md": LESSON.format(id="a", title="Zebra", law="§ 4 AufenthG", role="theke", text="Text."),
    "module/m1/b.md": LESSON.format(id="b", title="Äpfel", law="§ 4 AufenthG", role="telefon", text="Nach § 8 StAG."),
    "prozesse/p.md": (
        "---\nkennung: p\ntitel: Prüfen\nrollen: [theke]\nquellen: § 5 AufenthG\n---\n\n## 1. Tun\nKennung: tun\n"
    ),
    "praxis/p.md": (
        "---\nkennung: praxis\ntitel: Praxis\n---\n\n## Üben\nKennung: ueben · Lektion: a\n\n- **Ziel:** Können.\n"
        "- **Abnahme durch:** Mentorin\n- **Stufe:** allein\n"
    ),
    "glossar.md": (
        "---\nkennung: glossar\ntitel: Glossar\n---\n\n## Antrag\nKennung: antrag · Bezug: § 22 VwVfG\n\nEin Wunsch.\n"
        "\n## Bescheid\nKennung: bescheid · Bezug: § 35 SGB X\n\nEine Antwort.\n"
    ),
    "landkarte.yaml": "Kern:\n  Alles:\n    - p\n",
}


def hit(kennung: str, kind: Found, title: str, *, period: Period = ALWAYS, holds: bool = True) -> Hit:
    return Hit(kennung, kind, title, "", "", "im Text", period, holds=holds)


HITS = (
    hit("a", Found.LESSON, "Zebra"),
    hit("b", Found.LESSON, "Äpfel"),
    hit("p", Found.PROCESS, "Prüfen"),
    hit("antrag", Found.TERM, "Antrag"),
    hit("ueben", Found.PRACTICE, "Üben"),
    hit("weg", Found.TERM, "Gegangen"),
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load(write_folder(tmp_path, FILES), cache=None)[0]


@pytest.fixture
def every(library: Library) -> tuple[Placed, ...]:
    return placed(library, HITS)


def chosen(every: tuple[Placed, ...], *keys: str) -> Chosen:
    return frozenset(value for one in every for value in one.values if value.key in keys)


def of(counts: Mapping[Value, int], facet: Facet) -> dict[str, int]:
    return {value.name: count for value, count in counts.items() if value.facet is facet}


def test_values_come_in_the_order_of_kinds_workplaces_and_map(every: tuple[Placed, ...]) -> None:
    counts = counted(every, frozenset())
    assert list(of(counts, Facet.KIND).items()) == [("process", 1), ("term", 2), ("lesson", 2), ("praxis", 1)]
    assert list(of(counts, Facet.ROLE).items()) == [("theke", 4), ("telefon", 3)]
    assert of(counts, Facet.BAND) == {"Kern": 1}
    assert list(of(counts, Facet.LAW).items()) == [("AufenthG", 3), ("StAG", 1), ("VwVfG", 1)]
    assert [value.facet for value in counts] == sorted((value.facet for value in counts), key=list(Facet).index)


def test_what_is_for_no_workplace_is_for_each(every: tuple[Placed, ...]) -> None:
    assert [one.hit.kennung for one in narrowed(every, chosen(every, "telefon"))] == ["b", "antrag", "ueben"]


def test_a_practice_item_belongs_to_the_module_of_its_lesson(every: tuple[Placed, ...]) -> None:
    assert [one.hit.kennung for one in narrowed(every, chosen(every, "m1"))] == ["a", "b", "ueben"]
    assert of(counted(every, frozenset()), Facet.MODULE) == {"Erstes Modul": 3}


def test_a_term_has_the_laws_that_it_cites_itself(library: Library) -> None:
    counts = counted(placed(library, HITS[3:4]), frozenset())
    assert of(counts, Facet.LAW) == {"VwVfG": 1}


def test_a_norm_belongs_to_its_law(library: Library) -> None:
    norm = hit("Eingangsformel EinbTestV", Found.NORM, "Eingangsformel (alt) (EinbTestV)")
    assert {(value.facet, value.key) for value in placed(library, (norm,))[0].values} == {
        (Facet.KIND, "norm"),
        (Facet.LAW, "EinbTestV"),
    }


def test_what_has_gone_from_the_content_keeps_its_kind(library: Library) -> None:
    assert [value.key for value in placed(library, HITS[-1:])[0].values] == ["term"]


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        ((), ["a", "b", "p", "antrag", "ueben", "weg"]),
        (("lesson", "process"), ["a", "b", "p"]),
        (("lesson", "telefon"), ["b"]),
        (("Kern",), ["p"]),
        (("StAG", "VwVfG"), ["b", "antrag"]),
        (("m1", "AufenthG", "theke"), ["a"]),
        (("Kern", "m1"), []),
    ],
)
def test_any_value_of_a_facet_is_enough_and_every_facet_counts(
    every: tuple[Placed, ...], keys: tuple[str, ...], left: list[str]
) -> None:
    assert [one.hit.kennung for one in narrowed(every, chosen(every, *keys))] == left


def test_what_is_chosen_narrows_the_other_facets_but_not_its_own(every: tuple[Placed, ...]) -> None:
    counts = counted(every, chosen(every, "lesson"))
    assert of(counts, Facet.KIND) == {"process": 1, "term": 2, "lesson": 2, "praxis": 1}
    assert of(counts, Facet.ROLE) == {"theke": 1, "telefon": 1}
    assert of(counts, Facet.BAND) == {"Kern": 0}


def test_a_value_is_there_to_be_taken_back_when_nothing_has_it(every: tuple[Placed, ...], library: Library) -> None:
    counts = counted(placed(library, HITS[:1]), chosen(every, "StAG"))
    assert of(counts, Facet.LAW) == {"AufenthG": 1, "StAG": 0}


def test_the_order_can_be_another_one(every: tuple[Placed, ...]) -> None:
    assert in_order(every, Order.WORTH) == every
    titles = [one.hit.title for one in in_order(every, Order.TITLE)]
    assert titles == ["Antrag", "Äpfel", "Gegangen", "Prüfen", "Üben", "Zebra"]
    kinds = [one.hit.kennung for one in in_order(every, Order.KIND)]
    assert kinds == ["p", "antrag", "weg", "a", "b", "ueben"]


@pytest.mark.parametrize("order", Order)
def test_what_does_not_hold_stays_below(library: Library, order: Order) -> None:
    late = hit("antrag", Found.TERM, "Antrag", period=Period(date(2027, 1, 1)), holds=False)
    every = placed(library, (HITS[0], late))
    assert [one.hit.holds for one in in_order(every, order)] == [True, False]

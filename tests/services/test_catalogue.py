"""The catalogue lists every kind, each Kennung once."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.folders import write_folder
from tests.helpers.small_pack import write_small_pack
from wissen.content.load import load
from wissen.services.catalogue import LISTED, OBJECTS, PARTS, Row, rows

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("what", "kennungen"),
    [
        ("module", ["m-anfang", "m-weiter"]),
        ("lesson", ["l-frist", "l-hut", "l-rest"]),
        ("quiz", ["q-anfang"]),
        ("process", ["service-probe"]),
        ("item", ["f-beraten", "f-dazu", "f-folge", "k-hut"]),
        ("term", ["duldung"]),
        ("card", []),
        ("praxis", ["p-gespraech"]),
        ("finder", ["finder-ausweis"]),
        ("path", ["pfad-woche"]),
        ("change", []),
    ],
)
def test_every_kind_is_listed(tmp_path, what, kennungen):
    library, _ = load(write_small_pack(tmp_path))
    assert [row.kennung for row in rows(library, what, today=TODAY)] == kennungen


def test_what_is_offered_can_be_listed():
    assert set(LISTED) == OBJECTS.keys() | PARTS.keys()


CARDS = """---
kennung: karten
titel: Karten
---

## Alte Frist
Kennung: frist · Gilt: bis 31.12.2025

- **Kurz:** Alt.

## Neue Frist
Kennung: frist · Gilt: 01.01.2026 bis 31.12.2026

- **Kurz:** Neu.

## Künftige Frist
Kennung: frist · Gilt: ab 01.01.2027

- **Kurz:** Künftig.
"""


@pytest.mark.parametrize(
    ("today", "title", "holds"),
    [
        (date(2025, 1, 1), "Alte Frist", "bis 31.12.2025"),
        (date(2026, 1, 1), "Neue Frist", "01.01.2026 bis 31.12.2026"),
        (date(2027, 1, 1), "Künftige Frist", "ab 01.01.2027"),
    ],
)
def test_of_several_versions_the_present_one_is_listed(tmp_path, today, title, holds):
    library, _ = load(write_folder(tmp_path, {"karten/k.md": CARDS}))
    assert rows(library, "card", today=today) == [Row("frist", title, "karten/k.md", holds)]


def test_what_holds_no_more_is_listed_all_the_same(tmp_path):
    head = "---\nkennung: m\ntitel: M\nziel: m\ngilt: bis 2020-12-31\n---\n"
    library, _ = load(write_folder(tmp_path, {"module/01-m/modul.md": head}))
    assert rows(library, "module", today=TODAY) == [Row("m", "M", "module/01-m/modul.md", "bis 31.12.2020")]

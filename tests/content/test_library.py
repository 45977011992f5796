"""The Library: finding by Kennung, links, the order of a module, and what holds on a day."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from tests.helpers.folders import write_folder
from tests.helpers.small_pack import FILES, write_small_pack
from wissen.content.entry import Entry, PartKind
from wissen.content.head import Head
from wissen.content.ids import Id
from wissen.content.library import Library, Opened, build
from wissen.content.load import load
from wissen.content.model import CardFile, Kind, Lesson
from wissen.content.revision import revision
from wissen.content.validity import Period
from wissen.errors import NotFound

BEFORE, AFTER = date(2026, 5, 31), date(2026, 6, 1)


@pytest.fixture
def library(tmp_path) -> Library:
    return load(write_small_pack(tmp_path))[0]


def loaded(tmp_path, files: dict[str, str]) -> Library:
    pack = {path: dedent(text) for path, text in FILES.items()}
    return load(write_folder(tmp_path, {**pack, **files}))[0]


# ---------------------------------------------------------------- finding


@pytest.mark.parametrize(
    ("name", "entry", "part"),
    [
        ("l-hut", "l-hut", None),
        ("l-hut#helfen", "l-hut", "helfen"),
        ("k-hut", "l-hut", "k-hut"),
        ("q-anfang#f-dazu", "q-anfang", "f-dazu"),
        ("duldung", "glossar", "duldung"),
        ("service-probe#annehmen", "service-probe", "annehmen"),
    ],
)
def test_a_kennung_finds_its_object_or_part(library, name, entry, part):
    found, inside = library.find(name)
    assert (found.id, inside and inside.id) == (entry, part)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("l-hutt", "Meinten Sie „l-hut“?"),
        ("duldnug", "Meinten Sie „duldung“?"),
        ("l-hut#helfne", "Meinten Sie „l-hut#helfen“?"),
        ("helfen", "Alle Kennungen zeigt „wissen list“."),
        ("fehlt#helfen", "Alle Kennungen zeigt „wissen list“."),
        ("", "Alle Kennungen zeigt „wissen list“."),
    ],
)
def test_an_unknown_kennung_is_told_with_the_nearest(library, name, hint):
    with pytest.raises(NotFound) as caught:
        library.find(name)
    assert caught.value.hint == hint


def test_objects_and_parts_are_listed_by_kind(library):
    assert [entry.id for entry in library.of_kind(Kind.MODULE)] == ["m-anfang", "m-weiter"]
    assert [part.id for _, part in library.parts_of_kind(PartKind.TERM)] == ["duldung"]


# ---------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("frist.md", "l-frist"),
        ("frist.md#wann", "l-frist#wann"),
        ("#helfen", "l-hut#helfen"),
        ("../../glossar.md#duldung", "glossar#duldung"),
        ("../../prozesse/service/service-probe.md", "service-probe"),
        ("fr%69st.md", "l-frist"),
        ("frist.md#nie", None),
        ("fehlt.md", None),
        ("../../paket.yaml", None),
        ("../../../fremd.md", None),
    ],
)
def test_a_link_means_an_object_or_a_part(library, target, meant):
    assert library.resolve("module/01-anfang/hut.md", target) == meant


# ---------------------------------------------------------------- modules


def test_a_module_orders_its_contents(library):
    assert [entry.id for entry in library.contents(library.modules[0])] == ["l-hut", "l-frist", "q-anfang"]


def test_what_the_order_leaves_out_comes_last_by_file(tmp_path):
    module = "---\nkennung: m-anfang\ntitel: Anfang\nziel: anfangen\nreihenfolge: [q-anfang]\n---\n"
    library = loaded(tmp_path, {"module/01-anfang/modul.md": module})
    assert [entry.id for entry in library.contents(library.modules[0])] == ["q-anfang", "l-frist", "l-hut"]


def test_an_entry_knows_its_module(library):
    module = library.module_of(library.entry("l-frist"))
    assert module is not None
    assert module.head.id == "m-anfang"
    assert library.module_of(library.entry("glossar")) is None


# ---------------------------------------------------------------- days


def test_a_day_has_its_version_of_a_section(library):
    versions = [library.at(day).find("l-frist#wann")[1] for day in (BEFORE, AFTER)]
    assert [version and version.period.start for version in versions] == [None, AFTER]


DATED = """\
---
kennung: l-zwei
titel: Zwei Stände
---

## Wann
Kennung: wann

- früher (gilt bis 31.05.2026)
- heute (gilt ab 01.06.2026)

### Darunter
Kennung: darunter

Text.
"""


def test_an_item_of_a_list_gives_its_section_another_reading(tmp_path):
    library = loaded(tmp_path, {"module/02-weiter/zwei.md": DATED})
    readings = [library.at(day).entry("l-zwei").parts for day in (BEFORE, AFTER)]
    assert [part.id for part in readings[0]] == [part.id for part in readings[1]] == ["wann", "darunter"]
    assert [parts[0].period for parts in readings] == [Period(None, BEFORE), Period(AFTER)]
    assert readings[0][0].revision != readings[1][0].revision
    assert readings[0][1] is readings[1][1]


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_the_reading_of_a_day_is_what_a_person_sees_on_it(tmp_path, day):
    library = loaded(tmp_path, {"module/02-weiter/zwei.md": DATED}).at(day)
    shown = library.open("l-zwei")
    assert isinstance(shown, Lesson)
    assert [part.revision for part in library.entry("l-zwei").parts] == [revision(one) for one in shown.sections]


def test_readings_are_kept_in_the_cache(tmp_path):
    folder = write_folder(tmp_path / "inhalt", {"module/02-weiter/zwei.md": DATED})
    first, again = (load(folder, cache=tmp_path / "cache.json")[0] for _ in range(2))
    assert again.entry("l-zwei").parts == first.entry("l-zwei").parts


def test_an_object_outside_its_period_is_not_there(tmp_path):
    card = "---\nkennung: karte\ntitel: Karte\ngilt: bis 2026-05-31\n---\n"
    library = loaded(tmp_path, {"karten/k.md": card})
    assert "karte" in library.at(BEFORE).entries
    assert "karte" not in library.at(AFTER).entries


def test_a_module_and_a_path_outside_their_period_are_not_there(tmp_path):
    head = "gilt: ab 2026-06-01\n---\n"
    library = loaded(
        tmp_path,
        {
            "module/02-weiter/modul.md": f"---\nkennung: m-weiter\ntitel: W\nziel: w\n{head}",
            "lernpfade/woche.md": f"---\nkennung: pfad\ntitel: W\n{head}\n## Tag 1\n\n- [A](../glossar.md)\n",
        },
    )
    assert [len(library.at(day).modules) for day in (BEFORE, AFTER)] == [1, 2]
    assert [len(library.at(day).paths) for day in (BEFORE, AFTER)] == [0, 1]


def test_a_hidden_section_hides_what_is_below_it(tmp_path):
    body = """---
kennung: l-neu
titel: Neu
---

## Neu
Kennung: neu · Gilt: ab 01.06.2026

### Darunter
Kennung: darunter

Text.

## Kontrollfrage: Was?
Kennung: k-neu · Bezug: § 4 AufenthG

Antwort: ja

## Immer
Kennung: immer

Text.
"""
    library = loaded(tmp_path, {"module/01-anfang/neu.md": body})
    assert [part.id for part in library.at(BEFORE).entry("l-neu").parts] == ["immer"]
    assert [part.id for part in library.at(AFTER).entry("l-neu").parts] == ["neu", "darunter", "k-neu", "immer"]
    assert "Darunter" not in repr(library.at(BEFORE).open("l-neu"))


def test_what_always_holds_is_shared_between_days(library):
    assert library.at(BEFORE).entry("l-hut") is library.at(AFTER).entry("l-hut")


# ---------------------------------------------------------------- opened texts


def card_file(name: str) -> CardFile:
    return CardFile(Head(Id(name), name), ())


def entries(*names: str) -> dict[Id, Entry]:
    return {Id(name): Entry(Kind.CARDS, f"karten/{name}.md", "", Head(Id(name), name)) for name in names}


def test_the_last_opened_texts_are_kept_and_the_others_read_again():
    read: list[str] = []

    def parse(entry: Entry) -> CardFile:
        read.append(entry.id)
        return card_file(entry.id)

    library = build(entries=entries("a", "b", "c"), opened=Opened(parse, limit=2))
    for name in ("a", "b", "a", "c", "a", "b"):
        library.open(name)
    assert read == ["a", "b", "c", "b"]

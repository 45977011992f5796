"""Search over the content of a pack: built in the background, kept, built anew when something has changed."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.folders import write_folder
from tests.helpers.person import Person
from wissen.content.load import load
from wissen.services.search import Search, Watch
from wissen.services.search_documents import documents_of
from wissen.services.shelf import Shelf


def found(person: Person, text: str) -> list[str]:
    return [hit.kennung for hit in person.services.search.search(text).hits]


@pytest.fixture
def prepared(person: Person) -> Person:
    assert person.services.search.prepare(Watch())
    return person


def test_before_it_is_prepared_nothing_is_known(person: Person) -> None:
    assert not person.services.search.ready
    assert found(person, "Antrag") == []


@pytest.mark.parametrize(
    ("text", "kennung"),
    [
        ("zwei hute", "l-hut"),
        ("beraten", "l-hut"),
        ("annehmen", "service-probe"),
        ("servicetheke", "service-probe"),
        ("Duldung", "duldung"),
        ("Gespräch", "p-gespraech"),
        ("82", "l-hut"),
    ],
)
def test_everything_that_is_looked_up_is_found(prepared: Person, text: str, kennung: str) -> None:
    assert prepared.services.search.ready
    assert kennung in found(prepared, text)


def test_questions_are_not_found(prepared: Person) -> None:
    assert found(prepared, "Regenschirm") == []


def test_the_version_that_holds_today_is_found(prepared: Person) -> None:
    (hit,) = prepared.services.search.search("Frist Wann").hits
    assert prepared.services.search.snippet(hit, "Frist").text == "Die neue Frist."


def test_a_snippet_marks_what_was_looked_for(prepared: Person) -> None:
    hit = prepared.services.search.search("beraten").hits[0]
    shown = prepared.services.search.snippet(hit, "beraten")
    assert [shown.text[start:end] for start, end in shown.marks] == ["Beraten"]


def test_a_text_that_has_gone_has_no_snippet(prepared: Person) -> None:
    hit = prepared.services.search.search("beraten").hits[0]
    gone = dataclasses.replace(hit, kennung="gibt-es-nicht")
    assert prepared.services.search.snippet(gone, "beraten").text == ""


def test_an_index_that_is_there_is_only_opened(prepared: Person, tmp_path: Path) -> None:
    written = sorted(path.stat().st_mtime_ns for path in (tmp_path / "suche").rglob("*"))
    again = Search(prepared.services.shelf, tmp_path / "suche")
    assert again.prepare(Watch())
    assert sorted(path.stat().st_mtime_ns for path in (tmp_path / "suche").rglob("*")) == written


def test_prepared_twice_it_is_the_same(prepared: Person, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "suche")
    assert prepared.services.search.prepare(Watch())  # nothing has changed: nothing is read


def test_a_damaged_index_is_built_anew(prepared: Person, tmp_path: Path) -> None:
    for file in (tmp_path / "suche").rglob("*.seg"):
        file.write_bytes(file.read_bytes()[::-1])
    again = Search(prepared.services.shelf, tmp_path / "suche")
    assert again.prepare(Watch())
    assert again.search("beraten").hits[0].kennung == "l-hut"


def test_changed_content_is_indexed_again(prepared: Person) -> None:
    shelf = prepared.services.shelf
    file = next(path for path in shelf.folder.rglob("*.md") if "kennung: l-hut" in path.read_text(encoding="utf-8"))
    file.write_text(file.read_text(encoding="utf-8").replace("Beraten ist", "Zuhören ist"), encoding="utf-8")
    shelf.adopt(shelf.read())
    assert prepared.services.search.prepare(Watch())
    assert found(prepared, "zuhören") == ["l-hut"]


def test_cancelled_titles_go_on_answering(person: Person) -> None:
    assert not person.services.search.prepare(Watch(cancelled=lambda: True))
    assert not person.services.search.ready
    assert found(person, "Antrag") == ["service-probe"]
    assert found(person, "Duldung") == ["duldung"]


def test_without_a_place_to_write_titles_go_on_answering(person: Person, tmp_path: Path) -> None:
    (tmp_path / "suche").write_text("im Weg", encoding="utf-8")
    assert not person.services.search.prepare(Watch())
    assert found(person, "Antrag") == ["service-probe"]


def test_a_file_that_goes_while_reading_is_left_out(person: Person) -> None:
    file = next(
        path for path in person.services.shelf.folder.rglob("*.md") if "l-hut" in path.read_text(encoding="utf-8")
    )
    file.unlink()
    assert person.services.search.prepare(Watch())
    assert found(person, "Duldung")


def test_what_is_not_looked_up_has_no_documents(person: Person) -> None:
    library = person.services.shelf.library
    assert documents_of(library.open("q-anfang")) == ()


def test_another_day_finds_what_held_then(prepared: Person) -> None:
    (hit,) = prepared.services.search.search("Frist Wann", day=date(2026, 1, 1)).hits
    assert (hit.holds, hit.period.end) == (True, date(2026, 5, 31))


def test_it_can_be_built_anew_whatever_is_there(prepared: Person, tmp_path: Path) -> None:
    assert prepared.services.search.rebuild(Watch())
    assert prepared.services.search.ready
    assert [path.name for path in (tmp_path / "suche").rglob("stand-*")] == ["stand-2"]


PROCESS = """---
kennung: {kennung}
titel: {title}
quellen: {sources}
---

## 1. Prüfen
Kennung: pruefen

Prüfen Sie alles.
"""


def test_a_process_is_found_first_by_the_norm_that_its_sources_begin_with(tmp_path: Path) -> None:
    about = "§ 18b AufenthG; § 18 Abs. 2 AufenthG; §§ 39, 40, 41 AufenthG; §§ 9, 31, 32, 34, 35, 36, 38 BeschV"
    processes = {
        "genannt": ("Am Rand", "§ 10 AufenthG; § 18b AufenthG"),
        "worum-es-geht": ("Fachkraft", about),
    }
    files = {
        f"prozesse/{kennung}.md": PROCESS.format(kennung=kennung, title=title, sources=sources)
        for kennung, (title, sources) in processes.items()
    }
    shelf = Shelf(write_folder(tmp_path, files), cache=None, today=lambda: date(2026, 11, 23))
    shelf.adopt(shelf.read())
    service = Search(shelf, tmp_path / "suche")
    assert service.prepare(Watch())
    assert [hit.kennung for hit in service.search("18b").hits] == ["worum-es-geht", "genannt"]
    assert [hit.kennung for hit in service.search("§ 10").hits] == ["genannt"]


FINDER = """---
kennung: f-weg
titel: Welcher Weg?
---

## Frage 1: Gibt es einen Vertrag?

- Ja → Ergebnis weg-arbeit
- Nein → Ende

## Ergebnis: Zum Arbeiten
Kennung: weg-arbeit

Mit Vertrag.
"""
CHANGE = """---
kennung: a-neu
titel: Neues Gesetz
---

## Stufe: Erste Stufe
Gilt: ab 01.03.2027 · Tag: geprüft

- **Betrifft:** § 18g AufenthG

Die Schwelle sinkt.
"""


def test_finders_and_changes_of_the_law_are_found(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"finder/f.md": FINDER, "rechtsaenderungen/a.md": CHANGE})
    shelf = Shelf(folder, cache=None, today=lambda: date(2026, 11, 23))
    shelf.adopt(shelf.read())
    service = Search(shelf, tmp_path / "suche")
    assert service.prepare(Watch())
    for text, kennung in (("vertrag", "f-weg"), ("zum Arbeiten", "f-weg"), ("schwelle", "a-neu"), ("18g", "a-neu")):
        assert [hit.kennung for hit in service.search(text).hits] == [kennung]


NESTED = """---
kennung: l-alt
titel: Stufen
---

## Oben
Kennung: oben · Gilt: bis 31.12.2025

Text.

### Darunter
Kennung: darunter

Tief unten.

### Vorbei
Kennung: vorbei · Gilt: ab 01.01.2026

Nie zu sehen.

## Danach
Kennung: danach

Immer.
"""


def test_a_section_is_found_only_while_the_one_above_it_holds(tmp_path: Path) -> None:
    library, _ = load(write_folder(tmp_path, {"module/m/l.md": NESTED}))
    documents = documents_of(library.open("l-alt"))
    assert {one.place: one.period.end for one in documents} == {
        "": None,
        "oben": date(2025, 12, 31),
        "darunter": date(2025, 12, 31),
        "danach": None,
    }

"""Usage: who leads to a file or a name, and who cites the same norm."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.folders import a_lesson, write_folder
from tests.helpers.small_pack import write_small_pack
from wissen.content.load import load
from wissen.services.usage import Usage, usage_of

LESSON = "module/01-anfang/hut.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path)


def usage(folder: Path) -> Usage:
    return usage_of(folder, load(folder)[0])


def uses(usage: Usage, path: str) -> list[tuple[str, int, str]]:
    return [(use.path, use.line, use.way.value) for use in usage.of_file(path)]


def test_a_lesson_knows_who_leads_to_it(folder):
    assert uses(usage(folder), LESSON) == [
        ("module/01-anfang/abschluss.md", 14, "Lektion"),
        ("praxis/anfang.md", 7, "Lektion"),
        ("module/01-anfang/modul.md", 5, "Reihenfolge"),
        ("lernpfade/woche.md", 8, "Verweis"),
    ]


def test_who_uses_it_is_told_by_title_and_kind(folder):
    first = usage(folder).of_file(LESSON)[0]
    assert (first.title, first.kind and first.kind.value, first.target) == ("Abschluss", "quiz", "l-hut")


def test_what_leads_to_a_part_leads_to_its_file(folder):
    (folder / "karten").mkdir()
    body = "## A\nKennung: a · Ersetzt: k-hut\n\n[x](../module/01-anfang/hut.md#helfen)"
    card = a_lesson("k", title="K", body=body)
    (folder / "karten/k.md").write_text(card, encoding="utf-8")
    targets = [use.target for use in usage(folder).of_file(LESSON) if use.path == "karten/k.md"]
    assert targets == ["k-hut", "l-hut#helfen"]


def test_a_picture_and_a_tile_have_their_uses(tmp_path):
    folder = write_folder(
        tmp_path,
        {
            "module/01-a/eins.md": a_lesson("l", body="![Bild](../../bilder/x.svg)"),
            "bilder/x.svg": "<svg/>",
            "landkarte.yaml": "Kern:\n  Service:\n    - p\n",
            "prozesse/p.md": "---\nkennung: p\ntitel: P\n---\n\n## 1. Ende: Fertig\nKennung: fertig\n",
        },
    )
    found = usage(folder)
    assert uses(found, "bilder/x.svg") == [("module/01-a/eins.md", 6, "Bild")]
    assert uses(found, "prozesse/p.md") == [("landkarte.yaml", 3, "Prozesslandkarte")]
    assert found.of_file("prozesse/p.md")[0].title == "landkarte.yaml"


def test_norms_are_told_with_the_other_files_that_cite_them(folder):
    cited = {one.norm: one for one in usage(folder).norms_of(LESSON)}
    assert list(cited) == ["§ 82 AufenthG"]
    assert cited["§ 82 AufenthG"].line == 9
    assert [(use.path, use.line) for use in cited["§ 82 AufenthG"].others] == [("module/01-anfang/abschluss.md", 13)]


def test_a_norm_without_its_law_is_none(tmp_path):
    folder = write_folder(tmp_path, {"module/01-a/eins.md": a_lesson("l", body="Siehe § 7.")})
    assert usage(folder).norms_of("module/01-a/eins.md") == ()


def test_names_of_a_file_are_its_own_and_those_of_its_parts(folder):
    found = usage(folder)
    assert [(one.name, one.line) for one in found.names_of(LESSON)] == [
        ("l-hut", 0),
        ("l-hut#helfen", 9),
        ("k-hut", 14),
    ]
    assert [one.name for one in found.names_of("module/01-anfang/frist.md")] == ["l-frist", "l-frist#wann"]


def test_what_is_no_object_has_no_names_and_cites_nothing(folder):
    found = usage(folder)
    assert (found.names_of("paket.yaml"), found.norms_of("paket.yaml"), found.of_file("paket.yaml")) == ((), (), ())


def test_a_file_that_has_gone_or_is_no_text_uses_nothing(folder):
    library, _ = load(folder)
    (folder / "lernpfade/woche.md").unlink()
    (folder / "praxis/anfang.md").write_bytes(b"\0")
    found = usage_of(folder, library)
    assert {use.path for use in found.of_file(LESSON)} == {"module/01-anfang/abschluss.md", "module/01-anfang/modul.md"}

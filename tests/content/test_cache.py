"""The parse cache: the second load gives the same Library, and nothing stale or foreign is ever believed."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.folders import a_lesson, write_folder
from tests.helpers.permissions import as_nobody, reachable_folder
from tests.helpers.small_pack import write_small_pack
from wissen.content.cache import ParseCache, reader_stamp
from wissen.content.entry import Entry, Part, PartKind
from wissen.content.head import Change, ChangeClass, Head, Review
from wissen.content.ids import Id, Place, Ref
from wissen.content.load import load
from wissen.content.model import Kind
from wissen.content.validity import Period

LESSON = "module/01-anfang/lektion.md"

FULL = Entry(
    kind=Kind.QUIZ,
    path="module/01-anfang/abschluss.md",
    sha="a" * 64,
    head=Head(
        id=Id("q"),
        title="Abschluss",
        roles=("telefon",),
        minutes=10,
        responsible="nb",
        review=Review(date(2026, 11, 2), "nb", date(2027, 5, 1)),
        sources=("§ 81 AufenthG",),
        keywords=("Frist",),
        period=Period(date(2024, 3, 1)),
        supersedes=(Id("alt"),),
        history=(Change(date(2024, 3, 1), ChangeClass.REFRESH, "Frist", (Place("wann"),), (Id("f"),)),),
        derived=True,
    ),
    parts=(
        Part(
            id="f",
            kind=PartKind.ITEM,
            title="Was gilt?",
            revision="b" * 32,
            period=Period(date(2024, 3, 1), date(2024, 5, 31)),
            level=2,
            words=12,
            line=9,
            lesson="l",
            supersedes=(Ref("alt#f"),),
            citations=("§ 81 AufenthG",),
            also=("F",),
            derived=True,
        ),
        Part("g", PartKind.ITEM, "Und dann?", "c" * 32),
    ),
    detail="abschluss",
)


def test_an_entry_comes_back_as_it_was(tmp_path):
    path = tmp_path / "inhalte.json"
    first = ParseCache(path)
    first.put(FULL)
    first.save()
    assert ParseCache(path).get(FULL.path, FULL.sha) == FULL


@pytest.mark.parametrize("change", [{"path": "module/01-anfang/anders.md"}, {"sha": "d" * 64}])
def test_other_bytes_or_another_place_are_read_anew(tmp_path, change):
    path = tmp_path / "inhalte.json"
    first = ParseCache(path)
    first.put(FULL)
    first.save()
    wanted = replace(FULL, **change)
    assert ParseCache(path).get(wanted.path, wanted.sha) is None


def test_the_second_load_gives_the_same_library(tmp_path):
    folder, cache = write_small_pack(tmp_path / "inhalt"), tmp_path / "inhalte.json"
    cold, _ = load(folder, cache=cache)
    assert cache.exists()
    warm, problems = load(folder, cache=cache)
    assert problems == []
    assert warm.entries == cold.entries
    assert warm.modules == cold.modules


def test_files_with_problems_are_told_again(tmp_path):
    cache = tmp_path / "inhalte.json"
    folder = write_folder(tmp_path / "inhalt", {LESSON: a_lesson("l", body="Text [[Lücke]].")})
    _, first = load(folder, cache=cache)
    _, second = load(folder, cache=cache)
    assert first == second != []


def test_a_kennung_that_two_bear_is_told_again(tmp_path):
    cache = tmp_path / "inhalte.json"
    folder = write_folder(tmp_path / "inhalt", {LESSON: a_lesson("l"), "module/01-anfang/zwei.md": a_lesson("l")})
    _, first = load(folder, cache=cache)
    _, second = load(folder, cache=cache)
    assert first == second != []


def test_an_edited_file_is_read_anew(tmp_path):
    cache = tmp_path / "inhalte.json"
    folder = write_folder(tmp_path / "inhalt", {LESSON: a_lesson("l", title="Alt")})
    load(folder, cache=cache)
    write_folder(folder, {LESSON: a_lesson("l", title="Neu")})
    assert load(folder, cache=cache)[0].entry("l").title == "Neu"


def test_nothing_is_written_when_nothing_changed(tmp_path):
    folder, cache = write_small_pack(tmp_path / "inhalt"), tmp_path / "inhalte.json"
    load(folder, cache=cache)
    before = cache.stat().st_mtime_ns
    load(folder, cache=cache)
    assert cache.stat().st_mtime_ns == before


def test_what_has_gone_leaves_the_cache(tmp_path):
    folder, cache = write_small_pack(tmp_path / "inhalt"), tmp_path / "inhalte.json"
    load(folder, cache=cache)
    (folder / "module/01-anfang/hut.md").unlink()
    load(folder, cache=cache)
    assert "hut.md" not in cache.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\xff",
        b"[]",
        b'{"reader": "0", "files": {}}',
        json.dumps({"reader": reader_stamp(), "files": []}).encode(),
        json.dumps({"reader": reader_stamp(), "files": {FULL.path: json.dumps({"sha": FULL.sha})}}).encode(),
        json.dumps({"reader": reader_stamp(), "files": {FULL.path: [1, 2]}}).encode(),
        json.dumps({"reader": reader_stamp(), "files": {FULL.path: "{"}}).encode(),
        json.dumps({"reader": reader_stamp(), "files": {FULL.path: json.dumps([1, 2])}}).encode(),
        json.dumps(
            {"reader": reader_stamp(), "files": {FULL.path: json.dumps({"sha": FULL.sha, "parts": 1})}}
        ).encode(),
    ],
)
def test_a_damaged_or_foreign_cache_is_none(tmp_path, written):
    path = tmp_path / "inhalte.json"
    path.write_bytes(written)
    assert ParseCache(path).get(FULL.path, FULL.sha) is None


def test_without_a_file_nothing_is_kept():
    cache = ParseCache(None)
    cache.put(FULL)
    cache.save()
    assert ParseCache(None).get(FULL.path, FULL.sha) is None


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
def test_a_cache_that_cannot_be_written_does_no_harm():
    with reachable_folder() as folder:
        (folder / "fest").mkdir()
        (folder / "fest").chmod(0o555)
        with as_nobody():
            cache = ParseCache(folder / "fest" / "inhalte.json")
            cache.put(FULL)
            cache.save()
        assert list((folder / "fest").iterdir()) == []

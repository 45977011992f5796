"""Whatever is typed or pasted, and whatever happens to the files: never an error, never a wrong hit."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from random import Random

import pytest

from tests.helpers.hostile_text import WORST, random_text
from tests.helpers.search import CONCEPTS, DAY, DOCUMENTS, an_index
from wissen.search import index
from wissen.search.model import Document, Found, Hits, Watch
from wissen.search.rank import Ranked
from wissen.search.store import current_generation
from wissen.search.titles import Titles

_STRINGS = 10_000
_BLOCKS, _BLOCK = 200, 64


@pytest.fixture(scope="module")
def found_in(tmp_path_factory: pytest.TempPathFactory) -> Ranked:
    return an_index(tmp_path_factory.mktemp("suche"))


def ask(found_in: Ranked | Titles, text: str) -> Hits:
    found_in.understood(text)
    found_in.marks("Die Blaue Karte EU, § 18g AufenthG.", text)
    return found_in.search(text, limit=30, day=DAY, roles=("theke",))


def test_no_string_is_an_error(found_in: Ranked) -> None:
    chance = Random(6)
    titles = Titles(DOCUMENTS)
    for number in range(_STRINGS):
        hits = ask(titles if number % 10 == 0 else found_in, random_text(chance)).hits
        assert len({hit.kennung for hit in hits}) == len(hits)


@pytest.mark.parametrize("text", WORST, ids=map(str, range(len(WORST))))
def test_nor_is_one_that_was_made_for_it(found_in: Ranked, text: str) -> None:
    for engine in (found_in, Titles(DOCUMENTS)):
        ask(engine, text)


def test_signs_of_query_languages_are_just_left_out(found_in: Ranked) -> None:
    plain = [hit.kennung for hit in ask(found_in, "blaue karte").hits]
    for text in ('"blaue karte"', "blaue* karte?", "(blaue) [karte]", "blaue\0karte", "blaue\tkarte\n"):
        assert [hit.kennung for hit in ask(found_in, text).hits] == plain, text


def test_of_200_damaged_blocks_none_shows_a_wrong_hit(tmp_path: Path) -> None:
    an_index(tmp_path / "heil")
    chance = Random(7)
    for number in range(_BLOCKS):
        root = tmp_path / "schaden"
        shutil.copytree(tmp_path / "heil", root)
        files = sorted(file for file in root.rglob("*") if file.is_file() and file.stat().st_size)
        file = chance.choice(files)
        whole = bytearray(file.read_bytes())
        start = chance.randrange(len(whole))
        block = chance.randbytes(min(_BLOCK, len(whole) - start))
        unharmed = whole[start : start + len(block)] == block
        whole[start : start + len(block)] = block
        file.write_bytes(whole)
        assert unharmed or index.open_index(root, "k") is None, (number, file.name)
        shutil.rmtree(root)


def test_a_damaged_index_is_built_over(tmp_path: Path) -> None:
    an_index(tmp_path)
    folder = current_generation(tmp_path, "k")
    assert folder is not None
    for file in folder.iterdir():
        file.write_bytes(b"?" * 100)
    assert index.open_index(tmp_path, "k") is None
    assert [hit.kennung for hit in an_index(tmp_path).search("Fiktion", limit=1, day=DAY).hits] == ["wirkung"]


def test_reading_goes_on_while_it_is_built_anew(tmp_path: Path) -> None:
    old = an_index(tmp_path)
    seen = []

    def look(_done: int, _total: int) -> None:
        seen.append([hit.kennung for hit in old.search("Blue Card", limit=1, day=DAY).hits])

    other = Document("neu", Found.CARD, "Blaue Karte neu", body="Ganz neu.")
    assert index.build(tmp_path, "k", (*DOCUMENTS, other), CONCEPTS, watch=Watch(report=look))
    look(0, 0)
    assert seen == [["karte-neu"]] * len(seen)
    assert len(seen) > len(DOCUMENTS)
    new = index.open_index(tmp_path, "k")
    assert new is not None
    assert "neu" in [hit.kennung for hit in new.search("blaue karte", limit=9, day=date(2026, 11, 23)).hits]

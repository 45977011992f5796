"""Generations on disk: whole or not at all, and never opened when a byte is not as written."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from wissen.search.store import current_generation, write_generation


def fill(folder: Path) -> None:
    (folder / "eins").write_bytes(b"1" * 500)
    (folder / "zwei").write_bytes(b"2" * 500)


def fail(folder: Path) -> None:
    fill(folder)
    raise KeyError("cancelled")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_generation(tmp_path / "suche", "k1", fill)
    return tmp_path / "suche"


def test_what_was_written_is_in_use(root: Path) -> None:
    folder = current_generation(root, "k1")
    assert folder is not None
    assert (folder / "eins").exists()


def test_it_is_in_use_for_its_own_key_only(root: Path) -> None:
    assert current_generation(root, "k2") is None


def test_a_new_generation_takes_the_place_of_the_old_one(root: Path) -> None:
    old = current_generation(root, "k1")
    new = write_generation(root, "k2", fill)
    assert current_generation(root, "k2") == new != old
    assert [folder for folder in root.iterdir() if folder.is_dir()] == [new]


def test_a_generation_that_fails_changes_nothing(root: Path) -> None:
    before = current_generation(root, "k1")
    with pytest.raises(KeyError):
        write_generation(root, "k2", fail)
    assert current_generation(root, "k1") == before
    assert [folder for folder in root.iterdir() if folder.is_dir()] == [before]


def test_no_damaged_byte_goes_unnoticed(root: Path) -> None:
    folder = current_generation(root, "k1")
    assert folder is not None
    chance = Random(4)
    for _ in range(60):
        file = chance.choice([file for file in folder.iterdir() if file.name != "manifest.json"])
        whole = file.read_bytes()
        place = chance.randrange(len(whole))
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert current_generation(root, "k1") is None
        file.write_bytes(whole)
    assert current_generation(root, "k1") == folder


@pytest.mark.parametrize("harm", ["missing", "added", "manifest", "no manifest", "pointer", "escape", "list"])
def test_what_is_not_as_written_is_not_opened(root: Path, harm: str) -> None:
    folder = current_generation(root, "k1")
    assert folder is not None
    match harm:
        case "missing":
            (folder / "eins").unlink()
        case "added":
            (folder / "drei").write_bytes(b"")
        case "manifest":
            (folder / "manifest.json").write_text("{", encoding="utf-8")
        case "no manifest":
            (folder / "manifest.json").unlink()
        case "pointer":
            (root / "aktuell").write_text("stand-99", encoding="utf-8")
        case "escape":
            (root / "aktuell").write_text("../..", encoding="utf-8")
        case _:
            (folder / "manifest.json").write_text("[]", encoding="utf-8")
    assert current_generation(root, "k1") is None

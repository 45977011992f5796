"""Checking a folder again: only what may read otherwise is looked at, and the findings are those of a first look."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from wissen.content.load import load
from wissen.content.problem import Problem
from wissen.services.folder_check import FolderCheck

HUT = "module/01-anfang/hut.md"


class Counted:
    """Says yes, and how often it was asked."""

    def __init__(self, most: int = 1_000) -> None:
        self.asked, self._most = 0, most

    def __call__(self) -> bool:
        self.asked += 1
        return self.asked <= self._most


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path / "inhalte")


@pytest.fixture
def checks(folder: Path) -> FolderCheck:
    made = FolderCheck(folder)
    made.check(load(folder)[0], Counted())
    return made


def change(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new), encoding="utf-8")


def looked_at(checks: FolderCheck, folder: Path) -> tuple[int, tuple[Problem, ...]]:
    counted = Counted()
    library = load(folder)[0]
    found = checks.check(library, counted)
    assert found == FolderCheck(folder).check(library, Counted())
    return counted.asked, found


def test_what_is_as_it_was_is_not_looked_at_again(checks: FolderCheck, folder: Path) -> None:
    assert looked_at(checks, folder)[0] == 0


def test_of_other_words_only_their_file_is_looked_at(checks: FolderCheck, folder: Path) -> None:
    change(folder, HUT, "Beraten ist Pflicht", "[Dort](fehlt.md) steht: Beraten ist Pflicht")
    asked, found = looked_at(checks, folder)
    assert asked == 1
    assert any(problem.file == HUT and "fehlt.md" in problem.text for problem in found)


def test_what_others_may_refer_to_makes_all_be_looked_at(checks: FolderCheck, folder: Path) -> None:
    change(folder, HUT, "Kennung: helfen", "Kennung: beistehen")
    asked, _ = looked_at(checks, folder)
    assert asked == len(load(folder)[0].files)


def test_what_was_stopped_goes_on_where_it_was(folder: Path) -> None:
    checks, library = FolderCheck(folder), load(folder)[0]
    checks.check(library, Counted(most=3))
    counted = Counted()
    checks.check(library, counted)
    assert counted.asked == len(library.files) - 3

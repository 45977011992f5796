"""Installed packs as the readers of content see them: whole, damaged, or somebody else's folder."""

from __future__ import annotations

import json

import pytest

from tests.helpers.packs import EDITION, ID, KEY, write_pack
from wissen.content.files import FolderFiles
from wissen.content.pack_store import (
    STAND,
    DamagedFiles,
    StoredFiles,
    files_of,
    installed_places,
    is_installed,
    place_of,
    read_stand,
    refuse_installed,
)
from wissen.errors import ContentError
from wissen.services.packs import Packs


@pytest.fixture
def packs(tmp_path):
    found = Packs(tmp_path / "pakete")
    found.install(found.look(write_pack(tmp_path / "a.wissenpaket")))
    return found.folder


def test_the_folder_of_a_pack_reads_like_a_content_folder(packs):
    files = files_of(place_of(packs, ID))
    assert isinstance(files, StoredFiles)
    assert "glossar.md" in files.scan()[0]
    assert len(files.read("glossar.md", limit=9)) == 10
    with pytest.raises(FileNotFoundError):
        files.read("fehlt.md", limit=9)


def test_a_folder_of_an_author_stays_one(tmp_path):
    assert files_of(tmp_path) == FolderFiles(tmp_path)
    assert not is_installed(tmp_path / "\0")
    assert not is_installed(tmp_path / ("x" * 300))
    refuse_installed(tmp_path)
    assert installed_places(tmp_path / "fehlt") == ()


def test_nobody_writes_into_a_pack(packs):
    with pytest.raises(ContentError, match="gehört zu einem installierten Paket"):
        refuse_installed(place_of(packs, ID) / "prozesse")


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"edition": "../2026"},
        {"edition": 5},
        {"previous": "x"},
        {"set_aside": "../x"},
        {"key": None},
        {"fremd": 1},
    ],
    ids=str,
)
def test_a_stand_that_says_something_else_is_damaged(packs, change):
    place = place_of(packs, ID)
    assert (read_stand(place).edition, read_stand(place).key) == (EDITION, KEY.public.text)
    raw = json.loads((place / STAND).read_text(encoding="utf-8"))
    (place / STAND).write_text(json.dumps({**raw, **change}), encoding="utf-8")
    with pytest.raises(ContentError, match="beschädigt"):
        read_stand(place)
    files = files_of(place)
    assert isinstance(files, DamagedFiles)
    assert [problem.rule for problem in files.scan()[1]] == ["paket-beschädigt"]
    with pytest.raises(FileNotFoundError):
        files.read("glossar.md", limit=9)

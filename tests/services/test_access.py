"""Who gets into a profile, and how a profile goes from this computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.stores import DAY, Desk, begun
from wissen import paths
from wissen.errors import PinError, StoreInUse
from wissen.services.access import Access

WORDS = b"Zwergkaninchen"


@pytest.fixture
def folders(tmp_path: Path) -> paths.Folders:
    """Of a profile with something in every folder; beside it lies somebody else's."""
    folders = paths.folders("person-2", tmp_path)
    for folder in (folders.data, folders.config, folders.cache, folders.log, folders.inbox):
        folder.mkdir(parents=True)
        (folder / "etwas.txt").write_bytes(WORDS)
    Desk(folders.data).store().close()
    other = paths.folders("person-3", tmp_path)
    other.data.mkdir(parents=True)
    (other.data / "anderes.txt").write_bytes(WORDS)
    return folders


def left(root: Path) -> list[str]:
    return [path.name for path in root.rglob("*") if path.is_file()]


def test_without_a_pin_everybody_gets_in(folders):
    access = Access(folders)
    assert not access.is_guarded
    assert access.opens_with("")
    access.change("egal", "1234")
    assert access.is_guarded
    assert not access.opens_with("")
    assert access.opens_with("1234")


def test_the_pin_is_changed_only_by_who_knows_it(folders):
    access = Access(folders)
    access.change("", "1234")
    with pytest.raises(PinError, match="nicht die PIN"):
        access.change("0000", "5678")
    access.change("1234", "5678")
    with pytest.raises(PinError, match="nicht die PIN"):
        access.give_up("1234")
    access.give_up("5678")
    assert not access.is_guarded


def test_a_pin_that_is_refused_leaves_the_old_one(folders):
    access = Access(folders)
    access.change("", "1234")
    with pytest.raises(PinError, match="mindestens"):
        access.change("1234", "12")
    assert access.opens_with("1234")


def test_a_profile_goes_with_all_its_folders_and_no_other(folders, tmp_path):
    Access(folders).erase_profile("")
    assert left(tmp_path) == ["anderes.txt"]


def test_it_does_not_go_without_its_pin(folders, tmp_path):
    access = Access(folders)
    access.change("", "1234")
    before = left(tmp_path)
    with pytest.raises(PinError):
        access.erase_profile("")
    assert left(tmp_path) == before
    access.erase_profile("1234")
    assert left(tmp_path) == ["anderes.txt"]


def test_a_profile_that_is_open_stays(folders, tmp_path):
    store = Desk(folders.data).store()
    store.append(begun(), today=DAY)
    with pytest.raises(StoreInUse):
        Access(folders).erase_profile("")
    assert "wissen.db" in left(tmp_path)
    store.close()


def test_a_damaged_profile_goes_too(folders, tmp_path):
    (folders.data / "wissen.db").write_bytes(b"kein Lernstand")
    Access(folders).erase_profile("")
    assert left(tmp_path) == ["anderes.txt"]


def test_a_profile_that_was_never_opened_goes_too(tmp_path):
    folders = paths.folders("person-2", tmp_path)
    folders.config.mkdir(parents=True)
    (folders.config / paths.SETTINGS).write_text("{}")
    Access(folders).erase_profile("")
    assert left(tmp_path) == []


def test_the_profile_beside_is_that_of_the_same_account(tmp_path):
    own = paths.folders("standard", tmp_path)
    assert paths.beside(own, "person-2") == paths.folders("person-2", tmp_path)

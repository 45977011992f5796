"""Shipped files are found, and a profile has folders of its own in the local places."""

from __future__ import annotations

import getpass
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from wissen import paths
from wissen.errors import SettingsError


def test_bundled_finds_what_lies_beside_the_package():
    assert paths.bundled("wissen", "paths.py").samefile(paths.__file__)


def test_bundled_without_parts_is_the_folder_of_the_package():
    assert (paths.bundled() / "wissen" / "__init__.py").is_file()


def test_own_command_runs_the_package_from_a_checkout():
    assert paths.own_command() == [sys.executable, "-m", "wissen"]


def test_own_command_is_the_executable_when_frozen(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.own_command() == [sys.executable]


def test_a_root_holds_every_folder(tmp_path):
    found = paths.folders(root=tmp_path)
    assert all(getattr(found, field.name).is_relative_to(tmp_path) for field in fields(found))


def test_data_config_cache_and_log_do_not_mix(tmp_path):
    found = paths.folders(root=tmp_path)
    assert len({found.data, found.config, found.cache, found.log}) == 4


def test_two_profiles_share_no_folder_but_those_of_laws_and_packs(tmp_path):
    one, two = paths.folders("anna", tmp_path), paths.folders("team-2", tmp_path)
    assert {getattr(one, f.name) for f in fields(one)} & {getattr(two, f.name) for f in fields(two)} == {
        one.laws,
        one.packs,
    }


@pytest.mark.parametrize("shared", ["laws", "packs"])
def test_no_profile_can_be_called_like_a_folder_of_all(tmp_path, shared):
    with pytest.raises(SettingsError):
        paths.folders(getattr(paths.folders(root=tmp_path), shared).name, tmp_path)


def test_the_inbox_lies_in_the_data_folder(tmp_path):
    found = paths.folders(root=tmp_path)
    assert found.inbox.parent == found.data


def test_nothing_is_created_by_asking(tmp_path):
    paths.folders(root=tmp_path / "neu")
    assert not (tmp_path / "neu").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders are Linux's")
def test_without_a_root_the_local_places_of_the_system_are_used(monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/lokal")
    assert paths.folders().data == Path("/srv/lokal/wissen/standard")


@pytest.mark.parametrize("profile", ["", "..", "../x", "a/b", "Ä", "A", "-a", "a--b", "con", "lpt1", "a b"])
def test_a_name_that_cannot_be_a_folder_everywhere_is_refused(profile, tmp_path):
    with pytest.raises(SettingsError):
        paths.folders(profile, tmp_path)


def test_an_office_may_keep_the_histories_elsewhere_each_account_apart(tmp_path):
    found = paths.folders("jana", tmp_path / "profil", histories=tmp_path / "lernstand")
    assert found.data.parent.parent == tmp_path / "lernstand"
    assert found.data.parent.name == getpass.getuser()
    assert (found.data.name, found.inbox.parent) == ("jana", found.data)
    assert found.config == tmp_path / "profil" / "einstellungen" / "jana"
    assert found.laws.is_relative_to(tmp_path / "profil")

"""The report on whether all is well; it looks at everything and changes nothing."""

from __future__ import annotations

import sys
from importlib import metadata

import pytest

from tests.helpers.folders import write_folder
from tests.helpers.permissions import as_nobody, reachable_folder
from tests.helpers.small_pack import write_small_pack
from wissen import paths
from wissen.services.health import Sign, examine, packages
from wissen.version import VERSION


def signs(content, root) -> dict[str, Sign]:
    return {sign.name: sign for sign in examine(content, paths.folders(root=root))}


def test_all_is_well_with_a_good_folder(tmp_path):
    found = signs(write_small_pack(tmp_path / "inhalt"), tmp_path / "profil")
    assert [sign for sign in found.values() if not sign.well] == []
    assert found["Wissen"].text == VERSION
    assert found["Befunde"].text == "0 Fehler, 0 weitere Befunde beim Lesen"
    assert int(found["Schriften"].text) > 0
    assert int(found["Symbole"].text) > 0


def test_nothing_is_created(tmp_path):
    signs(write_small_pack(tmp_path / "inhalt"), tmp_path / "profil")
    assert [path.name for path in tmp_path.iterdir()] == ["inhalt"]


def test_a_missing_content_folder_is_told(tmp_path):
    found = signs(tmp_path / "fehlt", tmp_path)
    assert {name for name, sign in found.items() if not sign.well} == {"Inhalte", "Objekte", "Befunde"}


def test_errors_in_the_content_are_counted(tmp_path):
    folder = write_folder(tmp_path / "inhalt", {"karten/a.md": "kein Kopf", "karten/b.txt": "fremd"})
    assert signs(folder, tmp_path)["Befunde"] == Sign("Befunde", "1 Fehler, 1 weiterer Befund beim Lesen", well=False)


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
def test_a_profile_that_cannot_be_written_is_told(tmp_path):
    with reachable_folder() as folder:
        folder.chmod(0o555)
        write_small_pack(tmp_path)
        with as_nobody():
            found = signs(tmp_path, folder / "profil")
    assert not found["Daten"].well
    assert found["Daten"].text.endswith("(nicht beschreibbar)")


def test_every_package_is_named_with_its_version():
    wanted = ["click>=8", "gibt-es-nicht", 'psycopg; extra == "postgres"', "; leer"]
    assert list(packages(wanted)) == [
        Sign("click", metadata.version("click")),
        Sign("gibt-es-nicht", "fehlt", well=False),
    ]

"""Which files of a folder count: nothing hidden, nothing from elsewhere, no two of one name."""

from __future__ import annotations

import os
import sys

import pytest

from tests.helpers.folders import write_folder
from tests.helpers.permissions import as_nobody, reachable_folder
from wissen.content.scan import scan

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def rules(problems):
    return [(problem.file, problem.rule) for problem in problems]


def test_files_come_in_the_order_of_their_folders(tmp_path):
    names = ["karten/b.md", "karten/a.md", "glossar.md", "karten-neu/a.md", "karten/a/c.md"]
    write_folder(tmp_path, dict.fromkeys(names, ""))
    assert scan(tmp_path)[0] == [
        "glossar.md",
        "karten/a/c.md",
        "karten/a.md",
        "karten/b.md",
        "karten-neu/a.md",
        "paket.yaml",
    ]


def test_hidden_files_and_folders_are_passed_over(tmp_path):
    write_folder(tmp_path, dict.fromkeys([".git/x.md", "karten/.a.md.swp"], ""))
    assert scan(tmp_path) == (["paket.yaml"], [])


@pytest.mark.parametrize("name", ["fehlt", "datei", "\0"])
def test_a_folder_that_is_none_is_told(tmp_path, name):
    (tmp_path / "datei").write_text("")
    files, problems = scan(tmp_path / name)
    assert (files, rules(problems)) == ([], [("", "ordner-fehlt")])


@needs_links
def test_a_link_out_of_the_folder_is_refused(tmp_path):
    folder = write_folder(tmp_path / "inhalt", {})
    (tmp_path / "geheim.md").write_text("geheim")
    (folder / "karten").mkdir()
    (folder / "karten" / "geheim.md").symlink_to(tmp_path / "geheim.md")
    (folder / "alles").symlink_to(tmp_path, target_is_directory=True)
    files, problems = scan(folder)
    assert files == ["paket.yaml"]
    assert sorted(rules(problems)) == [("alles", "verknüpfung"), ("karten/geheim.md", "verknüpfung")]


@needs_links
def test_a_link_to_a_file_of_the_folder_is_read(tmp_path):
    folder = write_folder(tmp_path, {"karten/a.md": ""})
    (folder / "karten" / "b.md").symlink_to("a.md")
    assert scan(folder) == (["karten/a.md", "karten/b.md", "paket.yaml"], [])


@needs_links
def test_a_folder_that_leads_back_into_itself_is_not_followed(tmp_path):
    folder = write_folder(tmp_path, {"karten/a.md": ""})
    (folder / "karten" / "kreis").symlink_to(folder, target_is_directory=True)
    files, problems = scan(folder)
    assert files == ["karten/a.md", "paket.yaml"]
    assert rules(problems) == [("karten/kreis", "verknüpfung")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_what_is_no_file_is_passed_over(tmp_path):
    os.mkfifo(tmp_path / "rohr.md")
    assert scan(tmp_path) == ([], [])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets any bytes be a name")
def test_a_name_that_is_no_text_is_told(tmp_path):
    (tmp_path / os.fsdecode(b"gr\xfc\xdfe.md")).write_text("")
    files, problems = scan(tmp_path)
    assert (files, rules(problems)) == ([], [("gr??e.md", "name-unlesbar")])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the second file replaces the first")
def test_names_that_differ_in_capitals_only_are_told(tmp_path):
    write_folder(tmp_path, {"karten/Frist.md": "", "karten/frist.md": ""})
    assert rules(scan(tmp_path)[1]) == [("karten/frist.md", "name-doppelt")]


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
def test_a_folder_without_rights_is_told_and_the_rest_is_read():
    with reachable_folder() as folder:
        write_folder(folder, {"karten/a.md": "", "praxis/b.md": ""})
        (folder / "karten").chmod(0)
        with as_nobody():
            files, problems = scan(folder)
        (folder / "karten").chmod(0o755)
    assert (files, rules(problems)) == (["paket.yaml", "praxis/b.md"], [("karten", "nicht-lesbar")])


def test_a_whole_drive_is_given_up(tmp_path):
    write_folder(tmp_path, {f"karten/{number}.md": "" for number in range(9)})
    files, problems = scan(tmp_path, limit=3)
    assert len(files) == 3
    assert rules(problems) == [("", "zu-viele-dateien")]

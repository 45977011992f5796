"""Every text file is UTF-8 with LF, and none names a machine or a place to download from."""

from __future__ import annotations

import re

import pytest

from tests.rules.repository import relative, text_files

# Where packages come from is set up on the machine (pip config), never in the project.
HOST = re.compile(r"\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org|github\.com/\S+/releases)\b")
MACHINE = re.compile(r"(?<![\w.*~-])/(?:root|work)/")


def is_utf8(data: bytes) -> bool:
    """Say whether the bytes are UTF-8 without a byte order mark."""
    try:
        return not data.decode("utf-8").startswith("\N{BYTE ORDER MARK}")
    except UnicodeDecodeError:
        return False


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Return every line of the repository in which the pattern is found, with its place."""
    return [
        f"{relative(path)}:{number}: {line.strip()}"
        for path in text_files()
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_every_text_file_is_utf_8():
    assert [relative(path) for path in text_files() if not is_utf8(path.read_bytes())] == []


def test_every_line_ends_with_lf():
    assert [relative(path) for path in text_files() if b"\r" in path.read_bytes()] == []


def test_no_file_names_a_place_to_download_from():
    assert lines_with(HOST) == []


def test_no_file_names_a_folder_of_one_machine():
    assert lines_with(MACHINE) == []


@pytest.mark.parametrize(("pattern", "line"), [(HOST, "https://py" + "pi.org/simple"), (MACHINE, "see /ro" + "ot/x")])
def test_the_patterns_find_what_they_are_for(pattern, line):
    assert pattern.search(line)


@pytest.mark.parametrize("line", ["/build/work/", "service/root.md", "~/work/"])
def test_a_relative_path_is_no_machine(line):
    assert not MACHINE.search(line)

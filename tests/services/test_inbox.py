"""The inbox: what one start leaves, another takes, once and in order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wissen.services import inbox


def test_what_was_left_is_taken_once_and_in_order(tmp_path: Path) -> None:
    for number, wanted in enumerate(("l-hut", "service-probe#annehmen")):
        inbox.leave(tmp_path / "eingang", wanted, name=f"{9 - number}")
        os.utime(tmp_path / "eingang" / f"{9 - number}.wunsch", (number, number))
    assert inbox.take(tmp_path / "eingang") == ("l-hut", "service-probe#annehmen")
    assert inbox.take(tmp_path / "eingang") == ()


def test_a_file_whose_name_is_no_text_can_be_left_too(tmp_path: Path) -> None:
    wanted = os.fsdecode(b"/tmp/\xfcbung.wissenpaket")
    inbox.leave(tmp_path, wanted, name="a")
    assert inbox.take(tmp_path) == (wanted,)


def test_without_a_folder_there_is_nothing(tmp_path: Path) -> None:
    assert inbox.take(tmp_path / "fehlt") == ()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"   "])
def test_what_cannot_be_read_is_thrown_away(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.wunsch").write_bytes(content)
    (tmp_path / "fremd.txt").write_bytes(b"bleibt")
    assert inbox.take(tmp_path) == ()
    assert [file.name for file in tmp_path.iterdir()] == ["fremd.txt"]


def test_an_endless_request_is_cut(tmp_path: Path) -> None:
    (tmp_path / "x.wunsch").write_bytes(b"a" * 10_000)
    assert inbox.take(tmp_path) == ("a" * 4096,)

from __future__ import annotations

from pathlib import Path

import pytest

from wissen.progress import headfile
from wissen.progress.events import Head
from wissen.progress.headfile import HeadFile, RememberedHead

HEAD = Head("log1", 12, bytes(range(32)), None, 40)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "wissen.db-head"
    file = HeadFile(path)
    file.write(HEAD)
    file.close()
    return path


def test_it_remembers_the_end_of_the_log(path):
    assert headfile.read(path) == RememberedHead("log1", 12, 40, bytes(range(32)))


def test_a_shorter_line_leaves_nothing_of_the_longer_one(path):
    file = HeadFile(path)
    file.write(Head("l", 1, bytes(32), None, 1))
    file.close()
    assert headfile.read(path) == RememberedHead("l", 1, 1, bytes(32))


def test_nothing_is_remembered_without_a_file(tmp_path):
    assert headfile.read(tmp_path / "wissen.db-head") is None


def test_nothing_is_remembered_after_forgetting(path):
    file = HeadFile(path)
    file.forget()
    file.close()
    assert headfile.read(path) is None


def test_after_distrust_the_numbers_go_on_but_are_no_proof(path):
    file = HeadFile(path)
    file.distrust(HEAD)
    file.write(Head("log1", 13, bytes(range(32)), None, 41))
    file.close()
    remembered = headfile.read(path)
    assert remembered is not None
    assert (remembered.seq, remembered.total, remembered.is_distrusted) == (13, 41, True)


def test_a_line_with_any_changed_byte_is_not_believed(path):
    line = path.read_bytes()
    for place in range(len(line)):
        path.write_bytes(line[:place] + bytes([line[place] ^ 1]) + line[place + 1 :])
        assert headfile.read(path) is None


def test_a_line_that_was_cut_off_is_not_believed(path):
    line = path.read_bytes()
    for length in range(len(line)):
        path.write_bytes(line[:length])
        assert headfile.read(path) is None

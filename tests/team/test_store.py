"""Logs on disk: what was acknowledged is there, what was cut off while written is not, and damage is told."""

from __future__ import annotations

import errno
import signal
import stat
import sys

import pytest

from tests.helpers.exchange import a_body
from tests.helpers.permissions import as_nobody, reachable_folder
from wissen.errors import ExchangeError
from wissen.team import private_file
from wissen.team.log import LogName
from wissen.team.messages import Channel
from wissen.team.store import LogFolder

LOG = LogName("a" * 32, Channel.DETAIL, "b" * 32)
BODIES = [a_body(number) for number in range(4)]


@pytest.fixture
def folder(tmp_path):
    book, _ = LogFolder(tmp_path).read()
    book.write(LOG, BODIES)
    return tmp_path


def read(folder):
    book, damaged = LogFolder(folder).read()
    return [entry.body for entry in book.entries(LOG)], damaged


def test_what_was_written_is_there_again(folder):
    assert read(folder) == (BODIES, ())
    if sys.platform != "win32":
        assert stat.S_IMODE((folder / f"{LOG}.log").stat().st_mode) == 0o600


def test_every_cut_leaves_what_was_whole_before_it(folder):
    file = folder / f"{LOG}.log"
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert read(folder) == (BODIES[: whole[:length].count(b"\n")], ())
        assert read(folder)[1] == ()


def test_after_a_cut_it_goes_on(folder):
    file = folder / f"{LOG}.log"
    file.write_bytes(file.read_bytes()[:-3])
    LogFolder(folder).read()[0].write(LOG, [a_body(9)])
    assert read(folder) == ([*BODIES[:3], a_body(9)], ())


def test_damage_in_the_middle_is_told_and_what_was_is_kept_aside(folder):
    file = folder / f"{LOG}.log"
    whole = file.read_bytes()
    damaged = whole.replace(b"Frage 1", b"Frage 7")
    file.write_bytes(damaged)
    assert read(folder) == (BODIES[:1], (LOG,))
    assert file.with_name(f"{file.name}.defekt").read_bytes() == damaged
    assert read(folder) == (BODIES[:1], ())


def test_a_deleted_log_stays_deleted_also_when_the_deletion_was_cut_short(folder):
    whole = (folder / f"{LOG}.log").read_bytes()
    book, _ = LogFolder(folder).read()
    book.erase(LOG)
    assert not (folder / f"{LOG}.log").exists()
    (folder / f"{LOG}.log").write_bytes(whole)
    again, _ = LogFolder(folder).read()
    assert (again.names, again.erased) == ((), (LOG,))
    assert not (folder / f"{LOG}.log").exists()


@pytest.mark.parametrize("how", ["erase", "forget"])
def test_what_was_set_aside_goes_with_the_log(folder, how):
    file = folder / f"{LOG}.log"
    file.write_bytes(file.read_bytes().replace(b"Frage 1", b"Frage 7"))
    book, _ = LogFolder(folder).read()
    (folder / f"{LOG}.log.neu").write_bytes(b"Frage 1")
    assert len(list(folder.iterdir())) == 3
    getattr(book, how)(LOG)
    assert not [one for one in folder.iterdir() if b"Frage" in one.read_bytes()]
    assert len(list(folder.iterdir())) == (how == "erase")


def test_what_is_forgotten_may_come_again(folder):
    book, _ = LogFolder(folder).read()
    book.forget(LOG)
    assert list(folder.iterdir()) == []
    book.write(LOG, BODIES)
    assert read(folder) == (BODIES, ())


def test_a_cut_log_gives_what_went(folder):
    book, _ = LogFolder(folder).read()
    assert [entry.body for entry in book.cut(LOG, 1)] == BODIES[1:]
    assert read(folder) == (BODIES[:1], ())


def test_other_files_are_left_alone(folder):
    (folder / "notiz.log").write_text("eigene Notiz", encoding="utf-8")
    assert read(folder) == (BODIES, ())
    assert (folder / "notiz.log").read_text(encoding="utf-8") == "eigene Notiz"


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_half_written():
    with reachable_folder() as folder, as_nobody():
        book, _ = LogFolder(folder).read()
        book.write(LOG, BODIES)
        (folder / f"{LOG}.log").chmod(0o400)
        with pytest.raises(ExchangeError, match="lässt sich nicht schreiben"):
            book.write(LOG, [a_body(9)])
        assert [entry.body for entry in book.entries(LOG)] == BODIES
        assert read(folder) == (BODIES, ())


@pytest.mark.skipif(sys.platform != "linux", reason="a limit on the size of files")
def test_a_full_disk_takes_nothing_and_says_so(folder):
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    book, _ = LogFolder(folder).read()
    size = (folder / f"{LOG}.log").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 30, before[1]))
    try:
        with pytest.raises(ExchangeError, match="lässt sich nicht schreiben"):
            book.write(LOG, [a_body(9)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert (folder / f"{LOG}.log").stat().st_size == size
    assert read(folder) == (BODIES, ())
    book.write(LOG, [a_body(9)])
    assert read(folder) == ([*BODIES, a_body(9)], ())


def test_no_room_is_told_as_such(tmp_path):
    told = private_file.not_written(tmp_path, OSError(errno.ENOSPC, "no room"))
    assert "kein Platz" in told.text


def test_what_was_let_go_leaves_its_place_and_no_word(folder):
    (folder / f"{LOG}.log.defekt").write_bytes((folder / f"{LOG}.log").read_bytes())
    book, _ = LogFolder(folder).read()
    book.let_go(LOG, BODIES[1:3].__contains__)
    assert read(folder) == ([BODIES[0], b"", b"", BODIES[3]], ())
    assert not any(b"Frage 1" in file.read_bytes() for file in folder.iterdir())
    book, _ = LogFolder(folder).read()
    book.write(LOG, [a_body(9)])
    assert read(folder) == ([BODIES[0], b"", b"", BODIES[3], a_body(9)], ())


def test_a_place_without_a_hash_is_damage(folder):
    with (folder / f"{LOG}.log").open("ab") as file:
        file.write(b"5  \n6 abc \n")
    assert read(folder) == (BODIES, (LOG,))

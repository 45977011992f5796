"""The local store under the full figures of the security design; `dev.py soak` runs and prints them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.faults import Figures, Writer, damaged_starts, flip_bits, kill_while_answering, tear_logs
from tests.helpers.stores import DAY, Desk, begun

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1800)]


def report(what: str, figures: Figures) -> None:
    print(f"\n{what}: {figures}")
    assert figures.wrong == []


@pytest.mark.parametrize("options", [("local",), ("network",), ("local", "--backups")], ids=" ".join)
def test_120_kills_while_answering(tmp_path, options):
    report(f"kill -9 ({' '.join(options)})", kill_while_answering(tmp_path, rounds=120, seed=21, options=options))


def test_400_torn_logs(tmp_path):
    for part in range(4):
        report(f"torn WAL {part + 1}", tear_logs(tmp_path / str(part), rounds=100, seed=100 + part))


def test_300_damaged_starts(tmp_path):
    report("damaged starts", damaged_starts(tmp_path, rounds=300, seed=22))


def test_5000_flipped_bits(tmp_path):
    report("flipped bits", flip_bits(tmp_path, rounds=5000, seed=23))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 600 KB of its own; only root can have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=600k", "wissen", str(folder)]
    if mount is None or sys.platform == "win32" or subprocess.run([mount, *options], check=False).returncode:
        pytest.skip("no right to mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full(small_disk):
    path = small_disk / "wissen.db"
    *acknowledged, last = Writer(path, "local").rest()
    assert last == "full"
    for name in ("wissen.db", "wissen.db-wal", "wissen.db-head"):
        target = small_disk.parent / "elsewhere" / name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(small_disk / name, target)
    store = Desk(small_disk.parent / "elsewhere").store()
    assert [event.reference for event in store.events()] == acknowledged
    store.verify_all()
    store.append(begun(), today=DAY)
    store.close()
    print(f"\nfull disk: {len(acknowledged)} answers acknowledged, all there")

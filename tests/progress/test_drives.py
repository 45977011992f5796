from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from wissen.progress.drives import Drive, Mount, drive_of, mount_table, parse_mounts

MOUNTS = parse_mounts(
    "/dev/sda1 / ext4 rw 0 0\n"
    "server:/home /home nfs4 rw 0 0\n"
    "/dev/sdb1 /home/amt/lokal ext4 rw 0 0\n"
    "//server/x /mnt/amt\\040laufwerk cifs rw 0 0\n"
    "tmpfs /tmp tmpfs rw 0 0\n"
    "broken\n"
)


@pytest.mark.parametrize(
    ("path", "drive"),
    [
        ("/var/lib/wissen.db", Drive.LOCAL),
        ("/home/amt/wissen.db", Drive.NETWORK),
        ("/home/amt/lokal/wissen.db", Drive.LOCAL),
        ("/homeless/wissen.db", Drive.LOCAL),
        ("/mnt/amt laufwerk/wissen.db", Drive.NETWORK),
    ],
)
def test_the_innermost_mount_decides(path, drive):
    assert drive_of(PurePosixPath(path), MOUNTS) is drive


def test_of_two_mounts_on_one_point_the_later_one_counts():
    mounts = [Mount(PurePosixPath("/srv"), "ext4"), Mount(PurePosixPath("/srv"), "cifs")]
    assert drive_of(PurePosixPath("/srv/wissen.db"), mounts) is Drive.NETWORK


@pytest.mark.parametrize(
    ("path", "drive"),
    [
        (r"\\server\profile\wissen.db", Drive.NETWORK),
        (r"H:\wissen\wissen.db", Drive.NETWORK),
        (r"C:\Users\amt\wissen.db", Drive.LOCAL),
    ],
)
def test_windows_shares_and_mapped_drives_are_network(path, drive):
    mounts = [Mount(PureWindowsPath("H:\\"), "remote")]
    assert drive_of(PureWindowsPath(path), mounts) is drive


def test_without_a_mount_table_a_path_counts_as_local():
    assert drive_of(PurePosixPath("/home/amt/wissen.db"), ()) is Drive.LOCAL


def test_the_table_of_this_machine_can_be_read(tmp_path: Path):
    assert drive_of(tmp_path.resolve(), mount_table()) in Drive

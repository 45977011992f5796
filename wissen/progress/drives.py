"""Whether a path lies on a local or a network drive, read from a table of mounts."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path, PurePath

NETWORK_WARNING = (
    "Ihr Lernstand liegt auf einem Netzlaufwerk. Er wird dort vorsichtiger und langsamer gespeichert. "
    "Sicherer liegt er auf diesem Rechner."
)

_NETWORK_KINDS = frozenset(
    {
        *("afs", "beegfs", "ceph", "cifs", "coda", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"),
        *("fuse.davfs", "fuse.glusterfs", "fuse.rclone", "fuse.sshfs"),
        *("9p", "vboxsf", "vmhgfs"),  # folders that a virtual machine borrows from its host
        "remote",
    }
)
_DRIVE_REMOTE = 4  # GetDriveTypeW


class Drive(Enum):
    """Where the profile lies; decides how SQLite writes and locks."""

    LOCAL = auto()
    NETWORK = auto()


@dataclass(frozen=True, slots=True)
class Mount:
    """A mount point and the kind of its file system; Windows drives that are mapped have the kind `remote`."""

    point: PurePath
    kind: str


def drive_of(path: PurePath, mounts: Iterable[Mount]) -> Drive:
    r"""Return the kind of drive of an absolute path: the innermost mount decides, and \\server\share always does."""
    if path.drive.startswith("\\\\"):
        return Drive.NETWORK
    around = [mount for mount in mounts if path.is_relative_to(mount.point)]
    if not around:
        return Drive.LOCAL
    # Of two mounts on one point the later one covers the earlier.
    innermost = max(enumerate(around), key=lambda pair: (len(pair[1].point.parts), pair[0]))[1]
    return Drive.NETWORK if innermost.kind in _NETWORK_KINDS else Drive.LOCAL


def parse_mounts(text: str) -> tuple[Mount, ...]:
    r"""Read the format of /proc/self/mounts, where a blank in a path is written `\040`."""
    lines = (line.split() for line in text.splitlines())
    return tuple(Mount(Path(_unescaped(fields[1])), fields[2]) for fields in lines if len(fields) >= 3)


def mount_table() -> tuple[Mount, ...]:
    """Return the mounts of this machine; empty where the system does not tell."""
    if sys.platform == "win32":
        import ctypes
        from string import ascii_uppercase

        roots = [f"{letter}:\\" for letter in ascii_uppercase]
        kinds = [(root, ctypes.windll.kernel32.GetDriveTypeW(root)) for root in roots]
        return tuple(Mount(Path(root), "remote") for root, kind in kinds if kind == _DRIVE_REMOTE)
    table = Path("/proc/self/mounts")
    return parse_mounts(table.read_text(encoding="utf-8", errors="surrogateescape")) if table.exists() else ()


def _unescaped(path: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), path)

"""One process per profile: a lock file beside the database.

On a local drive it is held while the database is opened, created, migrated or restored; from then on SQLite's own
exclusive lock is the instance lock. On a network drive it is held until the database is closed, and names the machine,
because some file servers grant one lock to two machines.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from wissen.errors import StoreInUse

_LONGEST_NAME = 255  # bytes
_LOCKED_BYTE = 1 << 20  # far behind the name of the machine, which must stay readable for others


class ProfileLock:
    """A lock that the system takes back when the process dies; the name in it stays and is then worthless here."""

    def __init__(self, path: Path, *, machine: str) -> None:
        """Take the lock at once.

        `machine` is the name to leave for other machines, empty where only processes of this one can come.
        Raises StoreInUse.
        """
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
            if machine:
                self._sign(machine, path)
        except BaseException:
            os.close(self._file)
            raise

    def _sign(self, machine: str, path: Path) -> None:
        holder = os.read(self._file, _LONGEST_NAME).decode(errors="replace")
        if holder not in ("", machine):
            raise StoreInUse(
                f"Wissen ist geöffnet, und zwar auf dem Rechner „{holder}“.",
                f"Schließen Sie es dort. Läuft es dort nicht mehr, löschen Sie die Datei „{path}“.",
            )
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, machine.encode()[:_LONGEST_NAME])
        os.fsync(self._file)

    def release(self) -> None:
        """Give the profile free. The file stays: deleting it could take the lock from somebody who just got it."""
        os.ftruncate(self._file, 0)
        os.close(self._file)


def in_use() -> StoreInUse:
    """Return the error for a profile that another process on this machine holds."""
    return StoreInUse("Wissen ist geöffnet.", "Schließen Sie das andere Fenster und versuchen Sie es noch einmal.")


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            raise in_use() from None
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(file: int) -> None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise in_use() from None

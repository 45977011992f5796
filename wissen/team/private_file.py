"""Files of the exchange in the profile: only their owner reads them, and each is the old or the new one, never half."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from io import RawIOBase
from pathlib import Path
from typing import Final

from wissen.errors import ExchangeError

FRESH: Final = ".neu"
"""Behind the name of a file that is being written, before it takes the place of the earlier one."""


def delete_folder(folder: Path) -> None:
    """Delete a folder with all that is in it, if it is there. Raises ExchangeError."""
    import shutil

    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        raise ExchangeError(
            f"Der Ordner „{folder}“ ließ sich nicht löschen.", "Bitte löschen Sie ihn selbst."
        ) from error


def write(path: Path, data: bytes) -> None:
    """Put a file in the place of an earlier one. Raises ExchangeError, and then the earlier one stands."""
    fresh = path.with_name(f"{path.name}{FRESH}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise not_written(path, error) from error


def append(path: Path, data: bytes) -> None:
    """Add to the end of a file and wait until it is on the disk. Raises ExchangeError, and then nothing is added."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = not path.exists()
        # Without a buffer: what a failed write left in one would be written after all when the file is closed.
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0) as file:
            length = file.seek(0, os.SEEK_END)
            try:
                _write_all(file, data)
                os.fsync(file.fileno())
            except OSError:
                file.truncate(length)
                raise
        if new:
            sync_folder(path.parent)
    except OSError as error:
        raise not_written(path, error) from error


def _write_all(file: RawIOBase, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]


def sync_folder(folder: Path) -> None:
    """Write the entries of a folder to disk; Windows cannot and need not, some network drives cannot."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(descriptor)
        finally:
            os.close(descriptor)


def not_written(path: Path, error: OSError) -> ExchangeError:
    """What is told when a file cannot be written, with the way out that fits the reason."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ExchangeError(
            f"Für „{path}“ ist auf dem Datenträger kein Platz mehr.",
            "Es ist nichts verloren. Schaffen Sie Platz, und versuchen Sie es noch einmal.",
        )
    return ExchangeError(
        f"„{path}“ lässt sich nicht schreiben.",
        "Es ist nichts verloren. Prüfen Sie, ob es den Ordner gibt und ob er beschreibbar ist.",
    )

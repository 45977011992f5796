"""The index on disk: a folder for each generation, a manifest that knows every byte, a pointer to the one in use.

The index is a cache. Its files are opened only if they are exactly those that were written here (Whoosh keeps pickles
in them and does not notice most damage); anything else means that it is built anew.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

_POINTER = "aktuell"
_MANIFEST = "manifest.json"
_LOCK = "sperre"


class BeingBuiltError(Exception):
    """Another thread or process is building here."""


def write_generation(root: Path, key: str, fill: Callable[[Path], None]) -> Path:
    """Let `fill` write the files of a new generation, then make it the one in use; older ones are deleted.

    Raises OSError or BeingBuiltError; what was in use before stays so then. A `fill` that raises leaves nothing behind.
    """
    root.mkdir(parents=True, exist_ok=True)
    with _alone(root):
        return _write(root, key, fill)


def discard(root: Path) -> None:
    """Forget which generation is in use, so that the next one is built whatever is there. Raises OSError."""
    (root / _POINTER).unlink(missing_ok=True)


def is_being_built(root: Path) -> bool:
    """Whether somebody is building here right now. Raises OSError."""
    try:
        with _alone(root):
            return False
    except BeingBuiltError:
        return True


def _write(root: Path, key: str, fill: Callable[[Path], None]) -> Path:
    number = 1 + max((_number(folder) for folder in root.iterdir() if folder.is_dir()), default=0)
    folder = root / f"stand-{number}"
    folder.mkdir()
    try:
        fill(folder)
        manifest = {"key": key, "files": {file.name: _digest(file) for file in sorted(folder.iterdir())}}
        (folder / _MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
        fresh = root / f"{_POINTER}.neu"
        fresh.write_text(folder.name, encoding="utf-8")
        fresh.replace(root / _POINTER)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    for old in root.iterdir():
        if old.is_dir() and old != folder:
            shutil.rmtree(old, ignore_errors=True)  # one that is still open elsewhere goes the next time
    return folder


def current_generation(root: Path, key: str) -> Path | None:
    """The folder of the generation in use, if it was built for this key and every byte of it is as written."""
    try:
        folder = root / (root / _POINTER).read_text(encoding="utf-8")
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        files: dict[str, str] = manifest["files"]
        sound = (
            folder.parent == root
            and manifest["key"] == key
            and {file.name for file in folder.iterdir()} == {*files, _MANIFEST}
            and all(_digest(folder / name) == digest for name, digest in files.items())
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return folder if sound else None


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the lock, which the system takes back when the process dies; the file stays, or two could hold it."""
    file = os.open(root / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(file)
        yield
    finally:
        os.close(file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            raise BeingBuiltError from None

else:
    import fcntl

    def _lock(file: int) -> None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BeingBuiltError from None


def _number(folder: Path) -> int:
    number = folder.name.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()

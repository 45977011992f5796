"""Make files last: content and directory entry reach the disk before we go on."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def create_private(path: Path) -> None:
    """Create an empty file that only its owner may read; an existing file is left alone."""
    path.touch(mode=0o600)


def replace_durably(source: Path, target: Path) -> None:
    """Put `source` in the place of `target`: after a power cut there is the old file or the new one, never a half."""
    with source.open("r+b") as file:
        os.fsync(file.fileno())
    source.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Write the entries of a folder to disk; Windows cannot and need not."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""A display of its own (Xvfb) whose pixels lie in a file: what stands on it is seen without asking the program."""

from __future__ import annotations

import mmap
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

SIZE = (1366, 768)
_STRIDE = 64
"""Bytes: one of sixteen pixels is looked at."""


class Display:
    """`name` is what programs find in DISPLAY."""

    def __init__(self, name: str, pixels: mmap.mmap) -> None:
        self.name = name
        self._pixels = pixels
        self._start = len(pixels) - SIZE[0] * SIZE[1] * 4

    def snapshot(self) -> bytes:
        """A sample of what is on the display."""
        return self._pixels[self._start :: _STRIDE]


def changed(before: bytes, after: bytes) -> float:
    """The share of the display that differs, 0 to 1."""
    if before == after:
        return 0.0
    differences = int.from_bytes(before) ^ int.from_bytes(after)
    return 1 - differences.to_bytes(len(before)).count(0) / len(before)


def is_installed() -> bool:
    """Whether this computer has the program."""
    return shutil.which("Xvfb") is not None


@contextmanager
def running() -> Iterator[Display]:
    """A display for as long as the block lasts; the server chooses a free number."""
    with TemporaryDirectory() as folder:
        geometry = f"{SIZE[0]}x{SIZE[1]}x24"
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", geometry, "-fbdir", folder, "-nocursor", "-noreset"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            assert server.stdout is not None
            number = server.stdout.readline().strip()
            frame = Path(folder, "Xvfb_screen0")
            while frame.stat().st_size < SIZE[0] * SIZE[1] * 4:
                time.sleep(0.05)
            with frame.open("rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as pixels:
                yield Display(f":{number}", pixels)
        finally:
            server.terminate()
            server.wait()

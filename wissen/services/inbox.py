"""The inbox of a profile: what a second start was asked for lies here until the window that is open takes it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_ENDING = ".wunsch"
_ANY = "surrogatepass"
"""Names of files need not be readable text."""
_LONGEST = 4096
"""Bytes of a request; more was not written here."""


def leave(folder: Path, wanted: str, *, name: str) -> None:
    """Leave a Kennung or the path of a file; `name` is one that nobody else chooses. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{name}.neu"
    fresh.write_bytes(wanted.encode("utf-8", _ANY))
    fresh.replace(folder / f"{name}{_ENDING}")


def take(folder: Path) -> tuple[str, ...]:
    """Take everything out, the oldest first; what cannot be read is thrown away."""
    found: list[tuple[int, str]] = []
    for file in folder.glob(f"*{_ENDING}"):
        with suppress(OSError, UnicodeDecodeError):
            text = file.read_bytes()[:_LONGEST].decode("utf-8", _ANY).strip()
            found.append((file.stat().st_mtime_ns, text))
        with suppress(OSError):
            file.unlink()
    return tuple(text for _, text in sorted(found) if text)

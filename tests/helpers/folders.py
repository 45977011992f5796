"""Content folders for tests, from a few files written one under the other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

PACK = """\
format: 1
id: probe
titel: Probepaket
herausgeber: Redaktion
ausgabe: 2026-11
rechtsstand: 2026-08-19
rollen: [telefon, theke]
"""

_FILE = re.compile(r"^=== (?P<path>.+)$", re.MULTILINE)


def files_of(text: str) -> dict[str, str]:
    """The files of a fixture: each begins with a line `=== path`."""
    _, *parts = _FILE.split(text)
    return {path: body.removeprefix("\n") for path, body in zip(parts[::2], parts[1::2], strict=True)}


def write_folder(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files, and a `paket.yaml` if there is none among them; returns the folder."""
    for path, content in {"paket.yaml": PACK, **files}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def a_lesson(kennung: str, *, title: str = "Lektion", body: str = "Text.") -> str:
    """The file of a lesson."""
    return f"---\nkennung: {kennung}\ntitel: {title}\n---\n\n{body}\n"

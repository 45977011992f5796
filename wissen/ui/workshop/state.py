"""Where the Werkstatt was left: its folder and its file, kept in the profile."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wissen.settings import read_json, write_json

NAME = "werkstatt.json"
REMARKS = "werkstatt-meldungen.json"
"""What others reported, in the data of the profile."""
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class WorkshopState:
    """Without a folder nothing was chosen yet; `file` is relative to it."""

    folder: Path | None = None
    file: str = ""
    tabs_folded: bool = False
    """The person wants only the names of the tabs, also where there is room for more."""


def read_state(path: Path) -> WorkshopState:
    """What was kept; the beginning where there is nothing that can be read."""
    raw, _ = read_json(path)
    folder, file = raw.get("ordner"), raw.get("datei")
    return WorkshopState(
        Path(folder) if isinstance(folder, str) and folder else None,
        file if isinstance(file, str) else "",
        tabs_folded=raw.get("listen_zu") is True,
    )


def write_state(path: Path, state: WorkshopState) -> None:
    """Keep it. Raises SettingsError."""
    folder = str(state.folder) if state.folder else ""
    raw = {"format": _FORMAT, "ordner": folder, "datei": state.file, "listen_zu": state.tabs_folded}
    write_json(path, raw)

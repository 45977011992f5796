"""Which groups of Meine Einarbeitung a person has folded, kept as JSON across starts."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from wissen.errors import SettingsError
from wissen.settings import read_json, write_json

NAME = "einarbeitung.json"


class FoldedGroups(set[str]):
    """Kennungen of groups; written when they have changed, as far as the folder can be written."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        folded = read_json(self._path)[0].get("folded")
        super().__init__(map(str, folded) if isinstance(folded, list) else ())
        self._kept = frozenset(self)

    def keep(self) -> None:
        """Write them down."""
        now = frozenset(self)
        if now != self._kept:
            self._kept = now
            with suppress(SettingsError):
                write_json(self._path, {"format": 1, "folded": sorted(now)})

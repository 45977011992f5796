"""What was written in the Werkstatt and not saved: kept in the profile, so that a crash takes nothing."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wissen.settings import read_json, write_json

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """`sha` is that of the file the text was begun from, see `OnDisk.sha`."""

    path: str
    text: str
    sha: str


class KeptDrafts:
    """One JSON file for each text of each content folder; writing and forgetting belong to one lane."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, contents: Path, draft: KeptDraft) -> None:
        """Keep a text in the place of an earlier one of the same file. Raises SettingsError."""
        row = {
            "format": _FORMAT,
            "ordner": str(contents),
            "datei": draft.path,
            "text": draft.text,
            "grundlage": draft.sha,
        }
        write_json(self._file(contents, draft.path), row)

    def forget(self, contents: Path, path: str) -> None:
        """There is nothing unsaved of this file any more."""
        with suppress(OSError):
            self._file(contents, path).unlink(missing_ok=True)

    def found(self, contents: Path) -> tuple[KeptDraft, ...]:
        """What is unsaved of a content folder, by path; what cannot be read is left out."""
        drafts = []
        for file in sorted(self._folder.glob("*.json")):
            row, _ = read_json(file)
            values = [row.get(name) for name in ("datei", "text", "grundlage")]
            if row.get("format") == _FORMAT and row.get("ordner") == str(contents):
                path, text, sha = values
                if isinstance(path, str) and isinstance(text, str) and isinstance(sha, str):
                    drafts.append(KeptDraft(path, text, sha))
        return tuple(sorted(drafts, key=lambda draft: draft.path))

    def _file(self, contents: Path, path: str) -> Path:
        name = hashlib.sha256(f"{contents}\n{path}".encode()).hexdigest()[:24]
        return self._folder / f"{name}.json"

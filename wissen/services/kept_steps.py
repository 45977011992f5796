"""What was done to a content folder as one step: kept in the profile, so that it is finished after a crash and undone.

A list of rewrites is written down before the first file is touched. Found unfinished, it is carried on.
"""

from __future__ import annotations

import hashlib
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from wissen.content.rewrite import carry_on, carry_out, is_untouched, taken_back
from wissen.content.rewritten import Moved, Rewrite, Wrote
from wissen.errors import ContentError, SettingsError
from wissen.settings import read_json, write_json

STEPS: Final = "werkstatt-schritte"
"""The folder of the steps, in that of a profile's data."""
_FORMAT = 1
_UNDONE_ALREADY = "Es ist inzwischen rückgängig gemacht, oder seither wurde etwas anderes geändert."


class StepKind(StrEnum):
    """Of each kind the last step is kept; the value stands in the profile."""

    RENAMED = "umbenannt"
    MENDED = "behoben"
    REDATED = "umgestellt"
    BEGUN = "angelegt"


@dataclass(frozen=True, slots=True)
class KeptStep:
    """`title` says what was done; `whole` is False while it was begun only."""

    title: str
    rewrites: tuple[Rewrite, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Finished:
    """A step that had been interrupted and is done now, but for files that somebody has changed meanwhile."""

    title: str
    left: tuple[str, ...]


class KeptSteps:
    """One file for each kind of step and content folder; all of it belongs to one lane, and saving files too."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def do(self, contents: Path, kind: StepKind, title: str, rewrites: Sequence[Rewrite]) -> None:
        """Do all of it or nothing; the step before of this kind can no longer be undone.

        Raises ContentError, see `carry_out`, and SettingsError before anything is done.
        """
        self._run(contents, kind, KeptStep(title, tuple(rewrites)))

    def undo(self, contents: Path, kind: StepKind, rewrites: Sequence[Rewrite]) -> None:
        """Lead back to what was before these; raises ContentError when they are not the last, or files have changed."""
        last = self.last(contents, kind)
        if last is None or last.rewrites != tuple(rewrites):
            raise ContentError("Das lässt sich nicht mehr rückgängig machen.", _UNDONE_ALREADY)
        self._run(contents, kind, KeptStep(last.title, taken_back(rewrites)))
        self._forget(contents, kind)

    def last(self, contents: Path, kind: StepKind) -> KeptStep | None:
        """What was done last, and can be undone unless its files have changed since."""
        step = self._read(contents, kind)
        return step if step is not None and step.whole else None

    def finish(self, contents: Path) -> tuple[Finished, ...]:
        """Carry on what was interrupted in this folder, by a crash or a power cut.

        Raises ContentError where a file cannot be written; then it is carried on the next time.
        """
        found: list[Finished] = []
        if not contents.is_dir():
            return ()  # out of reach now, which says nothing of what was done there
        for kind in StepKind:
            step = self._read(contents, kind)
            if step is None or step.whole:
                continue
            if not is_untouched(contents, step.rewrites):
                found.append(Finished(step.title, carry_on(contents, step.rewrites)))
            self._forget(contents, kind)
        return tuple(found)

    def _run(self, contents: Path, kind: StepKind, step: KeptStep) -> None:
        before = self.last(contents, kind)
        self._keep(contents, kind, KeptStep(step.title, step.rewrites, whole=False))
        try:
            carry_out(contents, step.rewrites)
        except ContentError:
            if is_untouched(contents, step.rewrites):
                self._put(contents, kind, before)
            raise
        with suppress(SettingsError):  # done it is; it can be undone only if it could be kept
            self._keep(contents, kind, step)

    def _put(self, contents: Path, kind: StepKind, step: KeptStep | None) -> None:
        if step is None:
            self._forget(contents, kind)
        else:
            self._keep(contents, kind, step)

    def _keep(self, contents: Path, kind: StepKind, step: KeptStep) -> None:
        row = {
            "format": _FORMAT,
            "ordner": str(contents),
            "titel": step.title,
            "fertig": step.whole,
            "schritte": [_row(one) for one in step.rewrites],
        }
        write_json(self._file(contents, kind), row)

    def _forget(self, contents: Path, kind: StepKind) -> None:
        with suppress(OSError):
            self._file(contents, kind).unlink(missing_ok=True)

    def _read(self, contents: Path, kind: StepKind) -> KeptStep | None:
        """None where there is nothing, or nothing that this version understands."""
        row, _ = read_json(self._file(contents, kind))
        title, whole, steps = (row.get(name) for name in ("titel", "fertig", "schritte"))
        sound = row.get("format") == _FORMAT and row.get("ordner") == str(contents)
        if not (sound and isinstance(title, str) and isinstance(whole, bool) and isinstance(steps, list)):
            return None
        try:
            return KeptStep(title, tuple(map(_rewrite, steps)), whole)
        except (KeyError, TypeError, ValueError, zlib.error):
            return None

    def _file(self, contents: Path, kind: StepKind) -> Path:
        name = hashlib.sha256(str(contents).encode()).hexdigest()[:24]
        return self._folder / f"{name}-{kind.value}.json"


def _row(one: Rewrite) -> dict[str, str | None]:
    if isinstance(one, Moved):
        return {"von": one.path, "nach": one.target}
    return {"datei": one.path, "vorher": _packed(one.before), "nachher": _packed(one.after)}


def _rewrite(row: Mapping[str, Any]) -> Rewrite:
    if "von" in row:
        return Moved(str(row["von"]), str(row["nach"]))
    return Wrote(str(row["datei"]), _unpacked(row["vorher"]), _unpacked(row["nachher"]))


def _packed(data: bytes | None) -> str | None:
    return None if data is None else b64encode(zlib.compress(data)).decode()


def _unpacked(text: str | None) -> bytes | None:
    return None if text is None else zlib.decompress(b64decode(text, validate=True))

"""A folder that both sides can reach: each puts its letters there and takes those that are for it.

A letter is called `reader-writer.wissenpfad` or `.wissenstand`, both by the first digits of their devices. A newer one
replaces it, whole; it holds everything that the earlier one held.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

from wissen.errors import ExchangeError
from wissen.team.envelope import LARGEST, SUFFIXES, FileKind
from wissen.team.keys import PublicKeys
from wissen.team.private_file import FRESH, not_written, sync_folder

_DIGITS: Final = 16
_LETTERS: Final = (FileKind.FROM_MENTOR, FileKind.FROM_TRAINEE)


def letter_name(kind: FileKind, reader: PublicKeys, writer: PublicKeys) -> str:
    """The name of a letter in the folder."""
    return f"{reader.id[:_DIGITS]}-{writer.id[:_DIGITS]}{SUFFIXES[kind]}"


def letters_for(folder: Path, reader: str) -> Iterator[tuple[str, bytes | ExchangeError]]:
    """Names and contents of all letters for the device with this id, or why one cannot be read.

    Raises ExchangeError when the folder is not there.
    """
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        raise _away(folder) from error
    endings = tuple(SUFFIXES[kind] for kind in _LETTERS)
    for name in names:
        if name.startswith(f"{reader[:_DIGITS]}-") and name.endswith(endings):
            try:
                yield name, read_file(folder / name)
            except ExchangeError as error:
                yield name, error


def put(folder: Path, name: str, data: bytes, *, dated: date | None = None) -> None:
    """Put a file into a folder, in place of an earlier one: whoever reads it finds the old or the new one whole.

    `dated` is the day that the file says it was changed on; None: now. Raises ExchangeError.
    """
    if not is_there(folder):
        raise _away(folder)
    fresh = folder / f"{name}{FRESH}"
    try:
        fresh.unlink(missing_ok=True)
        with fresh.open("xb") as file:  # never through a link that somebody else has laid there
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if dated is not None:
            noon = datetime.combine(dated, time(12), UTC).timestamp()
            os.utime(fresh, (noon, noon))
        fresh.replace(folder / name)
        sync_folder(folder)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise not_written(folder / name, error) from error


def take_away(folder: Path, writer: str, *, reader: str = "", but: Collection[str] = ()) -> None:
    """Delete what the device with this id put into a folder, for one reader or for all, also what it left half written.

    `but` are the names of files that stay. Raises ExchangeError.
    """
    begin = f"{reader[:_DIGITS]}-" if reader else ""
    endings = tuple(f"-{writer[:_DIGITS]}{SUFFIXES[kind]}" for kind in _LETTERS)
    try:
        for file in list(folder.iterdir()):
            is_its = file.name.startswith(begin) and file.name.removesuffix(FRESH).endswith(endings)
            if is_its and file.name not in but:
                file.unlink(missing_ok=True)
    except OSError as error:
        raise ExchangeError(
            f"Im Ordner „{folder}“ liegen noch Dateien von diesem Rechner.",
            f"Löschen Sie sie selbst: Vor der Endung steht „{writer[:_DIGITS]}“. Lesen kann sie nur, für wen sie sind.",
        ) from error


def is_there(path: Path) -> bool:
    """Whether a file or folder is there and can be reached."""
    try:
        return path.exists()
    except OSError:
        return False


def read_file(path: Path) -> bytes:
    """A file of the exchange, unless it is far too large. Raises ExchangeError."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ExchangeError(f"Die Datei „{path}“ ist nicht lesbar.", "Prüfen Sie, ob es sie noch gibt.") from error
    if len(data) > LARGEST:
        raise ExchangeError(f"Die Datei „{path.name}“ ist zu groß für eine Austauschdatei.")
    return data


def _away(folder: Path) -> ExchangeError:
    return ExchangeError(
        f"Der Ordner „{folder}“ ist nicht erreichbar.",
        "Es ist nichts verloren. Prüfen Sie, ob das Laufwerk verbunden ist, und versuchen Sie es dann noch einmal.",
    )

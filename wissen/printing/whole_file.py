"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from wissen.errors import PrintError

_REASONS = {
    errno.EACCES: "Dort darf nicht geschrieben werden.",
    errno.EPERM: "Dort darf nicht geschrieben werden.",
    errno.EROFS: "Dort darf nicht geschrieben werden.",
    errno.ENOENT: "Den Ordner gibt es nicht.",
    errno.ENOTDIR: "Den Ordner gibt es nicht.",
    errno.EISDIR: "So heißt schon ein Ordner.",
    errno.ENAMETOOLONG: "Der Name ist zu lang.",
    errno.ENOSPC: "Auf dem Datenträger ist kein Platz mehr.",
}


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file, then put it in its place: an older file stays until the new one is complete.

    Raises PrintError when the file cannot be written.
    """
    fresh = path.with_name(f".{path.name}.neu")
    try:
        try:
            with fresh.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        why = _REASONS.get(error.errno or 0, "Das Schreiben ist fehlgeschlagen.")
        raise PrintError(
            f"„{path}“ lässt sich nicht speichern. {why}",
            "Schließen Sie die Datei, falls sie gerade geöffnet ist, oder wählen Sie einen anderen Ordner.",
        ) from error

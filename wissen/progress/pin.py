"""The PIN of a profile: kept as an argon2id hash in a file beside the database.

It keeps curious people out of the window. It encrypts nothing: whoever may read the files may read everything.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

from wissen.errors import PinError
from wissen.progress import files

FILE: Final = "pin"
SHORTEST: Final = 4
LONGEST: Final = 100
"""Characters of a PIN, digits or any others."""


def is_set(folder: Path) -> bool:
    """Whether the profile with this data folder asks for a PIN; a file that cannot be read still asks."""
    return (folder / FILE).exists()


def keep(folder: Path, pin: str) -> None:
    """Ask for this PIN from now on; takes about 100 ms. Raises PinError, and then the old one holds."""
    from nacl.pwhash import argon2id  # late: only who has a PIN needs it

    if not SHORTEST <= len(pin) <= LONGEST:
        raise PinError(
            f"Eine PIN hat mindestens {SHORTEST} und höchstens {LONGEST} Zeichen.", "Bitte wählen Sie eine andere."
        )
    hashed = argon2id.str(_encoded(pin), opslimit=argon2id.OPSLIMIT_INTERACTIVE, memlimit=argon2id.MEMLIMIT_INTERACTIVE)
    fresh = folder / f"{FILE}.neu"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        files.create_private(fresh)
        fresh.write_bytes(hashed)
        files.replace_durably(fresh, folder / FILE)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise _not_writable(folder) from error


def matches(folder: Path, pin: str) -> bool:
    """Whether this is the PIN; takes about 100 ms.

    Raises PinError when the file cannot be read or is damaged: nobody gets in by damaging it.
    """
    from nacl.exceptions import CryptoError
    from nacl.pwhash import argon2id

    try:
        hashed = (folder / FILE).read_bytes()
    except OSError as error:
        raise _damaged(folder) from error
    if not hashed.startswith(argon2id.STRPREFIX):
        raise _damaged(folder)
    try:
        return bool(argon2id.verify(hashed, _encoded(pin)))
    except CryptoError:
        return False


def remove(folder: Path) -> None:
    """Ask for no PIN any more. Raises PinError."""
    try:
        (folder / FILE).unlink(missing_ok=True)
    except OSError as error:
        raise _not_writable(folder) from error


def _encoded(pin: str) -> bytes:
    # An ä is one character on one keyboard and two on another.
    return unicodedata.normalize("NFC", pin).encode("utf-8", "surrogatepass")


def _damaged(folder: Path) -> PinError:
    return PinError(
        f"Die Datei „{folder / FILE}“ mit der PIN ist nicht lesbar.",
        "Wer den Rechner verwaltet, kann sie löschen. Dann fragt Wissen hier nicht mehr nach der PIN.",
    )


def _not_writable(folder: Path) -> PinError:
    return PinError(
        f"Die PIN lässt sich im Ordner „{folder}“ nicht ändern.",
        "Prüfen Sie, ob der Ordner beschreibbar ist. Es gilt weiter, was vorher galt.",
    )

"""Releasing content: built against the edition before, signed, and written as one file, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wissen import settings
from wissen.errors import PackError
from wissen.services.pack_building import build, make_key, sign_file, write_built

ENDING: Final = ".wissenpaket"
STORE: Final = "freigabe.json"
"""In the folder of a profile: which key and which edition before were used the last time; never a password."""


@dataclass(frozen=True, slots=True)
class Release:
    """What became of a release; without `edition` there is no file.

    `problems` are what the check found first, `gone` Kennungen that vanished without a successor, `silent` titles of
    what was changed without an entry in the `verlauf`.
    """

    edition: str = ""
    fingerprint: str = ""
    problems: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Habits:
    """What the last release was made with; None where there was none."""

    key: Path | None = None
    previous: Path | None = None


def release(folder: Path, target: Path, *, previous: Path | None, key: Path, password: str, store: Path) -> Release:
    """Build, sign and write a pack, and offer key and pack again the next time (in the file `store`).

    Raises ContentError, PackError, PrintError or SettingsError; an older file stays until the new one is whole.
    """
    built = build(folder, previous=previous)
    silent = tuple(change.title for change in built.silent)
    if built.manifest is None:
        return Release(problems=tuple(map(str, built.problems)), gone=built.gone, silent=silent)
    fresh = target.with_name(f".{target.name}.frei")
    try:
        write_built(fresh, built)
        public = sign_file(fresh, key, password)
        fresh.replace(target)
    except OSError as error:
        told = f"„{target}“ lässt sich nicht schreiben: {error.strerror}."
        raise PackError("datei-schreiben", told, "Wählen Sie einen anderen Ort.") from error
    finally:
        fresh.unlink(missing_ok=True)
    settings.write_json(store, {"key": str(key), "previous": str(target)})
    return Release(built.manifest.edition, public.fingerprint, silent=silent)


def new_key(file: Path, password: str, *, random: Callable[[int], bytes]) -> str:
    """Make a key with a password, beside it the public one; its fingerprint. Raises ContentError."""
    return make_key(file, password, random=random).fingerprint


def habits(store: Path) -> Habits:
    """What was chosen the last time, as far as it is still there."""
    raw, _ = settings.read_json(store)
    found = {name: Path(value) for name, value in raw.items() if isinstance(value, str) and Path(value).is_file()}
    return Habits(found.get("key"), found.get("previous"))

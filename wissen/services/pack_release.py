"""Releasing content: built against the edition before, signed, and written as one file, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wissen import settings
from wissen.content.pack import sign_pack
from wissen.content.pack_signature import PublicKey
from wissen.errors import PackError, SettingsError
from wissen.printing.whole_file import write_whole
from wissen.services.pack_building import build, make_key, read_key, signer

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

    Raises ContentError, PackError or PrintError; an older file stays until the new one is whole.
    """
    secret = read_key(key, password)
    if previous is not None:
        _refuse_other_key(signer(previous), secret.public)
    built = build(folder, previous=previous)
    silent = tuple(change.title for change in built.silent)
    if built.manifest is None:
        return Release(problems=tuple(map(str, built.problems)), gone=built.gone, silent=silent)
    manifest = built.manifest
    write_whole(target, sign_pack(built.data, secret, pack_id=manifest.id, edition=manifest.edition))
    with suppress(SettingsError):  # the pack is there; the next time the person has to choose again
        settings.write_json(store, {"key": str(key), "previous": str(target)})
    return Release(manifest.edition, secret.public.fingerprint, silent=silent)


def _refuse_other_key(before: PublicKey | None, now: PublicKey) -> None:
    """Whoever has the edition before trusts its key alone, and could not install this one."""
    if before is None or before.key == now.key:
        return
    raise PackError(
        "schlüssel-gewechselt",
        f"Die vorige Ausgabe ist mit einem anderen Schlüssel signiert (Fingerabdruck: {before.fingerprint}). Wer sie "
        "installiert hat, könnte diese Ausgabe nicht installieren.",
        "Nehmen Sie den bisherigen Schlüssel. Ist er verloren, braucht das Paket eine neue „id“ in paket.yaml, oder "
        "Ihr Amt nennt den neuen Schlüssel in buero.toml; lassen Sie dann das Feld für die vorige Ausgabe leer.",
    )


def new_key(file: Path, password: str, *, random: Callable[[int], bytes]) -> str:
    """Make a key with a password, beside it the public one; its fingerprint. Raises ContentError."""
    return make_key(file, password, random=random).fingerprint


def habits(store: Path) -> Habits:
    """What was chosen the last time, as far as it is still there."""
    raw, _ = settings.read_json(store)
    found = {name: Path(value) for name, value in raw.items() if isinstance(value, str) and Path(value).is_file()}
    return Habits(found.get("key"), found.get("previous"))

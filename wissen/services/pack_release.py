"""Releasing content: built against the edition before, signed, and written as one file, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wissen import paths, settings
from wissen.content import fix
from wissen.content.head_text import manifest_of
from wissen.content.load import PACK_FILE
from wissen.content.manifest import EDITION, read_pack
from wissen.content.model import Pack
from wissen.content.pack import sign_pack
from wissen.content.pack_manifest import edition_key, is_newer
from wissen.content.pack_signature import PublicKey, SecretKey
from wissen.content.source import decode
from wissen.errors import ContentError, PackError, SettingsError
from wissen.printing.whole_file import write_whole
from wissen.services.law_staging import require_own
from wissen.services.pack_building import Built, build, make_key, read_key, signer

STORE: Final = "freigabe.json"
"""In the folder of a profile: which key and which edition before were used the last time; never a password."""


@dataclass(frozen=True, slots=True)
class Release:
    """What became of a release; without `edition` there is no file.

    `problems` are what the check found first, `gone` Kennungen that vanished without a successor, `silent` titles of
    what was changed without an entry in the `verlauf`; `compared` names the edition that these were found against.
    """

    edition: str = ""
    fingerprint: str = ""
    problems: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    compared: str = ""


@dataclass(frozen=True, slots=True)
class Habits:
    """What the last release was made with; None where there was none, `edition` what it was called."""

    key: Path | None = None
    previous: Path | None = None
    edition: str = ""


def release(
    folder: Path,
    target: Path,
    *,
    edition: str,
    previous: Path | None,
    key: Path,
    password: str,
    store: Path,
    known: Iterable[Path] = (),
) -> Release:
    """Name the edition, build, sign and write a pack, and offer key and pack again the next time (in the file `store`).

    Without a `previous` pack it is compared with the `known` editions and the one released from here last, see `build`.
    Raises ContentError, PackError or PrintError; an older file stays until the new one is whole, and an edition that
    does not come into being is not named.
    """
    secret = read_key(key, password)
    if previous is not None:
        _refuse_other_key(signer(previous), secret.public)
    before = fix.bytes_of(folder / PACK_FILE)
    _name_edition(folder, before, edition)
    released = Release()
    try:
        last = habits(store).previous
        own = () if last is None else (last,)
        released = _release(build(folder, previous=previous, known=(*known, *own)), target, secret)
    finally:
        if not released.edition and fix.bytes_of(folder / PACK_FILE) != before:
            fix.write_whole(folder / PACK_FILE, before)
    if released.edition:
        with suppress(SettingsError):  # the pack is there; the next time the person has to choose again
            settings.write_json(store, {"key": str(key), "previous": str(target), "edition": released.edition})
    return released


def proposed_edition(pack: Pack, known: Habits) -> str:
    """What the next edition may be called: as the folder says, or a step above those that others have already."""
    shipped, _ = read_pack(fix.bytes_of(paths.bundled("content") / PACK_FILE), PACK_FILE)
    editions = [known.edition, shipped.edition if shipped is not None and shipped.id == pack.id else ""]
    highest = max((one for one in editions if edition_key(one)), key=lambda one: edition_key(one) or (), default="")
    if is_newer(pack.edition, highest):
        return pack.edition
    first, dot, last = highest.rpartition(".")
    return f"{first}.{int(last) + 1}" if dot else f"{highest}.1"


def _name_edition(folder: Path, before: bytes, edition: str) -> None:
    if edition_key(edition) is None:
        raise ContentError(
            f"„{edition}“ ist kein Name für eine Ausgabe.",
            "Eine Ausgabe besteht aus Zahlen, zum Beispiel „2026-11“ oder „2026-11.2“.",
        )
    text, _ = decode(before, PACK_FILE)
    head, _ = manifest_of(text) if text is not None else (None, ())
    if head is not None and head.value(EDITION) != edition:  # what cannot be read, the check tells
        require_own(folder)
        fix.write_whole(folder / PACK_FILE, fix.encoded(head.with_value(EDITION, edition), before))


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


def _release(built: Built, target: Path, secret: SecretKey) -> Release:
    silent = tuple(change.title for change in built.silent)
    if built.manifest is None:
        problems = tuple(map(str, built.problems))
        return Release(problems=problems, gone=built.gone, silent=silent, compared=built.compared)
    manifest = built.manifest
    write_whole(target, sign_pack(built.data, secret, pack_id=manifest.id, edition=manifest.edition))
    return Release(manifest.edition, secret.public.fingerprint, silent=silent, compared=built.compared)


def new_key(file: Path, password: str, *, random: Callable[[int], bytes]) -> str:
    """Make a key with a password, beside it the public one; its fingerprint. Raises ContentError."""
    return make_key(file, password, random=random).fingerprint


def habits(store: Path) -> Habits:
    """What was chosen the last time, as far as it is still there."""
    raw, _ = settings.read_json(store)
    found = {name: Path(value) for name, value in raw.items() if isinstance(value, str) and Path(value).is_file()}
    edition = raw.get("edition")
    return Habits(found.get("key"), found.get("previous"), edition if isinstance(edition, str) else "")

"""Packs that are installed: files by their hash, a manifest for each edition, and which edition is read.

    <packs>/_objekte/ab/<SHA-256>         every file once, whatever editions share it
    <packs>/paket-<id>/<edition>.json     the manifest of an edition
    <packs>/paket-<id>/stand.json         which edition is read, which came before, whose signature counts

The folder of a pack may stand wherever a content folder may: `files_of` tells them apart.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from wissen.content.files import Files, FolderFiles
from wissen.content.pack_manifest import LARGEST, Manifest, edition_key, read_manifest
from wissen.content.problem import Problem
from wissen.errors import ContentError, PackError

STAND: Final = "stand.json"
OBJECTS: Final = "_objekte"
FORMAT: Final = 1
_PREFIX: Final = "paket-"
_DAMAGED: Final = "Das installierte Paket ist beschädigt."
_AGAIN: Final = "Installieren Sie es noch einmal aus seiner Datei."


@dataclass(frozen=True, slots=True)
class Stand:
    """Which edition is read; `previous` is the one to go back to, `set_aside` the one the person went back from.

    `key` is the public key whose signature counts. Empty where there is none.
    """

    edition: str
    key: str
    previous: str = ""
    set_aside: str = ""


@dataclass(frozen=True, slots=True)
class StoredFiles:
    """The files of an installed edition; what is no longer what its hash says is not read."""

    place: Path
    manifest: Manifest
    _hashes: dict[str, str] = field(repr=False)

    def scan(self) -> tuple[list[str], list[Problem]]:
        return sorted(self._hashes, key=lambda path: path.split("/")), []

    def read(self, path: str, *, limit: int) -> bytes:
        if path not in self._hashes:
            raise FileNotFoundError(path)
        data = object_path(self.place.parent, self._hashes[path]).read_bytes()
        if sha256(data).hexdigest() != self._hashes[path]:
            raise OSError(f"damaged: {path}")
        return data[: limit + 1]


@dataclass(frozen=True, slots=True)
class DamagedFiles:
    """An installed pack of which nothing can be said any more but why."""

    told: str

    def scan(self) -> tuple[list[str], list[Problem]]:
        return [], [Problem("", 0, "paket-beschädigt", self.told)]

    def read(self, path: str, *, limit: int) -> bytes:
        del limit
        raise FileNotFoundError(path)


def files_of(place: Path) -> Files:
    """The files of a content folder, or of the edition of an installed pack that is read now."""
    if not is_installed(place):
        return FolderFiles(place)
    try:
        return stored_files(place, read_stand(place).edition)
    except ContentError as error:
        return DamagedFiles(str(error))


def is_installed(place: Path) -> bool:
    """Whether this is the folder of an installed pack, where nobody writes but the one who installs."""
    try:
        return (place / STAND).is_file()
    except OSError:
        return False


def refuse_installed(place: Path) -> None:
    """Raises ContentError where content of a pack would be written to: what was signed stays as it is."""
    if any(map(is_installed, (place, *place.parents))):
        raise ContentError(
            f"„{place}“ gehört zu einem installierten Paket, und das ändert niemand.",
            "Arbeiten Sie in dem Inhaltsordner, aus dem das Paket gebaut wird.",
        )


def place_of(packs: Path, pack_id: str) -> Path:
    """Where a pack lies when it is installed."""
    return packs / f"{_PREFIX}{pack_id}"


def object_path(packs: Path, digest: str) -> Path:
    """Where the file with this SHA-256 lies."""
    return packs / OBJECTS / digest[:2] / digest


def manifest_path(place: Path, edition: str) -> Path:
    """Where the manifest of an edition lies."""
    return place / f"{edition}.json"


def stored_files(place: Path, edition: str) -> StoredFiles:
    """The files of an installed edition; raises ContentError when it is not there or damaged."""
    try:
        with manifest_path(place, edition).open("rb") as file:
            manifest = read_manifest(file.read(LARGEST))
    except (OSError, PackError) as error:
        raise ContentError(_DAMAGED, _AGAIN) from error
    return StoredFiles(place, manifest, {file.path: file.sha256 for file in manifest.files})


def is_whole(place: Path, edition: str) -> bool:
    """Whether every file of an installed edition is there and unharmed; reads all of them."""
    try:
        files = stored_files(place, edition)
        for path in files.scan()[0]:
            files.read(path, limit=0)
    except (OSError, ContentError):
        return False
    return True


def read_stand(place: Path) -> Stand:
    """What holds for an installed pack; raises ContentError when that cannot be read, for then nobody is trusted."""
    fault = ContentError(
        _DAMAGED, f"Benennen Sie den Ordner „{place}“ um, und installieren Sie das Paket neu aus seiner Datei."
    )
    try:
        raw = json.loads((place / STAND).read_text(encoding="utf-8"))
        written = raw.pop("format")
        stand = Stand(**raw)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise fault from error
    if written != FORMAT or not _holds(stand):
        raise fault
    return stand


def write_stand(stand: Stand) -> bytes:
    """The one spelling of a stand."""
    raw: dict[str, Any] = {"format": FORMAT, "edition": stand.edition, "key": stand.key}
    return json.dumps({**raw, "previous": stand.previous, "set_aside": stand.set_aside}).encode()


def installed_places(packs: Path) -> tuple[Path, ...]:
    """The folders of all packs that are installed, in the order of their names."""
    return tuple(sorted(place for place in packs.glob(f"{_PREFIX}*") if is_installed(place)))


def _holds(stand: Stand) -> bool:
    texts = (stand.edition, stand.key, stand.previous, stand.set_aside)
    if not all(isinstance(text, str) for text in texts) or edition_key(stand.edition) is None:
        return False
    return all(not edition or edition_key(edition) for edition in (stand.previous, stand.set_aside))

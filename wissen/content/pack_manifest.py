"""What a pack says of itself: its name, its edition and every file with its hash; and the order of editions."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from wissen.content.ids import is_id
from wissen.content.pack_names import refuse_paths
from wissen.errors import PackError

FORMAT: Final = 1
"""The newest form of a pack that this version reads."""
LARGEST: Final = 40_000_000
"""Bytes of a pack file."""
LONGEST_EDITION: Final = 40
LONGEST_TITLE: Final = 200

_EDITION = re.compile(r"[0-9]{1,6}(?:[.-][0-9]{1,6}){0,5}")
_SHA = re.compile(r"[0-9a-f]{64}")
_AGAIN: Final = "Besorgen Sie das Paket neu, oder fragen Sie die Redaktion."


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of the manifest; `sha256` in hexadecimal digits, `size` in bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack holds; the files in the order of their paths."""

    id: str
    edition: str
    title: str
    files: tuple[PackedFile, ...]


def edition_key(edition: str) -> tuple[int, ...] | None:
    """What editions are ordered by: "2026-9" comes before "2026-11"; None for one that has no order."""
    if len(edition) > LONGEST_EDITION or not _EDITION.fullmatch(edition):
        return None
    return tuple(map(int, re.split(r"[.-]", edition)))


def is_newer(edition: str, than: str) -> bool:
    """Whether an edition comes after another; editions only rise. Every edition comes after none ("")."""
    mine, other = edition_key(edition), edition_key(than)
    return mine is not None and (other is None or mine > other)


def manifest_of(files: Mapping[str, bytes], *, pack_id: str, edition: str, title: str) -> Manifest:
    """The manifest of these files by path."""
    packed = (PackedFile(path, sha256(files[path]).hexdigest(), len(files[path])) for path in sorted(files))
    return Manifest(pack_id, edition, title, tuple(packed))


def write_manifest(manifest: Manifest) -> bytes:
    """The one spelling of a manifest: JSON, UTF-8, a line for each file."""
    head = {"format": FORMAT, "id": manifest.id, "edition": manifest.edition, "title": manifest.title}
    rows = [{"path": file.path, "sha256": file.sha256, "size": file.size} for file in manifest.files]
    return (json.dumps({**head, "files": rows}, ensure_ascii=False, indent=0, allow_nan=False) + "\n").encode()


def read_manifest(data: bytes) -> Manifest:
    """The manifest in these bytes, and nothing beside it; raises PackError."""
    try:
        raw = json.loads(data.decode(), object_pairs_hook=_once)
        if _number(raw["format"]) > FORMAT:
            raise PackError("format-neuer", "Diese Inhalte brauchen eine neuere Version.", "Aktualisieren Sie Wissen.")
        manifest = _manifest(raw)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise PackError("manifest-unlesbar", "Das Verzeichnis des Pakets ist nicht lesbar.", _AGAIN) from error
    refuse_paths(file.path for file in manifest.files)
    return manifest


def _manifest(raw: Any) -> Manifest:
    if set(raw) != {"format", "id", "edition", "title", "files"} or raw["format"] != FORMAT:
        raise ValueError("keys")
    files = tuple(map(_file, raw["files"]))
    manifest = Manifest(_text(raw["id"]), _text(raw["edition"]), _text(raw["title"]), files)
    paths = [file.path for file in files]
    if not is_id(manifest.id) or edition_key(manifest.edition) is None or not manifest.title or paths != sorted(paths):
        raise ValueError("values")
    return manifest


def _file(raw: Any) -> PackedFile:
    if set(raw) != {"path", "sha256", "size"} or not _SHA.fullmatch(_text(raw["sha256"])):
        raise ValueError("file")
    return PackedFile(_text(raw["path"]), raw["sha256"], _number(raw["size"]))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise TypeError(raw)
    if len(raw) > LONGEST_TITLE or not raw.isprintable():
        raise ValueError(raw)
    return raw


def _number(raw: object) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise TypeError(raw)
    if not 0 <= raw <= LARGEST:
        raise ValueError(raw)
    return raw

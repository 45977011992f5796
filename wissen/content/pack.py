"""`.wissenpaket`: a zip of content with its manifest, and behind it, as the comment of the zip, who signed it.

Building is deterministic: the same files give the same bytes. What is signed is the zip without its comment.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from wissen.content.ids import is_id
from wissen.content.pack_entries import END, MANIFEST
from wissen.content.pack_manifest import LARGEST, Manifest, edition_key, write_manifest
from wissen.content.pack_names import refuse_paths
from wissen.content.pack_signature import (
    PublicKey,
    SecretKey,
    read_public,
    read_signature,
    sign,
    verify,
    write_public,
    write_signature,
)
from wissen.errors import PackError

_COMMENT = re.compile(r"wissenpaket (?P<id>[a-z0-9-]+) (?P<edition>[0-9.-]+)")
LARGEST_SEAL: Final = 2_000
"""Bytes at the end of a pack in which its signature stands."""
_MADE: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_AGAIN: Final = "Besorgen Sie das Paket neu, oder fragen Sie die Redaktion."


@dataclass(frozen=True, slots=True)
class Sealed:
    """A pack whose signature is right: whose it is, for which pack and edition. Nothing else is looked at yet."""

    archive: bytes
    key: PublicKey
    id: str
    edition: str


# ---------------------------------------------------------------- build and sign


def build_pack(manifest: Manifest, files: Mapping[str, bytes]) -> bytes:
    """The unsigned pack; raises PackError for a path that no pack may hold."""
    refuse_paths(sorted(files))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        _add(archive, MANIFEST, write_manifest(manifest))
        for file in manifest.files:
            _add(archive, file.path, files[file.path])
    return made.getvalue()


def sign_pack(archive: bytes, key: SecretKey, *, pack_id: str, edition: str) -> bytes:
    """The pack with the signature behind it; whoever knows minisign finds its two texts there."""
    signature = sign(archive, key, comment=f"wissenpaket {pack_id} {edition}")
    seal = (write_public(key.public) + write_signature(signature)).encode()
    return archive[:-2] + len(seal).to_bytes(2, "little") + seal


def unseal(data: bytes) -> Sealed:
    """First the size, then the signature; nothing else of the file is looked at before. Raises PackError."""
    archive, seal = split_seal(data)
    if not seal:
        raise PackError("signatur-fehlt", "Das Paket ist nicht signiert.", f"{_AGAIN} (wissen pack sign)")
    lines = _seal_text(seal).split("\n")
    key = read_public("\n".join(lines[:2]))
    signature = read_signature("\n".join(lines[2:]))
    verify(archive, signature, key)
    told = _COMMENT.fullmatch(signature.comment)
    if told is None or not is_id(told["id"]) or edition_key(told["edition"]) is None:
        raise PackError("signatur-für-anderes", "Die Signatur gilt keinem Inhaltspaket.", _AGAIN)
    return Sealed(archive, key, told["id"], told["edition"])


def split_seal(data: bytes) -> tuple[bytes, bytes]:
    """The zip as it was signed, and the signature behind it (empty: none). Raises PackError for what is no pack."""
    if len(data) > LARGEST:
        raise PackError("paket-zu-groß", f"Die Datei ist größer als {LARGEST // 1_000_000} MB.", _AGAIN)
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - END.size - LARGEST_SEAL))
    if end < 0 or end + END.size > len(data):
        raise PackError("kein-paket", "Das ist kein Inhaltspaket, oder es ist abgeschnitten.", _AGAIN)
    length = int.from_bytes(data[end + END.size - 2 : end + END.size], "little")
    if end + END.size + length != len(data):
        raise PackError("kein-paket", "Das Paket ist abgeschnitten, oder es hängt etwas daran.", _AGAIN)
    return data[: end + END.size - 2] + b"\0\0", data[end + END.size :]


def claimed(end: bytes) -> tuple[str, str] | None:
    """Which pack and edition the last bytes of a file speak of; nobody has checked whether that is true."""
    told = [*_COMMENT.finditer(end.decode("latin-1"))]
    return (told[-1]["id"], told[-1]["edition"]) if told else None


def _seal_text(seal: bytes) -> str:
    try:
        return seal.decode()
    except UnicodeDecodeError as error:
        raise PackError("signatur-unlesbar", "Die Signatur ist nicht lesbar.", _AGAIN) from error


def _add(archive: zipfile.ZipFile, path: str, data: bytes) -> None:
    row = zipfile.ZipInfo(path, _MADE)
    row.create_system = _UNIX
    row.external_attr = (stat.S_IFREG | 0o644) << 16
    archive.writestr(row, data, zipfile.ZIP_DEFLATED, compresslevel=9)

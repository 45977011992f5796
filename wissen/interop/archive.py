"""What lies in a file from elsewhere: what it is itself, or the files of a zip, which is never unpacked to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from wissen.errors import ForeignFileError
from wissen.interop.foreign import FileKind
from wissen.text import german_list

MAX_FILES = 200
MAX_UNPACKED = 60_000_000
"""Bytes of all files of a zip together."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip begins, and one that is empty."""
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways to pack that stop unpacking at a limit; the library does so for no other."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One file as bytes, or why there is none; `name` is for people, and never a place to write to."""

    name: str
    data: bytes = b""
    fault: ForeignFileError | None = None


def files_in(data: bytes, name: str, kind: FileKind) -> Iterator[Packed]:
    """Every file of a kind; raises ForeignFileError when the whole cannot be used."""
    if len(data) > kind.largest:
        raise too_large(name, kind)
    if data.startswith(_ZIP):
        yield from _files_of_zip(data, name, kind)
    else:
        yield Packed(name, data)


def too_large(name: str, kind: FileKind) -> ForeignFileError:
    """The error for a file that is larger than its kind may be."""
    return ForeignFileError(f"„{name}“ ist größer als {kind.largest // 1_000_000} MB.", kind.smaller)


def _files_of_zip(data: bytes, name: str, kind: FileKind) -> Iterator[Packed]:
    broken = ForeignFileError(f"„{name}“ ist als ZIP-Datei beschädigt.", f"Packen Sie sie noch einmal. {kind.again}")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise broken from error
    files = [entry for entry in archive.infolist() if _is_of(entry, kind)]
    if not files:
        endings = german_list([f"„{ending}“" for ending in kind.endings], "oder")
        raise ForeignFileError(
            f"In „{name}“ liegt kein {kind.full}.", f"Die Dateien im ZIP müssen auf {endings} enden."
        )
    if len(files) > MAX_FILES:
        raise ForeignFileError(
            f"In „{name}“ liegen {len(files)} {kind.nouns}, mehr als {MAX_FILES}.", "Teilen Sie das ZIP auf."
        )
    left = MAX_UNPACKED
    for entry in files:
        packed = _unpacked(archive, entry, kind, limit=min(left, kind.largest))
        left -= len(packed.data)
        yield packed


def _is_of(entry: zipfile.ZipInfo, kind: FileKind) -> bool:
    path = _path(entry)
    hidden = path.name.startswith(".") or "__MACOSX" in path.parts
    return not hidden and not entry.filename.endswith("/") and path.name.lower().endswith(kind.endings)


def _path(entry: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(entry.filename.replace("\\", "/"))


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, kind: FileKind, *, limit: int) -> Packed:
    """The bytes of an entry, of which no more than the limit are ever unpacked, whatever it says of itself."""
    name = _path(entry).name
    if entry.flag_bits & _ENCRYPTED:
        fault = ForeignFileError(f"„{name}“ ist mit einem Kennwort geschützt.", "Packen Sie das ZIP ohne Kennwort.")
        return Packed(name, fault=fault)
    if entry.compress_type not in _METHODS:
        fault = ForeignFileError(f"„{name}“ ist auf ungewöhnliche Weise gepackt.", "Packen Sie ein gewöhnliches ZIP.")
        return Packed(name, fault=fault)
    try:
        with archive.open(entry) as file:
            data = file.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        fault = ForeignFileError(f"„{name}“ ist im ZIP beschädigt.", "Packen Sie das ZIP noch einmal.")
        return Packed(name, fault=fault)
    if len(data) > limit:
        return Packed(name, fault=too_large(name, kind))
    return Packed(name, data)

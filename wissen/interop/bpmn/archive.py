"""What lies in a file from elsewhere: the model itself, or the models of a zip, which is never unpacked to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from wissen.errors import ForeignFileError

MAX_BYTES = 20_000_000
"""The largest file, and the largest model in a zip; one of 1,000 steps has about 2 MB with its drawing."""

MAX_MODELS = 200
MAX_UNPACKED = 60_000_000
"""Bytes of all models of a zip together."""

ENDINGS = (".bpmn", ".bpmn20.xml", ".xml")

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip begins, and one that is empty."""
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways to pack that stop unpacking at a limit; the library does so for no other."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One model as bytes, or why there is none; `name` is for people, and never a place to write to."""

    name: str
    data: bytes = b""
    fault: ForeignFileError | None = None


def models_in(data: bytes, name: str) -> Iterator[Packed]:
    """Every model of a file; raises ForeignFileError when the file as a whole cannot be used."""
    if len(data) > MAX_BYTES:
        raise too_large(name)
    if data.startswith(_ZIP):
        yield from _models_of_zip(data, name)
    else:
        yield Packed(name, data)


def too_large(name: str) -> ForeignFileError:
    """The error for a file of more than MAX_BYTES."""
    return ForeignFileError(
        f"„{name}“ ist größer als {MAX_BYTES // 1_000_000} MB.",
        "So groß ist kein Modell eines Ablaufs. Exportieren Sie jeden Ablauf einzeln als BPMN-Datei.",
    )


def _models_of_zip(data: bytes, name: str) -> Iterator[Packed]:
    broken = ForeignFileError(f"„{name}“ ist als ZIP-Datei beschädigt.", "Packen oder exportieren Sie sie noch einmal.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise broken from error
    models = [entry for entry in archive.infolist() if _is_model(entry)]
    if not models:
        raise ForeignFileError(
            f"In „{name}“ liegt kein BPMN-Modell.", "Die Dateien im ZIP müssen auf „.bpmn“ oder „.xml“ enden."
        )
    if len(models) > MAX_MODELS:
        raise ForeignFileError(
            f"In „{name}“ liegen {len(models)} Modelle, mehr als {MAX_MODELS}.", "Teilen Sie das ZIP auf."
        )
    left = MAX_UNPACKED
    for entry in models:
        packed = _unpacked(archive, entry, limit=min(left, MAX_BYTES))
        left -= len(packed.data)
        yield packed


def _is_model(entry: zipfile.ZipInfo) -> bool:
    path = _path(entry)
    hidden = path.name.startswith(".") or "__MACOSX" in path.parts
    return not hidden and not entry.filename.endswith("/") and path.name.lower().endswith(ENDINGS)


def _path(entry: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(entry.filename.replace("\\", "/"))


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, limit: int) -> Packed:
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
        return Packed(name, fault=too_large(name))
    return Packed(name, data)

"""Packs for tests: a small one, signed with a key of the tests, and everything that can be wrong with one."""

from __future__ import annotations

import json
import stat
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from textwrap import dedent
from typing import Any

from tests.helpers.small_pack import FILES
from wissen.content.pack import build_pack, sign_pack
from wissen.content.pack_manifest import manifest_of
from wissen.content.pack_signature import SecretKey

KEY = SecretKey(b"redaktio", b"r" * 32)
OTHER_KEY = SecretKey(b"fremde00", b"f" * 32)
ID, EDITION = "probe", "2026-11"


def small_files(changes: Mapping[str, str | bytes | None] | None = None) -> dict[str, bytes]:
    """The files of the small pack by path; `changes` puts others in their place, None takes one away."""
    found = {name: dedent(text).encode() for name, text in FILES.items()}
    for path, content in (changes or {}).items():
        if content is None:
            found.pop(path)
        else:
            found[path] = content.encode() if isinstance(content, str) else content
    return found


def pack_bytes(
    files: Mapping[str, bytes] | None = None, *, edition: str = EDITION, pack_id: str = ID, key: SecretKey = KEY
) -> bytes:
    """A signed pack of these files, as `wissen pack build` and `sign` make it; `paket.yaml` names edition and id."""
    found = dict(files or small_files())
    named = found["paket.yaml"].decode()
    named = named.replace("ausgabe: 2026-11", f"ausgabe: {edition}").replace("id: probe", f"id: {pack_id}")
    found["paket.yaml"] = named.encode()
    manifest = manifest_of(found, pack_id=pack_id, edition=edition, title="Probepaket")
    return sign_pack(build_pack(manifest, found), key, pack_id=pack_id, edition=edition)


def write_pack(
    file: Path,
    files: Mapping[str, bytes] | None = None,
    *,
    edition: str = EDITION,
    pack_id: str = ID,
    key: SecretKey = KEY,
) -> Path:
    """Write such a pack."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pack_bytes(files, edition=edition, pack_id=pack_id, key=key))
    return file


# ---------------------------------------------------------------- packs that nobody would build


@dataclass(frozen=True)
class Raw:
    """An entry exactly as it is to stand in the file, whatever that means."""

    name: str | bytes
    data: bytes = b""
    method: int = 8
    flags: int = 0
    mode: int = stat.S_IFREG | 0o644
    extra: bytes = b""
    comment: bytes = b""
    size: int | None = None
    packed: int | None = None
    crc: int | None = None
    body: bytes | None = None
    local: Mapping[str, Any] | None = None
    """Fields that the local header says otherwise than the table."""


def raw_zip(
    entries: list[Raw],
    *,
    before: bytes = b"",
    between: bytes = b"",
    after: bytes = b"",
    end: Mapping[str, int] | None = None,
) -> bytes:
    """A zip of these entries; `end` overrides fields of the end record: count, here, disk, first, length, place."""
    made, table = bytearray(before), bytearray()
    for entry in entries:
        start = len(made)
        made += _local(replace(entry, **entry.local) if entry.local else entry) + _body(entry) + between
        table += _row(entry, start)
    place = len(made) + len(after)
    fields = {"disk": 0, "first": 0, "here": len(entries), "count": len(entries), "length": len(table), "place": place}
    fields.update(end or {})
    return bytes(made + after + table) + struct.pack("<4s4H2LH", b"PK\x05\x06", *fields.values(), 0)


def pack_entries(files: Mapping[str, bytes] | None = None, /, **manifest: Any) -> list[Raw]:
    """The entries of a sound pack, the manifest first, to be spoilt; `manifest` overrides its fields."""
    found = dict(files or small_files())
    return [Raw("manifest.json", raw_manifest(found, **manifest)), *(Raw(path, found[path]) for path in sorted(found))]


def raw_manifest(files: Mapping[str, bytes], /, **fields: Any) -> bytes:
    """The manifest of these files as JSON; `fields` overrides what it says."""
    rows = [{"path": one, "sha256": sha256(files[one]).hexdigest(), "size": len(files[one])} for one in sorted(files)]
    raw = {"format": 1, "id": ID, "edition": EDITION, "title": "Probepaket", "files": rows, **fields}
    return json.dumps({name: value for name, value in raw.items() if value is not ...}).encode()


def signed(archive: bytes, *, key: SecretKey = KEY, pack_id: str = ID, edition: str = EDITION) -> bytes:
    """The archive with a sound signature, so that what is wrong inside is seen."""
    return sign_pack(archive, key, pack_id=pack_id, edition=edition)


def _body(entry: Raw) -> bytes:
    if entry.body is not None:
        return entry.body
    if entry.method == 8:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        return packer.compress(entry.data) + packer.flush()
    return entry.data


def _sizes(entry: Raw) -> tuple[int, int, int]:
    packed = len(_body(entry)) if entry.packed is None else entry.packed
    size = len(entry.data) if entry.size is None else entry.size
    return zlib.crc32(entry.data) if entry.crc is None else entry.crc, packed, size


def _name(entry: Raw) -> bytes:
    return entry.name.encode() if isinstance(entry.name, str) else entry.name


def _local(entry: Raw) -> bytes:
    name = _name(entry)
    head = (b"PK\x03\x04", 20, entry.flags, entry.method, 0, 33, *_sizes(entry), len(name), len(entry.extra))
    return struct.pack("<4s5H3L2H", *head) + name + entry.extra


def _row(entry: Raw, start: int) -> bytes:
    name = _name(entry)
    head = (b"PK\x01\x02", 0x314, 20, entry.flags, entry.method, 0, 33, *_sizes(entry))
    tail = (len(name), len(entry.extra), len(entry.comment), 0, 0, entry.mode << 16, start)
    return struct.pack("<4s6H3L5H2L", *head, *tail) + name + entry.extra + entry.comment

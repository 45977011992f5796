"""The entry table of a pack, read strictly: a plain zip without gaps, and nothing unpacked beyond what it says.

Readers of zip files differ in what they believe: the local headers or the table, the first or the last of two equal
names. A pack is only what reads the same for all of them: every byte belongs to exactly one entry, in the order of the
table, without extra fields, comments or data behind it.
"""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct
from typing import Final

from wissen.content.pack_names import refuse_alike, refuse_paths, shown
from wissen.content.picture import LARGEST as LARGEST_PICTURE
from wissen.content.picture import PIXEL_SUFFIXES
from wissen.content.source import MAX_BYTES
from wissen.content.svg import LARGEST as LARGEST_DRAWING
from wissen.errors import PackError

MANIFEST: Final = "manifest.json"
MOST_ENTRIES: Final = 10_000
MOST_UNPACKED: Final = 80_000_000
"""Bytes of all files of a pack together."""
LARGEST_MANIFEST: Final = 3_000_000
MOST_RATIO: Final = 100
"""Times a file may grow when it is unpacked; text grows to the fivefold. Beyond this it is made to fill memory."""
_SLACK: Final = 4_096
"""Bytes any file may have, however small it is packed."""

END: Final = Struct("<4s4H2LH")
_ROW: Final = Struct("<4s6H3L5H2L")
_LOCAL: Final = Struct("<4s5H3L2H")
_END_SIGN, _ROW_SIGN, _LOCAL_SIGN = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_ENCRYPTED: Final = 0x1
_STORED, _DEFLATED = 0, 8
_ZIP64: Final = 0xFFFFFFFF
_HINT: Final = "Die Datei ist beschädigt, oder sie wurde nicht mit „wissen pack build“ gebaut. Besorgen Sie sie neu."


@dataclass(frozen=True, slots=True)
class PackEntry:
    """A file in the archive: from byte `start` on, `packed` bytes become `size` bytes with the checksum `crc`."""

    path: str
    start: int
    packed: int
    size: int
    crc: int
    deflated: bool


def read_entries(archive: bytes) -> tuple[PackEntry, ...]:
    """Every entry, once all of them are harmless; nothing is unpacked. Raises PackError."""
    rows = tuple(_rows(archive))
    names = [row.name for row in rows]
    refuse_alike(names)
    refuse_paths(name for name in names if name != MANIFEST)
    for row in rows:
        _refuse_kind(row)
    if names.count(MANIFEST) != 1:
        raise _broken("manifest-fehlt" if MANIFEST not in names else "name-doppelt", f"„{MANIFEST}“")
    _refuse_sizes(rows)
    return tuple(_laid_out(archive, rows))


def unpack(archive: bytes, entry: PackEntry) -> bytes:
    """The bytes of an entry; never more than it says are unpacked. Raises PackError."""
    packed = archive[entry.start : entry.start + entry.packed]
    data = _inflated(packed, entry) if entry.deflated else packed
    if len(data) != entry.size or zlib.crc32(data) != entry.crc:
        raise _broken("eintrag-beschädigt", f"„{shown(entry.path)}“")
    return data


@dataclass(frozen=True, slots=True)
class _Row:
    """What the table says of an entry."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    hangers: int
    mode: int
    start: int


def _rows(archive: bytes) -> Iterator[_Row]:
    sign, disk, first, here, count, length, place, comment = END.unpack_from(archive, len(archive) - END.size)
    if sign != _END_SIGN or disk or first or here != count or comment or place + length != len(archive) - END.size:
        raise _broken("kein-zip", "die Eintragstabelle")
    if count > MOST_ENTRIES:
        raise _broken("zu-viele-einträge", f"{count} Einträge, erlaubt sind {MOST_ENTRIES}")
    end = len(archive) - END.size
    for _ in range(count):
        if place + _ROW.size > end:
            raise _broken("tabelle-beschädigt", "die Eintragstabelle")
        sign, _, _, flags, method, _, _, crc, packed, size, *rest = _ROW.unpack_from(archive, place)
        name_length, extra, comment, disk, _, mode, start = rest
        name = archive[place + _ROW.size : place + _ROW.size + name_length]
        place += _ROW.size + name_length + extra + comment
        if sign != _ROW_SIGN or disk or place > end:
            raise _broken("tabelle-beschädigt", "die Eintragstabelle")
        yield _Row(_text(name), flags, method, crc, packed, size, extra + comment, mode >> 16, start)
    if place != end:
        raise _broken("tabelle-beschädigt", "die Eintragstabelle")


def _text(name: bytes) -> str:
    try:
        return name.decode()
    except UnicodeDecodeError as error:
        raise _broken("name-unlesbar", f"„{shown(name.decode('latin-1'))}“") from error


def _refuse_kind(row: _Row) -> None:
    """Links, folders, passwords, unknown ways to pack, and fields that some readers follow and others do not."""
    kind = stat.S_IFMT(row.mode)
    name = f"„{shown(row.name)}“"
    if kind == stat.S_IFLNK:
        raise _broken("eintrag-verknüpfung", name)
    if kind not in {0, stat.S_IFREG}:
        raise _broken("eintrag-keine-datei", name)
    if row.flags & _ENCRYPTED:
        raise _broken("eintrag-verschlüsselt", name)
    if row.flags:
        raise _broken("eintrag-besonderheit", name)
    if row.method not in {_STORED, _DEFLATED}:
        raise _broken("packart-unbekannt", name)
    if row.hangers:
        raise _broken("eintrag-anhang", name)


def _refuse_sizes(rows: tuple[_Row, ...]) -> None:
    """Bombs: each file by its kind and by how much it grows, then all together."""
    for row in rows:
        name = f"„{shown(row.name)}“"
        if _ZIP64 in {row.packed, row.size, row.start}:
            raise _broken("eintrag-zip64", name)
        if row.size > _largest(row.name):
            raise _broken("eintrag-zu-groß", name)
        if row.size > MOST_RATIO * row.packed + _SLACK:
            raise _broken("eintrag-bombe", name)
    if sum(row.size for row in rows) > MOST_UNPACKED:
        raise _broken("paket-bombe", f"ausgepackt mehr als {MOST_UNPACKED // 1_000_000} MB")


def _largest(name: str) -> int:
    if name == MANIFEST:
        return LARGEST_MANIFEST
    if name.endswith(".svg"):
        return LARGEST_DRAWING
    return LARGEST_PICTURE if name.endswith(PIXEL_SUFFIXES) else MAX_BYTES


def _laid_out(archive: bytes, rows: tuple[_Row, ...]) -> Iterator[PackEntry]:
    """The entries, if their headers say what the table says and they lie one behind the other up to the table."""
    place = 0
    for row in rows:
        raw = row.name.encode()
        told = (row.flags, row.method, row.crc, row.packed, row.size, len(raw), 0)
        head = archive[place : place + _LOCAL.size + len(raw)]
        if row.start != place or len(head) != _LOCAL.size + len(raw) or not head.startswith(_LOCAL_SIGN):
            raise _broken("eintrag-lücke", f"„{shown(row.name)}“")
        _, _, flags, method, _, _, crc, packed, size, length, extra = _LOCAL.unpack_from(head)
        if (flags, method, crc, packed, size, length, extra) != told or head[_LOCAL.size :] != raw:
            raise _broken("eintrag-widerspruch", f"„{shown(row.name)}“")
        start = place + len(head)
        yield PackEntry(row.name, start, row.packed, row.size, row.crc, row.method == _DEFLATED)
        place = start + row.packed
    table = END.unpack_from(archive, len(archive) - END.size)[6]
    if place != table:
        raise _broken("eintrag-lücke", "die Eintragstabelle")


def _inflated(packed: bytes, entry: PackEntry) -> bytes:
    opener = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = opener.decompress(packed, entry.size + 1)
    except zlib.error as error:
        raise _broken("eintrag-beschädigt", f"„{shown(entry.path)}“") from error
    if opener.unused_data or opener.unconsumed_tail or not opener.eof:
        raise _broken("eintrag-beschädigt", f"„{shown(entry.path)}“")
    return data


_TOLD: Final = {
    "kein-zip": "Das ist kein Inhaltspaket",
    "zu-viele-einträge": "Das Paket hat zu viele Einträge",
    "tabelle-beschädigt": "Das Paket ist beschädigt",
    "name-unlesbar": "Der Name eines Eintrags ist nicht lesbar",
    "name-doppelt": "Ein Eintrag steht zweimal im Paket",
    "manifest-fehlt": "Dem Paket fehlt sein Verzeichnis",
    "eintrag-verknüpfung": "Ein Eintrag ist eine Verknüpfung",
    "eintrag-keine-datei": "Ein Eintrag ist keine gewöhnliche Datei",
    "eintrag-verschlüsselt": "Ein Eintrag ist mit einem Kennwort geschützt",
    "eintrag-besonderheit": "Ein Eintrag ist auf ungewöhnliche Weise gepackt",
    "packart-unbekannt": "Ein Eintrag ist auf unbekannte Weise gepackt",
    "eintrag-anhang": "Ein Eintrag trägt einen Anhang",
    "eintrag-zip64": "Ein Eintrag ist zu groß",
    "eintrag-zu-groß": "Ein Eintrag ist zu groß",
    "eintrag-bombe": "Ein Eintrag würde beim Auspacken viel zu groß",
    "paket-bombe": "Das Paket würde beim Auspacken zu groß",
    "eintrag-lücke": "Im Paket liegt etwas, das zu keinem Eintrag gehört",
    "eintrag-widerspruch": "Ein Eintrag widerspricht der Eintragstabelle",
    "eintrag-beschädigt": "Ein Eintrag ist beschädigt",
}
"""What each rule says to a person."""


def _broken(rule: str, what: str) -> PackError:
    return PackError(rule, f"{_TOLD[rule]}: {what}.", _HINT)

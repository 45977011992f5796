"""Bad packs by name, each with the rule that has to refuse it: signature, entry table, sizes and manifest."""

from __future__ import annotations

import json
import stat
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import Any

from tests.helpers.packs import (
    EDITION,
    ID,
    KEY,
    OTHER_KEY,
    Raw,
    pack_bytes,
    pack_entries,
    raw_manifest,
    raw_zip,
    signed,
    small_files,
)
from wissen.content.pack import split_seal
from wissen.content.pack_signature import PublicKey, sign, write_public, write_signature

LONG = "a" * 101
_huge = Raw("manifest.json", bytes(3_000_001))
NAMES = {
    # rule: names of entries
    "name-leer": ["", " ", "   "],
    "name-steuerzeichen": [
        "a\0.md",
        "karten/a\n.md",
        "a\r.md",
        "\x1b[2J.md",
        "karten/\x7f.md",
        "a.md\0.svg",
        "a\tb.md",
    ],
    "pfad-unc": [
        "//server/share/a.md",
        "\\\\server\\share\\a.md",
        "//?/c:/a.md",
        "\\\\?\\C:\\a.md",
        "\\\\.\\pipe\\a.md",
    ],
    "pfad-absolut": ["/etc/passwd.md", "/a.md", "\\windows\\a.md", "~/a.md", "~root/a.md", "/./a.md", "/../a.md"],
    "pfad-laufwerk": ["c:/a.md", "C:\\a.md", "c:a.md", "Z:/karten/a.md", "d:"],
    "pfad-hinaus": [
        *("../a.md", "karten/../../a.md", "karten/../a.md", "..", "karten/..", "..\\a.md", "karten\\..\\..\\a.md"),
        *("karten/..\\a.md", "module/m/../../../../a.md"),
    ],
    "pfad-gegenstrich": ["karten\\a.md", "a\\b.md", "karten/a\\b.md", "a\\"],
    "eintrag-ordner": ["karten/", "module/01-anfang/", "x/"],
    "pfad-leerer-teil": ["karten//a.md", "./a.md", "karten/./a.md", ".", "karten///a.md"],
    "name-zu-lang": [
        *(f"karten/{LONG}.md", f"{LONG}/a.md", "a/b/c/d/e/f/g.md", "a/" * 40 + "a.md", ("x" * 60 + "/") * 4 + "a.md"),
        "y" * 201 + ".md",
    ],
    "name-gerät": [
        *("con.md", "karten/con.md", "CON.md", "nul", "aux.svg", "prn.md", "com1.md", "lpt9.md", "con/a.md"),
        *("karten/nul.md", "com0.md", "lpt1.tar.md", "conin$.md", "COM³.md", "Nul.yaml", "clock$.md"),
    ],
    "name-zeichen": [
        *("karten/Antrag.md", "karten/größe.md", "karten/a b.md", "karten/.a.md", ".git/config.md", "karten/a_b.md"),
        *("karten/a:b.md", "karten/a.md:strom", "karten/a*.md", "karten/a?.md", 'karten/"a".md', "karten/<a>.md"),
        *("karten/a|b.md", "karten/a.md ", "karten/a.md.", "karten/a.MD", "karten/a..md", "karten/a\u202egnp.md"),
        *("karten/а.md", "karten/a\u200b.md", "karten/a%2e%2e.md", "karten/$home.md", "karten/a\u0301.md", "-/é.md"),
        *("karten/a.tar.md", "karten /a.md"),
    ],
    "art-unbekannt": [
        *("karten/a", "karten/a.exe", "a.py", "bilder/a.gif", "bilder/a.jpeg", "karten/a.html", "karten/a.txt"),
        *("a.json", "bilder/a.webp", "karten/a.lnk", "karten/a.url", "karten/a.dll", "wissen.toml", "a.zip"),
    ],
}


@dataclass(frozen=True)
class Bad:
    """A pack that has to be refused by the rule."""

    name: str
    rule: str
    make: Callable[[], bytes]

    def __str__(self) -> str:
        return f"{self.rule}: {self.name}"


def bad_names() -> Iterator[Bad]:
    """An entry of such a name in an otherwise sound pack, also announced in its manifest."""
    for rule, names in NAMES.items():
        for name in names:
            yield Bad(f"Eintrag {name!r}"[:60], rule, partial(_with, Raw(name, b"x")))
    for name, rule in {
        "../a.md": "pfad-hinaus",
        "c:/a.md": "pfad-laufwerk",
        "/a.md": "pfad-absolut",
        "//s/a.md": "pfad-unc",
        "con.md": "name-gerät",
        "karten/A.md": "name-zeichen",
        "a.exe": "art-unbekannt",
        "karten/": "eintrag-ordner",
        "": "name-leer",
    }.items():
        yield Bad(f"nur im Verzeichnis {name!r}", rule, partial(_announced, name))


def bad_tables() -> Iterator[Bad]:
    """What an entry table must not say."""
    extra = Raw("karten/a.md", b"x" * 50)
    spoilt: list[tuple[str, str, dict[str, Any]]] = [
        ("Verknüpfung", "eintrag-verknüpfung", {"mode": stat.S_IFLNK | 0o777}),
        ("Gerät", "eintrag-keine-datei", {"mode": stat.S_IFCHR | 0o644}),
        ("Blockgerät", "eintrag-keine-datei", {"mode": stat.S_IFBLK | 0o644}),
        ("Fifo", "eintrag-keine-datei", {"mode": stat.S_IFIFO | 0o644}),
        ("Socket", "eintrag-keine-datei", {"mode": stat.S_IFSOCK | 0o644}),
        ("Ordner ohne Strich", "eintrag-keine-datei", {"mode": stat.S_IFDIR | 0o755}),
        ("verschlüsselt", "eintrag-verschlüsselt", {"flags": 0x1}),
        ("stark verschlüsselt", "eintrag-verschlüsselt", {"flags": 0x41}),
        ("Größen hinter den Daten", "eintrag-besonderheit", {"flags": 0x8}),
        ("Flicken", "eintrag-besonderheit", {"flags": 0x20}),
        ("UTF-8-Kennzeichen", "eintrag-besonderheit", {"flags": 0x800}),
        ("maskierte Köpfe", "eintrag-besonderheit", {"flags": 0x2000}),
        ("bzip2", "packart-unbekannt", {"method": 12, "body": b"BZh"}),
        ("lzma", "packart-unbekannt", {"method": 14, "body": b"x"}),
        ("deflate64", "packart-unbekannt", {"method": 9, "body": b"x"}),
        ("zstd", "packart-unbekannt", {"method": 93, "body": b"x"}),
        ("Methode 99", "packart-unbekannt", {"method": 99, "body": b"x"}),
        ("shrink", "packart-unbekannt", {"method": 1, "body": b"x"}),
        ("Zusatzfeld", "eintrag-anhang", {"extra": b"\x75\x70\x04\x00abcd"}),
        ("zip64-Feld", "eintrag-anhang", {"extra": b"\x01\x00\x08\x00" + b"\0" * 8}),
        ("Kommentar", "eintrag-anhang", {"comment": b"hallo"}),
        ("zip64-Größe", "eintrag-zip64", {"size": 0xFFFFFFFF}),
        ("zip64-gepackt", "eintrag-zip64", {"packed": 0xFFFFFFFF}),
        ("anderer Name im Kopf", "eintrag-widerspruch", {"local": {"name": "karten/b.md"}}),
        ("andere Prüfsumme im Kopf", "eintrag-widerspruch", {"local": {"crc": 1}}),
        ("andere Größe im Kopf", "eintrag-widerspruch", {"local": {"size": 7}}),
        ("andere Packart im Kopf", "eintrag-widerspruch", {"local": {"method": 0, "body": b"q"}}),
        ("verschlüsselt nur im Kopf", "eintrag-widerspruch", {"local": {"flags": 1}}),
        ("Zusatzfeld nur im Kopf", "eintrag-widerspruch", {"local": {"extra": b"abcd"}}),
        ("falsche Prüfsumme", "eintrag-beschädigt", {"crc": 5}),
        ("weniger als gesagt", "eintrag-beschädigt", {"size": 51}),
        ("mehr als gesagt", "eintrag-beschädigt", {"size": 49}),
        ("kein deflate", "eintrag-beschädigt", {"body": b"\xff\xff\xff\xff"}),
        ("leerer Strom", "eintrag-beschädigt", {"body": b""}),
        ("Daten hinter dem Strom", "eintrag-beschädigt", {"body": b"\x03\x00mehr"}),
    ]
    for name, rule, fields in spoilt:
        yield Bad(name, rule, partial(_with, replace(extra, **fields)))
    for name, rule, end in [
        ("Eintragszahl zu klein", "tabelle-beschädigt", {"here": 3, "count": 3}),
        ("Eintragszahl zu groß", "tabelle-beschädigt", {"here": 99, "count": 99}),
        ("Eintragszahlen verschieden", "kein-zip", {"here": 1}),
        ("zweiter Datenträger", "kein-zip", {"disk": 1}),
        ("Tabelle auf zweitem Datenträger", "kein-zip", {"first": 1}),
        ("Tabelle zu kurz", "kein-zip", {"length": 10}),
        ("Tabelle vor der Datei", "kein-zip", {"place": 0}),
        ("Tabelle hinter der Datei", "kein-zip", {"place": 2**31}),
        ("zu viele Einträge", "zu-viele-einträge", {"here": 20_000, "count": 20_000}),
    ]:
        yield Bad(name, rule, partial(_ending, end))
    yield Bad("Programm davor", "eintrag-lücke", lambda: signed(raw_zip(pack_entries(), before=b"MZ" + b"\0" * 60)))
    yield Bad("Daten dazwischen", "eintrag-lücke", lambda: signed(raw_zip(pack_entries(), between=b"versteckt")))
    yield Bad("Daten vor der Tabelle", "eintrag-lücke", lambda: signed(raw_zip(pack_entries(), after=b"versteckt")))
    yield Bad("Einträge überlappen", "eintrag-lücke", _overlapping)
    yield Bad("gar kein Eintrag", "manifest-fehlt", lambda: signed(raw_zip([])))
    yield Bad("ohne Verzeichnis", "manifest-fehlt", lambda: signed(raw_zip(pack_entries()[1:])))
    yield Bad("Verzeichnis doppelt", "name-doppelt", lambda: _with(pack_entries()[0]))
    yield Bad("Datei doppelt", "name-doppelt", lambda: _with(pack_entries()[1]))
    yield Bad("Schreibung verschieden", "name-gleich", lambda: _with(Raw("GLOSSAR.md", b"x")))
    yield Bad("Schreibung des Ordners", "name-gleich", lambda: _with(Raw("Praxis/anfang.md", b"x")))
    yield Bad("Name kein UTF-8", "name-unlesbar", lambda: _with(Raw(b"karten/\xff.md", b"x")))
    yield Bad("Name in cp437", "name-unlesbar", lambda: _with(Raw("karten/größe.md".encode("cp437"), b"x")))


def bad_sizes() -> Iterator[Bad]:
    """Bombs, and files larger than their kind may be."""
    for name, path, size, rule in [
        ("Text über 500 KB", "karten/a.md", 500_001, "eintrag-zu-groß"),
        ("Zeichnung über 2 MB", "bilder/a.svg", 2_000_001, "eintrag-zu-groß"),
        ("Bild über 5 MB", "bilder/a.png", 5_000_001, "eintrag-zu-groß"),
        ("Foto über 5 MB", "bilder/a.jpg", 5_000_001, "eintrag-zu-groß"),
        ("YAML über 500 KB", "landkarte.yaml", 500_001, "eintrag-zu-groß"),
        ("Bombe aus Nullen", "karten/a.md", 500_000, "eintrag-bombe"),
        ("Bombe als Zeichnung", "bilder/a.svg", 2_000_000, "eintrag-bombe"),
        ("Bombe als Bild", "bilder/a.png", 5_000_000, "eintrag-bombe"),
    ]:
        yield Bad(name, rule, partial(_with, Raw(path, bytes(size))))
    yield Bad("Größe gelogen", "eintrag-bombe", lambda: _with(Raw("karten/a.md", b"x", size=400_000)))
    yield Bad("viele große zusammen", "paket-bombe", _many_large)
    yield Bad("Verzeichnis zu groß", "eintrag-zu-groß", lambda: signed(raw_zip([_huge])))


def bad_signatures() -> Iterator[Bad]:
    """What stands behind the zip, or should."""
    sound = pack_bytes()
    archive, seal = split_seal(sound)
    later = split_seal(pack_bytes(edition="2026-12"))[1]
    for name, rule, data in [
        ("unsigniert", "signatur-fehlt", archive),
        ("leer", "kein-paket", b""),
        ("ein Brief", "kein-paket", b"Sehr geehrte Damen und Herren"),
        ("lauter Nullen", "kein-paket", bytes(5_000)),
        ("zu groß", "paket-zu-groß", bytes(40_000_001)),
        ("etwas angehängt", "kein-paket", sound + b"x"),
        ("Zeilenende angehängt", "kein-paket", sound + b"\n"),
        ("Signatur abgeschnitten", "kein-paket", sound[:-1]),
        ("halb", "kein-paket", sound[: len(sound) // 2]),
        ("nur der Anfang", "kein-paket", sound[:10]),
        ("nur die Signatur", "kein-paket", seal),
        ("ein Byte mehr im Zip", "signatur-falsch", _sealed(b"x" + archive, seal)),
        (
            "Signatur einer anderen Ausgabe",
            "signatur-falsch",
            _sealed(archive, later),
        ),
        ("Signatur kein UTF-8", "signatur-unlesbar", _sealed(archive, seal + b"\xff")),
        ("gilt einer Rechnung", "signatur-für-anderes", _commented(archive, "rechnung 1")),
        ("gilt nichts", "signatur-für-anderes", _commented(archive, "")),
        ("Ausgabe ohne Zahl", "signatur-für-anderes", _commented(archive, f"wissenpaket {ID} -")),
        ("Kennung ist keine", "signatur-für-anderes", _commented(archive, f"wissenpaket a--b {EDITION}")),
        ("gilt anderem Paket", "signatur-für-anderes", signed(archive, pack_id="anderes")),
        ("gilt anderer Ausgabe", "signatur-für-anderes", signed(archive, edition="2026-12")),
    ]:
        yield Bad(name, rule, partial(bytes, data))
    for place in (0, 30, 200, len(archive) // 2, len(archive) - 30):
        yield Bad(f"Byte {place} verändert", "signatur-falsch", partial(_flipped, sound, place))
    yield from _bad_seals(archive, seal.decode())


def _bad_seals(archive: bytes, seal: str) -> Iterator[Bad]:
    """The six lines of a seal, spoilt."""
    first, key, second, value, _, whole = seal.splitlines()
    lines = {"key": f"{first}\n{key}\n", "text": seal.split("\n", 2)[2]}
    other_number = write_public(PublicKey(KEY.number, OTHER_KEY.public.key))
    for name, rule, spoilt in [
        ("Schlüssel ausgetauscht", "signatur-fremder-schlüssel", write_public(OTHER_KEY.public) + lines["text"]),
        ("Schlüssel mit gleicher Nummer", "signatur-falsch", other_number + lines["text"]),
        ("Ausgabe verändert", "signatur-kommentar", seal.replace(f"{ID} {EDITION}", f"{ID} 2099-1")),
        ("zweite Signatur verändert", "signatur-kommentar", seal.replace(whole, _tagged(whole, b"ab"))),
        ("Kommentar fehlt", "signatur-unlesbar", f"{lines['key']}{second}\n{value}\n"),
        ("kein base64", "signatur-unlesbar", seal.replace(value, f"RU!!{value[4:]}")),
        ("überzählige Bits", "signatur-unlesbar", seal.replace(whole, f"{whole[:-3]}B==")),
        ("zu kurz", "signatur-unlesbar", seal.replace(value, value[:40])),
        ("zweite zu kurz", "signatur-unlesbar", seal.replace(whole, "AAAA")),
        ("ohne Vorspann", "signatur-unlesbar", seal.replace(second, "signature")),
        ("eine Zeile mehr", "signatur-unlesbar", f"{seal}mehr\n"),
        ("überlange Zeile", "signatur-unlesbar", seal.replace(second, f"{second}{'x' * 1_100}")),
        ("alte Art", "signatur-veraltet", seal.replace(value, _tagged(value, b"Ed"))),
        ("unbekannte Art", "signatur-art", seal.replace(value, _tagged(value, b"XX"))),
        ("Schlüssel kein base64", "schlüssel-unlesbar", seal.replace(key, "RW??")),
        ("Schlüssel anderer Art", "schlüssel-unlesbar", seal.replace(key, _tagged(key, b"XX"))),
        ("Schlüssel zu lang", "schlüssel-unlesbar", seal.replace(key, f"{key}AAAA")),
        ("nur Leerzeilen", "schlüssel-unlesbar", "\n" * 6),
    ]:
        yield Bad(name, rule, partial(_sealed, archive, spoilt))


# ---------------------------------------------------------------- makers


def _with(*more: Raw) -> bytes:
    """A sound pack with more entries, which its manifest announces with the size that they claim."""
    rows = json.loads(raw_manifest(small_files()))["files"]
    for entry in more:
        size = len(entry.data) if entry.size is None else entry.size
        rows.append({"path": str(entry.name), "sha256": sha256(entry.data).hexdigest(), "size": size})
    manifest = raw_manifest(small_files(), files=sorted(rows, key=lambda row: str(row["path"])))
    return signed(raw_zip([Raw("manifest.json", manifest), *pack_entries()[1:], *more]))


def _ending(fields: Mapping[str, int]) -> bytes:
    return signed(raw_zip(pack_entries(), end=fields))


def _announced(name: str) -> bytes:
    files = small_files()
    manifest = raw_manifest({**files, name: b"x"})
    return signed(raw_zip([Raw("manifest.json", manifest), *pack_entries()[1:]]))


def _overlapping() -> bytes:
    """Two rows of the table that mean the same bytes (the bomb of Fifield)."""
    entries = pack_entries()
    archive = bytearray(raw_zip(entries))
    last = archive.rfind(b"PK\x01\x02")
    before = archive.rfind(b"PK\x01\x02", 0, last)
    archive[last + 42 : last + 46] = archive[before + 42 : before + 46]
    return signed(bytes(archive))


def _many_large() -> bytes:
    """Files that are each within their limits: 17 times 4.9 MB, so they say."""
    body = bytes(60_000)
    return _with(*(Raw(f"bilder/b{number}.png", body=body, size=4_900_000) for number in range(17)))


def _flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def _sealed(archive: bytes, seal: str | bytes) -> bytes:
    raw = seal.encode() if isinstance(seal, str) else seal
    return archive[:-2] + len(raw).to_bytes(2, "little") + raw


def _tagged(text: str, tag: bytes) -> str:
    return b64encode(tag + b64decode(text)[2:]).decode()


def _commented(archive: bytes, comment: str) -> bytes:
    return _sealed(archive, write_public(KEY.public) + write_signature(sign(archive, KEY, comment=comment)))

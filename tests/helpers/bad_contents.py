"""Bad packs by name whose signature and table are sound: what their manifest says, and what lies in their files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from tests.helpers.bad_packs import Bad
from tests.helpers.packs import Raw, pack_entries, raw_manifest, raw_zip, signed, small_files

HEAD = "---\nkennung: neu\ntitel: Neu\n---\n\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x06\0\0\0abcd"
JPEG = b"\xff\xd8\xff\xc0\0\x11\x08\0\x10\0\x10\x03"
SHA = "0" * 64


def _svg(inner: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{inner}</svg>'


def bad_manifests() -> Iterator[Bad]:
    """What a manifest must not say."""
    fields: list[tuple[str, str, dict[str, Any]]] = [
        ("neuere Form", "format-neuer", {"format": 2}),
        ("viel neuere Form", "format-neuer", {"format": 1_000}),
        ("Form 0", "manifest-unlesbar", {"format": 0}),
        ("negative Form", "manifest-unlesbar", {"format": -1}),
        ("Form als Text", "manifest-unlesbar", {"format": "1"}),
        ("Form als Wahrheit", "manifest-unlesbar", {"format": True}),
        ("Form als Bruch", "manifest-unlesbar", {"format": 1.0}),
        ("ohne Form", "manifest-unlesbar", {"format": ...}),
        ("ohne Kennung", "manifest-unlesbar", {"id": ...}),
        ("Kennung leer", "manifest-unlesbar", {"id": ""}),
        ("Kennung mit Strich", "manifest-unlesbar", {"id": "../probe"}),
        ("Kennung groß", "manifest-unlesbar", {"id": "Probe"}),
        ("Kennung als Zahl", "manifest-unlesbar", {"id": 5}),
        ("andere Kennung", "signatur-für-anderes", {"id": "andere"}),
        ("ohne Ausgabe", "manifest-unlesbar", {"edition": ...}),
        ("Ausgabe mit Pfad", "manifest-unlesbar", {"edition": "../../2026"}),
        ("Ausgabe leer", "manifest-unlesbar", {"edition": ""}),
        ("Ausgabe als Zahl", "manifest-unlesbar", {"edition": 2026}),
        ("Ausgabe in fremden Ziffern", "manifest-unlesbar", {"edition": "٢٠٢٦"}),
        ("andere Ausgabe", "signatur-für-anderes", {"edition": "2026-12"}),
        ("ohne Titel", "manifest-unlesbar", {"title": ...}),
        ("Titel leer", "manifest-unlesbar", {"title": ""}),
        ("Titel mit Umbruch", "manifest-unlesbar", {"title": "a\nb"}),
        ("Titel dreht um", "manifest-unlesbar", {"title": "a\u202eb"}),
        ("Titel zu lang", "manifest-unlesbar", {"title": "a" * 201}),
        ("Titel fehlt als null", "manifest-unlesbar", {"title": None}),
        ("ein Feld mehr", "manifest-unlesbar", {"url": "http://example.org"}),
        ("ohne Dateien", "manifest-unlesbar", {"files": ...}),
        ("Dateien als Wort", "manifest-unlesbar", {"files": "alle"}),
        ("Dateien als Zahl", "manifest-unlesbar", {"files": 3}),
        ("Dateien leer", "manifest-datei-zuviel", {"files": []}),
        ("Datei als Text", "manifest-unlesbar", {"files": ["glossar.md"]}),
        ("Datei ohne Summe", "manifest-unlesbar", {"files": [{"path": "glossar.md", "size": 1}]}),
        ("Summe zu kurz", "manifest-unlesbar", {"files": [_row(sha256="00")]}),
        ("Summe groß geschrieben", "manifest-unlesbar", {"files": [_row(sha256="A" * 64)]}),
        ("Summe als Zahl", "manifest-unlesbar", {"files": [_row(sha256=0)]}),
        ("Größe negativ", "manifest-unlesbar", {"files": [_row(size=-1)]}),
        ("Größe als Text", "manifest-unlesbar", {"files": [_row(size="1")]}),
        ("Größe riesig", "manifest-unlesbar", {"files": [_row(size=10**30)]}),
        ("Pfad als Zahl", "manifest-unlesbar", {"files": [_row(path=1)]}),
        ("ein Feld mehr in der Datei", "manifest-unlesbar", {"files": [_row(mode=511)]}),
        ("Datei zweimal", "name-doppelt", {"files": [_row(), _row()]}),
        ("nicht geordnet", "manifest-unlesbar", {"files": [_row(path="z.md"), _row()]}),
        ("eine Datei zu viel", "manifest-datei-fehlt", {"files": [*_rows(), _row(path="z.md")]}),
        ("eine Datei zu wenig", "manifest-datei-zuviel", {"files": _rows()[:-1]}),
        ("falsche Größe", "manifest-größe", {"files": [{**row, "size": row["size"] + 1} for row in _rows()]}),
        ("falsche Summe", "manifest-prüfsumme", {"files": [{**row, "sha256": SHA} for row in _rows()]}),
    ]
    for name, rule, changed in fields:
        yield Bad(name, rule, partial(_stating, changed))
    for name, data in {
        "kein JSON": b"Inhalt: alles",
        "leer": b"",
        "eine Liste": b"[]",
        "eine Zahl": b"1",
        "null": b"null",
        "kein UTF-8": b'{"format": 1, "title": "\xff"}',
        "UTF-16": '{"format": 1}'.encode("utf-16"),
        "tief verschachtelt": b"[" * 100_000,
        "riesige Zahl": b'{"format": 1' + b"0" * 5_000 + b"}",
        "doppelter Schlüssel": b'{"format": 1, "format": 1}',
        "NaN": b'{"format": NaN}',
        "etwas dahinter": raw_manifest(small_files()) + b"{}",
    }.items():
        yield Bad(f"Verzeichnis {name}", "manifest-unlesbar", partial(_manifest, data))


def bad_contents() -> Iterator[Bad]:
    """What must not lie in the files."""
    pack = small_files()["paket.yaml"].decode()
    for name, rule, path, content in [
        ("Paketdatei fehlt", "paketdatei-fehlt", "paket.yaml", None),
        ("Paketdatei leer", "paketdatei-fehlerhaft", "paket.yaml", b" "),
        ("Paketdatei mit Anker", "paketdatei-fehlerhaft", "paket.yaml", pack + "x: &a 1\n"),
        ("Paketdatei mit Verweis", "paketdatei-fehlerhaft", "paket.yaml", pack + "z: [*a]\n"),
        (
            "Paketdatei mit Befehl",
            "paketdatei-fehlerhaft",
            "paket.yaml",
            pack + "y: !!python/object:x [x]\n",
        ),
        ("Paketdatei doppelt", "paketdatei-fehlerhaft", "paket.yaml", pack + "titel: Noch einer\n"),
        ("Paketdatei binär", "paketdatei-fehlerhaft", "paket.yaml", b"\0\1\2"),
        ("Paketdatei neuer", "format-neuer", "paket.yaml", pack.replace("format: 1", "format: 2")),
        ("Paketdatei nennt anderes", "paketdatei-für-anderes", "paket.yaml", pack.replace("id: probe", "id: fremd")),
        (
            "Ausgabe in der Paketdatei",
            "paketdatei-für-anderes",
            "paket.yaml",
            pack.replace("ausgabe: 2026-11", "ausgabe: 1"),
        ),
        ("Karte als Liste", "text-fehlerhaft", "landkarte.yaml", "- a\n"),
        ("Karte mit Anker", "text-fehlerhaft", "landkarte.yaml", "kern: &a\n  g: [x]\n"),
        ("fremdes YAML", "ort-unbekannt", "einstellungen.yaml", "a: b\n"),
        ("YAML im Ordner", "ort-unbekannt", "karten/paket.yaml", "a: b\n"),
        ("Text ohne Kopf", "text-fehlerhaft", "karten/neu.md", "## Antrag\n"),
        ("Text leer", "text-fehlerhaft", "karten/neu.md", b""),
        ("Text binär", "text-fehlerhaft", "karten/neu.md", b"MZ\0\0\1"),
        ("Text in Latin-1", "text-fehlerhaft", "karten/neu.md", f"{HEAD}größe".encode("latin-1")),
        ("Text in UTF-16", "text-fehlerhaft", "karten/neu.md", HEAD.encode("utf-16")),
        ("Kopf offen", "text-fehlerhaft", "karten/neu.md", "---\ntitel: x\n## a\n"),
        ("zu viele Zeilen", "text-fehlerhaft", "karten/neu.md", HEAD + "\n".join(map(str, range(20_001)))),
        ("Text oben", "ort-unbekannt", "neu.md", HEAD),
        ("Text im fremden Ordner", "ort-unbekannt", "geheim/neu.md", HEAD),
        ("Text zu tief im Modul", "ort-unbekannt", "module/a/b/c.md", HEAD),
        ("Kopf mit Anker", "inhalte-fehlerhaft", "karten/neu.md", HEAD.replace("titel: Neu", "titel: &a Neu\nx: *a")),
        ("Kopf mit unbekanntem Schlüssel", "inhalte-fehlerhaft", "karten/neu.md", HEAD.replace("titel", "tittel")),
        ("Kennung doppelt", "inhalte-fehlerhaft", "karten/neu.md", HEAD.replace("kennung: neu", "kennung: l-hut")),
        ("Zeichnung am falschen Ort", "ort-unbekannt", "karten/a.svg", _svg("")),
        ("Bild am falschen Ort", "ort-unbekannt", "a.png", PNG),
        ("Zeichnung mit Skript", "bild-abgelehnt", "bilder/a.svg", _svg("<script/>")),
        ("Zeichnung mit Ereignis", "bild-abgelehnt", "bilder/a.svg", _svg('<g onload="x()"/>')),
        ("Zeichnung fremd", "bild-abgelehnt", "bilder/a.svg", _svg('<image href="http://x/a.png"/>')),
        ("Zeichnung mit Verweis", "bild-abgelehnt", "bilder/a.svg", _svg('<use xlink:href="file:///a"/>')),
        ("Zeichnung mit HTML", "bild-abgelehnt", "bilder/a.svg", _svg("<foreignObject/>")),
        ("Zeichnung lädt Stil", "bild-abgelehnt", "bilder/a.svg", _svg("<style>@import 'a';</style>")),
        ("Zeichnung mit Entität", "bild-abgelehnt", "bilder/a.svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + _svg("&amp;")),
        ("Zeichnung tief", "bild-abgelehnt", "bilder/a.svg", _svg("<g>" * 80 + "</g>" * 80)),
        ("Zeichnung kopiert", "bild-abgelehnt", "bilder/a.svg", _svg('<use href="#a"/>' * 21)),
        ("Zeichnung ist HTML", "bild-abgelehnt", "bilder/a.svg", "<html/>"),
        ("Zeichnung kein XML", "bild-abgelehnt", "bilder/a.svg", "Bild"),
        ("PNG kein PNG", "bild-abgelehnt", "bilder/a.png", b"GIF89a" + bytes(50)),
        ("PNG zu kurz", "bild-abgelehnt", "bilder/a.png", PNG[:20]),
        ("PNG ist SVG", "bild-abgelehnt", "bilder/a.png", _svg("")),
        ("PNG riesig", "bild-abgelehnt", "bilder/a.png", PNG.replace(b"\0\0\0\x10\0\0\0\x10", b"\0\1\0\0\0\1\0\0")),
        ("PNG ohne Fläche", "bild-abgelehnt", "bilder/a.png", PNG.replace(b"\0\0\0\x10\0\0\0\x10", bytes(8))),
        ("PNG bewegt", "bild-abgelehnt", "bilder/a.png", PNG + b"\0\0\0\x08acTL\0\0\0\x09\0\0\0\0IDAT"),
        ("JPEG kein JPEG", "bild-abgelehnt", "bilder/a.jpg", PNG),
        ("JPEG abgeschnitten", "bild-abgelehnt", "bilder/a.jpg", JPEG[:6]),
        ("JPEG riesig", "bild-abgelehnt", "bilder/a.jpg", JPEG.replace(b"\0\x10\0\x10", b"\xff\xff\xff\xff")),
    ]:
        yield Bad(name, rule, partial(_holding, path, content))


def _row(**changes: object) -> dict[str, Any]:
    return {"path": "glossar.md", "sha256": SHA, "size": 1, **changes}


def _rows() -> list[dict[str, Any]]:
    return list(json.loads(raw_manifest(small_files()))["files"])


def _stating(fields: dict[str, Any]) -> bytes:
    return signed(raw_zip(pack_entries(**fields)))


def _manifest(data: bytes) -> bytes:
    return signed(raw_zip([Raw("manifest.json", data, method=0), *pack_entries()[1:]]))


def _holding(path: str, content: str | bytes | None) -> bytes:
    """A pack whose file is this one, in a manifest that says so."""
    return signed(raw_zip(pack_entries(small_files({path: content}))))

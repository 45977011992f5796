"""Reading a pack whose signature is right: table, manifest, then every file by its kind; all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from wissen.content import picture
from wissen.content.load import MAP_FILE, PACK_FILE, PICTURES, kind_of
from wissen.content.manifest import NEWER, read_pack
from wissen.content.model import Pack
from wissen.content.pack import Sealed
from wissen.content.pack_entries import MANIFEST, PackEntry, read_entries, unpack
from wissen.content.pack_manifest import Manifest, read_manifest
from wissen.content.pack_names import shown
from wissen.content.picture import SUFFIXES
from wissen.content.problem import Problem, Severity
from wissen.content.process_map import read_process_map
from wissen.content.source import read_source
from wissen.errors import PackError

_HINT: Final = "Fragen Sie die Redaktion nach einem neuen Paket."

Watch = Callable[[int, int], None]
"""Hears of files looked at and files in all; whatever it raises ends the reading."""


def nobody(done: int, total: int) -> None:
    """Wait for nothing."""
    del done, total


@dataclass(frozen=True, slots=True)
class Package:
    """A pack of which every file is what its manifest says and harmless; it is `Files`, still in its archive."""

    archive: bytes
    manifest: Manifest
    pack: Pack
    entries: Mapping[str, PackEntry]

    def scan(self) -> tuple[list[str], list[Problem]]:
        return sorted(self.entries, key=lambda path: path.split("/")), []

    def read(self, path: str, *, limit: int) -> bytes:
        entry = self.entries.get(path)
        if entry is None:
            raise FileNotFoundError(path)
        return unpack(self.archive, entry)[: limit + 1]


def read_package(sealed: Sealed, watch: Watch = nobody) -> Package:
    """The pack that was signed; raises PackError for anything that is not as it should be."""
    return read_archive(sealed.archive, signed=(sealed.id, sealed.edition), watch=watch)


def read_archive(archive: bytes, *, signed: tuple[str, str] | None = None, watch: Watch = nobody) -> Package:
    """The pack in an archive, whoever made it; `signed` are the pack and edition that a signature speaks of."""
    entries = {entry.path: entry for entry in read_entries(archive)}
    manifest = read_manifest(unpack(archive, entries.pop(MANIFEST)))
    if signed not in {None, (manifest.id, manifest.edition)}:
        raise PackError(
            "signatur-für-anderes", "Die Signatur gilt einem anderen Paket oder einer Ausgabe davon.", _HINT
        )
    _refuse_difference(manifest, entries)
    pack: Pack | None = None
    for number, file in enumerate(manifest.files):
        watch(number, len(manifest.files))
        data = unpack(archive, entries[file.path])
        if sha256(data).hexdigest() != file.sha256:
            raise PackError("manifest-prüfsumme", f"Eine Datei ist nicht die angekündigte: „{file.path}“.", _HINT)
        if file.path == PACK_FILE:
            pack = _pack(data, manifest)
        else:
            _refuse_content(file.path, data)
    if pack is None:
        raise PackError("paketdatei-fehlt", f"Dem Paket fehlt die Datei „{PACK_FILE}“.", _HINT)
    return Package(archive, manifest, pack, entries)


def _refuse_difference(manifest: Manifest, entries: Mapping[str, PackEntry]) -> None:
    """The manifest names exactly the entries, with their sizes."""
    told = {file.path: file for file in manifest.files}
    missing, more = sorted(told.keys() - entries.keys()), sorted(entries.keys() - told.keys())
    if missing:
        raise PackError("manifest-datei-fehlt", f"Im Paket fehlt „{shown(missing[0])}“.", _HINT)
    if more:
        raise PackError("manifest-datei-zuviel", f"Im Paket liegt unangekündigt „{shown(more[0])}“.", _HINT)
    wrong = [path for path, entry in entries.items() if told[path].size != entry.size]
    if wrong:
        raise PackError("manifest-größe", f"Eine Datei hat nicht die angekündigte Größe: „{wrong[0]}“.", _HINT)


def _pack(data: bytes, manifest: Manifest) -> Pack:
    pack, problems = read_pack(data, PACK_FILE)
    if any(problem.rule == NEWER for problem in problems):
        raise PackError("format-neuer", "Diese Inhalte brauchen eine neuere Version.", "Aktualisieren Sie Wissen.")
    if pack is None or _faulty(problems):
        raise PackError("paketdatei-fehlerhaft", _told(PACK_FILE, problems), _HINT)
    if (pack.id, pack.edition) != (manifest.id, manifest.edition):
        raise PackError(
            "paketdatei-für-anderes", f"„{PACK_FILE}“ nennt ein anderes Paket oder eine andere Ausgabe.", _HINT
        )
    return pack


def _refuse_content(path: str, data: bytes) -> None:
    """What no reader of its kind would take."""
    kind = PurePosixPath(path)
    if kind.suffix in SUFFIXES:
        if kind.parts[0] != PICTURES:
            raise PackError("ort-unbekannt", f"Bilder liegen im Ordner „{PICTURES}“: „{path}“.", _HINT)
        refused = picture.refusal(data, kind.suffix)
        if refused:
            raise PackError("bild-abgelehnt", f"„{path}“: {refused}", _HINT)
    elif kind.suffix == ".yaml":
        if path != MAP_FILE:
            raise PackError("ort-unbekannt", f"Diese Datei liest Wissen nicht: „{path}“.", _HINT)
        _, problems = read_process_map(data, path)
        if _faulty(problems):
            raise PackError("text-fehlerhaft", _told(path, problems), _HINT)
    else:
        source, problems = read_source(data, path)
        if source is None or _faulty(problems):
            raise PackError("text-fehlerhaft", _told(path, problems), _HINT)
        if kind_of(path, data) is None:
            raise PackError("ort-unbekannt", f"Diese Datei liegt in keinem Ordner, den Wissen kennt: „{path}“.", _HINT)


def _faulty(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _told(path: str, problems: list[Problem]) -> str:
    first = next(iter(_faulty(problems)), None)
    return f"„{path}“ ist nicht lesbar. {first.text if first else ''}".rstrip()

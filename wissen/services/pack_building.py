"""Making packs: build from a content folder against the edition before, sign, and the keys for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wissen import paths
from wissen.content.check import check
from wissen.content.check_stages import for_a_pack
from wissen.content.files import Files
from wissen.content.head import Head
from wissen.content.library import Library
from wissen.content.load import MAP_FILE, PACK_FILE, load_files
from wissen.content.manifest import read_pack
from wissen.content.model import Pack
from wissen.content.pack import build_pack, sign_pack, split_seal, unseal
from wissen.content.pack_manifest import Manifest, edition_key, is_newer, manifest_of
from wissen.content.pack_names import ENDINGS, shown
from wissen.content.pack_reader import Package, read_archive
from wissen.content.pack_signature import (
    NUMBER_BYTES,
    SALT_BYTES,
    SEED_BYTES,
    PublicKey,
    SecretKey,
    read_public,
    read_secret,
    write_public,
    write_secret,
)
from wissen.content.pack_store import files_of, installed_places
from wissen.content.picture import LARGEST
from wissen.content.picture import SUFFIXES as PICTURES
from wissen.content.problem import Problem, Severity
from wissen.errors import ContentError, PackError, PrintError, WissenError
from wissen.printing.whole_file import write_whole
from wissen.services.pack_candidate import read_file
from wissen.services.pack_changes import ContentChange, Fate, changes, vanished

SHORTEST_PASSWORD: Final = 10
PUBLIC_ENDING: Final = ".pub"
_LARGEST_KEY: Final = 10_000


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a content folder: the pack, or the errors for which there is none.

    `silent` are changes of what is learned that no entry of `verlauf` explains: they count as `redaktionell`.
    `compared` is the edition that both were found against, in words; "" for none.
    """

    problems: tuple[Problem, ...]
    gone: tuple[str, ...] = ()
    silent: tuple[ContentChange, ...] = ()
    left_out: tuple[str, ...] = ()
    compared: str = ""
    manifest: Manifest | None = None
    data: bytes = b""


def build(folder: Path, *, previous: Path | None = None, known: Iterable[Path] = ()) -> Built:
    """Build the pack of a content folder, unsigned; `previous` is the pack file of the edition before.

    Without it the newest edition of this pack among the `known` ones counts (see `files_at`): also there people have
    learned, and what they learned must not vanish.

    Raises ContentError for an edition that is none or does not rise, and PackError for a pack that cannot be read.
    """
    problems = tuple(problem for problem in map(for_a_pack, check(folder)) if problem.severity is Severity.ERROR)
    if problems:
        return Built(problems)
    source = files_of(folder)
    library, _ = load_files(source)
    pack = library.pack
    if pack is None:
        raise ContentError(f"In „{folder}“ liegen keine Inhalte.", "Ein Inhaltsordner enthält die Datei paket.yaml.")
    if edition_key(pack.edition) is None:
        raise ContentError(
            f"„ausgabe: {pack.edition}“ lässt sich nicht einordnen.",
            "Eine Ausgabe besteht aus Zahlen, zum Beispiel „2026-11“ oder „2026-11.2“.",
        )
    gone: tuple[str, ...] = ()
    silent: tuple[ContentChange, ...] = ()
    before: Files | None
    if previous is not None:
        before, compared = _previous(previous, pack), previous.name
    else:
        before, compared = _newest(known, pack, folder)
    if before is not None:
        old, _ = load_files(before)
        gone, silent = vanished(old, library), tuple(_unexplained(old, library))
        if gone:
            return Built((), gone, silent, compared=compared)
    wanted = sorted(path for path in library.files if _belongs(path))
    files = {path: source.read(path, limit=LARGEST) for path in wanted}
    manifest = manifest_of(files, pack_id=pack.id, edition=pack.edition, title=pack.title)
    data = build_pack(manifest, files)
    read_archive(split_seal(data)[0])  # what others would refuse is not handed to them
    return Built((), gone, silent, tuple(sorted(library.files.difference(wanted))), compared, manifest, data)


def write_built(file: Path, built: Built) -> None:
    """Write a pack that was built; raises PrintError."""
    write_whole(file, built.data)


def opened(file: Path) -> Package:
    """The pack in a file, whoever signed it or not: to be compared with, never to be installed. Raises PackError."""
    return read_archive(split_seal(read_file(file))[0])


def files_at(place: Path) -> Files:
    """The files of a pack file, a content folder or an installed pack; raises PackError."""
    return files_of(place) if place.is_dir() else opened(place)


def known_editions(packs: Path) -> tuple[Path, ...]:
    """Where editions lie that people here may have learned from: what is shipped, and what is installed in a folder."""
    return (paths.bundled("content"), *installed_places(packs))


def other_changes(before: Files, after: Files) -> tuple[str, ...]:
    """Paths of pictures and of the map that differ, also where only one of both has them."""
    paths = {
        path for files in (before, after) for path in files.scan()[0] if path == MAP_FILE or path.endswith(PICTURES)
    }
    return tuple(path for path in sorted(paths) if _bytes(before, path) != _bytes(after, path))


def signer(file: Path) -> PublicKey | None:
    """Whose signature a pack file bears; None for one that nobody has signed. Raises PackError."""
    data = read_file(file)
    return unseal(data).key if split_seal(data)[1] else None


def read_key(file: Path, password: str) -> SecretKey:
    """The key in a key file; raises PackError."""
    return read_secret(_text(file), password)


def sign_file(file: Path, key_file: Path, password: str) -> PublicKey:
    """Sign the pack in a file, in its place; an earlier signature is replaced. Raises PackError or PrintError."""
    key = read_key(key_file, password)
    archive, _ = split_seal(read_file(file))
    manifest = read_archive(archive).manifest
    write_whole(file, sign_pack(archive, key, pack_id=manifest.id, edition=manifest.edition))
    return key.public


def make_key(file: Path, password: str, *, random: Callable[[int], bytes]) -> PublicKey:
    """Write a new key, and beside it the public one; neither file may be there already, and of both or none is left.

    Raises ContentError or PrintError.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise ContentError(
            f"Das Kennwort ist zu kurz: Es braucht mindestens {SHORTEST_PASSWORD} Zeichen.",
            "Mehrere Wörter hintereinander sind leicht zu merken und schwer zu erraten.",
        )
    public_file = file.with_name(file.name + PUBLIC_ENDING)
    there = next((one for one in (file, public_file) if one.exists()), None)
    if there is not None:
        raise ContentError(f"Die Datei „{there}“ gibt es schon.", "Ein Schlüssel wird nie überschrieben.")
    key = SecretKey(random(NUMBER_BYTES), random(SEED_BYTES))
    _write_private(file, write_secret(key, password, salt=random(SALT_BYTES)))
    try:
        write_whole(public_file, write_public(key.public).encode())
    except PrintError:
        file.unlink(missing_ok=True)  # nobody knows this key yet, and the next try would find a file in its way
        raise
    return key.public


def public_key(wanted: str) -> PublicKey:
    """The key that a person gives as a line or as the name of its file; raises PackError."""
    with suppress(PackError):
        return read_public(wanted)
    try:
        text = _text(Path(wanted))
    except PackError as error:
        raise PackError(
            error.rule,
            f"„{shown(wanted)}“ ist kein öffentlicher Schlüssel und keine Datei, die sich lesen lässt.",
            "Erwartet wird eine Zeile wie „RWQ…“ oder der Name der Datei, in der sie steht.",
        ) from error
    return read_public(text)


def _belongs(path: str) -> bool:
    """What Wissen reads: Markdown, pictures and the two YAML files."""
    return path in {PACK_FILE, MAP_FILE} or (path.endswith(ENDINGS) and not path.endswith(".yaml"))


def _previous(file: Path, pack: Pack) -> Package:
    before = opened(file)
    if before.manifest.id != pack.id:
        raise ContentError(
            f"Die vorige Ausgabe ist ein anderes Paket: „{before.manifest.id}“ statt „{pack.id}“.",
            "Die Kennung eines Pakets (id) bleibt immer dieselbe.",
        )
    if not is_newer(pack.edition, before.manifest.edition):
        raise ContentError(
            f"Die Ausgabe {pack.edition} kommt nicht nach {before.manifest.edition}.",
            "Erhöhen Sie „ausgabe“ in der Datei paket.yaml.",
        )
    return before


def _newest(known: Iterable[Path], pack: Pack, folder: Path) -> tuple[Files | None, str]:
    """The newest edition of a pack that others may have before this one, but for the folder itself; and its name.

    A later one than this is for people who do not get this one.
    """
    found: list[tuple[tuple[int, ...], Files, str]] = []
    for place in known:
        if place.resolve() == folder.resolve():
            continue
        with suppress(OSError, WissenError):  # one that cannot be read says nothing
            files = files_at(place)
            other, _ = read_pack(files.read(PACK_FILE, limit=LARGEST), PACK_FILE)
            if other is not None and other.id == pack.id and not is_newer(other.edition, pack.edition):
                found.append((edition_key(other.edition) or (), files, _named(place, other.edition)))
    _, files_before, name = max(found, key=lambda one: one[0], default=((), None, ""))
    return files_before, name


def _named(place: Path, edition: str) -> str:
    if place.is_file():
        return f"Ausgabe {edition}, {place.name}"
    whose = "mitgeliefert" if place == paths.bundled("content") else "hier installiert"
    return f"Ausgabe {edition}, {whose}"


def _unexplained(before: Library, after: Library) -> Sequence[ContentChange]:
    found = (one for one in changes(before, after) if one.fate is Fate.CHANGED and not one.editorial)
    return [one for one in found if _told(before.entry(one.id).head) >= _told(after.entry(one.id).head)]


def _told(head: Head) -> int:
    return len(head.history)


def _bytes(files: Files, path: str) -> bytes | None:
    try:
        return files.read(path, limit=LARGEST)
    except OSError:
        return None


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened_file:
            return opened_file.read(_LARGEST_KEY).decode()
    except (OSError, ValueError) as error:
        raise PackError(
            "schlüssel-unlesbar", f"Die Schlüsseldatei „{file}“ lässt sich nicht lesen.", "Prüfen Sie den Namen."
        ) from error


def _write_private(file: Path, text: str) -> None:
    """Only whoever writes it may read it, from its first byte on; it is there whole or not at all."""
    binary = getattr(os, "O_BINARY", 0)  # else Windows would write other line ends
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, 0o600)
        try:
            with os.fdopen(handle, "wb") as written:
                written.write(text.encode())
                written.flush()
                os.fsync(written.fileno())
        except OSError:
            file.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ContentError(
            f"„{file}“ lässt sich nicht schreiben: {error.strerror}.", "Prüfen Sie die Rechte des Ordners."
        ) from error

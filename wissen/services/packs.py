"""Packs at this account: looked at before anything is written, installed all or nothing, and one click back."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from wissen.content.model import Pack
from wissen.content.pack import Sealed, unseal
from wissen.content.pack_manifest import is_newer, write_manifest
from wissen.content.pack_reader import read_package
from wissen.content.pack_signature import read_public
from wissen.content.pack_store import (
    OBJECTS,
    STAND,
    Stand,
    installed_places,
    is_installed,
    is_whole,
    manifest_path,
    object_path,
    place_of,
    read_stand,
    stored_files,
    write_stand,
)
from wissen.errors import ContentError, PackError, PrintError
from wissen.printing.whole_file import write_whole
from wissen.services.foreign import ALONE, ImportWatch
from wissen.services.pack_candidate import (
    Candidate,
    Trust,
    looked_at,
    other_key,
    read_file,
    refuse_other_key,
)

_ASK_FOR_NEXT: Final = "Bitten Sie die Redaktion um eine neue Ausgabe."
_YOUNG: Final = 3_600
"""Seconds for which a file that no edition needs stays: another window may be installing."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A pack that can be read; `place` stands for a content folder. Empty `previous`: there is no way back."""

    id: str
    title: str
    edition: str
    previous: str
    place: Path
    fingerprint: str


Write = Callable[[Path, bytes], None]


class Packs:
    """Work of a lane throughout: everything here reads or writes files.

    `root_key` is the public key that the office trusts, "" where it leaves that to the person.
    """

    def __init__(
        self,
        folder: Path,
        *,
        root_key: str = "",
        write: Write = write_whole,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.folder = folder
        self._root_key = root_key
        self._write = write
        self._now = now

    # ------------------------------------------------------------ what is there

    def installed(self) -> tuple[Installed, ...]:
        """Every pack that is installed and can be read."""
        found: list[Installed] = []
        for place in installed_places(self.folder):
            with suppress(ContentError):
                found.append(_installed(place))
        return tuple(found)

    def wants(self, sealed: Sealed, read: Pack | None) -> bool:
        """Whether a pack may be offered without asking whose it is, to somebody who reads this now."""
        try:
            trust, stand = self._trust(sealed)
        except ContentError:
            return False
        if trust is Trust.FIRST or (stand is None and installed_places(self.folder)):
            return False
        known = stand.edition if stand else ""
        own = read.edition if read is not None and read.id == sealed.id else ""
        aside = stand.set_aside if stand else ""
        return sealed.edition != aside and all(is_newer(sealed.edition, edition) for edition in (known, own))

    def refuses(self, sealed: Sealed) -> bool:
        """Whether it would be a newer edition, but for its key: that is not the one that counts here."""
        try:
            self._trust(sealed)
        except PackError:
            place = place_of(self.folder, sealed.id)
            return not is_installed(place) or is_newer(sealed.edition, read_stand(place).edition)
        except ContentError:
            return False
        return False

    def still(self, candidate: Candidate) -> bool:
        """Whether what was found out when a pack was looked at holds today."""
        try:
            trust, stand = self._trust(candidate.sealed)
        except ContentError:
            return False
        return (trust, stand.edition if stand else "") == (candidate.trust, candidate.installed)

    # ------------------------------------------------------------ look, install, go back

    def look(self, file: Path, *, watch: ImportWatch = ALONE) -> Candidate:
        """Look at a pack from its file, writing nothing; raises PackError for whatever may not be installed."""
        return self._candidate(file, unseal(read_file(file)), watch)

    def install(self, candidate: Candidate, *, watch: ImportWatch = ALONE) -> Installed | None:
        """Make the edition the one that is read, or whole again; None when it was stopped before.

        Until the last file is written, the edition before is read, whatever happens. Raises WissenError.
        """
        package = candidate.package
        _, stand = self._trust(candidate.sealed)  # somebody else at this account may have installed one meanwhile
        self._refuse_older(candidate.sealed, stand)
        place = place_of(self.folder, candidate.id)
        files = package.manifest.files
        for number, file in enumerate(files):
            watch.report(number, len(files))
            if watch.stopped():
                return None
            self._keep(object_path(self.folder, file.sha256), package.read(file.path, limit=file.size))
        self._put(manifest_path(place, candidate.edition), write_manifest(package.manifest))
        self._put(place / STAND, write_stand(_next_stand(candidate, stand)))
        watch.report(len(files), len(files))
        self._sweep()
        return _installed(place)

    def go_back(self, pack_id: str) -> Installed:
        """Read the edition before again; raises ContentError when there is none, or it is no longer whole."""
        place = place_of(self.folder, pack_id)
        stand = read_stand(place)
        if not stand.previous:
            raise ContentError("Es gibt keine vorige Ausgabe.", _ASK_FOR_NEXT)
        if not is_whole(place, stand.previous):
            told = f"Die vorige Ausgabe {stand.previous} ist beschädigt. Sie lesen weiter die Ausgabe {stand.edition}."
            raise ContentError(told, _ASK_FOR_NEXT)
        back = replace(stand, edition=stand.previous, previous="", set_aside=stand.edition)
        self._put(place / STAND, write_stand(back))
        return _installed(place)

    # ------------------------------------------------------------ trust

    def _candidate(self, file: Path, sealed: Sealed, watch: ImportWatch) -> Candidate:
        trust, stand = self._trust(sealed)
        self._refuse_older(sealed, stand)
        return looked_at(file, sealed, trust, installed=stand.edition if stand else "", watch=watch)

    def _trust(self, sealed: Sealed) -> tuple[Trust, Stand | None]:
        """Why the key counts, and what is installed; raises PackError where it does not count."""
        place = place_of(self.folder, sealed.id)
        stand = read_stand(place) if is_installed(place) else None
        if self._root_key:
            refuse_other_key(sealed, self._root_key)
            return Trust.OFFICE, stand
        if stand is None:
            return Trust.FIRST, None
        if read_public(stand.key).key != sealed.key.key:
            raise other_key("schlüssel-gewechselt", "mit einem anderen Schlüssel als die bisherige Ausgabe", sealed.key)
        return Trust.KNOWN, stand

    def _refuse_older(self, sealed: Sealed, stand: Stand | None) -> None:
        """Editions only rise; the one that is installed may come again when it is damaged there. Raises PackError."""
        if stand is None or is_newer(sealed.edition, stand.edition):
            return
        if sealed.edition != stand.edition:
            raise PackError(
                "ausgabe-nicht-neuer",
                f"Die Ausgabe {sealed.edition} kommt nicht nach der installierten Ausgabe {stand.edition}.",
                "Zur vorigen Ausgabe führt der Knopf in den Einstellungen unter „Inhalte“.",
            )
        place = place_of(self.folder, sealed.id)
        if not is_whole(place, stand.edition):
            return
        if read_package(sealed).manifest != stored_files(place, stand.edition).manifest:
            raise PackError(
                "ausgabe-zweimal",
                f"Die Ausgabe {sealed.edition} ist schon installiert, aber mit anderen Inhalten als in dieser Datei.",
                "Was geändert wurde, braucht eine neue Ausgabe. Fragen Sie die Redaktion.",
            )
        raise PackError("ausgabe-nicht-neuer", f"Die Ausgabe {sealed.edition} ist schon installiert.")

    # ------------------------------------------------------------ files

    def _keep(self, path: Path, data: bytes) -> None:
        """Keep a file under its hash, if it is not there unharmed already."""
        with suppress(OSError):
            if sha256(path.read_bytes()).hexdigest() == path.name:
                path.touch()  # another window that sweeps must see that somebody counts on it
                return
        self._put(path, data)

    def _put(self, path: Path, data: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ContentError(
                f"Der Ordner „{path.parent}“ lässt sich nicht anlegen.",
                "Dort liegen die Inhaltspakete. Prüfen Sie, wer dort schreiben darf.",
            ) from error
        try:
            self._write(path, data)
        except PrintError as error:
            raise ContentError(
                f"Die Inhaltspakete lassen sich nicht ändern: {error.text}",
                "Es gilt, was Sie bisher gelesen haben. Schaffen Sie Platz, oder prüfen Sie, wer dort schreiben darf.",
            ) from error

    def _sweep(self) -> None:
        """Remove what no edition needs that can still be read; what cannot be removed stays."""
        needed: set[str] = set()
        for place in installed_places(self.folder):
            try:
                stand = read_stand(place)
                kept = {stand.edition, stand.previous, stand.set_aside} - {""}
                for edition in kept:
                    needed.update(file.sha256 for file in stored_files(place, edition).manifest.files)
            except ContentError:
                return  # what a damaged pack needs is not known
            for other in place.glob("*.json"):
                if other.name != STAND and other.stem not in kept:
                    with suppress(OSError):
                        other.unlink()
        for file in (self.folder / OBJECTS).glob("??/*"):
            with suppress(OSError):
                if file.name not in needed and self._now() - file.stat().st_mtime > _YOUNG:
                    file.unlink()


def _installed(place: Path) -> Installed:
    stand = read_stand(place)
    manifest = stored_files(place, stand.edition).manifest
    fingerprint = read_public(stand.key).fingerprint
    return Installed(manifest.id, manifest.title, stand.edition, stand.previous, place, fingerprint)


def _next_stand(candidate: Candidate, stand: Stand | None) -> Stand:
    """What holds once the candidate is installed; where it only comes again, the way back stays as it was."""
    key = candidate.sealed.key.text
    if stand is not None and stand.edition == candidate.edition:
        return replace(stand, key=key)
    return Stand(candidate.edition, key, stand.edition if stand else "")

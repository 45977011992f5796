"""A pack that might be installed: whose it is, and what is in it, looked at without writing anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Final

from wissen.content.library import Library
from wissen.content.load import load_files
from wissen.content.pack import Sealed, unseal
from wissen.content.pack_manifest import LARGEST
from wissen.content.pack_reader import Package, read_package
from wissen.content.pack_signature import PublicKey, read_public
from wissen.content.problem import Problem, Severity
from wissen.errors import PackError
from wissen.services.foreign import ALONE, ImportWatch

ENDING: Final = ".wissenpaket"
"""How the names of pack files end, in small letters."""
_ASK: Final = "Fragen Sie die Stelle, von der das Paket kommt, auf einem anderen Weg, bevor Sie weitermachen."


class Trust(Enum):
    """Why a signature counts."""

    OFFICE = auto()
    """The office has named the key in its `buero.toml`."""
    KNOWN = auto()
    """An earlier edition, which the person trusted, bears the same one."""
    FIRST = auto()
    """Nobody knows the key yet: the person has to compare its fingerprint."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pack that might be installed: everything in it was looked at, and nothing of it is written yet."""

    package: Package = field(repr=False)
    library: Library = field(repr=False)
    sealed: Sealed = field(repr=False)
    trust: Trust
    file: Path
    installed: str
    """The edition that is installed of it; "" for none."""

    @property
    def id(self) -> str:
        """Kennung of the pack."""
        return self.package.manifest.id

    @property
    def title(self) -> str:
        """Title of the pack."""
        return self.package.manifest.title

    @property
    def edition(self) -> str:
        """The edition that would be read."""
        return self.package.manifest.edition

    @property
    def fingerprint(self) -> str:
        """What two people compare."""
        return self.sealed.key.fingerprint


def examine(file: Path, *, root_key: str = "", watch: ImportWatch = ALONE) -> Candidate:
    """Look at a pack whatever is installed; `root_key` is the public key it has to be signed with, "" for any.

    Raises PackError.
    """
    sealed = unseal(read_file(file))
    if root_key and read_public(root_key).key != sealed.key.key:
        raise other_key("schlüssel-anderer", "mit einem anderen Schlüssel als dem genannten", sealed.key)
    return looked_at(file, sealed, Trust.OFFICE if root_key else Trust.FIRST, installed="", watch=watch)


def read_file(file: Path) -> bytes:
    """A pack file, or so much of it that it is seen to be too large; raises PackError."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise PackError("datei-fehlt", f"Die Datei „{file}“ gibt es nicht.", "Prüfen Sie den Namen.") from error
    except (OSError, ValueError) as error:
        raise PackError(
            "datei-unlesbar",
            f"„{file}“ lässt sich nicht lesen.",
            "Prüfen Sie, ob es eine Datei ist und ob Sie sie öffnen dürfen.",
        ) from error


def looked_at(file: Path, sealed: Sealed, trust: Trust, *, installed: str, watch: ImportWatch) -> Candidate:
    """The pack with everything in it looked at; raises PackError."""
    package = read_package(sealed, _Watched(watch).look)
    library, problems = load_files(_Reading(package, _Watched(watch)))
    faults = [problem for problem in problems if problem.severity is Severity.ERROR]
    if faults:
        raise PackError(
            "inhalte-fehlerhaft",
            f"In den Inhalten des Pakets ist ein Fehler: {faults[0].file}: {faults[0].text}",
            "Fragen Sie die Redaktion nach einer neuen Ausgabe.",
        )
    return Candidate(package, library, sealed, trust, file, installed)


def refuse_other_key(sealed: Sealed, root_key: str) -> None:
    """Raises PackError for a pack that is not signed with this public key."""
    if read_public(root_key).key != sealed.key.key:
        raise other_key("schlüssel-nicht-vom-amt", "nicht von der Stelle, der Ihr Amt vertraut,", sealed.key)


def other_key(rule: str, whose: str, key: PublicKey) -> PackError:
    """The hard stop for a key that must not count."""
    return PackError(rule, f"Dieses Paket ist {whose} signiert. Fingerabdruck: {key.fingerprint}.", _ASK)


class _Stopped(PackError):
    """The person did not want to wait for the end."""


@dataclass(frozen=True, slots=True)
class _Watched:
    """Who waits: files are looked at one by one first, then read as content; these are two halves."""

    watch: ImportWatch

    def look(self, done: int, total: int) -> None:
        """The first half."""
        self.go_on(done, 2 * total)

    def go_on(self, done: int, total: int) -> None:
        """Tell how far it is, or raise `_Stopped`."""
        if self.watch.stopped():
            raise _Stopped("abgebrochen", "Abgebrochen.")
        self.watch.report(done, total)


@dataclass(slots=True)
class _Reading:
    """The files of a pack while its content is read for the first time."""

    package: Package
    watched: _Watched
    done: int = 0

    def scan(self) -> tuple[list[str], list[Problem]]:
        return self.package.scan()

    def read(self, path: str, *, limit: int) -> bytes:
        total = len(self.package.entries)
        self.watched.go_on(total + min(self.done, total), 2 * total)
        self.done += 1
        return self.package.read(path, limit=limit)

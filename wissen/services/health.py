"""Whether everything Wissen needs is there: versions, files of its own, folders, content. Opens no history."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryFile

from wissen import paths
from wissen.content.load import load
from wissen.content.problem import Severity
from wissen.paths import Folders
from wissen.text import plural_de
from wissen.version import VERSION

_SHIPPED = (("Schriften", "fonts", "*.ttf"), ("Symbole", "icons", "*.svg"), ("Vorlagen", "vorlagen", "*.md"))
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of the report; `well` is False where something has to be done."""

    name: str
    text: str
    well: bool = True


def examine(content: Path, folders: Folders) -> Iterator[Sign]:
    """The report, in the order in which a person looks for a fault."""
    yield Sign("Wissen", VERSION)
    yield Sign("Python", f"{platform.python_version()} ({platform.system()} {platform.machine()})")
    yield from packages(_required())
    yield from _shipped()
    yield from _profile(folders)
    yield from _content(content)


def packages(requirements: Iterable[str]) -> Iterator[Sign]:
    """The installed version of each package that is required, extras left out."""
    for line in requirements:
        match = _NAME.match(line)
        if match is None or "extra ==" in line:
            continue
        try:
            yield Sign(match[0], metadata.version(match[0]))
        except metadata.PackageNotFoundError:
            yield Sign(match[0], "fehlt", well=False)


def _required() -> Iterable[str]:
    """What the installed project asks for; a frozen folder and a bare checkout do not say."""
    try:
        return metadata.requires("wissen") or ()
    except metadata.PackageNotFoundError:
        return ()


def _shipped() -> Iterator[Sign]:
    for name, folder, pattern in _SHIPPED:
        count = len(list(paths.bundled("resources", folder).glob(pattern)))
        yield Sign(name, str(count) if count else "fehlen", well=count > 0)


def _profile(folders: Folders) -> Iterator[Sign]:
    named = (
        ("Daten", folders.data),
        ("Einstellungen", folders.config),
        ("Zwischenspeicher", folders.cache),
        ("Protokoll", folders.log),
    )
    for name, folder in named:
        well = _is_writable(folder)
        yield Sign(name, f"{folder}{'' if well else ' (nicht beschreibbar)'}", well=well)


def _content(folder: Path) -> Iterator[Sign]:
    library, problems = load(folder)
    yield Sign("Inhalte", str(folder), well=bool(library.entries))
    yield Sign("Objekte", str(len(library.entries)), well=bool(library.entries))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    others = plural_de(len(problems) - errors, "weiterer Befund", "weitere Befunde")
    yield Sign("Befunde", f"{errors} Fehler, {others} beim Lesen", well=errors == 0)


def _is_writable(folder: Path) -> bool:
    """Whether files can be made in the folder, or the folder itself where nothing of it exists yet."""
    place = next((part for part in (folder, *folder.parents) if part.exists()), folder)
    try:
        with TemporaryFile(dir=place):
            return True
    except OSError:
        return False

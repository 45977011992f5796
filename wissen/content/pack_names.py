"""How pack files are called, and which paths they may hold: what every system can, and none that leads out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from wissen.content.ids import FILE_NAME
from wissen.content.picture import SUFFIXES as PICTURES
from wissen.errors import PackError

PACK_ENDING: Final = ".wissenpaket"
"""How the names of pack files end, in small letters."""
LONGEST_PATH: Final = 200
LONGEST_NAME: Final = 100
DEEPEST: Final = 6
"""Names of a path, the file among them."""
ENDINGS: Final = (".md", ".yaml", *PICTURES)

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_DRIVE = re.compile(r"[A-Za-z]:")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_HINT: Final = "Das Paket stammt nicht aus „wissen pack build“ oder wurde verändert. Nehmen Sie es nicht."


def _too_long(path: str) -> bool:
    names = path.split("/")
    return len(path) > LONGEST_PATH or len(names) > DEEPEST or any(len(name) > LONGEST_NAME for name in names)


def _plain(path: str) -> bool:
    *folders, name = path.split("/")
    stem, dot, ending = name.rpartition(".")
    named = (*folders, stem if dot else name, *((ending,) if dot else ()))
    return all(map(FILE_NAME.fullmatch, named))


_REFUSALS: Final[tuple[tuple[str, Callable[[str], object], str], ...]] = (
    ("name-leer", lambda path: not path.strip(), "hat keinen Namen"),
    ("name-steuerzeichen", _CONTROL.search, "enthält Steuerzeichen"),
    ("pfad-unc", lambda path: path.startswith(("//", "\\\\")), "führt auf einen anderen Rechner"),
    ("pfad-absolut", lambda path: path.startswith(("/", "\\", "~")), "führt an eine feste Stelle des Rechners"),
    ("pfad-laufwerk", _DRIVE.match, "führt auf ein Laufwerk"),
    ("pfad-hinaus", lambda path: ".." in re.split(r"[/\\]", path), "führt aus dem Ordner hinaus"),
    ("pfad-gegenstrich", lambda path: "\\" in path, "enthält einen Gegenstrich"),
    ("eintrag-ordner", lambda path: path.endswith("/"), "ist ein Ordner und keine Datei"),
    ("pfad-leerer-teil", lambda path: {"", "."} & set(path.split("/")), "hat einen leeren Teil"),
    ("name-zu-lang", _too_long, "ist zu lang oder zu tief verschachtelt"),
    (
        "name-gerät",
        lambda path: any(map(_DEVICE.fullmatch, path.split("/"))),
        "ist unter Windows der Name eines Geräts",
    ),
    ("name-zeichen", lambda path: not _plain(path), "besteht nicht nur aus a–z, 0–9 und Bindestrichen"),
    ("art-unbekannt", lambda path: not path.endswith(ENDINGS), "ist von keiner Art, die Wissen liest"),
)
"""Rule, what breaks it, and how that is said; in the order in which they are looked at."""


def refuse_paths(paths: Iterable[str]) -> None:
    """Look at every path, then at all together; raises PackError for the first that a pack may not hold."""
    seen: set[str] = set()
    for path in paths:
        for rule, breaks, told in _REFUSALS:
            if breaks(path):
                raise PackError(rule, f"Ein Eintrag des Pakets {told}: „{shown(path)}“.", _HINT)
        if path in seen:
            raise PackError("name-doppelt", f"Ein Eintrag steht zweimal im Paket: „{shown(path)}“.", _HINT)
        seen.add(path)


def refuse_alike(paths: Iterable[str]) -> None:
    """Raises PackError for names that Windows takes for one, whether or not they may be used at all."""
    seen: dict[str, str] = {}
    for path in paths:
        first = seen.setdefault(path.casefold(), path)
        if first != path:
            told = f"„{shown(first)}“ und „{shown(path)}“"
            raise PackError("name-gleich", f"Zwei Einträge unterscheiden sich nur in der Schreibung: {told}.", _HINT)


def shown(path: str) -> str:
    """A path from elsewhere as it may stand in a message: short, and without what is invisible."""
    printable = "".join(letter if letter.isprintable() else "?" for letter in path)
    return printable if len(printable) <= LONGEST_NAME else f"{printable[:LONGEST_NAME]}…"

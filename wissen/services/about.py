"""What Wissen consists of: versions and licences of all parts, and what the content says of itself."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from wissen.content.library import Library
from wissen.content.model import Kind, Pack
from wissen.text import german_date, plural_de
from wissen.version import VERSION

PACKAGES = (
    "cached-property",
    "cffi",
    "click",
    "click-default-group",
    "fsrs",
    "holidays",
    "icalendar",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "mdurl",
    "platformdirs",
    "pluggy",
    "pycparser",
    "PyNaCl",
    "pyphen",
    "PySide6_Essentials",
    "python-dateutil",
    "PyYAML",
    "RapidFuzz",
    "shiboken6",
    "six",
    "snowballstemmer",
    "sqlite-fts4",
    "sqlite-utils",
    "tabulate",
    "typing_extensions",
    "tzdata",
    "Whoosh-Reloaded",
)
"""What is shipped with the app; a test holds it against what the project asks for, and what that brings along."""

_OTHERS = (
    ("Fira Sans", "", "SIL Open Font License 1.1"),
    ("Material Symbols", "", "Apache 2.0"),
)
_LONGEST_LICENCE = 60
"""Letters; some packages put the whole text where the name belongs."""


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the app."""

    name: str
    version: str
    licence: str


def components() -> tuple[Component, ...]:
    """Wissen itself, Python, every package that is shipped, fonts and icons."""
    own = Component("Wissen", VERSION, "EUPL-1.2")
    python = Component("Python", platform.python_version(), "PSF License 2.0")
    return (own, python, *_packages(), *(Component(*other) for other in _OTHERS))


def about_content(library: Library) -> tuple[tuple[str, str], ...]:
    """What "Über diese Inhalte" says: label and value."""
    return tuple(_about_content(library))


def _about_content(library: Library) -> Iterator[tuple[str, str]]:
    pack = library.pack
    if pack is not None:
        yield from _about_pack(pack)
    counts = (
        (Kind.MODULE, "Modul", "Module"),
        (Kind.LESSON, "Lektion", "Lektionen"),
        (Kind.PROCESS, "Prozess", "Prozesse"),
    )
    yield "Umfang", ", ".join(plural_de(len(library.of_kind(kind)), one, many) for kind, one, many in counts)
    reviewed = sum(entry.head.review is not None for entry in library.entries.values())
    yield "Freigabe", f"{reviewed} von {len(library.entries)} Dateien sind vom Amt geprüft"


def _about_pack(pack: Pack) -> Iterator[tuple[str, str]]:
    yield "Titel", pack.title
    yield "Herausgeber", pack.publisher
    yield "Ausgabe", pack.edition
    if pack.law_as_of is not None:
        yield "Rechtsstand", german_date(pack.law_as_of)
    yield "Lizenz", pack.licence
    if pack.responsible:
        yield "Verantwortlich", pack.responsible


def _packages() -> Iterator[Component]:
    for name in PACKAGES:
        try:
            found = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        yield Component(found["Name"], found["Version"], _licence(found))


def _licence(found: metadata.PackageMetadata) -> str:
    """The licence as an expression, else as a word, else out of the classifiers."""
    named = next((found[key] for key in ("License-Expression", "License") if key in found), "")
    if named and len(named) <= _LONGEST_LICENCE and "\n" not in named:
        return named
    classifiers = found.get_all("Classifier") or ()
    licences = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    return ", ".join(licences) or "siehe Paket"

"""Several people at one computer: each has a profile of its own, and a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wissen import paths, settings
from wissen.ui.strings import tr


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody else at this computer."""

    profile: str
    name: str


@dataclass(frozen=True, slots=True)
class People:
    """`open_profile` starts Wissen for a profile and closes this window."""

    profile: str
    open_profile: Callable[[str], object]
    root: Path | None = None

    def others(self) -> tuple[Person, ...]:
        """Everybody else who has used Wissen here, by name."""
        found = []
        for profile in paths.profiles(self.root):
            if profile != self.profile:
                chosen, _ = settings.read_settings(paths.folders(profile, self.root).config / paths.SETTINGS)
                found.append(Person(profile, chosen.name or tr("Ohne Namen ({profile})").format(profile=profile)))
        return tuple(sorted(found, key=lambda person: person.name.casefold()))

    def new_profile(self) -> str:
        """A name for a profile that nobody has yet."""
        taken = {self.profile, paths.STANDARD_PROFILE, *paths.profiles(self.root)}
        number = 2
        while f"person-{number}" in taken:
            number += 1
        return f"person-{number}"

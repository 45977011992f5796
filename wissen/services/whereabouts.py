"""Where something is today that a person kept: by its name, by what replaced it, or by its text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from wissen.content.entry import Entry, Part
from wissen.content.ids import Ref
from wissen.content.library import Library
from wissen.content.successors import led_on, successors
from wissen.services.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the content; `part` is None for an object as a whole."""

    entry: Entry
    part: Part | None

    @property
    def ref(self) -> str:
        """Its name: `kennung` or `kennung#place`."""
        return self.entry.ref(self.part) if self.part else self.entry.id

    @property
    def title(self) -> str:
        """What people call it, the widest name first."""
        return title_of(self.entry, self.part)


class Whereabouts:
    """Follows names through updates of the content; belongs to the thread of the window."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._names = Names(shelf.current)

    def of(self, name: str, revision: str = "") -> Spot | None:
        """Today's place of a name; `revision` finds a text that moved without a word. None for what has gone."""
        current = self._shelf.current
        if current is not self._names.library:
            self._names = Names(current)
        spot = self._names.of(name, revision)
        if spot is not None:
            return spot
        found = self._shelf.whole.lookup(name)  # it may be there, but not on this day
        return Spot(*found) if found else None


class Names:
    """Where the names of earlier days lead in one Library."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def of(self, name: str, revision: str = "") -> Spot | None:
        """The place of a name, or of what replaced it; `revision` finds a text that moved without a word."""
        library = self.library
        found = library.lookup(name)
        if found is None and (newer := led_on(library, name, self._newer)):
            found = library.lookup(newer)
        if found is None and revision:
            found = self._by_revision.get(revision)
        return Spot(*found) if found else None

    @cached_property
    def _newer(self) -> dict[str, Ref]:
        """The newer name by the older one."""
        return successors(self.library.entries.values())

    @cached_property
    def _by_revision(self) -> dict[str, tuple[Entry, Part]]:
        """What reads so today, by its Fassung."""
        entries = self.library.entries.values()
        return {part.revision: (entry, part) for entry in entries for part in entry.parts}


def title_of(entry: Entry, part: Part | None = None) -> str:
    """Titles from the object to the place; a place without one goes by what is around it."""
    return joined(entry.title, part.title if part else "")


def joined(*titles: str) -> str:
    """Titles from the widest to the place itself."""
    return " › ".join(title for title in titles if title)

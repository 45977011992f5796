"""Where something is today that a person kept: by its name, by what replaced it, or by its text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from wissen.content.entry import Entry, Part
from wissen.content.ids import Ref
from wissen.content.library import Library
from wissen.content.successors import led_on, successors
from wissen.errors import NotFound
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
        self._names = _Names(shelf.current)

    def of(self, name: str, revision: str = "") -> Spot | None:
        """Today's place of a name; `revision` finds a text that moved without a word. None for what has gone."""
        current = self._shelf.current
        if current is not self._names.library:
            self._names = _Names(current)
        try:
            return Spot(*current.find(name))
        except NotFound:
            found = led_on(current, name, self._names.newer)
        if found is not None:
            return Spot(*current.find(found))
        moved = self._names.by_revision.get(revision)
        if moved is not None:
            return Spot(*moved)
        try:
            return Spot(*self._shelf.whole.find(name))  # it is there, but not on this day
        except NotFound:
            return None


class _Names:
    """What is looked up in a Library once a name is not found in it."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @cached_property
    def newer(self) -> dict[str, Ref]:
        """The newer name by the older one."""
        return successors(self.library.entries.values())

    @cached_property
    def by_revision(self) -> dict[str, tuple[Entry, Part]]:
        """What reads so today, by its Fassung."""
        entries = self.library.entries.values()
        return {part.revision: (entry, part) for entry in entries for part in entry.parts}


def title_of(entry: Entry, part: Part | None = None) -> str:
    """Titles from the object to the place; a place without one goes by what is around it."""
    return joined(entry.title, part.title if part else "")


def joined(*titles: str) -> str:
    """Titles from the widest to the place itself."""
    return " › ".join(title for title in titles if title)

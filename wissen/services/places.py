"""Where the person was last: the order of what was opened and the section it was left at, held in memory."""

from __future__ import annotations

from collections.abc import Iterable

from wissen.progress.places import LastPlace


class Places:
    """The last place of each lesson, process and quiz; the store keeps the same across starts, without any day."""

    def __init__(self, places: Iterable[LastPlace] = ()) -> None:
        self._sections: dict[str, str] = {}
        self.take(places)

    def take(self, places: Iterable[LastPlace]) -> None:
        """Take over what the store kept, the most recent first."""
        self._sections = {place.object: place.section for place in reversed(tuple(places))}

    @property
    def recent(self) -> tuple[str, ...]:
        """Kennungen of what was opened, the most recent first."""
        return tuple(reversed(self._sections))

    def section(self, object_id: str) -> str:
        """The section, step or item the object was left at; empty for its beginning."""
        return self._sections.get(object_id, "")

    def visit(self, object_id: str, section: str) -> LastPlace | None:
        """Make this the most recent place; None when nothing changes and nothing needs to be stored."""
        if self.recent[:1] == (object_id,) and self._sections[object_id] == section:
            return None
        self._sections.pop(object_id, None)
        self._sections[object_id] = section
        return LastPlace(object_id, section)

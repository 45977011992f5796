"""Where the names of the content lead: `ersetzt` gives an older name to what stands in its place now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wissen.content.entry import GLOBAL_PARTS, Entry
from wissen.content.ids import Ref, ref, split_ref
from wissen.content.library import Library


def successors(entries: Iterable[Entry]) -> dict[str, Ref]:
    """The newer name by the older one, for objects and their parts."""
    found: dict[str, Ref] = {}
    for entry in entries:
        for earlier in entry.head.supersedes:
            found.setdefault(earlier, Ref(entry.id))
        for part in entry.parts:
            for old in part.supersedes:
                for name in _spelled(entry, old, unique=part.kind in GLOBAL_PARTS):
                    found.setdefault(name, entry.ref(part))
    return found


def led_on(library: Library, name: str, newer: Mapping[str, Ref]) -> Ref | None:
    """What stands in the place of a name in this Library, the name itself where it is still there; None if nothing."""
    seen: set[str] = set()
    wanted: str | None = name
    while wanted and wanted not in seen:
        seen.add(wanted)
        if library.lookup(wanted) is not None:
            return Ref(wanted)
        object_id, place = split_ref(wanted)
        moved = newer.get(object_id) if place else None
        wanted = newer.get(wanted) or (ref(moved, place) if moved else None)
    return None


def _spelled(entry: Entry, old: str, *, unique: bool) -> Iterable[str]:
    """The names that a part may mean: a section names its predecessor in the same file by the place alone."""
    if unique or "#" in old:
        return (old,)
    return tuple(ref(owner, old) for owner in (entry.id, *entry.head.supersedes))

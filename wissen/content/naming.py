"""What the mentions of a file mean: the one name that progress and links hang on, for each of them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from wissen.content.entry import GLOBAL_PARTS, Entry
from wissen.content.ids import ref
from wissen.content.library import Library
from wissen.content.mentions import Mention, Way


class Naming:
    """Gives mentions their meaning as one Library has it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._by_path = {entry.path: entry for entry in library.entries.values()}

    def entry_of(self, path: str) -> Entry | None:
        """The object of a file."""
        return self._by_path.get(path)

    def meant(self, path: str, mentions: Iterable[Mention]) -> Iterator[tuple[Mention, str]]:
        """Each mention of a file with the name it means; for a file that is no object that is its path."""
        entry = self._by_path.get(path)
        process = ""
        within = ""  # the part whose meta lines these are
        for mention in mentions:
            if mention.way is Way.PROCESS and mention.in_head:
                process = mention.name
            if mention.way is Way.OWN and not mention.in_head:
                within = mention.name
            match mention.way:
                case Way.LINK | Way.PICTURE:
                    yield mention, self._target(path, mention.name)
                case Way.STEP:
                    yield mention, ref(process, mention.name) if process else mention.name
                case Way.OWN | Way.SUPERSEDES if mention.in_head:
                    yield mention, mention.name
                case Way.SUPERSEDES:
                    yield mention, self._own(entry, mention.name, like=within)
                case Way.OWN | Way.HISTORY:
                    yield mention, self._own(entry, mention.name, like=mention.name)
                case _:
                    yield mention, self.canonical(mention.name)

    def canonical(self, name: str) -> str:
        """The one spelling of a name that is there; as it is written where it is not."""
        found = self._library.lookup(name)
        if found is None:
            return name
        entry, part = found
        return entry.ref(part) if part else entry.id

    def _own(self, entry: Entry | None, name: str, *, like: str) -> str:
        """A name within its file, if the part `like` is one of those that are known only there."""
        part = entry.part(like) if entry is not None else None
        if entry is None or part is None or part.kind in GLOBAL_PARTS or "#" in name:
            return self.canonical(name)
        return ref(entry.id, name)

    def _target(self, path: str, target: str) -> str:
        way, _, _ = target.partition("#")
        found = self._library.resolve(path, target) or self._library.resolve(path, way)
        if found is not None:
            return self.canonical(found)
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(way))) if way else path

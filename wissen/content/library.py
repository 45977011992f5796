"""The Library: everything loaded, light, as of a day; texts are parsed when opened and the last ones kept."""

from __future__ import annotations

import posixpath
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from urllib.parse import unquote

from wissen.content.as_of import Hiding, as_of
from wissen.content.entry import GLOBAL_PARTS, Entry, Headed, Part, PartKind
from wissen.content.ids import Id, Place, Ref, ref, split_ref
from wissen.content.model import Kind, LawChange, LearningPath, Module, Pack, ProcessMap
from wissen.content.validity import holding
from wissen.errors import NotFound
from wissen.text import nearest

KEPT_OPEN = 100
"""Parsed objects that stay in memory, as a whole and as of a day (docs/adr/0011)."""

Parse = Callable[[Entry], Headed]


class Opened:
    """The last parsed objects, shared by every view of a Library and safe to use from several threads."""

    def __init__(self, parse: Parse, *, limit: int = KEPT_OPEN) -> None:
        self._parse = parse
        self._limit = limit
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Id, date | None], Headed] = OrderedDict()

    def get(self, entry: Entry, day: date | None) -> Headed:
        """The object as of the day; two threads may parse the same file, one result is kept."""
        kept = self._recall(entry.id, day)
        if kept is not None:
            return kept
        content = self._recall(entry.id, None) or self._parse(entry)
        shown = content if day is None else as_of(content, day)
        self._remember(entry.id, None, content)  # another day is then quick
        self._remember(entry.id, day, shown)
        return shown

    def _recall(self, object_id: Id, day: date | None) -> Headed | None:
        with self._lock:
            found = self._kept.get((object_id, day))
            if found is not None:
                self._kept.move_to_end((object_id, day))
        return found

    def _remember(self, object_id: Id, day: date | None, content: Headed) -> None:
        with self._lock:
            self._kept[object_id, day] = content
            while len(self._kept) > self._limit:
                self._kept.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Library:
    """Entries by Kennung; with `day` set, only what holds on that day is seen.

    `files` are all files of the content folder (relative, `/`), for links and pictures; `modules`, `paths` and
    `changes` are few and kept whole.
    """

    entries: Mapping[Id, Entry]
    opened: Opened
    pack: Pack | None = None
    modules: tuple[Module, ...] = ()
    paths: tuple[LearningPath, ...] = ()
    changes: tuple[LawChange, ...] = ()
    process_map: ProcessMap = ProcessMap(())
    files: frozenset[str] = frozenset()
    day: date | None = None
    _owners: Mapping[str, Id] = field(default_factory=dict)
    _paths: Mapping[str, Id] = field(default_factory=dict)
    _modules: Mapping[str, Module] = field(default_factory=dict)
    _contents: dict[Id, tuple[Entry, ...]] = field(default_factory=dict, compare=False)
    """What has been asked for once: the entries of a module are looked for among all."""

    def at(self, day: date) -> Library:
        """What holds on the day; cheap, texts already opened are shared."""
        return build(
            entries=holding_entries(self.entries.values(), day),
            opened=self.opened,
            pack=self.pack,
            modules=tuple(module for module in self.modules if day in module.head.period),
            paths=tuple(as_of(path, day) for path in self.paths if day in path.head.period),
            changes=self.changes,
            process_map=self.process_map,
            files=self.files,
            day=day,
        )

    def entry(self, object_id: str) -> Entry:
        """The entry of an object; raises NotFound with the nearest Kennung."""
        entry = self.entries.get(Id(object_id))
        if entry is None:
            raise self._not_found(object_id)
        return entry

    def find(self, name: str) -> tuple[Entry, Part | None]:
        """The object, or the object and the part, that a Kennung or `object#place` names; raises NotFound."""
        found = self.lookup(name)
        if found is None:
            raise self._not_found(name)
        return found

    def lookup(self, name: str) -> tuple[Entry, Part | None] | None:
        """Like `find`, None where it raises: at once, without a look for what may be meant."""
        object_id, place = split_ref(name)
        entry = self.entries.get(object_id)
        if entry is not None and not place:
            return entry, None
        if entry is None and not place and name in self._owners:
            entry, place = self.entries[self._owners[name]], Place(name)
        part = entry.part(place) if entry else None
        return (entry, part) if entry is not None and part is not None else None

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """Entries of a kind in the order of their files."""
        return tuple(entry for entry in self.entries.values() if entry.kind is kind)

    def parts_of_kind(self, kind: PartKind) -> tuple[tuple[Entry, Part], ...]:
        """Parts of a kind with the objects they stand in."""
        return tuple((entry, part) for entry in self.entries.values() for part in entry.parts if part.kind is kind)

    def open(self, object_id: str) -> Headed:
        """The object with its text; raises NotFound, or ContentError when its file has changed or gone."""
        return self.opened.get(self.entry(object_id), self.day)

    def contents(self, module: Module) -> tuple[Entry, ...]:
        """Lessons and quizzes of a module in their order: `reihenfolge` first, then the rest by file."""
        known = self._contents.get(module.head.id)
        if known is not None:
            return known
        folder = posixpath.dirname(self.entries[module.head.id].path) + "/"
        inside = [
            entry for entry in self.entries.values() if entry.path.startswith(folder) and entry.id != module.head.id
        ]
        rank = {object_id: index for index, object_id in enumerate(module.order)}
        found = tuple(sorted(inside, key=lambda entry: (rank.get(entry.id, len(rank)), entry.path)))
        return self._contents.setdefault(module.head.id, found)

    def module_of(self, entry: Entry) -> Module | None:
        """The module in whose folder the entry lies."""
        return self._modules.get(posixpath.dirname(entry.path))

    def resolve(self, source: str, target: str) -> Ref | None:
        """What a relative link in the file `source` means: a Kennung, `object#place`, or None when nothing is there."""
        path, _, place = target.partition("#")
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(path))) if path else source
        object_id = self._paths.get(joined)
        if object_id is None or not place:
            return Ref(object_id) if object_id else None
        return ref(object_id, place) if self.entries[object_id].part(place) else None

    def _not_found(self, name: str) -> NotFound:
        object_id, place = split_ref(name)
        entry = self.entries.get(object_id)
        if entry is not None and place:
            guess = nearest(place, (part.id for part in entry.parts))
            guess = guess and ref(object_id, guess)
        else:
            guess = nearest(name, chain(self.entries, self._owners))
        hint = f"Meinten Sie „{guess}“?" if guess else "Alle Kennungen zeigt „wissen list“."
        return NotFound(f"Die Kennung „{name}“ gibt es nicht.", hint)


def holding_entries(entries: Iterable[Entry], day: date) -> dict[Id, Entry]:
    """Entries that hold on the day, each with only the parts that do."""
    kept: dict[Id, Entry] = {}
    for entry in entries:
        if day in entry.head.period:
            parts = _holding_parts(entry.parts, day)
            kept[entry.id] = entry if parts is entry.parts else replace(entry, parts=parts)
    return kept


def _holding_parts(parts: tuple[Part, ...], day: date) -> tuple[Part, ...]:
    """Like `as_of`: a section that does not hold hides the deeper sections and the questions below it.

    The same tuple when nothing is left out and nothing reads otherwise on other days.
    """
    if len(holding(parts, day)) == len(parts) and not any(part.turns for part in parts):
        return parts
    kept: list[Part] = []
    hiding = Hiding(day)
    for part in parts:
        section = part.kind is PartKind.SECTION
        hidden = hiding.section(part.id, part.level, part.period) if section else hiding.other()
        if not hidden and day in part.period:
            kept.append(part.at(day))
    return tuple(kept)


def build(
    *,
    entries: Mapping[Id, Entry],
    opened: Opened,
    pack: Pack | None = None,
    modules: tuple[Module, ...] = (),
    paths: tuple[LearningPath, ...] = (),
    changes: tuple[LawChange, ...] = (),
    process_map: ProcessMap | None = None,
    files: frozenset[str] = frozenset(),
    day: date | None = None,
) -> Library:
    """Put a Library together with its lookup tables."""
    owners: dict[str, Id] = {}
    for entry in entries.values():
        for part in entry.parts:
            if part.kind in GLOBAL_PARTS:
                owners.setdefault(part.id, entry.id)
    return Library(
        entries=entries,
        opened=opened,
        pack=pack,
        modules=modules,
        paths=paths,
        changes=changes,
        process_map=process_map or ProcessMap(()),
        files=files,
        day=day,
        _owners=owners,
        _paths={entry.path: entry.id for entry in entries.values()},
        _modules={posixpath.dirname(entries[module.head.id].path): module for module in reversed(modules)},
    )

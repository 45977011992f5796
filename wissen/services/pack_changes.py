"""What another edition would change: which content is new, changed or gone, and whose learning path that touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wissen.content.entry import GLOBAL_PARTS, Entry, Part
from wissen.content.ids import split_ref
from wissen.content.library import Library
from wissen.content.model import Kind
from wissen.content.successors import led_on, successors
from wissen.errors import NotFound
from wissen.services import week
from wissen.services.assigned import assigned
from wissen.services.post import Post, Side
from wissen.team.messages import Assignment


@dataclass(frozen=True, slots=True)
class PathAssigned:
    """A learning path that is assigned now: by a mentor to the person, or by the person `to` somebody, by name."""

    assignment: Assignment
    to: str = ""


Assigned = tuple[PathAssigned, ...]


class Fate(StrEnum):
    """What becomes of content; the value is the word for people."""

    NEW = "neu"
    CHANGED = "geändert"
    GONE = "entfernt"


@dataclass(frozen=True, slots=True)
class ContentChange:
    """`editorial`: it is written otherwise, but what is to be learned stays the same."""

    kind: Kind
    id: str
    title: str
    fate: Fate
    editorial: bool = False


@dataclass(frozen=True, slots=True)
class PathEffect:
    """A learning path of which something changes or is gone, by title; `assigned` by a mentor, else of the content.

    `to`: whom the person has assigned it to, by name.
    """

    title: str
    assigned: bool
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    to: tuple[str, ...] = ()


def changes(before: Library, after: Library) -> tuple[ContentChange, ...]:
    """Every object that differs: what is gone, then what changed, then what is new, each by its file."""
    gone = [_change(one, Fate.GONE) for one in before.entries.values() if one.id not in after.entries]
    new = [_change(one, Fate.NEW) for one in after.entries.values() if one.id not in before.entries]
    both = ((before.entries[one.id], one) for one in after.entries.values() if one.id in before.entries)
    changed = [
        ContentChange(now.kind, now.id, now.title, Fate.CHANGED, editorial=_learned(old) == _learned(now))
        for old, now in both
        if old.sha != now.sha
    ]
    return (*gone, *changed, *new)


def effects(
    before: Library, after: Library, found: Sequence[ContentChange], assigned: Assigned = ()
) -> tuple[PathEffect, ...]:
    """The learning paths that the changes touch; what is only written otherwise touches nobody."""
    touched = {one.id for one in found if one.fate is Fate.CHANGED and not one.editorial}
    newer = successors(after.entries.values())
    paths = [(path.head.title, False, "", _named(before, path.head.id)) for path in before.paths]
    paths += [
        (one.assignment.title, not one.to, one.to, [item.ref for item in one.assignment.items]) for one in assigned
    ]
    told: dict[tuple[PathEffect, bool], list[str]] = {}
    for title, is_assigned, to, names in paths:
        changed: dict[str, None] = {}
        gone: dict[str, None] = {}
        for name in _with_contents(before, names):
            if led_on(after, name, newer) is None:
                gone[_title(before, name)] = None
            elif split_ref(name)[0] in touched or led_on(after, name, newer) != name:
                changed[_title(before, name)] = None
        if changed or gone:
            effect = PathEffect(title, is_assigned, tuple(changed), tuple(gone))
            told.setdefault((effect, bool(to)), []).append(to)
    return tuple(replace(one, to=tuple(names) if is_given else ()) for (one, is_given), names in told.items())


def running(post: Post) -> Assigned:
    """The learning paths that are assigned and not withdrawn: to the person, then by the person to others."""
    given = (
        PathAssigned(one, contact.name)
        for contact in post.contacts(Side.TRAINEE)
        for one in week.running(post.sent(contact.id))
    )
    return (*(PathAssigned(one.assignment) for one in assigned(post)), *given)


def vanished(before: Library, after: Library) -> tuple[str, ...]:
    """Names that progress may hang on and that lead nowhere any more, though nothing said that they would end.

    A Kennung may go when something `ersetzt` it or when its last version had a `gilt bis`.
    """
    newer = successors(after.entries.values())
    return tuple(name for name in _names(before, after) if led_on(after, name, newer) is None)


def _names(before: Library, after: Library) -> Iterator[str]:
    """What must lead somewhere: objects; of those that go, only the parts that have a Kennung of their own."""
    for entry in before.entries.values():
        if entry.head.period.end is not None:
            continue
        yield entry.id
        stays = entry.id in after.entries
        lasting = {part.id for part in entry.parts if part.period.end is None}
        named: dict[str, Part] = {part.id: part for part in entry.parts if part.id in lasting}
        for part in named.values():
            if stays or part.kind in GLOBAL_PARTS:
                yield entry.ref(part)


def _change(entry: Entry, fate: Fate) -> ContentChange:
    return ContentChange(entry.kind, entry.id, entry.title, fate)


def _learned(entry: Entry) -> object:
    """What of an object a person learns: two that are equal here differ in the way they are written."""
    return [(part.id, part.kind, part.title, part.revision, part.period, part.turns) for part in entry.parts]


def _named(library: Library, path_id: str) -> list[str]:
    """What a learning path leads to."""
    path = next(one for one in library.paths if one.head.id == path_id)
    file = library.entries[path.head.id].path
    targets = (library.resolve(file, item.target) for stage in path.stages for item in stage.items)
    return [target for target in targets if target]


def _with_contents(library: Library, names: Iterable[str]) -> Iterator[str]:
    """The names, after each module what lies in it."""
    modules = {module.head.id: module for module in library.modules}
    for name in names:
        yield name
        module = modules.get(split_ref(name)[0])
        if module is not None:
            yield from (entry.id for entry in library.contents(module))


def _title(library: Library, name: str) -> str:
    try:
        entry, part = library.find(name)
    except NotFound:
        return name
    return part.title if part is not None and part.title else entry.title

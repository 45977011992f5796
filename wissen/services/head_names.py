"""What a field of a head, or of what stands below a heading, may name: Kennungen with their titles, and citations."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from wissen.content.entry import Entry, PartKind
from wissen.content.finder import OTHERWISE
from wissen.content.frontmatter import RESPONSIBLE, SOURCES
from wissen.content.library import Library
from wissen.content.model import Kind
from wissen.content.module import ORDER
from wissen.content.process import FOLLOW_UPS
from wissen.content.quiz import PROCESS
from wissen.services.completing import Completion, citations

SECTIONS, QUESTIONS = "abschnitte", "fragen"
"""The two lists of Kennungen within an entry of `verlauf`."""

BEZUG, LEKTION = "Bezug", "Lektion"
"""What stands below a heading."""

_PLACES = frozenset({PartKind.SECTION, PartKind.STEP, PartKind.CARD, PartKind.TERM, PartKind.OUTCOME})


def names_for(library: Library, path: str) -> Mapping[str, tuple[Completion, ...]]:
    """What may stand behind the keys of this file, by the name of the key; the likeliest first."""
    processes = tuple(Completion(entry.id, entry.title) for entry in library.of_kind(Kind.PROCESS))
    own = next((entry for entry in library.entries.values() if entry.path == path), None)
    cited = tuple(map(Completion, citations(library)))
    return {
        PROCESS.name: processes,
        FOLLOW_UPS.name: tuple(one for one in processes if own is None or one.text != own.id),
        ORDER.name: _inside(library, path),
        OTHERWISE.name: _parts(own, {PartKind.OUTCOME}),
        SECTIONS: _parts(own, _PLACES),
        QUESTIONS: _parts(own, {PartKind.ITEM}),
        SOURCES.name: cited,
        BEZUG: cited,
        LEKTION: _lessons(library),
        RESPONSIBLE.name: _answerable(library.entries.values()),
    }


def _inside(library: Library, path: str) -> tuple[Completion, ...]:
    folder = posixpath.dirname(path)
    entries = (entry for entry in library.entries.values() if posixpath.dirname(entry.path) == folder)
    return tuple(Completion(entry.id, entry.title) for entry in entries if entry.path != path)


def _parts(entry: Entry | None, kinds: Iterable[PartKind]) -> tuple[Completion, ...]:
    wanted = frozenset(kinds)
    parts = entry.parts if entry else ()
    return tuple({part.id: Completion(part.id, part.title) for part in parts if part.kind in wanted}.values())


def _lessons(library: Library) -> tuple[Completion, ...]:
    """Lessons, each followed by its sections."""
    found: list[Completion] = []
    for entry in library.of_kind(Kind.LESSON):
        found.append(Completion(entry.id, entry.title))
        sections = (part for part in entry.parts if part.kind is PartKind.SECTION)
        found += [Completion(entry.ref(part), f"{entry.title}: {part.title}") for part in sections]
    return tuple(found)


def _answerable(entries: Iterable[Entry]) -> tuple[Completion, ...]:
    """Those who answer for other contents."""
    return tuple(map(Completion, sorted({entry.head.responsible for entry in entries if entry.head.responsible})))

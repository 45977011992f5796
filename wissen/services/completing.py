"""What may go on at a place of a text that is being written: Kennungen, §§, terms, links, pictures, labels."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wissen.content.blocks import CalloutKind
from wissen.content.entry import GLOBAL_PARTS, PartKind
from wissen.content.library import Library
from wissen.services.shelf import PICTURES
from wissen.text import fold

MOST = 40
"""More than anybody looks through; typing on narrows them."""

_LINKED = frozenset({PartKind.SECTION, PartKind.STEP, PartKind.CARD, PartKind.PRACTICE, PartKind.TERM})
"""Parts that a link may lead to."""

_LINK = re.compile(r"(?P<picture>!?)\[[^\]]*\]\((?P<typed>[^()\s]*)$")
_NAMES = re.compile(
    r"(?:^|· |, |\[|; )\s*(?:lektion|schritt|ersetzt|prozess|reihenfolge|folgeprozesse|sonst)\s*:\s*\[?"
    r"(?:[^\[\],;·]+[,;]\s*)*(?P<typed>[^\[\],;·\s]*)$",
    re.IGNORECASE,
)
_NORM = re.compile(r"(?P<typed>(?:§§?|Art\.|Anlage)\s*[\w .]*)$")
_LABEL = re.compile(r"^>\s*(?P<typed>\*{0,2}\w*)$")
_WORD = re.compile(r"(?<![\w-])(?P<typed>[^\W\d_][\w-]{2,})$")


@dataclass(frozen=True, slots=True)
class Completion:
    """`text` takes the place of what was typed; `told` says what it is."""

    text: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What may stand from column `start` of the line on; `unasked` where a name is expected, and not in prose."""

    start: int
    choices: tuple[Completion, ...]
    unasked: bool = True


def offer(library: Library, path: str, before: str) -> Offer:
    """What may go on behind the part of a line of the file that stands before the cursor; the likeliest first."""
    if match := _LINK.search(before):
        return _offer(match, _targets(library, path, match["typed"], picture=bool(match["picture"])))
    if match := _NAMES.search(before):
        return _offer(match, _matching(match["typed"], _kennungen(library)))
    if match := _LABEL.match(before):
        labels = (Completion(f"**{kind.value}:** ") for kind in CalloutKind)
        return _offer(match, _matching(match["typed"].lstrip("*"), labels, lead="**"))
    if match := _NORM.search(before):
        return _offer(match, _matching(match["typed"], map(Completion, citations(library))))
    if match := _WORD.search(before):
        typed = fold(match["typed"])
        found = _offer(match, (term for term in _terms(library) if fold(term.text).startswith(typed)))
        return replace(found, unasked=False)
    return Offer(len(before), ())


def link_targets(library: Library, path: str) -> tuple[Completion, ...]:
    """What a link in the file may lead to, with its title; contents first, then their parts."""
    return tuple(_targets_by_title(library, posixpath.dirname(path)))


def citations(library: Library) -> tuple[str, ...]:
    """What the contents cite, the most frequent first."""
    counted = Counter(cited for entry in library.entries.values() for part in entry.parts for cited in part.citations)
    return tuple(sorted(counted, key=lambda one: (-counted[one], one)))


def _offer(match: re.Match[str], choices: Iterable[Completion]) -> Offer:
    found = []
    for choice in choices:
        found.append(choice)
        if len(found) == MOST:
            break
    return Offer(match.start("typed"), tuple(found))


def _matching(typed: str, choices: Iterable[Completion], *, lead: str = "") -> Iterator[Completion]:
    """First what begins as was typed, then what has it somewhere, also in what is told of it."""
    wanted = fold(typed)
    later = []
    for choice in choices:
        if choice.text == typed:
            continue
        if fold(choice.text.removeprefix(lead)).startswith(wanted):
            yield choice
        elif wanted in fold(f"{choice.text} {choice.told}"):
            later.append(choice)
    yield from later


def _kennungen(library: Library) -> Iterator[Completion]:
    for entry in library.entries.values():
        yield Completion(entry.id, entry.title)
    for entry in library.entries.values():
        for part in entry.parts:
            if part.kind in GLOBAL_PARTS:
                yield Completion(part.id, part.title)


def _terms(library: Library) -> Iterator[Completion]:
    for _, part in library.parts_of_kind(PartKind.TERM):
        yield Completion(part.title)
        for name in part.also:
            yield Completion(name, part.title)


def _targets(library: Library, path: str, typed: str, *, picture: bool) -> Iterator[Completion]:
    folder = posixpath.dirname(path)
    if picture:
        found = (file for file in sorted(library.files) if file.lower().endswith(PICTURES))
        yield from _matching(typed, (Completion(posixpath.relpath(file, folder or ".")) for file in found))
        return
    target, hash_mark, _ = typed.partition("#")
    if not hash_mark:
        entries = library.entries.values()
        yield from _matching(
            typed, (Completion(posixpath.relpath(one.path, folder or "."), one.title) for one in entries)
        )
        return
    wanted = posixpath.normpath(posixpath.join(folder, target)) if target else path
    entry = next((one for one in library.entries.values() if one.path == wanted), None)
    parts = entry.parts if entry else ()
    yield from _matching(typed, (Completion(f"{target}#{part.id}", part.title) for part in parts))


def _targets_by_title(library: Library, folder: str) -> Iterator[Completion]:
    led = {entry.path: posixpath.relpath(f"/{entry.path}", f"/{folder}") for entry in library.entries.values()}
    for entry in library.entries.values():
        yield Completion(led[entry.path], entry.title)
    for entry in library.entries.values():
        for part in {part.id: part for part in entry.parts}.values():
            if part.kind in _LINKED:
                yield Completion(f"{led[entry.path]}#{part.id}", f"{entry.title}: {part.title}")

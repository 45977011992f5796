"""A Kennung or file that is called otherwise from now on, and every place that names it follows."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from wissen.content.entry import GLOBAL_PARTS, Entry, Part, PartKind
from wissen.content.ids import FILE_NAME, is_id, ref
from wissen.content.library import Library
from wissen.content.load import FOLDERS, GLOSSARY_FILE, MAP_FILE, MODULE_FILE, MODULES, PACK_FILE, PICTURES
from wissen.content.mentions import Mention, Way, mentions
from wissen.content.naming import Naming
from wissen.content.relink import relinked
from wissen.errors import ContentError
from wissen.text import slug

_FIXED = frozenset({PACK_FILE, MAP_FILE, GLOSSARY_FILE, MODULES, PICTURES, *FOLDERS})
"""What the format finds by its name."""

_NEVER_REPLACED = frozenset({PartKind.TERM, PartKind.QUESTION})
"""Nobody's progress hangs on them, so they have no predecessor."""


def rename_kennung(
    texts: Mapping[str, str], library: Library, old: str, new: str, *, published: bool
) -> dict[str, str]:
    """The texts that change, by path, when `old` (a Kennung, or `kennung#place`) is called `new` (without `#`).

    What is `published` says from then on which name it replaces. Raises NotFound, and ContentError where the new name
    cannot be taken or the old one is written nowhere.
    """
    entry, part = library.find(old)
    _refuse(library, entry, part, new)
    renaming = _Renaming(library, entry, part, new)
    changed = {path: after for path, text in texts.items() if (after := renaming.text(path, text)) != text}
    if entry.path not in changed or not renaming.found:
        raise ContentError(
            "Diese Kennung steht noch nirgends; sie ist nur aus der Überschrift abgeleitet.",
            "Beheben Sie zuerst den Befund „Die Kennung fehlt“.",
        )
    if published and (part is None or part.kind not in _NEVER_REPLACED):
        changed[entry.path] = _with_predecessor(changed[entry.path], entry, part, new)
    return changed


def rename_file(texts: Mapping[str, str], files: frozenset[str], path: str, name: str) -> dict[str, str]:
    """The texts that change, by their old paths, when the file or folder `path` gets another name in its folder.

    Raises ContentError where it cannot be called so.
    """
    refuse_fixed(path)
    # A folder has no ending, whatever dots are in its name.
    stem, suffix = posixpath.splitext(name) if path in files else (name, "")
    old_suffix = posixpath.splitext(path)[1] if path in files else ""
    if not FILE_NAME.fullmatch(stem) or suffix != old_suffix:
        better = slug(stem) + old_suffix
        hint = f"Richtig wäre zum Beispiel „{better}“." if slug(stem) else ""
        raise ContentError("Namen bestehen aus a–z, 0–9 und Bindestrichen, die Endung bleibt.", hint)
    target = posixpath.join(posixpath.dirname(path), name)
    if name == MODULE_FILE or any(_lies_at(file, target) for file in files):
        raise ContentError(f"„{name}“ gibt es dort schon.", "Wählen Sie einen anderen Namen.")
    names = {path: name}
    found = ((file, text, relinked(text, file, names)) for file, text in texts.items() if file.endswith(".md"))
    return {file: after for file, text, after in found if after != text}


def refuse_fixed(path: str) -> None:
    """Raise ContentError for a file or folder that the format knows by its name."""
    if path in _FIXED or posixpath.basename(path) == MODULE_FILE:
        raise ContentError(f"„{posixpath.basename(path)}“ muss so heißen: Daran erkennt Wissen, was darin steht.")


def _lies_at(file: str, target: str) -> bool:
    file, target = file.casefold(), target.casefold()
    return file == target or file.startswith(f"{target}/")


def _refuse(library: Library, entry: Entry, part: Part | None, new: str) -> None:
    """Raise ContentError when the new name is none, is taken, or was borne by something before."""
    if not is_id(new):
        hint = f"Richtig wäre zum Beispiel „{slug(new)}“." if slug(new) else ""
        raise ContentError(f"„{new}“ ist keine Kennung: erlaubt sind a–z, 0–9 und einzelne Bindestriche.", hint)
    local = part is not None and part.kind not in GLOBAL_PARTS
    wanted = ref(entry.id, new) if local else new
    if library.lookup(wanted) is not None:
        raise ContentError(f"Die Kennung „{new}“ gibt es schon.", "Nehmen Sie eine andere.")
    if part is not None and entry.part(new) is not None:
        raise ContentError(f"Die Kennung „{new}“ gibt es in dieser Datei schon.", "Nehmen Sie eine andere.")
    if any(_replaces(other, wanted, new if other is entry else "") for other in library.entries.values()):
        raise ContentError(
            f"Die Kennung „{new}“ gab es schon einmal; daran können noch Lernstände hängen.", "Nehmen Sie eine neue."
        )


def _replaces(entry: Entry, *names: str) -> bool:
    replaced = (*entry.head.supersedes, *(old for part in entry.parts for old in part.supersedes))
    return any(name and name in replaced for name in names)


@dataclass(slots=True)
class _Renaming:
    """`found` once the place was seen where the old name is given."""

    library: Library
    entry: Entry
    part: Part | None
    new: str
    found: bool = False
    _naming: Naming | None = None

    def text(self, path: str, text: str) -> str:
        """The text with every mention of the old name, and of what lies in it, as it has to be."""
        naming = self._naming = self._naming or Naming(self.library)
        wanted: dict[int, list[tuple[Mention, str]]] = defaultdict(list)
        for mention, name in naming.meant(path, mentions(text, path)):
            after = self._after(mention, name)
            if after != mention.name:
                wanted[mention.line].append((mention, after))
                self.found = self.found or (path == self.entry.path and mention.way is Way.OWN)
        if not wanted:
            return text
        lines = text.split("\n")
        for number, found in wanted.items():
            line = lines[number - 1]
            for mention, after in reversed(found):
                line = line[: mention.start] + after + line[mention.end :]
            lines[number - 1] = line
        return "\n".join(lines)

    def _after(self, mention: Mention, name: str) -> str:
        if self.part is not None:
            if name != self.entry.ref(self.part):
                return mention.name
            before, sign, _ = mention.name.rpartition("#")
            return f"{before}{sign}{self.new}" if sign or mention.way is not Way.LINK else mention.name
        if mention.way in {Way.LINK, Way.PICTURE}:
            return mention.name
        written, sign, place = mention.name.partition("#")
        return f"{self.new}{sign}{place}" if written == self.entry.id == name.partition("#")[0] else mention.name


def _with_predecessor(text: str, entry: Entry, part: Part | None, new: str) -> str:
    """The text of the file that says beside each place of the new name which one it replaces."""
    lines = text.split("\n")
    found = list(mentions(text, entry.path))
    own = [
        mention
        for mention in found
        if mention.way is Way.OWN and mention.name == new and mention.in_head is (part is None)
    ]
    for place in reversed(own):
        _add_predecessor(lines, found, place, part.id if part else entry.id)
    return "\n".join(lines)


def _add_predecessor(lines: list[str], found: list[Mention], place: Mention, old: str) -> None:
    """Beside the names that stand there already, else right behind the Kennung."""
    after = found[found.index(place) + 1 :]
    beside = [one for one in after if one.way is Way.SUPERSEDES and one.in_head is place.in_head]
    if place.in_head:
        everywhere = [one for one in found if one.way is Way.SUPERSEDES and one.in_head]
        if everywhere:
            _add_beside(lines, everywhere[-1], old, separator=", ")
        else:
            lines.insert(place.line, f"ersetzt: [{old}]")
        return
    until = next((one.line for one in after if one.way is Way.OWN), len(lines) + 1)
    beside = [one for one in beside if one.line < until and _is_lead(lines, place.line, one.line)]
    if beside:
        _add_beside(lines, beside[-1], old, separator="; ")
    else:
        line = lines[place.line - 1]
        lines[place.line - 1] = f"{line[: place.end]} · Ersetzt: {old}{line[place.end :]}"


def _is_lead(lines: list[str], first: int, last: int) -> bool:
    """Whether the lines from one to the other are of one paragraph."""
    return all(line.strip() for line in lines[first - 1 : last])


def _add_beside(lines: list[str], last: Mention, old: str, *, separator: str) -> None:
    line = lines[last.line - 1]
    before = line[: last.start]
    if before.strip() == "-":
        lines.insert(last.line, f"{before}{old}")
    else:
        lines[last.line - 1] = f"{line[: last.end]}{separator}{old}{line[last.end :]}"

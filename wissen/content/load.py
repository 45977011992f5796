"""Content -> (Library, problems); never raises on bad content, so that one bad file does not hide 200 good ones."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from wissen.content.cache import ParseCache
from wissen.content.card import read_cards
from wissen.content.change import read_change
from wissen.content.entry import GLOBAL_PARTS, Entry, Headed
from wissen.content.files import Files
from wissen.content.finder import read_finder
from wissen.content.glossary import read_glossary
from wissen.content.ids import Id
from wissen.content.lesson import read_lesson
from wissen.content.library import Library, Opened, build
from wissen.content.manifest import NEWER, read_pack
from wissen.content.model import Kind, LawChange, LearningPath, Module, Pack, ProcessMap
from wissen.content.module import read_module
from wissen.content.pack_store import files_of
from wissen.content.path import read_path
from wissen.content.practice import read_practices
from wissen.content.problem import Problem, Replace, Severity
from wissen.content.process import read_process
from wissen.content.process_map import read_process_map
from wissen.content.quiz import read_quiz
from wissen.content.scan import unreadable
from wissen.content.source import MAX_BYTES, Source, head_has, read_source
from wissen.content.summary import summarise
from wissen.errors import ContentError

Reader = Callable[[Source], tuple[Headed | None, list[Problem]]]

READERS: Mapping[Kind, Reader] = {
    Kind.MODULE: read_module,
    Kind.LESSON: read_lesson,
    Kind.QUIZ: read_quiz,
    Kind.PROCESS: read_process,
    Kind.CARDS: read_cards,
    Kind.PRACTICES: read_practices,
    Kind.FINDER: read_finder,
    Kind.PATH: read_path,
    Kind.CHANGE: read_change,
    Kind.GLOSSARY: read_glossary,
}

WHOLE = frozenset({Kind.MODULE, Kind.PATH, Kind.CHANGE})
"""Kinds of which the Library keeps the object itself: few, small, and never taken from the cache."""

MODULES = "module"
FOLDERS: Mapping[str, Kind] = {
    "prozesse": Kind.PROCESS,
    "karten": Kind.CARDS,
    "praxis": Kind.PRACTICES,
    "finder": Kind.FINDER,
    "lernpfade": Kind.PATH,
    "rechtsaenderungen": Kind.CHANGE,
}
PACK_FILE = "paket.yaml"
MAP_FILE = "landkarte.yaml"
GLOSSARY_FILE = "glossar.md"
MODULE_FILE = "modul.md"
PICTURES = "bilder"
_PIN = re.compile(r"Kennung: (\S+)", re.IGNORECASE)


def load(folder: Path, *, cache: Path | None = None) -> tuple[Library, list[Problem]]:
    """Load a content folder or an installed pack; `cache` is the file of the parse cache, None to go without."""
    return load_files(files_of(folder), cache=cache)


def load_files(source: Files, *, cache: Path | None = None) -> tuple[Library, list[Problem]]:
    """Load content wherever its files are."""
    files, problems = source.scan()
    pack, process_map, found = _read_whole_files(source, files)
    problems += found
    if any(problem.rule == NEWER for problem in found):
        files = []
    loading = _Loading(source, ParseCache(cache))
    for path in files:
        loading.take(path)
    loading.kept.save()
    library = build(
        entries=loading.entries,
        opened=Opened(lambda entry: open_entry(source, entry)),
        pack=pack,
        modules=tuple(content for content in loading.whole if isinstance(content, Module)),
        paths=tuple(content for content in loading.whole if isinstance(content, LearningPath)),
        changes=tuple(content for content in loading.whole if isinstance(content, LawChange)),
        process_map=process_map,
        files=frozenset(files),
    )
    return library, problems + loading.told()


def kind_of(path: str, data: bytes) -> Kind | None:
    """What the folder says a Markdown file is; in a module, a head with `art` makes a quiz. None: not content."""
    parts = path.split("/")
    if not path.endswith(".md"):
        return None
    if parts == [GLOSSARY_FILE]:
        return Kind.GLOSSARY
    if parts[0] != MODULES:
        return FOLDERS.get(parts[0]) if len(parts) > 1 else None
    if len(parts) != 3:
        return None
    if parts[2] == MODULE_FILE:
        return Kind.MODULE
    return Kind.QUIZ if head_has(data, "art") else Kind.LESSON


def open_entry(source: Files, entry: Entry) -> Headed:
    """Parse the file of an entry again; raises ContentError when it has gone, changed its name or cannot be read."""
    gone = ContentError(
        f"„{entry.title}“ lässt sich nicht öffnen: Die Datei {entry.path} fehlt oder hat sich geändert.",
        "Laden Sie die Inhalte neu.",
    )
    try:
        data = source.read(entry.path, limit=MAX_BYTES)
    except OSError as error:
        raise gone from error
    content, _ = read_content(entry.kind, data, entry.path)
    if content is None or content.head.id != entry.id:
        raise gone
    return content


def read_content(kind: Kind, data: bytes, path: str) -> tuple[Headed | None, list[Problem]]:
    """Bytes -> object of the kind, with every problem found on the way."""
    source, problems = read_source(data, path)
    if source is None:
        return None, problems
    content, found = READERS[kind](source)
    return content, problems + found


def read_bytes(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """The file, or so much of it that its reader sees it is too large; raises OSError."""
    with path.open("rb") as file:
        return file.read(limit + 1)


@dataclass(slots=True)
class _Loading:
    """What has been read so far; `bearers` says where each Kennung of the one namespace stands."""

    source: Files
    kept: ParseCache
    entries: dict[Id, Entry] = field(default_factory=dict)
    whole: list[Headed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    bearers: dict[str, str] = field(default_factory=dict)
    doubled: set[str] = field(default_factory=set)

    def told(self) -> list[Problem]:
        """The problems; a derived Kennung that somebody else bears is not one to write down."""
        return [replace(one, repair=None) if _pinned(one) in self.doubled else one for one in self.problems]

    def take(self, path: str) -> None:
        """Read one file; the second bearer of a Kennung is told and, if it is an object, left out."""
        if not path.endswith(".md"):
            self.problems += _stray(path)
            return
        try:
            data = self.source.read(path, limit=MAX_BYTES)
        except OSError:
            self.problems.append(unreadable(path))
            return
        entry, content = self._read(path, data)
        if entry is None:
            return
        if entry.id in self.bearers:
            self._tell_doubled(path, _line_of_id(data), entry.id)
            return
        self.entries[entry.id] = entry
        self.bearers[entry.id] = path
        self._note_parts(entry)
        if content is not None:
            self.whole.append(content)

    def _read(self, path: str, data: bytes) -> tuple[Entry | None, Headed | None]:
        """The entry, and the object itself for `WHOLE` kinds."""
        sha = hashlib.sha256(data).hexdigest()
        known = self.kept.get(path, sha)
        if known is not None:
            return known, None
        kind = kind_of(path, data)
        if kind is None:
            self.problems.append(_misplaced(path))
            return None, None
        content, problems = read_content(kind, data, path)
        self.problems += problems
        if content is None:
            return None, None
        entry = summarise(content, path=path, sha=sha)
        if kind in WHOLE:
            return entry, content
        if not problems:
            self.kept.put(entry)
        return entry, None

    def _note_parts(self, entry: Entry) -> None:
        """Versions of one part share its Kennung, but they stand in one file."""
        own: set[str] = set()
        for part in entry.parts:
            if part.kind not in GLOBAL_PARTS or part.id in own:
                continue
            own.add(part.id)
            place = f"{entry.path}:{part.line}"
            first = self.bearers.setdefault(part.id, place)
            if first != place:
                self._tell_doubled(entry.path, part.line, part.id)

    def _tell_doubled(self, path: str, line: int, kennung: str) -> None:
        self.doubled.add(kennung)
        first = self.bearers[kennung]
        text = f"Die Kennung „{kennung}“ gibt es schon: {first}. Geben Sie einer der beiden Stellen eine andere."
        self.problems.append(Problem(path, line, "kennung-doppelt", text))


def _read_whole_files(source: Files, files: Iterable[str]) -> tuple[Pack | None, ProcessMap, list[Problem]]:
    """The two YAML files of a content folder."""
    problems: list[Problem] = []
    pack: Pack | None = None
    process_map = ProcessMap(())
    present = [path for path in files if path in (PACK_FILE, MAP_FILE)]
    for path in present:
        try:
            data = source.read(path, limit=MAX_BYTES)
        except OSError:
            problems.append(unreadable(path))
            continue
        if path == PACK_FILE:
            pack, found = read_pack(data, path)
        else:
            read_map, found = read_process_map(data, path)
            process_map = read_map or process_map
        problems += found
    if files and PACK_FILE not in present:
        problems.append(Problem(PACK_FILE, 0, "paket-fehlt", "Im Inhaltsordner fehlt die Datei paket.yaml."))
    return pack, process_map, problems


def _stray(path: str) -> Iterator[Problem]:
    if path not in (PACK_FILE, MAP_FILE) and not path.startswith(f"{PICTURES}/"):
        text = f"Wissen liest diese Datei nicht. Bilder gehören in den Ordner „{PICTURES}“, Texte sind .md-Dateien."
        yield Problem(path, 0, "fremde-datei", text, Severity.HINT)


def _misplaced(path: str) -> Problem:
    folders = ", ".join((f"{MODULES}/…", *FOLDERS))
    text = f"Diese Datei liegt in keinem Ordner, den Wissen kennt ({folders}). Verschieben Sie sie dorthin."
    return Problem(path, 0, "falscher-ordner", text, Severity.WARNING)


def _line_of_id(data: bytes) -> int:
    """Where the head names its Kennung, or would."""
    lines = enumerate(data.splitlines(), 1)
    return next((number for number, line in lines if line.lower().startswith(b"kennung")), 2)


def _pinned(problem: Problem) -> str:
    """The Kennung that a repair would write down, "" for any other repair."""
    match = _PIN.search(problem.repair.text) if isinstance(problem.repair, Replace) else None
    return match[1] if match and problem.rule == "kennung-fehlt" else ""

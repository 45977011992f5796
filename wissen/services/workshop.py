"""The Werkstatt: a content folder of one's own that is read, looked at file by file, and written back whole."""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from wissen.content.check import check_file
from wissen.content.checked import Checked
from wissen.content.entry import GLOBAL_PARTS, Entry, Headed
from wissen.content.fix import apply, encoded, write_new, write_whole
from wissen.content.frontmatter import TITLE
from wissen.content.library import Library
from wissen.content.load import kind_of, read_bytes, read_content
from wissen.content.model import Kind
from wissen.content.picture import SUFFIXES
from wissen.content.problem import Problem, Severity
from wissen.content.scan import scan
from wissen.content.source import decode, fits, head_says
from wissen.content.summary import summarise
from wissen.errors import ContentError
from wissen.services.explanations import Explanations
from wissen.services.folder_check import FolderCheck
from wissen.services.shelf import Loaded, Shelf

TEXTS = (".md", ".yaml")
"""What can be edited here."""

SHOWN = (*TEXTS, *SUFFIXES)
"""What is listed: pictures are looked at, and put into texts."""

_PIN = "kennung-fehlt"
_GLANCE = 4_096
"""Bytes in which most heads end."""


class ChangedOutside(ContentError):
    """A file is not what it was when it was opened: `now` is what it has become."""

    def __init__(self, now: OnDisk) -> None:
        super().__init__(
            f"„{now.path}“ wurde außerhalb von Wissen geändert.",
            "Entscheiden Sie, welche Fassung bleibt. Bis dahin ist nichts überschrieben.",
        )
        self.now = now


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file as it was read: `text` has Unix line ends, `data` are its bytes; `stamp` tells cheaply of a change."""

    path: str
    text: str
    data: bytes
    stamp: tuple[int, int]

    @property
    def sha(self) -> str:
        """What the bytes are known by."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of the folder in a list; without an `entry` it is no content object, or cannot be read."""

    path: str
    title: str
    kind: Kind | None
    errors: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class Looked:
    """A text as it stands in the editor: what it says, what it consists of, and what its reader found wrong."""

    path: str
    text: str
    content: Headed | None
    entry: Entry | None
    problems: tuple[Problem, ...]


class Workshop:
    """`read`, `check_all`, `look_at`, `check` and what works on files may run on any thread, the rest on one.

    `own` is where the app keeps its own things: contents that lie there, or are shipped, are never edited.
    """

    def __init__(self, *, cache: Path | None, today: Callable[[], date], bundled: Path, own: Path) -> None:
        self._cache, self._today = cache, today
        self._bundled, self._own = bundled, own
        self.open_folder(bundled)

    def open_folder(self, folder: Path) -> None:
        """From now on it is about this folder; nothing of it is known yet."""
        self.folder = folder
        self.shelf = Shelf(folder, cache=self._cache, today=self._today)
        self.explanations = Explanations(self.shelf)
        self.problems: tuple[Problem, ...] = ()
        self._checks = FolderCheck(folder)

    def is_editable(self, folder: Path) -> bool:
        """Whether contents may be changed there: not what is shipped, nor what the app has installed."""
        real = folder.resolve()
        return not any(real.is_relative_to(place.resolve()) for place in (self._bundled, self._own))

    # ------------------------------------------------------------ the folder

    def read(self) -> Loaded:
        """Read the folder; what its readers find wrong is told, the rules come with `check_all`."""
        return self.shelf.read()

    def adopt(self, loaded: Loaded, problems: Iterable[Problem] | None = None) -> None:
        """From now on work with this; `problems` are all that are known, else those of the readers."""
        self.shelf.adopt(loaded)
        self.problems = tuple(loaded.problems if problems is None else problems)

    def note(self, path: str, problems: Iterable[Problem]) -> bool:
        """What is wrong with one file, in the place of what was known of it; whether that was something else."""
        found = tuple(problems)
        changed = found != tuple(problem for problem in self.problems if problem.file == path)
        self.problems = (*(problem for problem in self.problems if problem.file != path), *found)
        return changed

    @property
    def library(self) -> Library:
        """All versions of everything in the folder, as last read."""
        return self.shelf.whole

    def listed(self) -> tuple[FileRow, ...]:
        """The files as their first lines tell, before the folder is read; `files` knows more once it was."""
        found, _ = scan(self.folder)
        return tuple(_glanced(self.folder / path, path) for path in found if path.lower().endswith(SHOWN))

    def check_all(self, loaded: Loaded, go_on: Callable[[], bool]) -> tuple[Problem, ...]:
        """Everything that is wrong with the files; what was found in one is kept for as long as it must hold.

        `go_on` is asked before each file that is looked at, and may take its time to answer; False ends it with what
        was found so far.
        """
        return (*loaded.problems, *self._checks.check(loaded.library, go_on))

    def files(self) -> tuple[FileRow, ...]:
        """The files that can be edited or looked at, in reading order, with how many faults each has."""
        entries = {entry.path: entry for entry in self.library.entries.values()}
        errors = Counter(one.file for one in self.problems if one.severity is Severity.ERROR)
        warnings = Counter(one.file for one in self.problems if one.severity is Severity.WARNING)
        found = []
        for path in sorted(self.library.files, key=lambda path: path.split("/")):
            if path.lower().endswith(SHOWN):
                entry = entries.get(path)
                title = entry.title if entry else path.rpartition("/")[2]
                kind = entry.kind if entry else None
                found.append(FileRow(path, title, kind, errors[path], warnings[path]))
        return tuple(found)

    # ------------------------------------------------------------ one file

    def open(self, path: str) -> OnDisk:
        """Read a file to edit it; raises ContentError when it is gone, too large, or no text."""
        file = self.folder / path
        try:
            status = file.stat()
            data = read_bytes(file)
        except OSError as error:
            raise ContentError(
                f"„{path}“ lässt sich nicht lesen: {error.strerror}.", "Ist die Datei noch da?"
            ) from error
        stamp = (status.st_mtime_ns, status.st_size)
        if not data.strip():
            return OnDisk(path, "", data, stamp)
        text, problems = decode(data, path)
        if text is None:
            raise ContentError(f"„{path}“ lässt sich nicht öffnen.", problems[0].text if problems else "")
        return OnDisk(path, text, data, stamp)

    def changed(self, known: OnDisk) -> OnDisk | None:
        """What a file has become since it was read; None when it is the same. A file that is gone raises."""
        try:
            status = (self.folder / known.path).stat()
        except OSError as error:
            raise ContentError(f"„{known.path}“ ist nicht mehr da.", "Speichern legt die Datei neu an.") from error
        if (status.st_mtime_ns, status.st_size) == known.stamp:
            return None
        now = self.open(known.path)
        return now if now.data != known.data else None

    def save(self, known: OnDisk, text: str) -> OnDisk:
        """Write a text in the place of a file that is still the one known, whole or not at all.

        Line ends and byte order mark stay as they were. Raises ChangedOutside, or ContentError.
        """
        if not fits(text):
            raise ContentError("Der Text ist zu groß für eine Datei.", "Teilen Sie den Inhalt auf mehrere Dateien auf.")
        file = self.folder / known.path
        if file.exists():
            now = self.open(known.path)
            if now.data != known.data:
                raise ChangedOutside(now)
            write_whole(file, encoded(text, known.data))
        else:
            write_new(file, encoded(text, known.data))
        return self.open(known.path)

    def look_at(self, path: str, text: str) -> Looked:
        """Read a text as if it stood in the file; only this one text is parsed."""
        data = text.encode(errors="replace")
        kind = kind_of(path, data)
        content, problems = read_content(kind, data, path) if kind else (None, [])
        sha = hashlib.sha256(data).hexdigest()
        entry = summarise(content, path=path, sha=sha) if content is not None else None
        return Looked(path, text, content, entry, tuple(problems))

    def check(self, looked: Looked) -> tuple[Problem, ...]:
        """Everything that is wrong with a text, by line, as seen from the rest of the folder."""
        found = list(looked.problems)
        if looked.content is not None:
            lines = tuple(looked.text.split("\n"))
            found += check_file(Checked(looked.path, self.library, looked.content, lines))
        return tuple(sorted(found, key=lambda problem: problem.line))

    def pinned(self, looked: Looked) -> str:
        """The text with every Kennung written down that was only derived so far, unless somebody else bears it."""
        return apply(looked.text, self.pins(looked))[0]

    def pins(self, looked: Looked) -> tuple[Problem, ...]:
        """What `pinned` mends."""
        taken = {
            name
            for entry in self.library.entries.values()
            if entry.path != looked.path
            for name in (entry.id, *(part.id for part in entry.parts if part.kind in GLOBAL_PARTS))
        }
        own = (looked.entry.id, *(part.id for part in looked.entry.parts)) if looked.entry else ()
        free = [name for name in own if name not in taken]
        missing = (one for one in looked.problems if one.rule == _PIN)
        return tuple(one for one in missing if any(f"„{name}“" in one.text for name in free))


def copy_contents(
    source: Path, target: Path, *, progress: Callable[[int, int], object], cancelled: Callable[[], bool]
) -> bool:
    """Copy all files of a content folder into an empty one; False when it was cancelled, then nothing is left.

    Raises ContentError when the target holds something already or cannot be written.
    """
    if target.exists() and any(target.iterdir()):
        raise ContentError(f"In „{target}“ liegt schon etwas.", "Wählen Sie einen leeren Ordner.")
    files, _ = scan(source)
    fresh = target.with_name(f".{target.name}.neu")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        for number, path in enumerate(files):
            if cancelled():
                return False
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / path, fresh / path)
            progress(number + 1, len(files))
        if target.exists():
            target.rmdir()
        fresh.replace(target)
    except OSError as error:
        raise ContentError(
            f"In „{target}“ lässt sich nicht schreiben: {error.strerror}.", "Wählen Sie einen Ordner, der Ihnen gehört."
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return True


def _glanced(file: Path, path: str) -> FileRow:
    """A file by the title in its head, or by its name."""
    name = PurePosixPath(path)
    try:
        data = read_bytes(file, limit=_GLANCE) if name.suffix == ".md" else b""
    except OSError:
        data = b""
    head = data[: data.rfind(b"\n") + 1]
    kind = kind_of(path, head) if head else None
    return FileRow(path, (head_says(head, TITLE.name) or name.stem) if kind else name.name, kind)

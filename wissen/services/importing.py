"""Importing: files of other programs become content, file by file, whole or not at all, and nothing is overwritten."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from wissen.content.ids import Id
from wissen.content.library import Library
from wissen.content.load import FOLDERS, PACK_FILE, load
from wissen.content.model import Kind
from wissen.content.pack_store import refuse_installed
from wissen.content.source import MAX_BYTES, MAX_LINES, fits
from wissen.content.write import write
from wissen.errors import ContentError, ForeignFileError, WissenError
from wissen.interop.archive import Packed
from wissen.interop.bpmn.convert import Drawn, read_bpmn
from wissen.interop.bpmn.kind import MODEL
from wissen.services.authoring import kennungen, new_kennung
from wissen.services.foreign import ALONE, ImportWatch, files_of
from wissen.services.shelf import Shelf
from wissen.text import plural_de

ENDINGS: Final = (*MODEL.endings, ".zip")
"""How the names of files end in which models are looked for, in small letters."""

_PROCESSES = next(folder for folder, kind in FOLDERS.items() if kind is Kind.PROCESS)
_REASONS = {
    errno.EACCES: "Dort darf nicht geschrieben werden.",
    errno.EPERM: "Dort darf nicht geschrieben werden.",
    errno.EROFS: "Dort darf nicht geschrieben werden.",
    errno.ENOSPC: "Auf dem Datenträger ist kein Platz mehr.",
}
_AGAIN = (
    "Die Kennung endet auf eine Zahl, weil es sie ohne Zahl schon gab. Prüfen Sie, ob das Modell schon einmal "
    "übernommen wurde."
)
_OTHER_FOLDER = "Wählen Sie einen anderen Ordner, in den Sie schreiben dürfen."


@dataclass(frozen=True, slots=True)
class Imported:
    """A process that was written, and what a person should look at in it; `path` is its new file."""

    kennung: str
    title: str
    path: Path
    steps: int
    roles: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one model: its processes, or the fault for which nothing of it was written."""

    name: str
    processes: tuple[Imported, ...] = ()
    fault: WissenError | None = None


def folder_for_processes(chosen: Path) -> Path:
    """Where new processes go when a person chooses this folder: in a content folder, below its `prozesse`.

    Raises ContentError for a folder that is missing or read-only, and for one in which Wissen looks for something else.
    """
    refuse_installed(chosen)
    root = _pack_around(chosen)
    folder = chosen / _PROCESSES if root is not None and _same(root, chosen) else chosen
    if root is not None and not _within(folder, root / _PROCESSES):
        raise ContentError(
            f"Im Ordner „{chosen}“ sucht Wissen keine Prozesse.",
            f"Wählen Sie den Ordner „{_PROCESSES}“ des Inhaltsordners oder einen Ordner außerhalb.",
        )
    if not folder.is_dir() and not (root is not None and _same(folder, root / _PROCESSES)):
        raise ContentError(f"Den Ordner „{chosen}“ gibt es nicht.", "Legen Sie ihn an, oder wählen Sie einen anderen.")
    _must_be_writable(folder)
    return folder


def is_shown(folder: Path, shelf: Shelf) -> bool:
    """Whether what is written into the folder belongs to the content that the shelf shows."""
    return _within(folder, shelf.folder / _PROCESSES)


def import_bpmn(
    files: Sequence[Path], chosen: Path, *, shelf: Shelf | None = None, watch: ImportWatch = ALONE
) -> tuple[Report, ...]:
    """Read BPMN models, also zipped ones, and write each process as a new file; the files stay as they are.

    First all is read, then all is written: empty when it was stopped before. `shelf` spares reading a content folder
    again that is loaded. Raises ContentError like `folder_for_processes`.
    """
    folder = folder_for_processes(chosen)
    taken = _taken(folder, shelf)
    read: list[_Read] = []
    for number, file in enumerate(files):
        watch.report(number, len(files))
        for model in files_of(file, MODEL):
            if watch.stopped():
                return ()
            read.append(_converted(*model, taken))
    watch.report(len(files), len(files))
    return () if watch.stopped() else tuple(_written(one, folder) for one in read)


# ---------------------------------------------------------------- read


@dataclass(frozen=True, slots=True)
class _Read:
    """A model that was read, and which of its Kennungen had to give way to others."""

    name: str
    drawn: tuple[Drawn, ...] = ()
    texts: tuple[str, ...] = ()
    fault: WissenError | None = None
    evaded: frozenset[str] = frozenset()


def _converted(name: str, model: Packed, taken: set[str]) -> _Read:
    """The processes of a model; the Kennungen of one that is refused are free for the next."""
    own: set[str] = set()
    evaded: set[str] = set()

    def new_id(title: str) -> Id:
        found = Id(new_kennung(title, taken=taken | own))
        if found != new_kennung(title, taken=own):
            evaded.add(found)
        own.add(found)
        return found

    try:
        if model.fault is not None:
            raise model.fault
        drawn = read_bpmn(model.data, model.name, new_id=new_id)
        texts = tuple(_text(one) for one in drawn)
    except ForeignFileError as fault:
        return _Read(name, fault=fault)
    taken |= own
    return _Read(name, drawn, texts, evaded=frozenset(evaded))


def _text(drawn: Drawn) -> str:
    """The file of a process; raises ForeignFileError when Wissen could not read it again."""
    text = write(drawn.process)
    if not fits(text):
        most = f"{MAX_BYTES // 1000} KB und {MAX_LINES} Zeilen"
        raise ForeignFileError(
            f"Der Prozess „{drawn.process.head.title}“ ist zu lang. Wissen liest Dateien bis {most}.",
            "Kürzen Sie seine Texte, oder teilen Sie ihn im Modell in mehrere Prozesse auf.",
        )
    return text


def _taken(folder: Path, shelf: Shelf | None) -> set[str]:
    """Every Kennung of the pack, and the names of the files that lie where the new ones go."""
    names = {file.stem.lower() for file in folder.glob("*.md")}
    root = _pack_around(folder)
    return names if root is None else names | kennungen(_library(root, shelf))


def _library(root: Path, shelf: Shelf | None) -> Library:
    if shelf is not None and shelf.loaded and _same(root, shelf.folder):
        return shelf.whole
    return load(root)[0]


# ---------------------------------------------------------------- write


def _written(read: _Read, folder: Path) -> Report:
    """Write all processes of a model; if one cannot be written, those before it are taken back."""
    if read.fault is not None:
        return Report(read.name, fault=read.fault)
    made: list[Path] = []
    try:
        folder.mkdir(exist_ok=True)
        for one, text in zip(read.drawn, read.texts, strict=True):
            path = folder / f"{one.process.head.id}.md"
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
    except OSError as error:
        for path in made:
            path.unlink(missing_ok=True)
        return Report(read.name, fault=_not_writable(folder, error))
    return Report(read.name, tuple(_imported(*one, read.evaded) for one in zip(read.drawn, made, strict=True)))


def _imported(drawn: Drawn, path: Path, evaded: frozenset[str]) -> Imported:
    head = drawn.process.head
    warnings = (_AGAIN, *drawn.warnings) if head.id in evaded else drawn.warnings
    return Imported(head.id, head.title, path, len(drawn.process.steps), drawn.roles, warnings)


def in_short(imported: Imported) -> str:
    """How large a process is and who takes part, in one line."""
    steps = plural_de(imported.steps, "Schritt", "Schritte")
    return f"{steps} · Beteiligte: {', '.join(imported.roles)}" if imported.roles else steps


def _must_be_writable(folder: Path) -> None:
    """Try it: what the system says of rights is not always so. A folder that is still to be made lies in its pack."""
    try:
        with TemporaryFile(dir=folder if folder.is_dir() else folder.parent):
            pass
    except OSError as error:
        raise _not_writable(folder, error) from error


def _not_writable(folder: Path, error: OSError) -> ContentError:
    why = _REASONS.get(error.errno or 0, "Das Schreiben ist fehlgeschlagen.")
    return ContentError(f"Im Ordner „{folder}“ lässt sich nichts anlegen. {why}", _OTHER_FOLDER)


# ---------------------------------------------------------------- where


def _pack_around(folder: Path) -> Path | None:
    """The content folder that this one is or lies in."""
    whole = folder.resolve()
    return next((one for one in (whole, *whole.parents) if (one / PACK_FILE).is_file()), None)


def _within(folder: Path, other: Path) -> bool:
    return folder.resolve().is_relative_to(other.resolve())


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()

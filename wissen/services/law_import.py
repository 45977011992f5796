"""Taking laws in: each is read whole before anything is written, and takes the place of an older version at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wissen.content.blocks import inline_runs, plain
from wissen.content.statute import Statute
from wissen.errors import ForeignFileError, PrintError, WissenError
from wissen.interop.archive import Packed
from wissen.interop.gii.kind import LAW
from wissen.interop.gii.read import read_law
from wissen.interop.gii.text import PICTURE
from wissen.services.foreign import ALONE, ImportWatch, files_of
from wissen.services.law_store import file_of, write_statute
from wissen.text import plural_de

LAW_ENDINGS = (*LAW.endings, ".zip")
"""How the names of files end in which laws are looked for, in small letters."""


@dataclass(frozen=True, slots=True)
class TakenLaw:
    """A law that was taken in; `norms` counts its §§, Artikel and Anlagen, `pictures` those it has only in print."""

    law: str
    name: str
    stand: tuple[str, ...]
    norms: int
    pictures: int
    replaced: bool


@dataclass(frozen=True, slots=True)
class LawReport:
    """What became of one file: its law, or the fault for which everything stayed as it was."""

    name: str
    law: TakenLaw | None = None
    fault: WissenError | None = None


def import_laws(files: Sequence[Path], folder: Path, *, watch: ImportWatch = ALONE) -> tuple[LawReport, ...]:
    """Take in the laws of these files, also zipped ones; the files stay as they are.

    First all is read, then all is written: empty when it was stopped before.
    """
    read: list[tuple[str, Statute | WissenError]] = []
    for number, file in enumerate(files):
        watch.report(number, len(files))
        for name, packed in files_of(file, LAW):
            if watch.stopped():
                return ()
            read.append((name, _read(packed)))
    watch.report(len(files), len(files))
    return () if watch.stopped() else tuple(_kept(name, found, folder) for name, found in read)


def in_short(taken: TakenLaw) -> str:
    """How large a law is and of which version, in one line."""
    return " · ".join((plural_de(taken.norms, "Vorschrift", "Vorschriften"), *taken.stand))


def _read(packed: Packed) -> Statute | WissenError:
    try:
        if packed.fault is not None:
            raise packed.fault
        return read_law(packed.data, packed.name)
    except ForeignFileError as fault:
        return fault


def _kept(name: str, found: Statute | WissenError, folder: Path) -> LawReport:
    if isinstance(found, WissenError):
        return LawReport(name, fault=found)
    replaced = file_of(found.law, folder).exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_statute(found, folder)
    except PrintError as fault:
        return LawReport(name, fault=fault)
    except OSError:
        return LawReport(name, fault=_no_folder(folder))
    return LawReport(name, _taken(found, replaced=replaced))


def _taken(statute: Statute, *, replaced: bool) -> TakenLaw:
    norms = tuple(statute.norms)
    lines = (plain(inlines) for norm in norms for inlines, _ in inline_runs((*norm.blocks, *norm.notes)))
    pictures = sum(line.count(PICTURE) for line in lines)
    return TakenLaw(statute.law, statute.name, statute.stand, len(norms), pictures, replaced)


def _no_folder(folder: Path) -> ForeignFileError:
    return ForeignFileError(
        f"Der Ordner „{folder}“ lässt sich nicht anlegen.",
        "Dort liegen die Gesetze. Prüfen Sie, wer dort schreiben darf.",
    )

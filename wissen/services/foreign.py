"""Files of other programs: what lies in them, of which kind they are, and who waits while they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from wissen.content.load import read_bytes
from wissen.errors import ForeignFileError
from wissen.interop.archive import Packed, files_in
from wissen.interop.bpmn.kind import MODEL
from wissen.interop.foreign import FileKind
from wissen.interop.gii.kind import LAW

ENDINGS = tuple(dict.fromkeys((*MODEL.endings, *LAW.endings, ".zip")))
"""How the names of files end that may be taken over, in small letters."""

_LOOKED_AT = 4_096
"""Bytes at the beginning of a file that tell what it is."""


class Foreign(Enum):
    """What a file of another program is taken over as."""

    PROCESS = auto()
    LAW = auto()


@dataclass(frozen=True, slots=True)
class ImportWatch:
    """Who waits for an import: hears of files read and files in all, and may stop it as long as nothing is written."""

    report: Callable[[int, int], None] = lambda _done, _total: None
    stopped: Callable[[], bool] = lambda: False


ALONE = ImportWatch()


def files_of(file: Path, kind: FileKind) -> Iterator[tuple[str, Packed]]:
    """Each file of a kind in a file, before it the name that people know it by; faults are among them."""
    try:
        for one in files_in(_bytes(file, kind), file.name, kind):
            yield (one.name if one.name == file.name else f"{file.name} › {one.name}"), one
    except ForeignFileError as fault:
        yield file.name, Packed(file.name, fault=fault)


def taken_over_as(file: Path) -> Foreign:
    """What a file looks like; a drawn process where nothing says that it is a law."""
    if file.name.lower().endswith(MODEL.endings[:2]):
        return Foreign.PROCESS
    beginnings = (one.data[:_LOOKED_AT] for _, one in files_of(file, LAW))
    is_law = any(b"<dokumente" in text.replace(b"\0", b"") for text in beginnings)
    return Foreign.LAW if is_law else Foreign.PROCESS


def _bytes(file: Path, kind: FileKind) -> bytes:
    try:
        return read_bytes(file, limit=kind.largest)
    except FileNotFoundError as error:
        raise ForeignFileError(f"Die Datei „{file}“ gibt es nicht.", "Prüfen Sie den Namen und den Ordner.") from error
    except OSError as error:
        raise ForeignFileError(
            f"„{file}“ lässt sich nicht lesen.", "Prüfen Sie, ob es eine Datei ist und ob Sie sie öffnen dürfen."
        ) from error

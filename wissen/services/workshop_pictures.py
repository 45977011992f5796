"""Pictures of a content folder: what they are, where they are shown, and how a new one comes in."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from wissen.content.fix import write_new
from wissen.content.library import Library
from wissen.content.load import PICTURES, read_bytes
from wissen.content.picture import LARGEST, SUFFIXES, refusal
from wissen.errors import ContentError
from wissen.text import slug

_SHOWN = re.compile(r"!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<target>[^()\s>]+)")
_OTHER_NAMES = {".jpeg": ".jpg"}


@dataclass(frozen=True, slots=True)
class Use:
    """A picture where it is shown: `title` is that of the file, `alt` what stands for the picture there."""

    path: str
    title: str
    line: int
    alt: str


@dataclass(frozen=True, slots=True)
class PictureFile:
    """`refused` says why it is not shown to readers, "" when it is."""

    path: str
    data: bytes
    refused: str
    uses: tuple[Use, ...]


def is_picture(path: str) -> bool:
    """Whether a file of the folder is a picture, by its name."""
    return path.lower().endswith(SUFFIXES)


def pictures_of(library: Library) -> tuple[str, ...]:
    """The pictures of the folder, by their paths."""
    return tuple(sorted(path for path in library.files if is_picture(path)))


def look_at_picture(folder: Path, library: Library, path: str) -> PictureFile:
    """Read a picture and look where it is shown; raises ContentError when it is gone."""
    data = _read(folder / path)
    return PictureFile(
        path, data, refusal(data, PurePosixPath(path).suffix.lower()) or "", tuple(_uses(folder, library, path))
    )


def take_in(folder: Path, source: Path) -> str:
    """Copy a picture into the folder of pictures, and tell its path there; one that is there already is kept.

    Raises ContentError when it is none that may be shown, or cannot be written.
    """
    suffix = _OTHER_NAMES.get(source.suffix.lower(), source.suffix.lower())
    if suffix not in SUFFIXES:
        raise ContentError(
            f"„{source.name}“ ist kein Bild, das Wissen zeigt.", "Nehmen Sie eine Datei der Art svg, png oder jpg."
        )
    data = _read(source)
    refused = refusal(data, suffix)
    if refused:
        raise ContentError(f"„{source.name}“ lässt sich nicht verwenden. {refused}", "Nehmen Sie ein anderes Bild.")
    target = _free(folder / PICTURES, slug(source.stem) or "bild", suffix, data)
    if not target.exists():
        write_new(target, data)
    return f"{PICTURES}/{target.name}"


def lead_to(picture: str, path: str) -> str:
    """How a picture is written in a text that lies at `path`."""
    return posixpath.relpath(f"/{picture}", posixpath.dirname(f"/{path}"))


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise ContentError(
            f"„{file.name}“ lässt sich nicht lesen: {error.strerror}.", "Ist die Datei noch da?"
        ) from error


def _free(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
    """A name that no other picture bears; the one that this picture bears already."""
    number = 1
    target = folder / f"{stem}{suffix}"
    while target.exists() and target.read_bytes() != data:
        number += 1
        target = folder / f"{stem}-{number}{suffix}"
    return target


def _uses(folder: Path, library: Library, picture: str) -> list[Use]:
    name = posixpath.basename(picture)
    found: list[Use] = []
    for entry in sorted(library.entries.values(), key=lambda entry: entry.path):
        try:
            text = read_bytes(folder / entry.path).decode(errors="replace")
        except OSError:
            continue
        if name not in unquote(text):
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            for match in _SHOWN.finditer(line):
                target = posixpath.join(posixpath.dirname(entry.path), unquote(match["target"]))
                if posixpath.normpath(target) == picture:
                    found.append(Use(entry.path, entry.title, number, match["alt"]))
    return found

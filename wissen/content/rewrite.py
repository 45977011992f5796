"""What is done to the files of a content folder, so that it can be taken back: texts put in place, names changed."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

from wissen.content.fix import bytes_of, remove, rename, write_new, write_whole
from wissen.content.load import read_bytes
from wissen.content.rewritten import Moved, Rewrite, Wrote
from wissen.errors import ContentError


def carry_out(folder: Path, rewrites: Sequence[Rewrite]) -> None:
    """Do all of it, one after the other, or nothing.

    Raises ContentError when a file is not what it was when this was planned, or cannot be written; what was done
    until then has been taken back.
    """
    done: list[Rewrite] = []
    try:
        for one in rewrites:
            _do(folder, one)
            done.append(one)
    except ContentError:
        for one in taken_back(done):
            _do(folder, one)
        raise


def carry_on(folder: Path, rewrites: Sequence[Rewrite]) -> tuple[str, ...]:
    """Do what is left of a list that was interrupted; returns the files that somebody has changed.

    They stay as they are. Raises ContentError when something cannot be written.
    """
    # One is done after the other: before a name that is changed already, everything is.
    moved = [number for number, one in enumerate(rewrites) if isinstance(one, Moved) and _is_done(folder, one)]
    left = []
    for one in rewrites[moved[-1] + 1 if moved else 0 :]:
        if _is_done(folder, one):
            continue
        if _is_open(folder, one):
            _do(folder, one)
        else:
            left.append(one.path)
    return tuple(left)


def is_untouched(folder: Path, rewrites: Sequence[Rewrite]) -> bool:
    """Whether nothing of a list was done yet, or all of what was done has been taken back."""
    return not any(_is_done(folder, one) for one in rewrites)


def taken_back(rewrites: Sequence[Rewrite]) -> tuple[Rewrite, ...]:
    """What leads back to where it began."""
    return tuple(map(_back, reversed(rewrites)))


def _do(folder: Path, one: Rewrite) -> None:
    match one:
        case Wrote(path=path, before=None, after=bytes() as after):
            write_new(folder / path, after)
        case Wrote(path=path, before=before, after=after):
            if bytes_of(folder / path) != before:
                raise ContentError(
                    f"„{path}“ wurde inzwischen geändert.",
                    "Lesen Sie den Ordner neu ein, und versuchen Sie es noch einmal.",
                )
            if after is None:
                remove(folder / path)
            else:
                write_whole(folder / path, after)
        case Moved(path=path, target=target):
            if (folder / target).exists() and path.casefold() != target.casefold():
                raise ContentError(f"„{target}“ gibt es schon.", "Wählen Sie einen anderen Namen.")
            rename(folder / path, posixpath.basename(target))
        case _:
            assert_never(one)


def _is_done(folder: Path, one: Rewrite) -> bool:
    if isinstance(one, Moved):
        return (folder / one.target).exists() and not (folder / one.path).exists()
    return _holds(folder / one.path, one.after)


def _is_open(folder: Path, one: Rewrite) -> bool:
    if isinstance(one, Moved):
        return (folder / one.path).exists() and not (folder / one.target).exists()
    return _holds(folder / one.path, one.before)


def _holds(file: Path, data: bytes | None) -> bool:
    if data is None:
        return not file.exists()
    try:
        return read_bytes(file) == data
    except OSError:
        return False


def _back(one: Rewrite) -> Rewrite:
    match one:
        case Wrote(path=path, before=before, after=after):
            return Wrote(path, after, before)
        case Moved(path=path, target=target):
            return Moved(target, path)
        case _:
            assert_never(one)

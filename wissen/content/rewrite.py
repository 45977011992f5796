"""What is done to the files of a content folder, so that it can be taken back: texts put in place, names changed."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

from wissen.content.fix import bytes_of, rename, write_whole
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


def taken_back(rewrites: Sequence[Rewrite]) -> tuple[Rewrite, ...]:
    """What leads back to where it began."""
    return tuple(map(_back, reversed(rewrites)))


def _do(folder: Path, one: Rewrite) -> None:
    match one:
        case Wrote(path=path, before=before, after=after):
            if bytes_of(folder / path) != before:
                raise ContentError(
                    f"„{path}“ wurde inzwischen geändert.",
                    "Lesen Sie den Ordner neu ein, und versuchen Sie es noch einmal.",
                )
            write_whole(folder / path, after)
        case Moved(path=path, target=target):
            if (folder / target).exists() and path.casefold() != target.casefold():
                raise ContentError(f"„{target}“ gibt es schon.", "Wählen Sie einen anderen Namen.")
            rename(folder / path, posixpath.basename(target))
        case _:
            assert_never(one)


def _back(one: Rewrite) -> Rewrite:
    match one:
        case Wrote(path=path, before=before, after=after):
            return Wrote(path, after, before)
        case Moved(path=path, target=target):
            return Moved(target, path)
        case _:
            assert_never(one)

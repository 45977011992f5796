"""What a file from elsewhere is expected to be, and how people are told that it is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAX_BYTES: Final = 20_000_000
"""Most files are smaller, and so is each file in a zip; a model of 1,000 steps has about 2 MB, the longest law 5 MB."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file: `noun` and `nouns` are the word for it, `full` is the word where nobody knows what is meant.

    `endings` are those of its names in small letters. `again` says how to get it anew, `smaller` what to do with one
    that is too large. `with_dtd`: its files name a DTD, which is never read; `forgiving`: small damage is told and
    what is left is taken. `largest` is how many bytes a file may have.
    """

    noun: str
    nouns: str
    full: str
    endings: tuple[str, ...]
    again: str
    smaller: str
    with_dtd: bool = False
    forgiving: bool = False
    largest: int = MAX_BYTES

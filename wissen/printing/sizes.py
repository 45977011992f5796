"""The sheets that a poster may be; without Qt, since the command line names them too."""

from __future__ import annotations

from enum import StrEnum


class PosterSize(StrEnum):
    """Sheets that offices can print, across; the value is the word of the command line."""

    A3 = "a3"
    A2 = "a2"

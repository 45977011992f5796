"""What stands on every sheet besides the text: title, state of the law, edition, and a watermark where one is due."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Marks:
    """`state` says what the text rests on, `edition` names the pack; `watermark` is "" where the text holds today."""

    title: str
    state: str = ""
    watermark: str = ""
    edition: str = ""

    @property
    def foot(self) -> str:
        """The line at the foot, without the number of the sheet."""
        return " · ".join(part for part in (self.state, self.edition and f"Ausgabe {self.edition}") if part)


def file_name(title: str, suffix: str) -> str:
    """A title as the name of a file on any system: "Ein Fall: § 81.pdf" becomes "Ein Fall § 81.pdf"."""
    words = " ".join(_NOT_IN_NAMES.sub(" ", title).split())
    return f"{words[:_LONGEST_NAME].strip(' .') or 'Seite'}{suffix}"


def sheet_number(number: int, count: int) -> str:
    """Where a sheet lies: "Seite 2 von 5"."""
    return f"Seite {number} von {count}"

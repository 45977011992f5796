"""What stands on every sheet besides the text: title, state of the law, edition, and a watermark where one is due."""

from __future__ import annotations

from dataclasses import dataclass


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


def sheet_number(number: int, count: int) -> str:
    """Where a sheet lies: "Seite 2 von 5"."""
    return f"Seite {number} von {count}"

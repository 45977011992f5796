"""Remarks (Meldungen): what a person reports about a place of the content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RemarkKind(StrEnum):
    """What is the matter. The values stand in databases for ever: add, never rename."""

    WRONG = "wrong"
    UNCLEAR = "unclear"
    LOOP = "loop"
    """The office goes round in circles at this step (Schleife)."""
    IDEA = "idea"


@dataclass(frozen=True, slots=True)
class Remark:
    """`object` is a Kennung or `object#place`, `revision` its Fassung as the person saw it ("" where it has none).

    `text` is the id of what the person wrote, "" if they wrote nothing.
    """

    reference: str
    day: date
    object: str
    revision: str
    kind: RemarkKind
    text: str = ""

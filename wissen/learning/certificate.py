"""Certificates (Nachweise): that something was learned, as it was put in writing on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Certified:
    """A certificate that was issued for a module or a learning path.

    `revision` is the fingerprint of everything that was printed, `text` the id under which that is kept; `evidence` is
    the fingerprint of the Fassungen that it rests on.
    """

    reference: str
    day: date
    object: str
    revision: str
    evidence: str
    text: str

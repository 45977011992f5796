"""What a person sees of a section or question: its Fassung and its text, to be kept with what they do."""

from __future__ import annotations

from dataclasses import dataclass

from wissen.content.item import Item
from wissen.content.model import Section


@dataclass(frozen=True, slots=True)
class Seen:
    """`revision` is the Fassung, `text` what it stands for."""

    revision: str
    text: str


def seen(part: Section | Item) -> Seen:
    """The Fassung of a part and its canonical text."""
    # Late: the writer of canonical text brings the readers with it, and the window is to show before them.
    from wissen.content.revision import canonical, fingerprint

    text = canonical(part)
    return Seen(fingerprint(text), text)

"""What a person sees of a part: its Fassung and its text, to be kept with what they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wissen.content.revision import Learnable


@dataclass(frozen=True, slots=True)
class Seen:
    """`revision` is the Fassung, `text` what it stands for."""

    revision: str
    text: str


def seen(part: Learnable, names: Mapping[str, str] | None = None) -> Seen:
    """The Fassung of a part and its canonical text; for steps `names` as in `content.revision.revision`."""
    # Late: the writer of canonical text brings the readers with it, and the window is to show before them.
    from wissen.content.revision import canonical, fingerprint

    text = canonical(part, names or {})
    return Seen(fingerprint(text), text)

"""What a person sees of a part: its Fassung and its text, to be kept with what they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wissen.content.entry import Headed
from wissen.content.fingerprint import fingerprint
from wissen.content.flow import Process
from wissen.content.library import Library
from wissen.content.model import Lesson

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
    from wissen.content.revision import canonical

    text = canonical(part, names or {})
    return Seen(fingerprint(text), text)


def seen_parts(content: Headed, whole: Library) -> dict[str, Seen]:
    """What is learned of a lesson (its sections) or a process (its steps) as of a day, by place."""
    from wissen.content.revision import step_names

    match content:
        case Lesson(sections=sections):
            return {section.id: seen(section) for section in sections}
        case Process(head=head, steps=steps):
            names = step_names(whole.open(head.id))
            return {step.id: seen(step, names) for step in steps}
    return {}

"""What a person is shown before a pack is installed: whose it is, what it changes, and whose learning path that is."""

from __future__ import annotations

from dataclasses import dataclass

from wissen.content.library import Library
from wissen.services.pack_candidate import Candidate
from wissen.services.pack_changes import Assigned, ContentChange, Fate, PathEffect, changes, effects


@dataclass(frozen=True, slots=True)
class Preview:
    """`replaces` is the title of other content that would no longer be read, "" where it is the same pack."""

    candidate: Candidate
    changes: tuple[ContentChange, ...]
    effects: tuple[PathEffect, ...]
    replaces: str = ""

    def count(self, fate: Fate) -> int:
        """How much has this fate."""
        return sum(one.fate is fate for one in self.changes)


def preview(candidate: Candidate, before: Library, assigned: Assigned = ()) -> Preview:
    """The pack against what is read now."""
    found = changes(before, candidate.library)
    replaced = before.pack.title if before.pack and before.pack.id != candidate.id else ""
    return Preview(candidate, found, effects(before, candidate.library, found, assigned), replaced)

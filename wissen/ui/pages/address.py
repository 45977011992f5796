"""Which page shows an object of the content."""

from __future__ import annotations

from wissen.content.entry import Entry, Part, PartKind
from wissen.content.model import Kind
from wissen.errors import ContentError
from wissen.ui.navigation import Address, Screen
from wissen.ui.strings import tr

ALONE = (PartKind.CARD, PartKind.TERM, PartKind.PRACTICE)
"""Parts that are shown by themselves, not among the others of their file."""

_SCREENS = {
    Kind.LESSON: Screen.LESSON,
    Kind.QUIZ: Screen.QUIZ,
    Kind.MODULE: Screen.ONBOARDING,
    Kind.FINDER: Screen.FINDER,
}


def address_of(entry: Entry, part: Part | None = None) -> Address:
    """The page that shows an object, at one of its parts."""
    if part is not None and part.kind in ALONE:
        return Address(Screen.LOOKUP, part.id)
    return Address(_SCREENS.get(entry.kind, Screen.LOOKUP), entry.id, part.id if part else "")


def cannot_open(file: str) -> ContentError:
    """The error for a file that somebody wants opened, and that is of no kind that can be."""
    return ContentError(
        tr("Die Datei „{file}“ kann Wissen nicht öffnen.").format(file=file),
        tr(
            "Übernehmen lassen sich BPMN-Modelle (.bpmn, .xml oder .zip) und Gesetze (.xml oder .zip). Inhalte öffnen "
            "Sie über ihre Kennung: wissen open KENNUNG."
        ),
    )

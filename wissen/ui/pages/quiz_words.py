"""What the pages of a quiz say in more than one place."""

from __future__ import annotations

from wissen.ui.strings import plural, tr


def withdrawn_text(count: int) -> str:
    """That questions have gone from a quiz under way."""
    gone = plural(count, "Frage wurde", "Fragen wurden")
    counts = tr("zählt nicht") if count == 1 else tr("zählen nicht")
    return tr("{gone} inzwischen entfernt und {counts}.").format(gone=gone, counts=counts)

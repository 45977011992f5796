"""Finding what holds on the Stichtag, and saying of what does not when it did or will."""

from __future__ import annotations

from datetime import date

from wissen.content.entry import Entry, Part
from wissen.content.library import Library
from wissen.errors import NotFound, NotThen
from wissen.text import german_date


def find_then(whole: Library, state: Library, name: str) -> tuple[Entry, Part | None]:
    """What bears the name in `state`, which is `whole` as of a day.

    Raises NotThen when it holds on other days only, NotFound with the nearest Kennung when there is no such thing.
    """
    try:
        return state.find(name)
    except NotFound:
        if state.day is None:
            raise
        raise _then(*whole.find(name), day=state.day) from None


def _then(entry: Entry, part: Part | None, *, day: date) -> NotThen:
    periods = [entry.head.period]
    if part is not None:
        versions = (other.period.within(entry.head.period) for other in entry.parts if other.id == part.id)
        periods = [period for period in versions if period is not None]
    ended = [period.end for period in periods if period.end and period.end < day]
    coming = [period.start for period in periods if period.start and period.start > day]
    title = part.title if part and part.title else entry.title
    hints = [f"Zuletzt galt es bis {german_date(max(ended))}."] if ended else []
    if coming:
        hints.append(f"Es gilt {'wieder' if ended else 'erst'} ab {german_date(min(coming))}.")
    hint = " ".join(hints) or "Es gehört zu etwas, das an diesem Tag nicht gilt."
    text = f"„{title}“ gilt am {german_date(day)} nicht."
    return NotThen(text, hint)

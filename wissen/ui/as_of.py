"""The words for the Stichtag wherever a text is shown, copied or printed."""

from __future__ import annotations

from datetime import date

from wissen.content.entry import Entry
from wissen.printing.marks import Marks
from wissen.services.bundle import Services
from wissen.services.law_changes import Stage
from wissen.services.shelf import Shelf
from wissen.text import german_date
from wissen.ui.strings import plural, tr

_SOON = 30
"""Days within which a stage to come is told as days left."""


def not_today(shelf: Shelf) -> str:
    """What must be said wherever a text is shown or taken along that does not hold today; "" when it does."""
    return "" if shelf.is_today else tr("Rechtsstand {day} – nicht aktuell").format(day=german_date(shelf.day))


def text_marks(services: Services, title: str, entry: Entry) -> Marks:
    """What stands on every sheet of a text that follows the Stichtag: its day, who has checked it, the edition."""
    shelf = services.shelf
    day = tr("Stand {day}").format(day=german_date(shelf.day))
    state = f"{day} · {services.law_changes.state(entry).cause}"
    return Marks(title, state, not_today(shelf), edition(shelf))


def map_marks(shelf: Shelf, *words: str) -> Marks:
    """What stands on a poster of the Prozesslandkarte; `words` say what it was narrowed to."""
    title = " · ".join((tr("Prozesslandkarte"), *words))
    return Marks(title, tr("Stand {day}").format(day=german_date(shelf.day)), not_today(shelf), edition(shelf))


def plan_marks(shelf: Shelf, title: str) -> Marks:
    """What stands on every sheet of a plan: the law its content was written against, and the edition."""
    pack = shelf.whole.pack
    law = pack.law_as_of if pack is not None else None
    return Marks(title, tr("Rechtsstand {day}").format(day=german_date(law)) if law else "", edition=edition(shelf))


def edition(shelf: Shelf) -> str:
    """The edition of the content, "" without a pack."""
    return shelf.whole.pack.edition if shelf.whole.pack is not None else ""


def when(stage: Stage, today: date) -> str:
    """Since when a stage applies, or from when, with the days left if these are few."""
    day = stage.stage.start
    if day is None:
        return tr("noch ohne Tag")
    if day > today:
        text, left = tr("ab {day}").format(day=german_date(day)), (day - today).days
        return tr("{text}, noch {left}").format(text=text, left=plural(left, "Tag", "Tage")) if left <= _SOON else text
    return since(stage.stage.start, exact=stage.stage.exact)


def since(day: date | None, *, exact: bool) -> str:
    """Since when something applies; a Textstand only proves since when at the latest."""
    word = tr("seit {day}") if exact else tr("spätestens seit {day}")
    return word.format(day=german_date(day)) if day else tr("noch ohne Tag")

"""The words for the Stichtag wherever a text is shown, copied or printed."""

from __future__ import annotations

from wissen.content.entry import Entry
from wissen.printing.marks import Marks
from wissen.services.bundle import Services
from wissen.services.shelf import Shelf
from wissen.text import german_date
from wissen.ui.strings import tr


def not_today(shelf: Shelf) -> str:
    """What must be said wherever a text is shown or taken along that does not hold today; "" when it does."""
    return "" if shelf.is_today else tr("Rechtsstand {day} – nicht aktuell").format(day=german_date(shelf.day))


def text_marks(services: Services, title: str, entry: Entry | None = None) -> Marks:
    """What stands on every sheet: the day whose law it shows, who has checked it, the edition of the content."""
    shelf = services.shelf
    told = [tr("Rechtsstand {day}").format(day=german_date(shelf.day))]
    if entry is not None:
        told.append(services.law_changes.state(entry).cause)
    pack = shelf.whole.pack
    return Marks(title, " · ".join(told), not_today(shelf), pack.edition if pack is not None else "")

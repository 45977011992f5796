"""When something is meant to be done, in words: how far off and on which day, and never as a reproach."""

from __future__ import annotations

from datetime import date

from wissen.settings import LANDS
from wissen.text import german_date, relative_day, weekday_date
from wissen.ui.strings import tr

_NEAR = 7
"""Days within which it is said how many are left; before that there is simply time."""


def due_words(due: date, today: date) -> str:
    """Say it: "in 3 Tagen, bis Fr., 04.12.2026", "noch etwas Zeit, bis …", "war bis 27.11. gedacht"."""
    left = (due - today).days
    if left < 0:
        day = german_date(due) if due.year != today.year else f"{due:%d.%m.}"
        return tr("war bis {day} gedacht").format(day=day)
    if left == 0:
        return tr("bis heute, {day}").format(day=weekday_date(due))
    soon = relative_day(due, today) if left <= _NEAR else tr("noch etwas Zeit")
    return tr("{soon}, bis {day}").format(soon=soon, day=weekday_date(due))


def holiday_words(land: str) -> str:
    """Whose holidays count when days are counted."""
    if land:
        return tr("Es gelten die Feiertage in {land}.").format(land=LANDS[land])
    return tr("Es gelten nur bundesweite Feiertage. Ihr Land wählen Sie in den Einstellungen.")

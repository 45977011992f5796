"""Due days of a learning path: `Tag 3`, `Woche 2`, `Monat 1`, counted from the first working day of a person."""

from __future__ import annotations

from datetime import date, timedelta

from wissen.content.model import PathUnit
from wissen.learning.working_days import A_DAY, Workdays, last_working_day, months_later


def due_day(unit: PathUnit, number: int, start: date, land: str = "") -> date | None:
    """The day by which a stage is meant to be done: always a working day, None beyond the calendar.

    `Tag n` is the n-th working day, the start day being the first. `Woche n` and `Monat n` are counted from the start
    day as the calendar runs, and are due on their last working day; no week is without one.
    """
    try:
        match unit:
            case PathUnit.DAY:
                return Workdays(start, land).day(number)
            case PathUnit.WEEK:
                return last_working_day(start + timedelta(weeks=number) - A_DAY, land)
            case PathUnit.MONTH:
                return last_working_day(months_later(start, number) - A_DAY, land)
    except OverflowError:
        return None

"""Due days of a learning path: `Tag 3`, `Woche 2`, `Monat 1`, counted from the first working day of a person."""

from __future__ import annotations

from datetime import date, timedelta

from wissen.content.model import PathUnit
from wissen.learning.working_days import A_DAY, day_off, months_later, next_working_day


def due_day(unit: PathUnit, number: int, start: date, land: str = "") -> date | None:
    """The day by which a stage is meant to be done: always a working day, None beyond the calendar.

    `Tag n` is the n-th working day, the start day being the first. `Woche n` and `Monat n` are counted from the start
    day as the calendar runs, and are due on their last working day; no week is without one.
    """
    try:
        match unit:
            case PathUnit.DAY:
                return _nth_working_day(number, start, land)
            case PathUnit.WEEK:
                return _working_day_before(start + timedelta(weeks=number), land)
            case PathUnit.MONTH:
                return _working_day_before(months_later(start, number), land)
    except OverflowError:
        return None


def _nth_working_day(number: int, start: date, land: str) -> date:
    day = next_working_day(start, land)
    for _ in range(number - 1):
        day = next_working_day(day + A_DAY, land)
    return day


def _working_day_before(day: date, land: str) -> date:
    day -= A_DAY
    while day_off(day, land):
        day -= A_DAY
    return day

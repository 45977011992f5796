"""What stands under the title of a text: its Rechtsstand with the cause, and the band of its periods (Stufenband)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wissen.content.blocks import Inline, Link, Text
from wissen.content.entry import Entry
from wissen.content.law_state import LawState
from wissen.content.stretches import Stretch, stretch_on, stretches
from wissen.content.validity import ALWAYS
from wissen.drawing.page import Hint
from wissen.services.bundle import Services
from wissen.text import german_date
from wissen.ui.strings import plural, tr

DAY, COMPARE, HANDOUT, WALK = "stichtag:", "vergleich:", "weitergabe:", "begleiter:"
"""Schemes of links: what holds on a day; what differs between two (`kennung/day/day`); a sheet for partners; a walk."""

_LIGHTS = {
    LawState.CHECKED: ("verified", "ok"),
    LawState.UNCHECKED: ("pending", "muted"),
    LawState.DUE: ("warning", "warn"),
    LawState.OVERTAKEN: ("error", "err"),
}
_BETWEEN = Text(" · ")


def law_hints(services: Services, entry: Entry, part_id: str = "") -> tuple[Hint, ...]:
    """The hints for an object, or for a part of it that is shown alone."""
    state = services.law_changes.state(entry)
    icon, colour = _LIGHTS[state.light]
    shelf = services.shelf
    found = stretches(shelf.whole.entries.get(entry.id, entry), part_id)
    band = tuple(_band(found, part_id or entry.id, day=shelf.day, today=shelf.today))
    light = Hint(icon, colour, (Text(state.cause),))
    return (light, Hint("gavel", "muted", band)) if band else (light,)


def day_link(text: str, day: date) -> Link:
    """A link that shows what holds on a day."""
    return Link((Text(text),), DAY + day.isoformat())


def _band(found: tuple[Stretch, ...], kennung: str, *, day: date, today: date) -> Iterator[Inline]:
    """Since when this text holds, what held before, what comes; nothing for a text that has always held."""
    place = stretch_on(found, day)
    if place is None or (len(found) == 1 and found[0].period == ALWAYS):
        return
    now = found[place]
    before = found[place - 1] if place else None
    after = found[place + 1] if place + 1 < len(found) else None
    parts: list[Inline] = []
    if now.period.start:
        parts.append(Text(tr("Gilt seit {day}").format(day=german_date(now.period.start))))
    if before is not None and before.period.end:
        parts.append(
            day_link(tr("bis {day} galt anderes").format(day=german_date(before.period.end)), before.period.end)
        )
    if after is not None and after.period.start:
        parts.append(day_link(_coming(after.period.start, today), after.period.start))
    elif now.period.end:
        parts.append(Text(tr("gilt bis {day}").format(day=german_date(now.period.end))))
    pair = _pair(now, before, after, today=today)
    if pair is not None:
        old, new = pair
        parts.append(Link((Text(tr("Bisher | Neu")),), f"{COMPARE}{kennung}/{old.isoformat()}/{new.isoformat()}"))
    for number, part in enumerate(parts):
        if number:
            yield _BETWEEN
        yield part


def _coming(day: date, today: date) -> str:
    if day <= today:
        return tr("ab {day} neu").format(day=german_date(day))
    left = plural((day - today).days, "Tag", "Tage")
    return tr("ab {day} neu, noch {left}").format(day=german_date(day), left=left)


def _pair(now: Stretch, before: Stretch | None, after: Stretch | None, *, today: date) -> tuple[date, date] | None:
    """The two days worth comparing: what comes with what holds, else what holds with what held before."""
    if after is not None and after.period.start and now.period.end and after.period.start > today:
        return now.period.end, after.period.start
    if before is not None and before.period.end and now.period.start:
        return before.period.end, now.period.start
    if after is not None and after.period.start and now.period.end:
        return now.period.end, after.period.start
    return None
